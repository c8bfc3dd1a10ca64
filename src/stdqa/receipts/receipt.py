"""What is verified, and what can become of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What of an answer a receipt is of."""

    CITATION = "citation"
    FIGURE = "figure"


class Outcome(StrEnum):
    """What became of a quotation or a figure."""

    HOLDS = "holds"
    MOVED = "moved"
    GONE = "gone"
    MISSING = "document missing"
    MISQUOTED = "not as cited"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A text and the place where it was found when it was saved.

    ``entry`` counts the entries of a brief or the lines of a batch from 1; it is None for one answer alone.
    ``sha256`` is that of the document's text; a figure has none, but the span of its citation: ``within``.
    """

    part: Part
    document: str
    start: int
    end: int
    text: str
    sha256: str | None = None
    within: tuple[int, int] | None = None
    entry: int | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of a receipt; ``found`` is where its text stands now, ``found_in`` in which document.

    ``changed`` tells that the document is not the one it was, None where that was not saved.
    """

    receipt: Receipt
    outcome: Outcome
    changed: bool | None = None
    found: tuple[int, int] | None = None
    found_in: str | None = None

    @property
    def holds(self) -> bool:
        """Whether the text stands where it was found, word for word."""
        return self.outcome is Outcome.HOLDS
