"""A brief as one HTML file that prints well: its style is inside it, and it fetches nothing."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from importlib.resources import files

from stdqa.briefs import wording
from stdqa.briefs.sheet import EntrySheet, FigureRow, Quotation, Sheet, SourceRow

# Nothing is fetched and no script runs, whatever stands in the text.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class _Html(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()


def as_html(shown: Sheet) -> bytes:
    """Write a brief as a page of its own."""
    style = (files("stdqa.briefs") / "brief.css").read_text("utf-8")
    head = _joined(
        _Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        _Html(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        _tag("title", shown.title),
        _tag("style", _Html(style)),
    )
    page = _tag("html", _tag("head", head), _tag("body", _tag("main", *_parts(shown))), lang="en")
    return f"<!doctype html>\n{page}\n".encode()


def _parts(shown: Sheet) -> Iterator[str]:
    yield _tag("h1", shown.title)
    yield _tag("p", f"{shown.date}. {shown.made_from} {shown.count}", class_="about")
    if shown.entries:
        yield _tag("h2", wording.SUMMARY)
        yield _table((wording.NUMBER, wording.QUESTION, wording.LINE), map(_summed, shown.entries), "summary")
        yield _tag("h2", wording.ENTRIES)
        yield from map(_entry, shown.entries)
    if shown.open:
        yield _tag("h2", wording.OPEN_POINTS)
        points = (
            _tag("li", _tag("strong", one.question), " ", one.why_open or "", value=str(one.number))
            for one in shown.open
        )
        yield _tag("ol", *points, class_="open-points")
    if shown.sources:
        yield _tag("h2", wording.SOURCES)
        yield _table(
            (wording.SOURCE, wording.DOCUMENT, wording.SHA256), map(_source, shown.sources), "sources"
        )


def _summed(entry: EntrySheet) -> tuple[str, ...]:
    link = _tag("a", entry.question, href=f"#entry-{entry.number}")
    word, line = entry.summary
    return str(entry.number), link, _joined(_mark(word), " ", line) if word else line


def _entry(entry: EntrySheet) -> str:
    open_mark = _mark(wording.OPEN) if entry.open else _Html()
    return _tag(
        "section",
        _tag("h3", _tag("span", f"{entry.number}.", class_="number"), " ", entry.question, " ", open_mark),
        _paragraph(entry.follows, "soft"),
        _labelled(wording.LINE, entry.line, "line"),
        _paragraph(entry.why_open, "why"),
        *(_labelled(wording.WARNING, warning, "warning") for warning in entry.warnings),
        _paragraph(entry.state, "soft"),
        _paragraph(entry.working, "working"),
        _paragraph(f"{wording.NEAREST}:" if entry.open and entry.quotations else None, "nearest"),
        _figures(entry.figures),
        *map(_quotation, entry.quotations),
        _labelled(wording.NOTE, entry.note, "note"),
        id=f"entry-{entry.number}",
    )


def _figures(rows: tuple[FigureRow, ...]) -> str:
    if not rows:
        return _Html()
    cells = ((row.value, row.counts, row.time, f"({row.quotation})" if row.quotation else "") for row in rows)
    head = (wording.FIGURE, wording.COUNTS, wording.TIME, wording.SOURCE)
    return _table(head, cells, "figures")


def _quotation(quotation: Quotation) -> str:
    words = (_tag("mark", text) if marked else _tag("span", text) for text, marked in quotation.pieces)
    return _tag(
        "figure",
        _tag("blockquote", _tag("bdi", "“", *words, "”")),
        _tag(
            "figcaption",
            f"({quotation.number}) ",
            _tag("strong", quotation.place),
            f". {quotation.source}",
        ),
    )


def _source(row: SourceRow) -> tuple[str, ...]:
    return row.title, row.document, _tag("code", row.sha256)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]], name: str) -> str:
    names = _tag("tr", *(_tag("th", cell, scope="col") for cell in head))
    body = (_tag("tr", *(_tag("td", cell) for cell in row)) for row in rows)
    return _tag("table", _tag("thead", names), _tag("tbody", *body), class_=name)


def _labelled(label: str, text: str, name: str) -> str:
    return _tag("p", _tag("strong", label), " ", _tag("bdi", text), class_=name) if text else _Html()


def _paragraph(text: str | None, name: str) -> str:
    return _tag("p", text, class_=name) if text else _Html()


def _mark(word: str) -> str:
    return _tag("em", word, class_="open")


def _tag(name: str, *children: str, **attributes: str) -> _Html:
    """One element; what is not markup already is escaped, so that no text becomes markup."""
    words = "".join(f' {key.rstrip("_")}="{html.escape(value)}"' for key, value in attributes.items())
    return _Html(f"<{name}{words}>{_joined(*children)}</{name}>")


def _joined(*children: str) -> _Html:
    return _Html("".join(child if isinstance(child, _Html) else html.escape(child) for child in children))
