"""When the documents do not say: each refusal has its reason, and offers the nearest that there is."""

import pytest

from stdqa.types import Reason, Status


def declined(answer):
    assert answer.status is Status.ABSTAINED, answer.text
    return answer.reason


@pytest.mark.parametrize(
    "question",
    [
        "How many public libraries were opened in 2019?",
        "How many readers were enrolled in 2023?",
        "How many public libraries were there by the end of 2017?",
        "How many fishing vessels were registered in 2018?",
        "How many bookmobiles were bought in 2020?",
        "What share of the population held a library card in 2015?",
    ],
)
def test_year_without_figures_is_another_period(ask, question):
    assert declined(ask(question)) is Reason.OTHER_PERIOD


YARDS = """---
title: Yards of Marenna, 2021
publisher: Harbour Board
date: 2022-03-02
period: "2021"
---
# Yards of Marenna, 2021

In 2021, 12 yards were opened, after 9 in 2018. The yards employ 4,102 welders. A welder earned 2,350 crowns a month on average in 2021.
"""


@pytest.fixture(scope="module")
def ask_yards(asking):
    return asking({"yards.md": YARDS})


def test_figure_without_a_time_is_of_the_year_reported_on(ask_yards):
    assert ask_yards("How many welders did the yards employ in 2021?").figures[0].figure.text == "4,102"
    assert declined(ask_yards("How many welders did the yards employ in 2018?")) is Reason.OTHER_PERIOD


def test_figure_told_of_another_year_is_no_answer_in_any_form(ask_yards):
    assert declined(ask_yards("What did the average welder earn a month in 2018?")) is Reason.OTHER_PERIOD


def test_year_asked_for_is_named_in_the_refusal(ask):
    assert "2019" in ask("How many public libraries were opened in 2019?").text


@pytest.mark.parametrize(
    "question",
    [
        "How many branches does Easby have?",
        "How many landings did Lowen count?",
        "How many landings did Aldmoor count?",
        "How many public libraries were opened in Carrow in 2021?",
        "How many readers were enrolled in Brisk?",
        "How many volunteers did Dunmere train?",
    ],
)
def test_place_of_another_statement_is_another_scope(ask, question):
    assert declined(ask(question)) is Reason.OTHER_SCOPE


@pytest.mark.parametrize(
    "question",
    [
        "How many branches are there in Zanzibar?",
        "How many landings did Ostport count?",
        "How many readers were enrolled in Ruritania in 2021?",
        "how many public libraries does Ruritania have?",
    ],
)
def test_name_that_no_document_knows_is_another_scope(ask, question):
    assert declined(ask(question)) is Reason.OTHER_SCOPE


@pytest.mark.parametrize(
    "question",
    [
        "What is the boiling point of mercury?",
        "Who won the football championship?",
        "How do I bake bread?",
        "How tall is a giraffe?",
        "Write me a poem.",
    ],
)
def test_question_about_something_else_is_off_topic(ask, question):
    assert declined(ask(question)) is Reason.OFF_TOPIC


@pytest.mark.parametrize(
    "question", ["How many?", "What?", "And?", "How many are there?", "2021", "the of and"]
)
def test_question_that_says_nothing_is_too_vague(ask, question):
    assert declined(ask(question)) is Reason.TOO_VAGUE


@pytest.mark.parametrize(
    "question",
    [
        "How much money did the bookmobiles cost?",
        "What did the bookmobiles cost?",
        "What were the costs of the reading corners?",
        "What was the budget of the National Library Office?",
        "How much money was spent on school libraries?",
        "How long does the young librarian's examination take?",
    ],
)
def test_kind_of_figure_that_is_not_stated_is_not_in_the_sources(ask, question):
    assert declined(ask(question)) is Reason.NOT_IN_SOURCES


@pytest.mark.parametrize(
    "question",
    [
        "How many public libraries were closed in 2021?",
        "How many reading corners were closed?",
        "How many women work in the libraries?",
        "How many bookmobiles were withdrawn?",
        "How many bookmobiles run on electricity?",
        "How many fishing vessels sank?",
    ],
)
def test_figure_of_something_else_is_not_given_for_it(ask, question):
    answer = ask(question)
    assert answer.status is Status.ABSTAINED
    assert answer.reason is not Reason.OTHER_PERIOD


@pytest.mark.parametrize(
    "question",
    ["How many public libraries were closed for want of staff?", "Is it 700 libraries that were closed?"],
)
def test_figure_that_a_journalist_claims_is_never_shown(ask, question):
    answer = ask(question)
    shown = [one.figure.text for one in (*answer.figures, *answer.also)]
    assert "700" not in shown


def test_refusal_offers_the_nearest_figure_and_its_citation(ask):
    answer = ask("How many public libraries were opened in 2019?")
    assert answer.also
    assert "public libraries" in answer.citations[answer.also[0].citation].quote
    assert answer.hits


def test_refusal_of_something_else_offers_no_figure(ask):
    answer = ask("How do I bake bread?")
    assert (answer.also, answer.citations) == ((), ())


def test_refusal_has_no_confidence(ask):
    assert ask("How many public libraries were opened in 2019?").confidence == 0
