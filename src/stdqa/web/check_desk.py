"""What the Check place does, apart from the toolkit: drafts in, verdicts out, corrections put in, files made.

A draft belongs to its page, which sends it each time. Only the last few that were checked are remembered, so
that an export or a step back does not check again.
"""

from __future__ import annotations

import base64
import binascii
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock
from typing import Any, Protocol

from stdqa.drafts import corrected
from stdqa.drafts.marked import FORMS, count_words, exported
from stdqa.drafts.source import MOST_BYTES, WORD, draft_of
from stdqa.errors import BadDraft, StdqaError
from stdqa.types import CheckedDraft, Progress
from stdqa.web.check_view import checked_draft
from stdqa.web.strings import check as strings
from stdqa.web.worker import Worker

log = logging.getLogger(__name__)

REMEMBERED = 16
Told = dict[str, Any]


class Checks(Protocol):
    """What the place needs of an assistant."""

    def check(self, text: str, progress: Progress | None = None) -> CheckedDraft:
        """Hold every figure of a draft against the documents."""


class StopAsked(Exception):
    """Somebody does not want to wait for the rest of a draft."""


@dataclass(slots=True)
class Run:
    """A draft that is being checked: how far it is, and whether it should go on."""

    done: int = 0
    total: int = 0
    stopped: Event = field(default_factory=Event)

    def tell(self, done: int, total: int) -> None:
        """Note how far it is; ends the check where that was asked for."""
        self.done, self.total = done, total
        if self.stopped.is_set():
            raise StopAsked


class CheckDesk:
    """Does for the Check place what needs the assistant; usable from several threads."""

    def __init__(self, assistant: Checks, worker: Worker) -> None:
        self._assistant = assistant
        self._worker = worker
        self._lock = Lock()
        self._runs: dict[str, Run] = {}
        self._checked: OrderedDict[str, CheckedDraft] = OrderedDict()

    def read(self, told: object) -> Told:
        """The text of a file that the browser sent: ``name`` and ``content`` in Base64."""

        def read() -> Told:
            name = Path(_text(told, "name")).name
            return {"text": draft_of(_content(told), name).text, "said": strings.OPENED.format(name=name)}

        return _answered(read)

    def check(self, told: object) -> Told:
        """Check a ``text``; ``key`` is what its progress and its stop are asked by.

        :return: the text as it was read, the page for it and what is to be read aloud; or what went wrong.
        """

        def check() -> Told:
            checked = self._checked_of(_text(told, "text"), _text(told, "key"))
            return {
                "text": checked.text,
                "html": str(checked_draft(checked)),
                "said": f"{count_words(checked)}.",
            }

        return _answered(check)

    def progress(self, told: object) -> Told:
        """How far the draft of that ``key`` is, in numbers and in words."""
        run = self._runs.get(_text(told, "key"))
        if run is None or not run.total:
            return {
                "done": 0,
                "total": 0,
                "words": strings.READING if self._worker.ready else strings.LOADING,
            }
        words = strings.CHECKING.format(done=min(run.done + 1, run.total), total=run.total)
        return {"done": run.done, "total": run.total, "words": words}

    def stop(self, told: object) -> None:
        """Check no more of the draft of that ``key``."""
        run = self._runs.get(_text(told, "key"))
        if run is not None:
            run.stopped.set()

    def accept(self, told: object) -> Told:
        """A ``text`` with some of its corrections put in.

        :param told: besides, ``claims``: the numbers of the figures.
        """

        def accept() -> Told:
            checked = self._checked_of(_text(told, "text"), "")
            wanted = told.get("claims") if isinstance(told, dict) else None
            numbers = set(wanted) if isinstance(wanted, list) else set()
            chosen = [
                claim
                for number, claim in enumerate(checked.claims)
                if number in numbers and claim.correction is not None
            ]
            said = strings.ACCEPTED.format(count=len(chosen))
            return {"text": corrected(checked.text, chosen), "said": said}

        return _answered(accept)

    def export(self, told: object) -> Told:
        """A checked ``text`` as a file of that ``ending``: its name, and its content in Base64.

        :param told: besides, the ``name`` of the file that it came as, and of a .docx its ``content``.
        """

        def export() -> Told:
            ending, name = _text(told, "ending"), Path(_text(told, "name")).name
            checked = self._checked_of(_text(told, "text"), "")
            original = _content(told) if name.lower().endswith(WORD) and _text(told, "content") else None
            content = exported(checked, ending if ending in FORMS else ".json", original)
            stem = Path(name).stem or "draft"
            return {"name": f"{stem}-checked{ending}", "content": base64.b64encode(content).decode()}

        return _answered(export)

    def _checked_of(self, text: str, key: str) -> CheckedDraft:
        """A checked draft, remembered or made by the worker."""
        if not text.strip():
            raise BadDraft(strings.EMPTY)
        with self._lock:
            if text in self._checked:
                self._checked.move_to_end(text)
                return self._checked[text]
            run = self._runs[key] = Run()
        try:
            checked = self._worker.submit(self._check, text, run).result()
        finally:
            with self._lock:
                self._runs.pop(key, None)
        with self._lock:
            for same in (text, checked.text):
                self._checked[same] = checked
            while len(self._checked) > REMEMBERED:
                self._checked.popitem(last=False)
        return checked

    def _check(self, text: str, run: Run) -> CheckedDraft:
        run.tell(0, 0)
        return self._assistant.check(text, run.tell)


def _answered(work: Callable[[], Told]) -> Told:
    """What is told to the page, whatever happens."""
    try:
        return work()
    except StopAsked:
        return {"failed": strings.STOPPED, "stopped": True}
    except StdqaError as error:
        return {"failed": str(error)}
    except Exception:  # the outer door: whatever it was, the page must go on
        log.exception("A draft was not checked.")
        return {"failed": strings.FAILED}


def _text(told: object, name: str) -> str:
    value = told.get(name) if isinstance(told, dict) else None
    return value if isinstance(value, str) else ""


def _content(told: object) -> bytes:
    content = _text(told, "content")
    if len(content) > MOST_BYTES * 4 // 3 + 4:
        raise BadDraft(strings.TOO_LARGE)
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadDraft(strings.UNREADABLE) from error
