"""What the Check place does, apart from the toolkit: drafts in, verdicts out, corrections put in, files made.

A draft belongs to its page, which sends it each time. Only the last few that were checked are remembered, so
that an export or a step back does not check again.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Protocol

from stdqa.drafts import corrected
from stdqa.drafts.marked import FORMS, count_words, exported
from stdqa.drafts.source import MOST_BYTES, WORD, draft_of
from stdqa.errors import BadDraft
from stdqa.types import CheckedDraft, Progress
from stdqa.web.check_view import checked_draft
from stdqa.web.progress import StopAsked, Work
from stdqa.web.strings import check as strings
from stdqa.web.told import Told, answered, decoded, file, text
from stdqa.web.worker import Worker

log = logging.getLogger(__name__)

REMEMBERED = 16


class Checks(Protocol):
    """What the place needs of an assistant."""

    def check(self, text: str, progress: Progress | None = None) -> CheckedDraft:
        """Hold every figure of a draft against the documents."""


class CheckDesk:
    """Does for the Check place what needs the assistant; usable from several threads."""

    def __init__(self, assistant: Checks, worker: Worker) -> None:
        self._assistant = assistant
        self._worker = worker
        self._lock = Lock()
        self._runs: dict[str, Work] = {}
        self._checked: OrderedDict[str, CheckedDraft] = OrderedDict()

    def read(self, told: object) -> Told:
        """The text of a file that the browser sent: ``name`` and ``content`` in Base64."""

        def read() -> Told:
            name = Path(text(told, "name")).name
            return {"text": draft_of(_content(told), name).text, "said": strings.OPENED.format(name=name)}

        return _answered(read)

    def check(self, told: object) -> Told:
        """Check a ``text``; ``key`` is what its progress and its stop are asked by.

        :return: the text as it was read, the page for it and what is to be read aloud; or what went wrong.
        """

        def check() -> Told:
            checked = self._checked_of(text(told, "text"), text(told, "key"))
            return {
                "text": checked.text,
                "html": str(checked_draft(checked)),
                "said": f"{count_words(checked)}.",
            }

        return _answered(check)

    def progress(self, told: object) -> Told:
        """How far the draft of that ``key`` is, in numbers and in words."""
        run = self._runs.get(text(told, "key"))
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
        run = self._runs.get(text(told, "key"))
        if run is not None:
            run.stopped.set()

    def accept(self, told: object) -> Told:
        """A ``text`` with some of its corrections put in.

        :param told: besides, ``claims``: the numbers of the figures.
        """

        def accept() -> Told:
            checked = self._checked_of(text(told, "text"), "")
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
            ending, name = text(told, "ending"), Path(text(told, "name")).name
            checked = self._checked_of(text(told, "text"), "")
            original = _content(told) if name.lower().endswith(WORD) and text(told, "content") else None
            content = exported(checked, ending if ending in FORMS else ".json", original)
            stem = Path(name).stem or "draft"
            return file(f"{stem}-checked{ending}", content)

        return _answered(export)

    def _checked_of(self, text: str, key: str) -> CheckedDraft:
        """A checked draft, remembered or made by the worker."""
        if not text.strip():
            raise BadDraft(strings.EMPTY)
        with self._lock:
            if text in self._checked:
                self._checked.move_to_end(text)
                return self._checked[text]
            run = self._runs[key] = Work()
        try:
            checked = self._worker.submit(self._check, text, run).result()
        except StopAsked as error:
            raise BadDraft(strings.STOPPED) from error
        finally:
            with self._lock:
                self._runs.pop(key, None)
        with self._lock:
            for same in (text, checked.text):
                self._checked[same] = checked
            while len(self._checked) > REMEMBERED:
                self._checked.popitem(last=False)
        return checked

    def _check(self, text: str, run: Work) -> CheckedDraft:
        run.tell(0, 0)
        return self._assistant.check(text, run.tell)


def _answered(work: Callable[[], Told]) -> Told:
    return answered(work, log, strings.FAILED)


def _content(told: object) -> bytes:
    too_large, unreadable = BadDraft(strings.TOO_LARGE), BadDraft(strings.UNREADABLE)
    return decoded(text(told, "content"), MOST_BYTES, too_large, unreadable)
