"""Receipts held against the documents there are now.

A quotation holds where its document has it at its place, to the letter, whatever else of the document has
changed; a figure where it stands at its own place, inside the quotation that it is cited by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from stdqa.receipts.receipt import Outcome, Part, Receipt, Verified
from stdqa.types import Document

Span = tuple[int, int]


class Sources(Protocol):
    """The documents there are."""

    def document_ids(self) -> Sequence[str]:
        """The ids of all documents."""

    def document(self, document: str) -> Document:
        """One document; a KeyError if there is none of that id."""


def verify(receipts: Sequence[Receipt], sources: Sources) -> tuple[Verified, ...]:
    """Look every receipt up; what became of each, in their order."""
    names = dict.fromkeys(receipt.document for receipt in receipts)
    documents = {name: _document(sources, name) for name in names}
    renamed = _renamed(receipts, documents, sources)
    seen = [_verified(receipt, documents[receipt.document], renamed) for receipt in receipts]
    moves = {
        (one.receipt.document, (one.receipt.start, one.receipt.end)): one.found[0] - one.receipt.start
        for one in seen
        if one.outcome is Outcome.MOVED and one.found
    }
    return tuple(_moved_along(one, documents[one.receipt.document], moves) for one in seen)


def _document(sources: Sources, name: str) -> Document | None:
    try:
        return sources.document(name)
    except KeyError:
        return None


def _renamed(
    receipts: Sequence[Receipt], documents: dict[str, Document | None], sources: Sources
) -> dict[str, str]:
    """By its hash, the document that now has the text of one that is missing; looked for only then."""
    wanted = {one.sha256 for one in receipts if documents[one.document] is None and one.sha256}
    if not wanted:
        return {}
    there = ((_document(sources, name), name) for name in sources.document_ids())
    return {one.sha256: name for one, name in there if one and one.sha256 in wanted}


def _verified(receipt: Receipt, document: Document | None, renamed: dict[str, str]) -> Verified:
    if document is None:
        return Verified(receipt, Outcome.MISSING, found_in=renamed.get(receipt.sha256 or ""))
    changed = receipt.sha256 != document.sha256 if receipt.sha256 else None
    if _stands(receipt, document.text):
        return Verified(receipt, Outcome.HOLDS, changed)
    found = _nearest(document.text, receipt)
    if changed is False or not _inside(receipt):
        # The document is the one it was, so this never stood where it says.
        return Verified(receipt, Outcome.MISQUOTED, changed, found)
    return Verified(receipt, Outcome.MOVED if found else Outcome.GONE, changed, found)


def _stands(receipt: Receipt, text: str) -> bool:
    start, end = receipt.start, receipt.end
    return 0 <= start < end and text[start:end] == receipt.text and _inside(receipt)


def _inside(receipt: Receipt) -> bool:
    """Whether a figure is inside the quotation that it is cited by."""
    if receipt.within is None:
        return True
    start, end = receipt.within
    return start <= receipt.start <= receipt.end <= end


def _nearest(text: str, receipt: Receipt) -> Span | None:
    """Where a quotation stands now; of several places that nearest to where it stood.

    A number alone stands in many places that have nothing to do with it, so a figure is not looked for.
    """
    if receipt.part is Part.FIGURE or not receipt.text:
        return None
    start = max(0, receipt.start)
    before, after = text.rfind(receipt.text, 0, start + len(receipt.text)), text.find(receipt.text, start)
    places = [place for place in (before, after) if place >= 0]
    if not places:
        return None
    nearest = min(places, key=lambda place: abs(place - start))
    return nearest, nearest + len(receipt.text)


def _moved_along(one: Verified, document: Document | None, moves: dict[tuple[str, Span], int]) -> Verified:
    """A figure that moved with the quotation that it stands in."""
    receipt = one.receipt
    if one.outcome is not Outcome.GONE or document is None or receipt.within is None:
        return one
    by = moves.get((receipt.document, receipt.within))
    if by is None:
        return one
    found = receipt.start + by, receipt.end + by
    if document.text[found[0] : found[1]] != receipt.text:
        return one
    return Verified(receipt, Outcome.MOVED, one.changed, found)
