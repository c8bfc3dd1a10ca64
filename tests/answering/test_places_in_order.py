"""Who is second, whether a place is among the first three: held against names listed in their order."""

import pytest

from stdqa.answering.mentions import Namer
from stdqa.answering.ranks import in_order, place_asked_for
from stdqa.types import Status, Verdict

PORTS = """# The ports of Marenna in 2021

Regarding lighters, the top five ports in the number of lighters built are Norwick, Orlund, Marrow, Tarn, and \
Keeling, respectively.

Of the top ten ports for barges, three lie inland: Easby with 240, Dunmere with 196, and Orn with 61.

By the end of 2021, the yards of Marenna had built 5,120 lighters. In 2021, the yards built 310 lighters.
"""


@pytest.fixture(scope="module")
def ports(asking):
    return asking({"ports.md": PORTS})


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which port ranks second in the number of lighters built?", "Orlund"),
        ("Which port comes fifth for lighters built?", "Keeling"),
    ],
)
def test_one_at_a_place_is_named(ports, question, name):
    answer = ports(question)
    assert answer.status is Status.ANSWERED
    assert answer.text.startswith(f"{name}.")


@pytest.mark.parametrize(
    "question",
    [
        "Which port ranks sixth in the number of lighters built?",
        "Who takes eighth place for the lighters built?",
        # Three of ten are told, in whatever places.
        "Is Dunmere second for barges?",
    ],
)
def test_place_that_no_list_reaches_is_not_told(ports, question):
    assert ports(question).status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Does Orlund come second for lighters built?", Verdict.CONFIRMED),
        ("Does Norwick come second for lighters built?", Verdict.CONTRADICTED),
        ("Is Marrow third in lighters built?", Verdict.CONFIRMED),
        ("Was Tarn in the top four for lighters built?", Verdict.CONFIRMED),
        ("Was Keeling in the top four for lighters built?", Verdict.CONTRADICTED),
        ("Was Easby among the top five for lighters built?", Verdict.CONTRADICTED),
        ("True or false: Orlund built more lighters than Marrow.", Verdict.CONFIRMED),
        ("True or false: Marrow built more lighters than Orlund.", Verdict.CONTRADICTED),
    ],
)
def test_place_stated_is_held_against_the_list(ports, question, verdict):
    assert ports(question).verdict is verdict


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Who is the runner-up?", 2),
        ("Which port comes in 3rd place?", 3),
        ("Is Tarn second for lighters?", 2),
        ("When was the second bridge built?", None),
        ("Which port built the most?", None),
    ],
)
def test_place_asked_for(text, place):
    assert place_asked_for(text) == place


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The top three are Norwick, Orlund and Marrow.", ["Norwick", "Orlund", "Marrow"]),
        ("The list is led by Norwick, Orlund and Marrow.", ["Norwick", "Orlund", "Marrow"]),
        # Who is followed comes before those that follow.
        ("Norwick came first, followed by Orlund and Marrow.", ["Norwick", "Orlund", "Marrow"]),
        ("In this order: Norwick, Orlund and Marrow.", ["Norwick", "Orlund", "Marrow"]),
        # A person who leads leads no list.
        ("A team led by Ada Wren inspected Norwick, Orlund and Marrow.", []),
        # Some of the ten, and those with the fewest, are in no order that tells who is first.
        ("Of the top ten three lie inland: Norwick, Orlund and Marrow.", []),
        ("The top three with the fewest are Norwick, Orlund and Marrow.", []),
        ("Norwick, Orlund and Marrow have ports.", []),
    ],
)
def test_list_in_order(text, names):
    mentions = Namer(frozenset(), frozenset()).mentions(text)
    assert [one.text for one in in_order(text, mentions)] == names


BAYS = """# The bays of Marenna in 2021

By rafts built, the top three bays are North Harbour, Orlund and East Harbour. South Harbour built few tugs.

By skiffs built, the top three bays of 2019 were Norwick, Orlund and Marrow. In 2021, 40 skiffs were built.

In the number of guilds, the top three bays are Norwick, Orlund and Marrow. Norwick and Orlund each have more than \
100 guilds of sail, Marrow has more than 4,000 guilds of hands.
"""


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is South Harbour among the top three for rafts built?", Verdict.CONTRADICTED),
        ("Is East Harbour among the top two for rafts built?", Verdict.CONTRADICTED),
        ("Is East Harbour third for rafts built?", Verdict.CONFIRMED),
        ("Did Orlund rank second in skiffs built in 2021?", None),
        ("Did Orlund rank second in skiffs built in 2019?", Verdict.CONFIRMED),
        ("Is Orlund right behind East Harbour in rafts built?", Verdict.CONTRADICTED),
        ("Is Norwick number one in skiffs built in 2021?", None),
        ("Is Marrow right behind Orlund in guilds?", Verdict.CONFIRMED),
        # Those with the most do not tell who has the fewest.
        ("Is Orlund second for the fewest rafts built?", None),
        ("Does Orlund come second from the bottom in rafts built?", None),
        # Who is right behind the second is the third.
        ("Is East Harbour right behind Orlund in rafts built?", Verdict.CONFIRMED),
        ("Is East Harbour right behind North Harbour in rafts built?", Verdict.CONTRADICTED),
    ],
)
def test_no_place_is_told_for_another_name_year_or_end(asking, question, verdict):
    assert asking({"bays.md": BAYS})(question).verdict is verdict
