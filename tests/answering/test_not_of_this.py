"""Figures that are of the wrong sort, or of another whole, than the one that a question names."""

import pytest

from stdqa.types import Reason, Status

CREWS = """# The crews of Marenna in 2021

## Lamps

In 2021, 1,311 new pilots were licensed by the harbour office.

## Schools

More than 40 colleges train pilots for the coast. In 2021, 7,409 keepers joined the lamp guild, including 400 \
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


def test_count_is_no_percentage(crews):
    answer = crews("What percentage of the pilots train at colleges?")
    assert all(one.figure.text != "40" for one in answer.figures)


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
    answer = crews("How many lamps were there by the end of 2021?", "Is that more than 40,000?")
    assert answer.reason is not Reason.TOO_VAGUE


def test_number_in_a_cleft_statement_is_held_against_the_figures(crews):
    assert crews("Was it more than 1,000 pilots that were licensed in 2021?").reason is not Reason.TOO_VAGUE
