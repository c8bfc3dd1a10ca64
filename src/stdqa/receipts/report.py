"""What became of receipts, put together: as JSON, and which entries no longer hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stdqa.receipts.receipt import Part, Verified

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EntryReport:
    """What became of an entry of a brief, or of a line of a batch."""

    entry: int
    question: str | None
    failed: tuple[Verified, ...]

    @property
    def holds(self) -> bool:
        """Whether everything in it stands where it was found."""
        return not self.failed


def by_entry(verified: Sequence[Verified]) -> tuple[EntryReport, ...]:
    """The entries that cite something, in their order; none for one answer alone."""
    entries: dict[int, list[Verified]] = {}
    for one in verified:
        if one.receipt.entry is not None:
            entries.setdefault(one.receipt.entry, []).append(one)
    return tuple(
        EntryReport(number, of[0].receipt.question, tuple(one for one in of if not one.holds))
        for number, of in sorted(entries.items())
    )


def report_json(verified: Sequence[Verified]) -> Json:
    """Everything that was looked up as one JSON object: see docs/brief.md."""
    return {
        "holds": all(one.holds for one in verified),
        "citations": [_json(one) for one in verified if one.receipt.part is Part.CITATION],
        "figures": [_json(one) for one in verified if one.receipt.part is Part.FIGURE],
        "entries": [
            {"entry": one.entry, "question": one.question, "holds": one.holds} for one in by_entry(verified)
        ],
    }


def _json(one: Verified) -> Json:
    receipt = one.receipt
    name = "quote" if receipt.part is Part.CITATION else "text"
    hashed = {"sha256": receipt.sha256} if receipt.part is Part.CITATION else {}
    return {
        "entry": receipt.entry,
        "document": receipt.document,
        "start": receipt.start,
        "end": receipt.end,
        name: receipt.text,
        **hashed,
        "outcome": one.outcome.value,
        "holds": one.holds,
        "document_changed": one.changed,
        "found": {"start": one.found[0], "end": one.found[1]} if one.found else None,
        "found_in": one.found_in,
    }
