"""Questions that tell nothing apart are answered by asking back, with what can be asked."""

import pytest

from stdqa.types import Reason, Status

SHOPS = """---
title: Shops of Ellmere, 2021
date: 2022-04-01
period: "2021"
---
# Shops of Ellmere, 2021

## Permits

In 2021, 210 trading permits were issued. By the end of 2021, there were 4,830 trading permits. In 2021, 35
fishing permits were issued. By the end of 2021, there were 612 fishing permits. In 2021, 90 building permits
were issued.

## Stalls

In 2021, 48 market stalls were let. By the end of 2021, there were 715 market stalls.

## Checks

In 2021, 1,200 kitchens were inspected. The inspectors wrote 88 warnings.
"""


@pytest.fixture(scope="module")
def of_shops(asking):
    return asking({"shops.md": SHOPS})


@pytest.mark.parametrize(
    "question",
    [
        "How many permits?",
        "how many permits are there?",
        "permits",
        "number of permits 2021",
        "How many permits were issued in 2021?",
        "what is the total number of permits by the end of 2021?",
    ],
)
def test_one_word_for_several_things_is_too_vague_and_names_them(of_shops, question):
    answer = of_shops(question)
    assert answer.reason is Reason.TOO_VAGUE
    assert "trading permits" in answer.text
    assert "fishing permits" in answer.text
    assert "stalls" not in answer.text
    assert len({one.figure.unit for one in answer.also}) == len(answer.also) >= 2


def test_only_figures_of_the_time_asked_for_are_offered(of_shops):
    answer = of_shops("total number of permits by the end of 2021")
    assert {one.figure.text for one in answer.also} == {"4,830", "612"}


@pytest.mark.parametrize(
    "question", ["How many?", "what's the number?", "how many are there", "and the total?"]
)
def test_question_without_a_thing_is_told_what_is_counted(of_shops, question):
    answer = of_shops(question)
    assert answer.reason is Reason.TOO_VAGUE
    assert "The documents count " in answer.text
    assert "trading permits" in answer.text
    assert len(answer.also) > 1


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How many fishing permits?", ["35", "612"]),
        ("how many permits for fishing were issued in 2021", ["35"]),
        ("How many building permits?", ["90"]),
        ("How many stalls?", ["48", "715"]),
        ("How many kitchens?", ["1,200"]),
        ("How many warnings?", ["88"]),
    ],
)
def test_question_that_names_its_thing_is_answered(of_shops, question, figures):
    answer = of_shops(question)
    assert answer.status is Status.ANSWERED
    assert [quoted.figure.text for quoted in answer.figures] == figures


def test_follow_up_takes_its_thing_from_the_question_before(of_shops):
    answer = of_shops("How many fishing permits were issued in 2021?", "And the total?")
    assert answer.figures[0].figure.text == "612"


def test_kinds_of_library_are_offered_by_name(ask):
    answer = ask("How many libraries?")
    assert answer.reason is Reason.TOO_VAGUE
    assert "public libraries, school libraries and floating libraries" in answer.text


@pytest.mark.parametrize("question", ["branches", "How many branches are there?"])
def test_list_of_places_is_shown_whole_where_no_place_is_asked_for(ask, question):
    answer = ask(question)
    assert [quoted.figure.text for quoted in answer.figures] == ["120", "95", "81", "57"]
    assert answer.text == "Branches: Aldmoor 120; Brisk 95; Carrow 81; Dunmere 57."


@pytest.mark.parametrize(
    "question", ["And what about the other thing?", "and what about that other one", "What is the question?"]
)
def test_what_points_at_nothing_is_too_vague(of_shops, question):
    answer = of_shops(question)
    assert answer.status is Status.ABSTAINED
    assert answer.reason is Reason.TOO_VAGUE
