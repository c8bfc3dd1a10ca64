"""Every question gets its entry, whatever goes wrong with others."""

from concurrent.futures import Future

import pytest
from harbour import DAY, Desk, document

from stdqa.briefs import Wanted, build
from stdqa.errors import ModelUnavailable
from stdqa.types import Status

QUESTIONS = ("How many boats in 2023?", "?", "crash", "How many boats in 2022?", "Who is the harbour master?")


def made(*wanted, desk=None, **more):
    return build(
        [Wanted(one) if isinstance(one, str) else one for one in wanted], desk or Desk(), "T", DAY, **more
    )


def test_questions_keep_their_order_and_bad_ones_become_open_points():
    entries = made(*QUESTIONS).entries
    assert tuple(entry.question for entry in entries) == QUESTIONS
    assert [entry.open for entry in entries] == [False, True, True, True, False]
    assert entries[1].answer.text == "The question is empty."
    assert entries[2].answer.status is Status.ERROR
    assert "ZeroDivisionError: by zero" in entries[2].answer.text


def test_progress_is_told_after_each_question():
    told = []
    made("a", "b", progress=lambda *step: told.append(step))
    assert told == [(1, 2), (2, 2)]


def test_brief_names_the_corpus_and_its_day():
    brief = made("a", documents=[document()])
    assert (brief.title, brief.date, brief.sources[0].sha256) == ("T", DAY, document().sha256)


def test_earlier_questions_are_handed_over():
    desk = Desk()
    entry = made(Wanted("And cranes?", ("How many boats?",)), desk=desk).entries[0]
    assert desk.asked == [("And cranes?", ("How many boats?",))]
    assert entry.history == ("How many boats?",)


def test_line_written_earlier_is_kept_and_checked_again():
    desk = Desk()
    entry = made(Wanted("boats in 2023?", line="75 cranes", note="n"), desk=desk).entries[0]
    assert (entry.line, entry.edited, entry.note) == ("75 cranes", True, "n")
    assert [claim.figure.text for claim in entry.unsupported] == ["75"]
    assert desk.checked == ["75 cranes"]


def test_line_that_is_the_answers_own_is_not_checked():
    desk = Desk()
    entry = made(Wanted("boats in 2023?", line="1,204 boats, in 2023."), desk=desk).entries[0]
    assert not entry.edited
    assert desk.checked == []


def test_line_that_cannot_be_checked_stays_unchecked():
    class Broken(Desk):
        def check(self, text):
            raise ZeroDivisionError

    entry = made(Wanted("boats in 2023?", line="75 cranes"), desk=Broken()).entries[0]
    assert entry.line == "75 cranes"
    assert entry.unchecked


class Fading(Desk):
    """Loses its model after so many questions."""

    def __init__(self, good):
        super().__init__()
        self.good = good

    def ask(self, question, history=()):
        if len(self.asked) == self.good:
            raise ModelUnavailable("The model is gone.")
        return super().ask(question, history)


def test_missing_model_is_told_at_once():
    with pytest.raises(ModelUnavailable, match="The model is gone"):
        made("a", "b", desk=Fading(0))


def test_what_was_answered_is_not_lost_to_a_model_that_goes_away():
    entries = made("boats in 2023?", "b", desk=Fading(1)).entries
    assert [entry.answer.text for entry in entries] == ["1,204 boats, in 2023.", "The model is gone."]


class Beside:
    """Stands for a second process: does its part at once, with a desk of its own."""

    def __init__(self):
        self.desk, self.did = Desk(), []

    def submit(self, work, task):
        self.did.append(task.question)
        future = Future()
        future.set_result(work(task, self.desk))
        return future


def test_second_answers_some_and_the_order_stays():
    told, second = [], Beside()
    entries = made(*QUESTIONS, second=second, progress=lambda *step: told.append(step)).entries
    assert tuple(entry.question for entry in entries) == QUESTIONS
    assert [entry.open for entry in entries] == [False, True, True, True, False]
    assert told == [(done, len(QUESTIONS)) for done in range(1, len(QUESTIONS) + 1)]
    assert second.did
