"""What leans on the question before it, and what asks nothing at all."""

import pytest

from stdqa.questions.follow_up import COURTESY


@pytest.mark.parametrize(
    "text", ["Thanks!", "ok", "Hello", "OK, thank you very much.", "good morning", "Yes"]
)
def test_courtesy_asks_nothing(text):
    assert COURTESY.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["And in total?", "And local standards?", "No fewer than how many?", "So how many?"]
)
def test_question_is_no_courtesy(text):
    assert not COURTESY.fullmatch(text)


@pytest.mark.parametrize("text", ["thanks", "ok", "hello"])
def test_courtesy_does_not_repeat_the_answer_before_it(assistant, text):
    answer = assistant.ask(text, ("How many fishing vessels were registered in 2021?",))
    assert answer.figures == ()
