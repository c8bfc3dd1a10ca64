"""A brief as a document of Word, to be sent as it is; :mod:`stdqa.briefs.docx_styles` says how it looks."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from stdqa.briefs import wording
from stdqa.briefs.sheet import EntrySheet, Quotation, Sheet

if TYPE_CHECKING:
    from docx.document import Document

# Columns in centimetres; together the width of the text.
SUMMARY_CM = (1.1, 6.5, 9.0)
FIGURES_CM = (3.6, 6.4, 4.8, 1.8)
SOURCES_CM = (7.4, 3.8, 5.4)


class Lead(NamedTuple):
    """What a cell says in bold, and what follows it."""

    words: str | None
    text: str = ""


def as_docx(shown: Sheet, day: date) -> bytes:
    """Write a brief as .docx, dated by the day of the brief."""
    from stdqa.briefs.docx_styles import add, new_document

    document = new_document(shown.title, wording.PAGE)
    _properties(document, shown, day)
    add(document, shown.title, "Title")
    add(document, f"{shown.date}. {shown.made_from} {shown.count}", "Brief About")
    if shown.entries:
        add(document, wording.SUMMARY, "Heading 1")
        _summary(document, shown.entries)
        add(document, wording.ENTRIES, "Heading 1")
    for entry in shown.entries:
        _entry(document, entry)
    if shown.open:
        add(document, wording.OPEN_POINTS, "Heading 1")
        for entry in shown.open:
            paragraph = add(document, "", "Brief Point")
            paragraph.add_run(f"{entry.number}. {entry.question}").bold = True
            paragraph.add_run(f" {entry.why_open}")
    if shown.sources:
        add(document, wording.SOURCES, "Heading 1")
        rows = [(one.title, one.document, one.sha256) for one in shown.sources]
        _table(document, (wording.SOURCE, wording.DOCUMENT, wording.SHA256), rows, SOURCES_CM)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _properties(document: Document, shown: Sheet, day: date) -> None:
    properties = document.core_properties
    properties.title = shown.title[:255]
    properties.subject = shown.made_from[:255]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "en"
    properties.created = properties.modified = datetime.combine(day, time())


def _summary(document: Document, entries: Iterable[EntrySheet]) -> None:
    rows = [(str(one.number), one.question, Lead(*one.summary)) for one in entries]
    _table(document, (wording.NUMBER, wording.QUESTION, wording.LINE), rows, SUMMARY_CM)


def _entry(document: Document, entry: EntrySheet) -> None:
    from stdqa.briefs.docx_styles import add

    add(document, f"{entry.number}. {entry.question}", "Heading 2")
    _said(document, entry.follows, "Brief Note")
    if entry.line:
        add(document, wording.LINE, "Brief Label")
        add(document, entry.line, "Line to Take")
    if entry.why_open:
        _labelled(document, wording.OPEN, entry.why_open, "Brief Open")
    for warning in entry.warnings:
        _labelled(document, wording.WARNING, warning, "Brief Open")
    _said(document, entry.state, "Brief Note")
    _said(document, entry.working, "Brief Note")
    if entry.open and entry.quotations:
        _said(document, f"{wording.NEAREST}:", "Brief Label")
    if entry.figures:
        head = (wording.FIGURE, wording.COUNTS, wording.TIME, wording.SOURCE)
        rows = [
            (Lead(row.value), row.counts, row.time, f"({row.quotation})" if row.quotation else "")
            for row in entry.figures
        ]
        _table(document, head, rows, FIGURES_CM)
    for quotation in entry.quotations:
        _quotation(document, quotation)
    if entry.note:
        _labelled(document, wording.NOTE, entry.note, "Brief Note")


def _quotation(document: Document, quotation: Quotation) -> None:
    from stdqa.briefs.docx_styles import add, mark

    words = add(document, "“", "Brief Quotation")
    for text, marked in quotation.pieces:
        run = words.add_run(text)
        if marked:
            mark(run)
    words.add_run("”")
    place = add(document, f"({quotation.number}) ", "Brief Source")
    place.add_run(quotation.place).bold = True
    place.add_run(f". {quotation.source}")


def _said(document: Document, text: str | None, style: str) -> None:
    from stdqa.briefs.docx_styles import add

    if text:
        add(document, text, style)


def _labelled(document: Document, label: str, text: str, style: str) -> None:
    from stdqa.briefs.docx_styles import add

    paragraph = add(document, "", style)
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(text)


def _table(
    document: Document, head: Sequence[str], rows: Sequence[Sequence[str | Lead]], widths_cm: Sequence[float]
) -> None:
    from stdqa.briefs.docx_styles import add, new_table, styled

    table = new_table(document, head, len(rows), widths_cm)
    for row, cells in zip(table.rows[1:], rows, strict=True):
        for cell, content in zip(row.cells, cells, strict=True):
            paragraph = styled(cell.paragraphs[0], "Brief Cell")
            lead, text = content if isinstance(content, Lead) else ("", content)
            if lead:
                paragraph.add_run(f"{lead}: " if text else lead).bold = True
            paragraph.add_run(text)
    add(document, "", "Brief Gap")
