"""What the Brief place does, apart from the toolkit: questions in, entries out, lines checked, files made.

Nothing of a person's brief is held here. What takes long is done by the worker and changes nothing by
itself: its outcome is put into the brief in a step of its own, so that no edit made meanwhile is lost.
"""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from stdqa import briefs
from stdqa.briefs import Brief, Entry, Wanted
from stdqa.briefs.build import Desk as Assistant
from stdqa.briefs.wording import TITLE, counted
from stdqa.errors import BadBatch, SavedUnreadable, StdqaError
from stdqa.types import CheckedDraft, Document
from stdqa.web.strings import brief as strings
from stdqa.web.told import decoded
from stdqa.web.worker import Worker

log = logging.getLogger(__name__)

# What a browser may send: a thousand questions, or a saved brief of some hundred entries.
MOST_BYTES = 32_000_000

Made = TypeVar("Made")
Verdicts = tuple[tuple[str, str, CheckedDraft | None], ...]
"""Of each line that was looked at: its entry's key, the line, and what the sources say of its figures."""


@dataclass(frozen=True, slots=True)
class Run:
    """The questions that wait for their answers, of how many, and what is to be said of it.

    ``known`` counts those that were left out, being in the brief already.
    """

    pending: tuple[Wanted, ...] = ()
    total: int = 0
    words: str = ""
    wrong: bool = False
    known: int = 0
    left: tuple[Wanted, ...] = ()

    @property
    def done(self) -> int:
        """How many are answered."""
        return self.total - len(self.pending)


@dataclass(frozen=True, slots=True)
class Undo:
    """What can be taken back: an entry with its place, or a whole brief that another has replaced."""

    entry: Entry | None = None
    place: int = 0
    brief: Brief | None = None


def keys(brief: Brief) -> tuple[str, ...]:
    """A name for each entry that stays when it moves and others come or go."""
    seen: Counter[str] = Counter()
    names = []
    for entry in brief.entries:
        name = hashlib.sha256(entry.question.encode("utf-8", "replace")).hexdigest()[:10]
        seen[name] += 1
        names.append(f"{name}-{seen[name]}")
    return tuple(names)


class BriefDesk:
    """Does for the Brief place what needs the assistant or the corpus."""

    def __init__(
        self, assistant: Assistant, worker: Worker, documents: Callable[[], Sequence[Document]]
    ) -> None:
        self._assistant = assistant
        self._worker = worker
        self._documents = documents

    def current(self, brief: Brief | None) -> Brief:
        """The brief that is open; a new one where there is none yet."""
        return brief or briefs.begun(TITLE, date.today(), self._documents())

    def take_text(self, text: object, run: Run, brief: Brief | None = None) -> Run:
        """Take in questions, one a line."""
        wanted = tuple(map(Wanted, briefs.questions_in(text if isinstance(text, str) else "")))
        if not wanted:
            return replace(run, words=strings.NOTHING_TO_ADD, wrong=True)
        return self._queued(run, wanted, brief)

    def take_file(self, name: object, content: object, run: Run, brief: Brief | None = None) -> Run:
        """Take in the questions of a file that the browser sent."""
        try:
            wanted = _read(name, content, lambda path: briefs.read_questions(path).wanted)
            return self._queued(run, wanted, brief)
        except StdqaError as error:
            return replace(run, words=str(error), wrong=True)

    def answer(self, run: Run) -> tuple[Wanted, Entry] | None:
        """Answer the first question that waits. Nothing else changes."""
        if not run.pending:
            return None
        wanted = run.pending[0]
        try:
            return wanted, self._worker.submit(briefs.answered, wanted, self._assistant).result()
        except StdqaError as error:
            return wanted, briefs.failed(wanted, str(error))
        except Exception:  # the outer door: whatever it was, the page must go on
            log.exception("A question for a brief was not answered.")
            return wanted, briefs.failed(wanted, strings.FAILED)

    def arrive(
        self, brief: Brief | None, run: Run, answered: tuple[Wanted, Entry] | None
    ) -> tuple[Brief, Run]:
        """Put an answered question into the brief, unless somebody has stopped the run meanwhile."""
        now = self.current(brief)
        if answered is None or not run.pending or run.pending[0] != answered[0]:
            return now, run
        left = run.pending[1:]
        entries = counted(run.total, strings.ONE_QUESTION, strings.QUESTIONS)
        if left:
            after = replace(run, pending=left, words=self._doing(left, run.total), wrong=False, left=())
        else:
            after = Run(words=_done(strings.DONE.format(entries=entries), run.known))
        return briefs.with_entry(now, answered[1]), after

    def stop(self, run: Run) -> Run:
        """Ask no more; what was not asked is handed back."""
        return Run(words=strings.STOPPED, left=run.pending) if run.pending else run

    def verdicts(self, brief: Brief | None) -> Verdicts:
        """Look at every line that nobody has looked at since it was written. Nothing changes by it."""
        now = self.current(brief)
        unchecked = [
            (key, one.line) for key, one in zip(keys(now), now.entries, strict=True) if one.unchecked
        ]
        found = []
        for key, line in unchecked:
            checked = self._worker.submit(briefs.verdicts, line, self._assistant).result()
            found.append((key, line, checked))
        return tuple(found)

    def judged(self, brief: Brief | None, verdicts: Verdicts) -> Brief:
        """The brief with what was found of its lines, as far as they still are the lines looked at."""
        now = self.current(brief)
        for key, line, checked in verdicts:
            place = place_of(now, key)
            if place is not None and now.entries[place].edited and now.entries[place].line == line:
                now = briefs.edited(now, place, line, checked)
        return now

    def opened(self, name: object, content: object) -> Brief:
        """A saved brief that the browser sent.

        :raises StdqaError: if it is none.
        """
        return _read(name, content, briefs.read_brief)

    def restored(self, brief: Brief | None, saved: object) -> Brief:
        """What the browser kept of an earlier visit, unless there is a brief already or that is none."""
        now = self.current(brief)
        if now.entries or not isinstance(saved, str) or not saved:
            return now
        try:
            return briefs.brief_of(json.loads(saved))
        except (ValueError, RecursionError, SavedUnreadable) as error:
            log.info("The brief that the browser kept cannot be read: %s", error)
            return now

    def _queued(self, run: Run, wanted: tuple[Wanted, ...], brief: Brief | None) -> Run:
        new = _new(wanted, brief, run.pending)
        known = run.known + len(wanted) - len(new) if run.pending else len(wanted) - len(new)
        if not new:
            return replace(run, words=strings.ALL_KNOWN, wrong=True)
        pending = (*run.pending, *new)
        if len(pending) > briefs.MOST_QUESTIONS:
            return replace(run, words=strings.TOO_MANY.format(most=briefs.MOST_QUESTIONS), wrong=True)
        total = run.done + len(pending) if run.pending else len(pending)
        return Run(pending, total, self._doing(pending, total), known=known)

    def _doing(self, pending: tuple[Wanted, ...], total: int) -> str:
        if not self._worker.ready:
            return strings.LOADING
        done = total - len(pending) + 1
        return strings.ANSWERING.format(done=done, total=total, question=pending[0].question)


