"""What the app keeps for the browsers that come: conversations, and what people say of answers.

Where nothing can be kept, everything else goes on; whatever fails is told in a sentence, never raised.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self, TypeVar

from stdqa.errors import StdqaError, StoreUnusable
from stdqa.store import Fault, Feedback, Listed, Mark, Store, Turns
from stdqa.web import strings

log = logging.getLogger(__name__)
Made = TypeVar("Made")

# As browsers make theirs and the store makes its own: nothing shorter is unguessable.
_ID = re.compile(r"[\w-]{32,64}", re.A)


@dataclass(frozen=True, slots=True)
class Where:
    """Whose conversation something belongs to; without a browser nothing is kept."""

    browser: str | None = None
    conversation: str | None = None

    @classmethod
    def of(cls, told: object) -> Self:
        """What a page says of itself, as an object or as JSON; whatever is no id counts as not said."""
        if isinstance(told, str):
            try:
                told = json.loads(told)
            except (ValueError, RecursionError):
                return cls()
        return cls(_id(told, "browser"), _id(told, "conversation"))


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is shown of a conversation beside its turns; ``keeps`` tells whether anything can be kept."""

    conversation: str | None = None
    marks: Mapping[int, Mark] = field(default_factory=dict)
    earlier: tuple[Listed, ...] = ()
    keeps: bool = False


class Keeping:
    """A store, or the reason why there is none."""

    def __init__(self, store: Store | None = None, refused: str | None = None) -> None:
        self._store = store
        self.refused = refused

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a store; one that cannot be used is told in the page and in the log."""
        try:
            return cls(Store.open(path))
        except StoreUnusable as error:
            log.warning("Nothing is kept: %s", error)
            return cls(refused=str(error))

    def __bool__(self) -> bool:
        return self._store is not None

    def close(self) -> None:
        """Close the store."""
        if self._store is not None:
            self._store.close()

    def turns(self, where: Where) -> Turns:
        """The turns of a conversation as they were kept; none where there is no such one."""
        browser, conversation = where.browser, where.conversation
        if browser is None or conversation is None:
            return ()
        return self._tried(lambda store: store.turns(browser, conversation), ())

    def add(self, where: Where, turns: Turns) -> tuple[Where, Turns, bool]:
        """Keep a turn that was added to a conversation.

        :return: where it is now, all turns of it, and whether they are kept as far as they can be.
        """
        browser = where.browser
        if self._store is None or browser is None:
            return where, turns, True
        kept = self._tried(lambda store: store.add(browser, where.conversation, turns), None)
        if kept is None:
            return where, turns, False
        where = replace(where, conversation=kept[0])
        return where, turns if kept[1] == len(turns) else self.turns(where) or turns, True

    def remembered(self, where: Where) -> Remembered:
        """What is shown of a conversation beside its turns; where there is none yet, the earlier ones."""
        browser, conversation = where.browser, where.conversation
        if self._store is None or browser is None:
            return Remembered()
        if conversation is None:
            return Remembered(earlier=self.listed(where), keeps=True)
        marks: dict[int, Mark] = self._tried(lambda store: store.marks(browser, conversation), {})
        return Remembered(conversation, marks, keeps=True)

    def listed(self, where: Where) -> tuple[Listed, ...]:
        """The conversations of a browser, the latest first."""
        browser = where.browser
        return self._tried(lambda store: store.conversations(browser), ()) if browser else ()

    def rename(self, where: Where, title: object) -> None:
        """Give a conversation another title."""
        browser, conversation = where.browser, where.conversation
        if browser and conversation and isinstance(title, str):
            self._tried(lambda store: store.rename(browser, conversation, title), None)

    def delete(self, where: Where) -> None:
        """Remove a conversation."""
        browser, conversation = where.browser, where.conversation
        if browser and conversation:
            self._tried(lambda store: store.delete(browser, conversation), None)

    def mark(self, where: Where, turn: object, told: object) -> str:
        """Keep what somebody says of an answer, and say in a line what became of it.

        :param told: a :class:`Mark` as an object of the page; None takes back what was said.
        """
        browser, conversation = where.browser, where.conversation
        given = _mark(told)
        if not (browser and conversation and isinstance(turn, int)) or (told is not None and given is None):
            return strings.MARK_LOST
        if given is None:
            gone = self._tried(lambda store: store.unmark(browser, conversation, turn), False)
            return strings.MARK_TAKEN_BACK if gone else strings.MARK_LOST
        kept = self._tried(lambda store: store.mark(browser, conversation, turn, given), False)
        return strings.MARK_KEPT if kept else strings.MARK_LOST

    def feedback(self) -> tuple[Feedback, ...]:
        """Everything that was said of answers, by all browsers, the latest first."""
        told: tuple[Feedback, ...] = self._tried(lambda store: tuple(store.feedback()), ())
        return told[::-1]

    def _tried(self, work: Callable[[Store], Made], otherwise: Made) -> Made:
        if self._store is None:
            return otherwise
        try:
            return work(self._store)
        except StdqaError as error:
            log.warning("The store failed: %s", error)
            return otherwise


def _id(told: object, name: str) -> str | None:
    value = told.get(name) if isinstance(told, dict) else None
    return value if isinstance(value, str) and _ID.fullmatch(value) else None


def _mark(told: object) -> Mark | None:
    """A mark as the page tells it; None where it is none."""
    if not isinstance(told, dict) or not isinstance(told.get("good"), bool):
        return None
    faults = {fault.value: fault for fault in Fault}
    words, corrected = (str(told.get(name) or "") for name in ("words", "corrected"))
    fault = told.get("fault")
    if told["good"]:
        return Mark(good=True)
    return Mark(False, faults.get(fault) if isinstance(fault, str) else None, words, corrected)
