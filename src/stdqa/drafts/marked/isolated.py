"""Runs of a document of Word cut apart, so that a stretch of its text has runs of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from stdqa.drafts.word import Piece

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def isolated(document: Document, pieces: Sequence[Piece], start: int, end: int) -> list[Run]:
    """Give a stretch of a document's text runs of its own, formatted as those that it stood in.

    The pieces stay right for all text before it, not for what follows.
    """
    first = bisect_right(pieces, start, key=lambda piece: piece.end)
    last = first
    while last < len(pieces) and pieces[last].start < end:
        last += 1
    runs = [
        _cut_out(piece.element, max(start, piece.start) - piece.start, min(end, piece.end) - piece.start)
        for piece in reversed(pieces[first:last])
    ]
    return [Run(run, document._body) for run in reversed(runs)]


def anchored(runs: Sequence[Run]) -> list[Run]:
    """The runs that a comment on these can hang on: not those of a text box, but the one that holds it."""
    found = []
    for run in runs:
        outer = [one for one in run._r.iterancestors(qn("w:r"))]
        found.append(Run(outer[-1], run._parent) if outer else run)
    return found


def _cut_out(element: BaseOxmlElement, start: int, end: int) -> BaseOxmlElement:
    """Move a stretch of an element into a run of its own; what is before it stays where it was."""
    run: BaseOxmlElement = element.getparent()
    text = element.text or ""
    after = list(element.itersiblings())
    if element.tag == qn("w:t") and end < len(text):
        after.insert(0, _text(text[end:]))
        _set(element, text[:end])
    if after:
        _run_after(run, after)
    if element.tag == qn("w:t") and start > 0:
        _set(element, text[:start])
        return _run_after(run, [_text(text[start:end])])
    if any(one.tag != qn("w:rPr") for one in element.itersiblings(preceding=True)):
        return _run_after(run, [element])
    return run


def _run_after(run: BaseOxmlElement, content: Sequence[BaseOxmlElement]) -> BaseOxmlElement:
    """A run right after another, formatted as that one."""
    made = OxmlElement("w:r")
    if (properties := run.find(qn("w:rPr"))) is not None:
        made.append(deepcopy(properties))
    made.extend(content)
    run.addnext(made)
    return made


def _text(text: str) -> BaseOxmlElement:
    element = OxmlElement("w:t")
    _set(element, text)
    return element


def _set(element: BaseOxmlElement, text: str) -> None:
    element.text = text
    element.set(_PRESERVE, "preserve")
