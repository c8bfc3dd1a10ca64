"""Statements put as questions: confirmed or contradicted, always with what the documents do say."""

import pytest

from stdqa.types import Status, Verdict

CONFIRMED, CONTRADICTED = Verdict.CONFIRMED, Verdict.CONTRADICTED


def judged(answer):
    assert answer.status is Status.ANSWERED
    return answer.verdict


@pytest.mark.parametrize(
    ("question", "verdict", "figure"),
    [
        ("Is it true that 64 public libraries were opened in 2021?", CONFIRMED, "64"),
        ("Is it true that 74 public libraries were opened in 2021?", CONTRADICTED, "64"),
        ("Did the libraries employ 12,500 people?", CONFIRMED, "12,500"),
        ("Did 12,500 librarians work in the libraries?", CONTRADICTED, "7,300"),
        ('Have 86 villages been reached by the "Open Shelf" programme?', CONFIRMED, "86"),
        ('Have 96 villages been reached by the "Open Shelf" programme?', CONTRADICTED, "86"),
        ("17 lighthouses have received a book chest, right?", CONFIRMED, "Seventeen"),
        ("Public libraries opened in 2021: 64, right?", CONFIRMED, "64"),
        ("Was the fitness rate of rare books 87%?", CONFIRMED, "87.0%"),
        ("Was the fitness rate of rare books 78%?", CONTRADICTED, "87.0%"),
        ("Is it true that Brisk has 95 branches?", CONFIRMED, "95"),
        ("Is it true that Aldmoor has 95 branches?", CONTRADICTED, "120"),
        ("Did Norwick count 980 landings?", CONFIRMED, "980"),
        ("Did Easby count 980 landings?", CONTRADICTED, "415"),
    ],
)
def test_number_stated_is_held_against_the_figure(ask, question, verdict, figure):
    answer = ask(question)
    assert judged(answer) is verdict
    assert answer.figures[0].figure.text == figure


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Were more than 60 public libraries opened in 2021?", CONFIRMED),
        ("Were more than 70 public libraries opened in 2021?", CONTRADICTED),
        ("Is it right that fewer than 100 reading corners were set up in 2021?", CONFIRMED),
        ("Is it right that more than 100 reading corners were set up in 2021?", CONTRADICTED),
        ("Were about 2,300 public libraries in existence at the end of 2021?", CONFIRMED),
        ("Were nearly 10,000 school libraries registered by the end of 2021?", CONFIRMED),
        ("Were about 1,300 school libraries registered by the end of 2021?", CONTRADICTED),
    ],
)
def test_bound_or_rounding_is_judged_as_it_is_said(ask, question, verdict):
    assert judged(ask(question)) is verdict


@pytest.mark.parametrize(
    ("question", "verdict", "figure"),
    [
        ("Were there 64 public libraries by the end of 2021?", CONTRADICTED, "2,318"),
        ("Were 2,318 public libraries opened in 2021?", CONTRADICTED, "64"),
        ("Were there 2,318 public libraries by the end of 2021?", CONFIRMED, "2,318"),
        ("Were 71 public libraries opened in 2020?", CONFIRMED, "71"),
        ("Were 71 public libraries opened in 2021?", CONTRADICTED, "64"),
        ("Were 64 public libraries opened in 2020?", CONTRADICTED, "71"),
    ],
)
def test_right_number_of_the_wrong_period_is_contradicted(ask, question, verdict, figure):
    answer = ask(question)
    assert judged(answer) is verdict
    assert answer.figures[0].figure.text == figure


