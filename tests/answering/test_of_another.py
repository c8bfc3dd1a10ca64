"""Figures of another place, of newcomers alone, of things that are only named; names that must be told."""

import pytest

from stdqa.types import Reason, Status, Verdict

YARDS = """---
title: The yards of Ostmark, 2021
publisher: Yard Office
date: 2022-02-04
period: "2021"
---
# The yards of Ostmark, 2021

In 2021, 705 new yards took part in the lamp survey. By the end of 2021, 5,850 yards of 23 towns took part in the lamp survey.

Carrow, Dunmere and Easby each have more than 400 yards with a crane. Looking at lit cranes, Orn has reached 152 lit cranes.

In 2021, the office took on 7 new desks in the Rope Council (RC) and the Sail Council (SC). It sent 244 notes to RC and SC.

Plans were issued for 48 foreign editions of the harbour rules in areas such as towing, docking and painting.

The crews speak Danish, Norwegian and English.

Members of the crews, among them 40 from foreign yards, joined widely. Widely read papers told of it.

The Rope Council gave 34 medals and the Sail Council gave 21 medals to the wardens. Fifty-one plates were cast.
"""


HEAD, _, _ = YARDS.partition("In 2021, 705")
SURVEY = f"""{HEAD}In 2021, 705 new towing yards joined the survey in towns. By the end of 2021, the survey had 5,850
yards. By the end of 2021, 23 towns took part.
"""
RULES = f"""{HEAD}Three districts and two towns met in May over harbour rules.

In 2021, 1,075 harbour rules were registered.
"""


@pytest.fixture(scope="module")
def ask(asking):
    return asking({"yards.md": YARDS})


def figures(answer):
    return [one.figure.text for one in answer.figures]


def test_all_and_not_only_the_new_ones_are_spread(asking):
    ask = asking({"survey.md": SURVEY})
    assert figures(ask("On average, how many towing yards are there per town?")) == ["5,850", "23"]


def test_who_did_it_is_not_counted(asking):
    ask = asking({"rules.md": RULES})
    question = "Harbour rules set by districts and towns: how many were registered in 2021 alone?"
    assert figures(ask(question)) == ["1,075"]


def test_figure_of_another_place_contradicts_nothing(ask):
    assert ask("Dunmere has over 400 yards with a crane, hasn't it?").verdict is Verdict.CONFIRMED


def test_things_told_of_the_year_answer_no_question_for_all_there_are(ask):
    answer = ask("What is the total number of RC and SC desks held by the office at present?")
    assert figures(answer) != ["244", "7"]


@pytest.mark.parametrize(
    "question",
    [
        "Into what languages were the harbour rules translated for the foreign editions?",
        "From which countries do the 40 crew members from foreign yards come?",
    ],
)
def test_name_that_is_not_told_is_declined(ask, question):
    answer = ask(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.NOT_IN_SOURCES)


def test_languages_that_are_told_are_listed(ask):
    assert "Danish, Norwegian and English" in ask("Which languages do the crews speak?").text


def test_sum_asked_for_by_adding(ask):
    answer = ask("If you add the Rope Council medals and the Sail Council medals, what do you get?")
    assert answer.computation is not None
    assert answer.computation.result == "55"
