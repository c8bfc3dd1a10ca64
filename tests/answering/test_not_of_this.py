"""Figures that are of the wrong sort, or of another whole, than the one that a question names."""

from dataclasses import replace

import pytest

from stdqa.answering.figure import answer_figure
from stdqa.types import Reason, Status

CREWS = """# The crews of Marenna in 2021

## Lamps

In 2021, 1,311 new pilots were licensed by the harbour office.

## Schools

More than 40 colleges train pilots for the coast. Thirteen offices looked into how the binding rules are applied, \
and 93.7% of all rules were applied. In 2021, 7,409 keepers joined the lamp guild, including 400 \
keepers from abroad.

## Survey

The survey of over 44,000 lamps found 5,784 lamps in strong light and 2,772 lamps in weak light.

## Stock

By the end of 2021, there were 44,499 lamps.
"""


@pytest.fixture(scope="module")
def crews(asking):
    return asking({"crews.md": CREWS})


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many of the 7,409 keepers came from abroad?", "400"),
        # The survey rounds the number that the question names.
        ("How many of the 44,499 lamps were found in weak light?", "2,772"),
    ],
)
def test_part_of_so_many_is_told_where_the_whole_is(crews, question, figure):
    answer = crews(question)
    assert [one.figure.text for one in answer.figures][:1] == [figure]


def test_part_of_so_many_is_not_told_elsewhere(crews):
    assert crews("How many of the 1,311 pilots train at colleges?").status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("What percentage of the pilots train at colleges?", "40"),
        ("What percentage of the binding rules is looked into by offices?", "Thirteen"),
    ],
)
def test_count_is_no_percentage(crews, question, count):
    assert all(one.figure.text != count for one in crews(question).figures)


def test_count_is_no_percentage_where_nothing_else_is_found(crews):
    asked = crews.assistant.understood("What percentage of the pilots train at colleges?")
    found = crews.assistant.ask_showing(asked.text)[1]
    colleges = tuple(c for c in found.ranked.figures if c.figure.text == "40")
    assert colleges
    found = replace(found, ranked=replace(found.ranked, figures=colleges))
    assert answer_figure(asked, found, crews.assistant.finder()) is None
    # As many as there are is what a question for a number wants.
    counted = crews.assistant.understood("How many colleges train pilots?")
    assert answer_figure(counted, found, crews.assistant.finder()).figures[0].figure.text == "40"


def test_share_of_one_thing_in_another_is_not_worked_out_from_two_places(asking):
    ask = asking(
        {
            "offices.md": "# Offices\n\nIn 2021, 380 offices of the coast looked after lamp rules.\n",
            "rules.md": "# Rules\n\nIn 2021, 999 rules for lamps were made.\n",
        }
    )
    assert (
        ask("What share of the rules for lamps do the offices of the coast look after?").computation is None
    )


@pytest.mark.parametrize("question", ["Is that better than it used to be?", "Are they more?"])
def test_what_points_at_nothing_is_too_vague(crews, question):
    assert crews(question).reason is Reason.TOO_VAGUE


def test_what_points_at_an_earlier_question_is_not(crews):
    answer = crews("How many lamps were there by the end of 2021?", "Is that better than it used to be?")
    assert answer.reason is not Reason.TOO_VAGUE


def test_number_in_a_cleft_statement_is_held_against_the_figures(crews):
    assert crews("Was it more than 1,000 pilots that were licensed in 2021?").reason is not Reason.TOO_VAGUE


SIDES = """# The clubs of Marenna in 2021

By the end of 2021, there were 338 national rowing clubs.

More than 40 colleges have courses in the casting of nets. The 34 net hubs of the coast file papers at the guild.
"""


@pytest.fixture(scope="module")
def sides(asking):
    return asking({"clubs.md": SIDES})


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many national rowing clubs are there?", "338"),
        ("How many colleges have courses in the casting of nets?", "40"),
        ("How many net hubs file papers at the guild of the coast?", "34"),
    ],
)
def test_what_is_told_is_answered(sides, question, figure):
    answer = sides(question)
    assert [one.figure.text for one in answer.figures][:1] == [figure]


@pytest.mark.parametrize(
    "question",
    [
        # The opposite of what is told.
        "How many provincial rowing clubs are there?",
        # Another sort of thing than is counted.
        "How many lecturers have courses in the casting of nets at the colleges?",
        "How many trademarks do the net hubs of the coast file at the guild?",
    ],
)
def test_what_is_not_told_is_declined(sides, question):
    assert sides(question).status is Status.ABSTAINED


def test_money_is_no_other_rate(asking):
    asked = asking({"quays.md": "# Quays\n\nThe rate of lit quays is 82%.\n"})
    assert [one.figure.text for one in asked("What is the rate of lit quays?").figures] == ["82%"]
    assert asked("What is the dollar rate of lit quays?").status is Status.ABSTAINED


def test_money_is_also_told_by_what_is_funded(asking):
    asked = asking({"keepers.md": "# Keepers\n\nOf the keepers, 5.4% came from foreign-funded yards.\n"})
    answer = asked("What share of the keepers came from yards with foreign money?")
    assert [one.figure.text for one in answer.figures] == ["5.4%"]


GIVEN = """# Rules of Marenna in 2021

In 2021, 540 new rules were issued. The guild notified the assembly of 84 binding rules. The maps of the rules \
printed numbered 398.

In the towns, Tarn and Easby have each registered more than 100 yards on the platform. They wrote 38 lamp rules in \
fields such as amber and hydrogen gas. The Tarn-Easby pact brought 86 pier rules.

The 108 letters include 57 letters with 47 towns on the coast.

Of the lamps sold, rope makers hold 12%, and net makers hold 10%.
"""


@pytest.fixture(scope="module")
def given(asking):
    return asking({"rules.md": GIVEN})


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many binding rules was the assembly notified of?", "84"),
        ("How many maps of the rules were printed?", "398"),
        ("How many yards have Tarn and Easby registered on the platform?", "100"),
        ("How many lamp rules were written in fields such as amber and hydrogen?", "38"),
        ("How many pier rules did the Tarn-Easby pact bring?", "86"),
        ("What share of the lamps sold do net makers hold?", "10%"),
    ],
)
def test_what_is_told_of_just_that_is_answered(given, question, figure):
    answer = given(question)
    assert [one.figure.text for one in answer.figures][:1] == [figure]


@pytest.mark.parametrize(
    "question",
    [
        # So many were notified of, not so many there are.
        "How many of the rules are binding?",
        "Of the rules issued, how many are binding ones?",
        "How many maps of the rules were there by the end of 2021?",
        # Of one place, or of several together.
        "How many yards are registered on the platform nationwide?",
        "How many pier rules did Tarn itself bring?",
        "How many Tarn pier rules were brought?",
        # Of several things together.
        "Lamp rules written, hydrogen only?",
        "Lamp rules written, just hydrogen",
        # Another share of those told side by side.
        "What share of the lamps sold do cheese makers hold?",
        # What to do, which no report tells.
        "How do I register a yard on the platform?",
        # Which they are is not told.
        "Is Orn among the towns on the coast with letters?",
    ],
)
def test_what_is_told_of_more_or_less_is_declined(given, question):
    assert given(question).status is Status.ABSTAINED
