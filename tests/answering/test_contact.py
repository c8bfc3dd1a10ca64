"""Whom to turn to with more questions, where a document tells it."""

import pytest

from stdqa.answering.contact import ASKS
from stdqa.types import Reason, Status

HARBOURS = """---
title: Harbours of Marenna, 2021
publisher: Harbour Board
date: 2022-03-02
period: "2021"
---
# Harbours of Marenna, 2021

In 2021, 45 harbours were dredged. Skippers may contact any harbour master about tides.

For further questions please contact the Tide Office of the Harbour Board. The report is in the town hall.
"""
OFFICE = "Tide Office of the Harbour Board"


@pytest.fixture(scope="module")
def ask(asking):
    return asking({"harbours.md": HARBOURS})


@pytest.fixture(scope="module")
def ask_reachable(asking):
    reachable = HARBOURS.replace("Tide Office of the", "Tide Office, tide@marenna.example, of the")
    return asking({"harbours.md": reachable})


@pytest.mark.parametrize(
    "question",
    [
        "Where can one turn with questions that were left over?",
        "I still have queries after reading it. Which office am I supposed to call?",
        "If somebody wants to ask more, whom were they told to ring?",
    ],
)
def test_office_to_turn_to_is_told_with_its_sentence(ask, question):
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert OFFICE in answer.text
    assert OFFICE in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Whom do skippers contact about tides?",
        "Where did journalists turn with their questions?",
        "Who still has questions?",
        "Which office was turned into a museum?",
    ],
)
def test_another_question_asks_for_no_office_to_turn_to(question):
    assert not ASKS.search(question)


def test_number_or_address_must_be_told_itself(ask, ask_reachable):
    asked = "I still have queries. What e-mail address should I use to contact the office?"
    assert ask(asked).reason is Reason.NOT_IN_SOURCES
    assert "tide@marenna.example" in ask_reachable(asked).text