@pytest.mark.parametrize(
    ("question", "verdict", "figure"),
    [
        ("Were all rare books in good condition?", CONTRADICTED, "57.0%"),
        ("Were most of the rare books in good condition?", CONFIRMED, "57.0%"),
        ("Were more than half of the rare books in good condition?", CONFIRMED, "57.0%"),
        ("Were fewer than half of the rare books in poor condition?", CONFIRMED, "13.0%"),
        ("Were most of the rare books in poor condition?", CONTRADICTED, "13.0%"),
        ("Did more than half of the population hold a library card?", CONTRADICTED, "38.5%"),
        ("Did a minority of the population hold a library card?", CONFIRMED, "38.5%"),
        ("Is it true that most of the catch was cod?", CONTRADICTED, "21%"),
        ("Did herring make up all of the catch?", CONTRADICTED, "46%"),
    ],
)
def test_all_most_and_half_are_held_against_the_share(ask, question, verdict, figure):
    answer = ask(question)
    assert judged(answer) is verdict
    assert answer.figures[0].figure.text == figure


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Had there been condition surveys of rare books before?", CONTRADICTED),
        ("Was it the second condition survey of rare books?", CONTRADICTED),
        ("Was the condition survey of rare books carried out again?", CONTRADICTED),
        ("Was the national catalogue of manuscripts put online for the first time?", CONFIRMED),
    ],
)
def test_first_time_is_no_repetition(ask, question, verdict):
    answer = ask(question)
    assert judged(answer) is verdict
    assert "first" in answer.citations[0].quote.lower()


@pytest.mark.parametrize(
    ("question", "verdict", "quoted"),
    [
        ("Was the headquarters of the rescue service moved to Norwick?", CONFIRMED, "from Tarn to Norwick"),
        ("Was the headquarters of the rescue service moved to Easby?", CONTRADICTED, "from Tarn to Norwick"),
        ("Was the school library competition won by the Hillside School?", CONFIRMED, "Hillside School"),
        ("Was the school library competition won by the Harbour School?", CONTRADICTED, "Hillside School"),
        ("Is the catch of eel permitted?", CONTRADICTED, "no longer permitted"),
        ("Is the catch of eel no longer permitted?", CONFIRMED, "no longer permitted"),
        ("Did the number of printed books lent rise?", CONFIRMED, "rose by 8.2%"),
        ("Did the number of printed books lent fall?", CONTRADICTED, "rose by 8.2%"),
        ("Did the number of audiobooks lent fall?", CONFIRMED, "fell by 3.1%"),
        ("Did the number of audiobooks lent rise?", CONTRADICTED, "fell by 3.1%"),
    ],
)
def test_statement_without_a_number_is_held_against_the_sentence(ask, question, verdict, quoted):
    answer = ask(question)
    assert judged(answer) is verdict
    assert quoted in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Is it true that 700 public libraries were closed in 2021?",
        "Were 700 public libraries closed for want of staff?",
        "Were 700 public libraries closed or not?",
    ],
)
def test_what_only_a_journalist_said_is_not_confirmed(ask, question):
    answer = ask(question)
    assert answer.verdict is not CONFIRMED
    assert not any("700" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Is it true that the libraries bought three submarines?",
        "Did the National Library Office abolish the late fee?",
        "Has the World Library Union moved to Lowen?",
    ],
)
def test_what_no_document_says_is_not_confirmed(ask, question):
    assert ask(question).verdict is not CONFIRMED


def test_text_says_the_verdict_before_the_figure(ask):
    assert ask("Is it true that 64 public libraries were opened in 2021?").text.startswith("Confirmed: 64")
    assert ask("Is it true that 74 public libraries were opened in 2021?").text.startswith("Contradicted")


MILLS = """---
title: Mills of Marenna, 2021
date: 2022-03-02
period: "2021"
---
# Mills of Marenna, 2021

The mills ground 47,200 tonnes of rye in 2021, compared with 58,800 tonnes in 2020. They ground 9,300 tonnes of oats in 2021, after 8,100 tonnes in 2020.

Exports of flour rose by 4.6% in 2021. The Board reviewed thirty-four applications for licences, approved twenty-seven and refused seven. Barley exports came to 4,300 tonnes, after 12 months of delay.
"""


@pytest.fixture(scope="module")
def ask_mills(asking):
    return asking({"mills.md": MILLS})


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did the tonnes of rye that the mills ground rise from 2020 to 2021?", CONTRADICTED),
        ("Did the tonnes of rye that the mills ground fall from 2020 to 2021?", CONFIRMED),
        ("Did the tonnes of oats that the mills ground fall from 2020 to 2021?", CONTRADICTED),
        ("Did exports of flour rise by 4.6% in 2021?", CONFIRMED),
        ("Did exports of flour rise by 4.6 percentage points in 2021?", CONTRADICTED),
        # Months of delay are no earlier tonnes.
        ("Did barley exports fall in 2021?", None),
    ],
)
def test_direction_and_unit_are_told_by_the_numbers_too(ask_mills, question, verdict):
    assert ask_mills(question).verdict is verdict


