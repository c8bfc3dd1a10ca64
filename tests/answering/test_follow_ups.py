"""Questions that lean on earlier ones: what they leave unsaid is taken over, what they say replaces it."""

import pytest

from stdqa.types import Reason, Status

OPENED = "How many public libraries were opened in 2021?"


def first(answer):
    assert answer.status is Status.ANSWERED, answer.text
    return answer.figures[0].figure.text


@pytest.mark.parametrize(
    ("follow_up", "figure"),
    [
        ("And by the end of the year?", "2,318"),
        ("And by the end of 2021?", "2,318"),
        ("And in total?", "2,318"),
        ("How many are there altogether?", "2,318"),
    ],
)
def test_basis_is_replaced(ask, follow_up, figure):
    assert first(ask(OPENED, follow_up)) == figure


def test_flow_follows_on_a_stock(ask):
    asked = "How many reading corners were registered by the end of 2021?"
    assert first(ask(asked, "And how many of them were set up in 2021?")) == "95"


@pytest.mark.parametrize("follow_up", ["And in 2020?", "What about 2020?", "How many in 2020?"])
def test_year_is_replaced(ask, follow_up):
    assert first(ask(OPENED, follow_up)) == "71"


def test_year_without_figures_is_declined_in_a_follow_up_too(ask):
    assert ask(OPENED, "And in 2018?").reason is Reason.OTHER_PERIOD


@pytest.mark.parametrize(
    ("follow_up", "figure"),
    [
        ("And school libraries?", "412"),
        ("And the school libraries?", "412"),
        ("What about reading corners?", "95"),
        ("How about bookmobiles?", "26"),
    ],
)
def test_thing_counted_is_replaced_and_the_year_kept(ask, follow_up, figure):
    assert first(ask(OPENED, follow_up)) == figure


@pytest.mark.parametrize(
    ("history", "follow_up", "figure"),
    [
        (["How many landings did Skelling count?"], "And Norwick?", "980"),
        (["How many landings did Skelling count?"], "And Tarn?", "640"),
        (["How many landings did Skelling count?"], "What about Easby?", "415"),
        (["How many landings did Skelling count?", "And Norwick?"], "And Easby?", "415"),
        (["How many branches does Aldmoor have?"], "And Brisk?", "95"),
        (["How many branches does Aldmoor have?"], "And Carrow?", "81"),
        (["How many branches does Aldmoor have?", "And Carrow?"], "What about Dunmere?", "57"),
    ],
)
def test_place_is_replaced(ask, history, follow_up, figure):
    assert first(ask(*history, follow_up)) == figure


def test_place_that_no_document_knows_is_declined(ask):
    answer = ask("How many branches does Aldmoor have?", "How about Port Quillon?")
    assert answer.status is Status.ABSTAINED


def test_part_is_replaced(ask):
    asked = "What share of the rare books was in good condition?"
    assert first(ask(asked, "And in poor condition?")) == "13.0%"


def test_other_people_of_the_same_list(ask):
    assert first(ask("How many librarians were employed?", "And the assistants?")) == "3,900"
    assert first(ask("How many librarians were employed?", "And the bookbinders?")) == "1,300"


def test_pronoun_stands_for_what_was_spoken_of(ask):
    asked = "How many bookmobiles were bought in 2021?"
    assert first(ask(asked, "How many villages do they serve?")) == "1,614"


def test_question_for_words_may_follow_one_for_a_figure(ask):
    answer = ask("How many school libraries were set up in 2021?", "Who won the school library competition?")
    assert "Hillside School" in answer.citations[0].quote


def test_question_that_stands_alone_leans_on_nothing(ask):
    alone = ask("How many exchange agreements were signed in 2021?")
    after = ask(
        "Who won the school library competition?", "How many exchange agreements were signed in 2021?"
    )
    assert after.figures == alone.figures
    assert after.text == alone.text


def test_follow_up_without_history_is_too_vague(ask):
    assert ask("And in total?").reason is Reason.TOO_VAGUE


def test_empty_earlier_questions_count_for_nothing(assistant, check):
    answer = assistant.ask("How many readers were enrolled in 2021?", ["", "  "])
    check(answer)
    assert answer.figures[0].figure.text == "151,200"
