"""A brief as Markdown; whatever documents and people wrote stays text in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdqa.briefs import wording
from stdqa.briefs.sheet import EntrySheet, FigureRow, Quotation, Sheet
from stdqa.files import escape as escape
from stdqa.files import escape_inline


def as_markdown(shown: Sheet) -> bytes:
    """Write a brief as Markdown (CommonMark with tables)."""
    return ("\n\n".join(_blocks(shown)) + "\n").encode()


def _blocks(shown: Sheet) -> Iterator[str]:
    yield f"# {escape(shown.title)}"
    yield f"{shown.date}. {escape(shown.made_from)} {shown.count}"
    if shown.entries:
        yield f"## {wording.SUMMARY}"
        yield _table(
            (wording.NUMBER, wording.QUESTION, wording.LINE),
            ((str(one.number), one.question, ": ".join(filter(None, one.summary))) for one in shown.entries),
        )
        yield f"## {wording.ENTRIES}"
    for entry in shown.entries:
        yield from _entry(entry)
    if shown.open:
        yield f"## {wording.OPEN_POINTS}"
        yield "\n".join(
            f"- {one.number}\\. {escape(one.question)} {escape(one.why_open or '')}" for one in shown.open
        )
    if shown.sources:
        yield f"## {wording.SOURCES}"
        yield _table(
            (wording.SOURCE, wording.DOCUMENT, wording.SHA256),
            ((one.title, one.document, one.sha256) for one in shown.sources),
        )


def _entry(entry: EntrySheet) -> Iterator[str]:
    yield f"### {entry.number}\\. {escape(entry.question)}"
    if entry.follows:
        yield escape(entry.follows)
    if entry.line:
        yield f"**{wording.LINE}:** " + "\\\n".join(map(escape, filter(str.strip, entry.line.split("\n"))))
    if entry.why_open:
        yield f"**{wording.OPEN}:** {escape(entry.why_open)}"
    if entry.warnings:
        yield "\n".join(f"- **{wording.WARNING}:** {escape(warning)}" for warning in entry.warnings)
    if entry.state:
        yield escape(entry.state)
    if entry.working:
        yield escape(entry.working)
    if entry.open and entry.quotations:
        yield f"{wording.NEAREST}:"
    if entry.figures:
        yield _table(
            (wording.FIGURE, wording.COUNTS, wording.TIME, wording.SOURCE),
            map(_figure, entry.figures),
        )
    yield from map(_quotation, entry.quotations)
    if entry.note:
        yield f"**{wording.NOTE}:** {escape(entry.note)}"


def _figure(row: FigureRow) -> tuple[str, str, str, str]:
    return row.value, row.counts, row.time, f"({row.quotation})" if row.quotation else ""


def _quotation(quotation: Quotation) -> str:
    words = "".join(_piece(*piece) for piece in quotation.pieces)
    place = f"{quotation.place}. {quotation.source}"
    return f"> ({quotation.number}) “{words}”\n>\n> — {escape(place)}"


def _piece(text: str, marked: bool) -> str:
    """A piece of a quotation, the spaces at its ends kept; a marked one is bold."""
    words = escape_inline(text)
    return f"**{words}**" if marked else words


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *([escape(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
