"""Names and limits that a figure's sentence need not say again, and figures asked for without a word for one."""

import pytest

from stdqa.types import Reason, Status

HEAD = """---
title: Ferries of the year
date: 2024-02-01
period: "2023"
speakers:
  - name: Mia Lund
    role: Harbour master, Ministry of Transport of Tolvia
    side: official
---

"""
REPORT = (
    HEAD
    + """In 2023, the board sold 412 ferries to citizens of Marenna.

The new crane cost 6.3 million dollars. The board spent 2.1 million dollars on ropes.

The keeper of the old lighthouse got 870,000 dollars for his barn.
"""
)


@pytest.fixture(scope="module")
def said(asking):
    return asking({"report.md": REPORT})


def test_country_that_only_the_frame_names_need_not_be_in_the_sentence(said):
    answer = said("How many ferries were sold in Tolvia?")
    assert [shown.figure.text for shown in answer.figures] == ["412"]


def test_country_that_nothing_names_is_another_scope(said):
    answer = said("How many ferries were sold in Ostrova?")
    assert answer.status is Status.ABSTAINED and answer.reason is Reason.OTHER_SCOPE


def test_adjective_of_a_place_is_said_by_its_name(said):
    answer = said("How many ferries were sold to Marennan citizens?")
    assert [shown.figure.text for shown in answer.figures] == ["412"]


def test_amount_of_money_says_that_money_is_spoken_of(said):
    answer = said("What budget did the new crane have?")
    assert [shown.figure.text for shown in answer.figures] == ["6.3 million dollars"]


def test_other_limit_must_still_be_said(said):
    answer = said("How many ferries were withdrawn by the board?")
    assert answer.status is Status.ABSTAINED


def test_question_that_may_ask_for_a_number_quotes_the_figure_of_its_sentence(said):
    answer = said("What did the keeper of the old lighthouse get for his barn?")
    assert [shown.figure.text for shown in answer.figures] == ["870,000 dollars"]


def test_question_for_a_person_quotes_no_figure(said):
    answer = said("Who got 870,000 dollars for his barn?")
    assert answer.figures == ()
