"""Questions for the greater of several: all figures compared are shown, the winner first."""

import pytest

from stdqa.types import Status


def compared(answer):
    assert answer.status is Status.ANSWERED
    assert answer.computation is None
    return [quoted.figure.text for quoted in answer.figures]


@pytest.mark.parametrize(
    ("question", "winner", "figures"),
    [
        ("Were there more librarians or assistants?", "librarians", ["7,300", "3,900"]),
        ("Were there more assistants or librarians?", "librarians", ["7,300", "3,900"]),
        ("Were there fewer bookbinders or assistants?", "bookbinders", ["1,300", "3,900"]),
        ("Which are more numerous, school libraries or public libraries, at the end of 2021?", "school libraries", ["9,846", "2,318"]),
        ("Were more new school libraries or new reading corners set up in 2021?", "school libraries", ["412", "95"]),
        ("Which has more branches, Aldmoor or Brisk?", "Aldmoor", ["120", "95"]),
        ("Which has fewer branches, Carrow or Dunmere?", "Dunmere", ["57", "81"]),
        ("Did Norwick or Easby count more landings?", "Norwick", ["980", "415"]),
        ("Skelling vs Tarn: which had more landings?", "Skelling", ["1,230", "640"]),
        ("Did the fleet catch more herring or cod?", "herring", ["46%", "21%"]),
    ],
)  # fmt: skip
def test_two_options_are_compared_by_their_figures(ask, question, winner, figures):
    answer = ask(question)
    assert compared(answer) == figures
    assert winner.lower() in answer.text.lower().partition(figures[0])[0]


@pytest.mark.parametrize(
    ("question", "winner", "figures"),
    [
        ("Which harbour counted the most landings?", "Skelling", ["1,230", "980", "640", "415"]),
        ("Which harbour counted the fewest landings?", "Easby", ["415", "640", "980", "1,230"]),
        ("Which regional network has the most branches?", "Aldmoor", ["120", "95", "81", "57"]),
        ("Which regional network has the fewest branches?", "Dunmere", ["57", "81", "95", "120"]),
    ],
)
def test_superlative_ranks_the_whole_list(ask, question, winner, figures):
    answer = ask(question)
    assert compared(answer) == figures
    assert answer.text.startswith(winner)


MILLS = """# The rents of Marenna in 2021

Rents were higher for mills than for quays. In 2021, the rent of a mill was 60 crowns, and the rent of a quay was 40 crowns.
"""


def test_sentence_that_compares_is_no_difference(asking):
    asked = asking({"rents.md": MILLS})
    assert asked("Which had higher rents, mills or quays?").text.startswith("Rents were higher for mills")
    what = "What is the difference between the rent of a mill, which is higher, and the rent of a quay?"
    assert not asked(what).text.startswith("Rents were higher")


def test_both_figures_are_cited_where_they_stand_in_different_places(ask):
    answer = ask("Which are more numerous, school libraries or public libraries, at the end of 2021?")
    assert {quoted.citation for quoted in answer.figures} == {0, 1}


def test_figures_compared_have_the_same_basis(ask):
    answer = ask("Were there more school libraries or public libraries in total?")
    assert compared(answer) == ["9,846", "2,318"]
    assert len({quoted.figure.period.basis for quoted in answer.figures}) == 1


LICENCES = """# Licences of Marenna in 2021

In 2021, 190 markets traded consumer goods. In the field of goods, 64 licences were given out in 2021. In the field of \
services, 53 licences were given out in 2021.
"""


def test_what_is_more_of_is_counted_of_each(asking):
    answer = asking({"licences.md": LICENCES})("Goods or services: for which were more licences given out?")
    assert [one.figure.text for one in answer.figures] == ["64", "53"]


MAKERS = """# Lamps of Marenna in 2021

By the end of 2021, signal lamps of the coast numbered 3,631 and came from 2,003 companies. The companies were met \
by the guild.

Of the signal lamps of the coast in the pier field of the companies, rope services make up 14% and net services 8%.
"""


@pytest.mark.parametrize(
    "question",
    [
        # Trades are no companies.
        "Which company has the most signal lamps of the coast?",
        # Lamps and companies are not of one thing.
        "Who comes second for signal lamps of the coast, and with how many?",
    ],
)
def test_what_is_no_such_thing_does_not_lead(asking, question):
    assert asking({"makers.md": MAKERS})(question).status is Status.ABSTAINED


def test_companies_may_be_of_a_kind(asking):
    answer = asking({"makers.md": MAKERS})("Which companies have the most signal lamps of the coast?")
    assert [one.figure.text for one in answer.figures] == ["14%", "8%"]
