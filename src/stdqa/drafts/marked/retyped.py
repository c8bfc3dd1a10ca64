"""Words of a document of Word changed to those of a draft that was corrected after it was read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from stdqa.drafts.word import Piece, shown

if TYPE_CHECKING:
    from docx.document import Document

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def retyped(document: Document, text: str) -> bool:
    """Change a document's words to those of a text, each in the formatting of the word it replaces.

    :return: False where the text cannot be put into it, having other lines; the document is then no good.
    """
    was, pieces = shown(document)
    if was == text:
        return True
    changes = list(_changes(was, text)) if was.count("\n") == text.count("\n") else None
    if changes is None or not all(_possible(pieces, start, end) for start, end, _ in changes):
        return False
    for start, end, words in reversed(changes):
        _replace(pieces, start, end, words)
    return shown(document)[0] == text


def _changes(was: str, text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of a text that differ from another one of as many lines, with what stands there."""
    position = 0
    for old, new in zip(was.split("\n"), text.split("\n"), strict=True):
        if old != new:
            before, after = _WORDS.findall(old), _WORDS.findall(new)
            places = [position]
            for word in before:
                places.append(places[-1] + len(word))
            for kind, begin, end, start, stop in SequenceMatcher(
                None, before, after, autojunk=False
            ).get_opcodes():
                if kind != "equal":
                    yield places[begin], places[end], "".join(after[start:stop])
        position += len(old) + 1


def _first(pieces: list[Piece], start: int) -> int:
    """The piece that what begins here stands in; of what is only put in, the one before it."""
    return bisect_left(pieces, start, key=lambda piece: piece.end)


def _within(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    first = _first(pieces, start)
    if first < len(pieces) and end > start and pieces[first].end == start:
        first += 1
    last = first + 1
    while last < len(pieces) and pieces[last].start < end:
        last += 1
    return pieces[first:last]


def _possible(pieces: list[Piece], start: int, end: int) -> bool:
    """Whether a stretch is text alone, without a tab or a break in it."""
    found = _within(pieces, start, end)
    return bool(found) and all(piece.element.tag.endswith("}t") for piece in found)


def _replace(pieces: list[Piece], start: int, end: int, words: str) -> None:
    for number, piece in enumerate(_within(pieces, start, end)):
        text = piece.element.text or ""
        begin, stop = max(start, piece.start) - piece.start, min(end, piece.end) - piece.start
        piece.element.text = text[:begin] + (words if number == 0 else "") + text[max(begin, stop) :]
        piece.element.set(_PRESERVE, "preserve")
