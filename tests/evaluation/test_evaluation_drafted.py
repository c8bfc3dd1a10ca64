"""Which questions of a set a run measures."""

import pytest
from ferry import question

from stdqa.errors import BadQuestionSet
from stdqa.evaluation import measured
from stdqa.evaluation.question import Kind, QuestionSet

ACCEPTED = question()
DRAFT = question(id="q2", generated=True)
UNFINISHED = question(Kind.EVIDENCE, id="q3", generated=True)


def of(*questions):
    return QuestionSet("set", "set.jsonl", questions)


def test_generated_questions_are_left_out_and_counted():
    kept, left_out = measured(of(ACCEPTED, DRAFT, UNFINISHED))
    assert (kept.questions, left_out) == ((ACCEPTED,), 2)


def test_generated_questions_are_measured_where_they_are_asked_for():
    kept, left_out = measured(of(ACCEPTED, DRAFT, UNFINISHED), generated=True)
    assert (kept.questions, left_out) == ((ACCEPTED, DRAFT), 1)


@pytest.mark.parametrize(
    ("questions", "generated", "words"),
    [
        ((DRAFT,), False, "--generated"),
        ((DRAFT, UNFINISHED), False, "--generated"),
        ((UNFINISHED,), False, "nothing is expected"),
        ((UNFINISHED,), True, "nothing is expected"),
    ],
)
def test_set_of_which_nothing_is_left_is_refused_with_what_to_do(questions, generated, words):
    with pytest.raises(BadQuestionSet, match=f"set.jsonl.*{words}"):
        measured(of(*questions), generated)


def test_set_is_the_same_whether_its_questions_are_accepted_or_not():
    assert of(ACCEPTED).sha256 == of(question(generated=True, note="Look at this.")).sha256
    assert of(ACCEPTED).sha256 != of(question(mistakes=())).sha256
