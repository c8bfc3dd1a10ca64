"""What is counted, where it is, and what part of it: near answers that are of something else."""

import pytest

from stdqa.types import Status

DRIVE = """---
title: The quality drive of Marenna, 2021
publisher: Quality Board
date: 2022-03-02
period: "2021"
---
# The quality drive of Marenna, 2021

Enterprises from 23 cities took part in the drive, and the drive covered 4,120 plans of enterprises.

In fields such as food, health and tourism, the delta drew up 36 joint rules. The Bay has 161 shared rules covering areas
such as transport and medicine.

The pupils took part in the 18th Rules Olympiad, winning two prizes. The winners were received at the old
town hall.
"""


@pytest.fixture(scope="module")
def ask_drive(asking):
    return asking({"drive.md": DRIVE})


def test_figure_that_counts_the_thing_asked_for_goes_before_one_of_something_else(ask_drive):
    answer = ask_drive("In how many cities are the enterprises of the drive with its plans?")
    assert answer.figures[0].figure.text == "23"


@pytest.mark.parametrize(
    "question",
    [
        "Of the joint rules of the delta, how many are about health?",
        "Of the shared rules of the Bay, how many are about medicine?",
    ],
)
def test_example_of_a_whole_has_no_figure_of_its_own(ask_drive, question):
    assert ask_drive(question).status is Status.ABSTAINED


def test_whole_with_its_examples_is_answered(ask_drive):
    assert ask_drive("How many joint rules did the delta draw up?").figures[0].figure.text == "36"


def test_where_is_answered_by_a_place_only(ask_drive):
    assert ask_drive("Where was the 18th Rules Olympiad held?").status is Status.ABSTAINED
    assert "town hall" in ask_drive("Where were the winners received?").text
