"""What a store holds, as values: marks of answers, what was said of them, conversations as listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from stdqa.types import Answer

Turns = tuple[tuple[str, Answer], ...]
"""The questions and answers of a conversation, in order."""


class Fault(StrEnum):
    """What is wrong with an answer, to the person who read it."""

    WRONG_FIGURE = "wrong figure"
    WRONG_PERIOD = "wrong period"
    WRONG_THING = "wrong thing"
    SHOULD_HAVE_ANSWERED = "should have answered"
    SHOULD_HAVE_DECLINED = "should have declined"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody thinks of an answer; ``corrected`` is what it should have said."""

    good: bool
    fault: Fault | None = None
    words: str = ""
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """A mark with the question and answer it was given to, and the questions that came before.

    ``turn`` is the answer's place in its conversation, counted from 1.
    """

    conversation: str
    turn: int
    history: tuple[str, ...]
    question: str
    answer: Answer
    mark: Mark
    at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation as a list names it."""

    id: str
    title: str
    created: datetime
    changed: datetime
    questions: int
