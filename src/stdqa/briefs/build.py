"""Building a brief from questions: each gets its entry, whatever happens to the others."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from stdqa.briefs.brief import Brief, Entry, begun, clean_line, entry_of, with_entry
from stdqa.errors import BadQuestion, StdqaError
from stdqa.second import Second, Shared
from stdqa.types import Answer, CheckedDraft, Document, Progress, Status

logger = logging.getLogger(__name__)


class Asks(Protocol):
    """Whatever answers questions."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer one question."""


class Checks(Protocol):
    """Whatever holds the figures of a text against the sources."""

    def check(self, text: str) -> CheckedDraft:
        """Check a text."""


class Desk(Asks, Checks, Protocol):
    """What a brief needs of an assistant."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question for a brief; from an earlier brief with the line and the note that it had there."""

    question: str
    history: tuple[str, ...] = ()
    line: str | None = None
    note: str = ""


def build(
    wanted: Sequence[Wanted],
    assistant: Desk,
    title: str,
    day: date,
    documents: Iterable[Document] = (),
    progress: Progress | None = None,
    second: Second | None = None,
) -> Brief:
    """Answer the questions; the entries are in their order. One that cannot be answered becomes an open point
    that says why.

    :param documents: those of the corpus, to be named as what the brief was made from.
    :param progress: told after each question.
    :param second: another process that answers some of them.
    :raises StdqaError: if the very first question meets what no other would be spared, as a missing model.
    """
    brief = begun(title, day, documents)
    if not wanted:
        return brief

    def told(done: int) -> None:
        if progress is not None:
            progress(done, len(wanted))

    entries = [answered(wanted[0], assistant)]
    told(1)
    rest = Shared(wanted[1:], entry_for, assistant, second)
    entries += rest.results(lambda done: told(done + 1))
    for entry in entries:
        brief = with_entry(brief, entry)
    return brief


def entry_for(wanted: Wanted, assistant: Desk) -> Entry:
    """The entry of one question, an open point where it cannot be answered."""
    try:
        return answered(wanted, assistant)
    except StdqaError as error:
        return failed(wanted, str(error))


def answered(wanted: Wanted, assistant: Desk) -> Entry:
    """The entry of one question; a line that somebody wrote earlier is kept, and checked again.

    :raises StdqaError: if it is not the question that is at fault.
    """
    entry = _kept(wanted, _answer(wanted, assistant))
    return replace(entry, checked=verdicts(entry.line, assistant)) if entry.edited else entry


def failed(wanted: Wanted, why: str) -> Entry:
    """The open point that stands for a question without an answer."""
    return _kept(wanted, Answer(wanted.question, Status.ERROR, why))


def verdicts(line: str, assistant: Checks) -> CheckedDraft | None:
    """What the sources say of the figures of a line; None where that cannot be told."""
    try:
        return assistant.check(line)
    # A line that cannot be checked is shown as not checked; the brief must not be lost to it.
    except Exception:
        logger.exception("A line could not be checked")
        return None


def _kept(wanted: Wanted, answer: Answer) -> Entry:
    entry = replace(entry_of(wanted.question, answer, wanted.history), note=wanted.note)
    line = clean_line(wanted.line or "")
    return replace(entry, line=line, edited=True) if line not in ("", entry.line) else entry


def _answer(wanted: Wanted, assistant: Asks) -> Answer:
    try:
        return assistant.ask(wanted.question, wanted.history)
    except BadQuestion as error:
        wrong = str(error)
    except StdqaError:
        raise
    # Whatever goes wrong with one question, the others must not be lost to it.
    except Exception as error:
        logger.exception("A question for a brief failed")
        wrong = f"{type(error).__name__}: {error}. This is a mistake of stdqa's; please report it."
    return Answer(wanted.question, Status.ERROR, wrong)
