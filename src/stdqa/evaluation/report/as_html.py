"""A report as one HTML file: its style and its charts are inside it, and it fetches and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby

from stdqa.evaluation.report.blocks import Bars, Block, Case, Heading, Histogram, Lines, Note, Report, Table
from stdqa.evaluation.report.charts import bars, histogram, lines
from stdqa.evaluation.report.markup import Markup, joined, tag

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_html(report: Report) -> bytes:
    """Write a report as a page of its own."""
    style = (files("stdqa.evaluation.report") / "report.css").read_text("utf-8")
    head = joined(
        Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        tag("title", report.title),
        tag("style", Markup(style)),
    )
    body = tag("main", tag("h1", tag("bdi", report.title)), *_parts(report))
    page = tag("html", tag("head", head), tag("body", body), lang="en")
    return f"<!doctype html>\n{page}\n".encode("utf-8", "replace")


def _parts(report: Report) -> Iterator[Markup]:
    for kind, blocks in groupby(report.blocks, type):
        made = [_block(one) for one in blocks]
        yield tag("section", *made, class_="cases") if kind is Case else joined(*made)


def _block(block: Block) -> Markup:
    match block:
        case Heading():
            return tag("h2", block.text)
        case Note():
            return tag("p", tag("bdi", block.text))
        case Table():
            return _table(block)
        case Bars():
            return bars(block)
        case Lines():
            return lines(block)
        case Histogram():
            return histogram(block)
        case Case():
            return _case(block)


def _table(table: Table) -> Markup:
    kinds = ["word" if at < table.words else "number" for at in range(len(table.head))]
    head = (tag("th", cell, scope="col", class_=kind) for cell, kind in zip(table.head, kinds, strict=True))
    rows = (
        tag("tr", *(tag("td", tag("bdi", cell), class_=kind) for cell, kind in zip(row, kinds, strict=True)))
        for row in table.rows
    )
    return tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows))


def _case(case: Case) -> Markup:
    facts = (joined(tag("dt", label), tag("dd", tag("bdi", text))) for label, text in case.facts)
    return tag("details", tag("summary", tag("bdi", case.title)), tag("dl", *facts))
