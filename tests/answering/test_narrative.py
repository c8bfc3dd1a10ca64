"""Texts that tell a story: old years, names said before, abbreviations, and kinds of figures that cannot
answer."""

import pytest

from stdqa.types import Reason, Status

LIVES = """---
title: Lives of the Brackwater engineers
publisher: Brackwater Society
---
# Lives of the Brackwater engineers

## Ada Thorne

In 1870, Ada Thorne moved to Lissom to study at the School of Bridges with 14 other pupils. She died in 1927 after a
fall. In the late 1880s, Thorne also befriended Jorān Věk, a glass maker. Her 40,000-word treatise was finished on
3 May 1891. The negotiations for the second bridge lasted between 1872 and 1879 and were led by Thorne.

## The Harbour Bridge

The United Brackwater Ferries took part in the opening on 6 June 1884, and three contracts were awarded to builders
in Lissom. They carried 7,300 guests that week, with 12 minutes left before the tide turned. Almost half of the rivets
of the Harbour Bridge were never used. Oram's lighthouse cost 52,000 crowns. In the 16th century a ford had stood there.

## Wages

The monthly salary of the keeper was 310 crowns.
"""


@pytest.fixture(scope="module")
def ask_lives(asking):
    return asking({"lives.md": LIVES})


def first(answer):
    assert answer.status is Status.ANSWERED, answer.text
    assert answer.figures, answer.text
    return answer.figures[0].figure.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("When did Ada Thorne move to Lissom?", "1870"),
        ("In which year did Thorne move to Lissom?", "1870"),
        ("When did Thorne become friends with Jorān Věk?", "late 1880s"),
        # Asked for without its accents.
        ("When did Thorne befriend Joran Vek?", "late 1880s"),
        ("When did the negotiations for the second bridge last?", "between 1872 and 1879"),
        ("What is the exact date on which the treatise was finished?", "3 May 1891"),
        # Written out in the sentence.
        ("On what date did the ferries of the UBF take part in the opening?", "6 June 1884"),
        # "They" are the ferries of the sentence before.
        ("How many guests did the United Brackwater Ferries carry?", "7,300"),
        ("How much of the rivets of the Harbour Bridge was never used?", "half"),
        ("What was the monthly salary of the keeper?", "310 crowns"),
        ("How much did Oram's lighthouse cost?", "52,000 crowns"),
    ],
)
def test_figure_of_a_story_is_found(ask_lives, question, figure):
    assert first(ask_lives(question)) == figure


def test_count_is_not_answered_by_a_date(ask_lives):
    answer = ask_lives("How many contracts were awarded on 6 June 1884?")
    assert "6 June 1884" not in [quoted.figure.text for quoted in answer.figures]


def test_count_is_not_answered_by_a_place_in_an_order(asking):
    ask = asking(
        {"teams.md": "# Teams\n\nThe pupils of Marrow took part in the 18th olympiad and came second."}
    )
    answer = ask("How many pupils took part in the olympiad?")
    assert answer.status is Status.ABSTAINED
    assert answer.reason is not None


def test_name_nobody_knows_is_still_strange(ask_lives):
    answer = ask_lives("When did Quillian Marsh move to Lissom?")
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.OTHER_SCOPE)


def test_who_within_a_name_asks_for_nobody(asking):
    ask = asking(
        {"plays.md": "# Plays\n\nThe play Captain Who won the Harbour Prize for best comedy in 1986."}
    )
    assert first(ask("When did Captain Who win the Harbour Prize?")) == "1986"
