"""The documents that are open, as far as a place that a run names stands in them."""

from __future__ import annotations

from stdqa.evaluation.rows import Found, Quoted
from stdqa.index import Index


class OpenCorpus:
    """Looks places of a run up in the index that is open."""

    def __init__(self, index: Index, same: bool) -> None:
        self._index, self._same = index, same

    def text(self, document: str, start: int, end: int) -> str | None:
        """What stands at a place; None where the run was over other documents."""
        return self._at(document, start, end) if self._same else None

    def holds(self, place: Quoted | Found) -> bool:
        """Whether the words of a place stand there; a run keeps only the beginning of long ones."""
        text = self._at(place.document, place.start, place.end)
        return bool(text) and bool(place.text) and text.startswith(place.text)  # type: ignore[union-attr]

    def _at(self, document: str, start: int, end: int) -> str | None:
        try:
            text = self._index.text(document)
        except KeyError:
            return None
        return text[start:end] if 0 <= start < end <= len(text) else None
