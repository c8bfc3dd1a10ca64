"""The text that a document of Word shows, with the element that each stretch of it stands in.

Paragraphs, list items and cells are lines, in order. What was deleted or is hidden is no text of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

# An older form of what a newer program shows, such as a text box.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = ("w:t", "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen")
# Line ends inside an element are only spaces; line ends of the text are elements of their own.
_SPACES = str.maketrans("\n\r\t", "   ")


class Piece(NamedTuple):
    """An element of a run, and the stretch of the text that it holds."""

    element: BaseOxmlElement
    start: int
    end: int


def shown(document: Document) -> tuple[str, list[Piece]]:
    """The text of a document, a line for each paragraph, and its pieces in order."""
    parts: list[str] = []
    pieces: list[Piece] = []
    position = 0
    for number, paragraph in enumerate(_paragraphs(document)):
        if number:
            parts.append("\n")
            position += 1
        for element, text in _texts(paragraph):
            parts.append(text)
            pieces.append(Piece(element, position, position + len(text)))
            position += len(text)
    return "".join(parts), pieces


def _paragraphs(document: Document) -> Iterator[BaseOxmlElement]:
    from docx.oxml.ns import qn

    unshown = (_FALLBACK, qn("w:del"), qn("w:moveFrom"))
    for paragraph in document.element.body.iter(qn("w:p")):
        if next(paragraph.iterancestors(*unshown), None) is None:
            yield paragraph


def _texts(paragraph: BaseOxmlElement) -> Iterator[tuple[BaseOxmlElement, str]]:
    """The elements of a paragraph that show text; those of a text box in it are of other paragraphs."""
    from docx.oxml.ns import qn

    unshown = (qn("w:del"), qn("w:moveFrom"))
    names = tuple(map(qn, _TEXT))
    for run in paragraph.iter(qn("w:r")):
        own = next(run.iterancestors(qn("w:p")), None) is paragraph
        if not own or _hidden(run) or next(run.iterancestors(*unshown), None) is not None:
            continue
        for element in run.iterchildren(*names):
            text = str(element)
            if element.tag == names[0]:
                text = text.translate(_SPACES)
            if text:
                yield element, text


def _hidden(run: BaseOxmlElement) -> bool:
    from docx.oxml.ns import qn

    vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val")) not in ("0", "false", "off")
