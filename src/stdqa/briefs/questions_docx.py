"""Questions in a document of Word: a column of a table, else list items, else lines that ask."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stdqa.errors import BadBatch
from stdqa.files import open_word

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

COLUMNS = ("question", "questions")


def questions_of(path: Path) -> list[str]:
    """The questions of a .docx, in its order.

    :raises BadBatch: if it is no document of Word.
    """
    document = open_word(path, str(path), BadBatch)
    columns = [cell for table in document.tables for cell in _column(table)]
    if columns:
        return columns
    paragraphs = [one for one in document.paragraphs if one.text.strip()]
    items = [one.text for one in paragraphs if _is_item(one)]
    asking = [one.text for one in paragraphs if one.text.strip().endswith("?")]
    cells = [cell for table in document.tables for cell in _cells(table) if cell.endswith("?")]
    plain = [one.text for one in paragraphs if not _style(one).startswith(("Heading", "Title"))]
    return items or asking or cells or plain


def _column(table: Table) -> list[str]:
    """The cells below a head that says they are questions; none if there is no such head."""
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    names = [name.strip().lower() for name in rows[0]] if rows else []
    at = next((names.index(name) for name in COLUMNS if name in names), None)
    return [] if at is None else [row[at] for row in rows[1:] if len(row) > at and row[at].strip()]


def _cells(table: Table) -> list[str]:
    return [cell.text.strip() for row in table.rows for cell in row.cells]


def _is_item(paragraph: Paragraph) -> bool:
    return bool(paragraph._p.xpath("./w:pPr/w:numPr")) or _style(paragraph).startswith("List")


def _style(paragraph: Paragraph) -> str:
    return str(paragraph.style.name) if paragraph.style else ""