@pytest.mark.parametrize(
    "question",
    [
        "Were all applications for licences that the Board reviewed approved?",
        "Did the Board review applications for licences, approve twenty-nine and refuse them?",
    ],
)
def test_words_alone_confirm_neither_all_nor_a_number_that_is_not_there(ask_mills, question):
    assert ask_mills(question).verdict is not CONFIRMED


SAILING = """# The ferries of Marenna in 2021

In 2021 the Board signed a cooperation papers with Norland and Ostland, and signed a \
recognition agreement on sea charts with Russia. \
The youth crew took part in the 18th Winter Sailing Games and won gold. For the first time, the barges were counted.
"""


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        # Moscow speaks for Russia: the glossary knows.
        ("Did the Board sign an agreement on sea charts with Moscow?", Verdict.CONFIRMED),
        ("Did the youth crew win gold at the 18th Sailing Games?", Verdict.CONFIRMED),
        ("Did the youth crew win gold at the 17th Sailing Games?", Verdict.CONTRADICTED),
        ("Had the barges been counted before 2021?", Verdict.CONTRADICTED),
        # Each in a clause of its own: the papers were signed with Norland.
        ("The recognition agreement on sea charts was concluded with Norland.", Verdict.CONTRADICTED),
        ("The recognition agreement on sea charts was concluded with Russia.", Verdict.CONFIRMED),
    ],
)
def test_statement_without_numbers_is_held_against_names_and_places_in_an_order(asking, question, verdict):
    assert asking({"sailing.md": SAILING})(question).verdict is verdict


PORTS = """# The ports of Marenna in 2021

By ferries built, the top three ports are, in this order, Norwick, Orlund and Marrow. Of the inland ports, Tarn \
ranks first in barges.

Norwick, Orlund, Marrow and Tarn belong to the first group of ports for safety.

By the number of tugs, the ports of the coast stand so: Tarn has 240 tugs, Easby has 196 tugs, and Orn has 61 tugs.

Easby, Orn and Tarn are old ports. Trade grew in Norwick, in Orlund, in Marrow and in Tarn.
"""


@pytest.fixture(scope="module")
def ports(asking):
    return asking({"ports.md": PORTS})


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Norwick number one in ferries built?", Verdict.CONFIRMED),
        ("Is Orlund number one in ferries built?", Verdict.CONTRADICTED),
        ("Is it true that Tarn ranks first among the inland ports in barges?", Verdict.CONFIRMED),
        ("Is it true that Easby ranks first among the inland ports in barges?", Verdict.CONTRADICTED),
        # A group is no order.
        ("Does Marrow come first in safety?", None),
        ("Is Tarn ahead of Easby in tugs?", Verdict.CONFIRMED),
        ("Is Easby ahead of Tarn in tugs?", Verdict.CONTRADICTED),
        ("Is Easby behind Tarn in tugs?", Verdict.CONFIRMED),
    ],
)
def test_who_is_first_is_held_against_who_is_told_to_be(ports, question, verdict):
    assert ports(question).verdict is verdict


FLEET = """# The fleet of Marenna in 2021

More than 40 shipping guilds of the coast announced over 60 guild rules against oil spills in 2021. By the end of \
2021, there were 512 guild rules.
"""


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is it true that more than 40 shipping guilds announced over 60 guild rules?", Verdict.CONFIRMED),
        ("Is it true that more than 60 shipping guilds announced over 40 guild rules?", Verdict.CONTRADICTED),
    ],
)
def test_statement_of_several_numbers_holds_if_all_do(asking, question, verdict):
    assert asking({"fleet.md": FLEET})(question).verdict is verdict


PLACES = """# Lamps of Marenna, 2021

Looking at the number of lamps, Tarn has reached 312 lamps. The mill of Easby was painted.
"""


def test_figure_of_another_place_is_told_with_its_place(asking):
    asked = asking({"lamps.md": PLACES})
    answer = asked("How did Easby end up with 312 lamps?")
    assert answer.verdict is CONTRADICTED
    assert "Tarn: 312" in answer.text
    own = asked("Is it true that Tarn has 999 lamps?")
    assert own.verdict is CONTRADICTED
    assert "Tarn:" not in own.text
