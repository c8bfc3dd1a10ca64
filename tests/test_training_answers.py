"""What training/answers.py takes for a right answer."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from stdqa.types import Answer, Reason, Status, Verdict

TRAINING = Path(__file__).resolve().parents[1] / "training"
REPORT = "---\ntitle: Ferries, 2021\n---\nIn 2021, 41 ferries were ordered and 29 delivered.\n"


@pytest.fixture(scope="module")
def right():
    sys.path.insert(0, str(TRAINING))
    yield import_module("answers").right
    sys.path.remove(str(TRAINING))


@pytest.fixture(scope="module")
def both(asking):
    return asking({"ferries.md": REPORT})("How many ferries were ordered and how many delivered in 2021?")


def answer(text="", verdict=None, reason=None):
    return Answer("?", Status.ABSTAINED if reason else Status.ANSWERED, text, reason, verdict=verdict)


def test_every_figure_wanted_must_be_shown(right, both):
    assert right({"t": "several", "a": ["41", "29"]}, both)
    assert right({"t": "figure", "a": ["forty-one"]}, both)
    assert not right({"t": "several", "a": ["41", "30"]}, both)
    assert not right({"t": "figure", "a": ["2021"]}, both)


def test_figure_in_the_text_alone_is_not_shown(right):
    assert not right({"t": "figure", "a": ["41"]}, answer("41 ferries were ordered."))


def test_words_must_be_said(right):
    assert right({"t": "word", "a": ["Tarn"]}, answer("The ferry is built at Tarn."))
    assert not right({"t": "word", "a": ["Easby"]}, answer("The ferry is built at Tarn."))


def test_statement_needs_its_verdict(right):
    assert right({"t": "yesno", "v": "no"}, answer(verdict=Verdict.CONTRADICTED))
    assert not right({"t": "yesno", "v": "no"}, answer(verdict=Verdict.CONFIRMED))
    assert not right({"t": "yesno", "v": "yes"}, answer())


def test_what_is_not_told_is_declined_or_denied(right):
    assert right({"t": "none"}, answer(reason=Reason.NOT_IN_SOURCES))
    assert right({"t": "none"}, answer(verdict=Verdict.CONTRADICTED))
    assert not right({"t": "none"}, answer("41"))