def _new(wanted: Sequence[Wanted], brief: Brief | None, pending: Sequence[Wanted]) -> tuple[Wanted, ...]:
    """The questions that neither stand in the brief nor wait; of one that comes twice, the first."""
    there = {_asked(one.question, one.history) for one in brief.entries} if brief else set()
    there |= {_asked(one.question, one.history) for one in pending}
    new = []
    for one in wanted:
        asked = _asked(one.question, one.history)
        if asked not in there:
            there.add(asked)
            new.append(one)
    return tuple(new)


def _asked(question: str, history: Sequence[str]) -> tuple[str, ...]:
    """Questions that are asked alike, after the same ones, get the same answer."""
    return tuple(" ".join(one.casefold().split()) for one in (*history, question))


def _done(words: str, known: int) -> str:
    return f"{words} {strings.KNOWN.format(count=known)}" if known else words


def place_of(brief: Brief, key: object) -> int | None:
    """Where the entry of that key stands; None if it is gone."""
    names = keys(brief)
    return names.index(key) if isinstance(key, str) and key in names else None


def dropped(brief: Brief, key: object) -> tuple[Brief, Undo | None]:
    """The brief without an entry, and what puts it back."""
    place = place_of(brief, key)
    if place is None:
        return brief, None
    return briefs.dropped(brief, place), Undo(brief.entries[place], place)


def undone(brief: Brief, undo: Undo | None) -> Brief:
    """The brief as it was before something was dropped or replaced."""
    if undo is None:
        return brief
    if undo.entry is not None:
        return briefs.with_entry(brief, undo.entry, undo.place)
    return undo.brief or brief


def file_name(brief: Brief, ending: str) -> str:
    """What a brief is called as a file: the words of its title."""
    plain = "".join(c if c.isalnum() else "-" for c in brief.title.lower())
    words = "-".join(part for part in plain.split("-") if part)[:60].strip("-")
    return f"{words or 'brief'}{ending}"


def _read(name: object, content: object, read: Callable[[Path], Made]) -> Made:
    """Have a file read that came as base64, under its own name and nowhere else."""
    if not isinstance(name, str) or not isinstance(content, str):
        raise BadBatch(strings.UNREADABLE)
    given = decoded(content, MOST_BYTES, BadBatch(strings.TOO_LARGE), BadBatch(strings.UNREADABLE))
    shown = Path(name.replace("\\", "/")).name or "questions"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{Path(shown).suffix.lower()[:8]}"
        try:
            path.write_bytes(given)
            return read(path)
        except ValueError as error:
            raise BadBatch(strings.UNREADABLE) from error
        except (BadBatch, SavedUnreadable) as error:
            # The name that the person knows, not the one it had for a moment.
            raise type(error)(str(error).replace(str(path), shown)) from error
