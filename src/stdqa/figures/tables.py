"""Figures in tables: what a number says is told by the head of its column and the label of its row.

A table is a run of rows; its first row is its head where it holds no numbers but years.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from stdqa.figures import spelled
from stdqa.figures.periods import Clock, time_phrases
from stdqa.types import Block, BlockKind, Document, Figure, FigureKind, Period

CELL = re.compile(r"[^|]+")
NUMBER = re.compile(r"\d")
YEARS = re.compile(r"\b(?:19|20|21)\d{2}(?:\s?[-–/]\s?\d{2,4})?\b")
LETTER = re.compile(r"[^\W\d_]")
PERCENT = re.compile(r"%|\bper\s?cent\b|\bpercentage\b", re.I)
# "Catch (tonnes)": a unit, and no number as in "(2022)".
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]\d]+)[)\]]")
# "Sales (million crowns)": what the numbers of the column are to be multiplied by.
SCALED = re.compile(rf"(?:in\s+)?({spelled.MAGNITUDE})\b", re.I)
EDGES = " \t\r\n,;:()[]–-*"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: its words without the time and the unit in brackets that it names, and those."""

    words: str
    period: Period | None
    percent: bool
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with its label and the heads of its columns, empty where it has none."""

    start: int
    end: int
    label: str
    heads: tuple[Head, ...]


def rows(document: Document, clock: Clock) -> tuple[Row, ...]:
    """The rows of a document's tables that hold figures, in order."""
    found: list[Row] = []
    for kind, run in groupby(document.blocks, key=lambda block: block.kind):
        if kind is BlockKind.TABLE:
            found += _rows(document.text, list(run), clock)
    return tuple(found)


def row_at(table: tuple[Row, ...], place: int) -> Row | None:
    """The row that a place of the text lies in."""
    row = table[bisect_right(table, place, key=attrgetter("start")) - 1] if table else None
    return row if row and row.start <= place < row.end else None


def _rows(text: str, blocks: list[Block], clock: Clock) -> Iterator[Row]:
    first = list(_cells(text, blocks[0]))
    headed = (
        len(blocks) > 1 and len(first) > 1 and not any(NUMBER.search(YEARS.sub("", cell)) for cell in first)
    )
    heads = tuple(_head(cell, clock) for cell in first) if headed else ()
    for block in blocks[headed:]:
        cells = list(_cells(text, block))
        label = cells[0] if cells and not NUMBER.match(cells[0]) else ""
        # A row with other columns than the head's belongs to another table.
        yield Row(block.start, block.end, label, heads if len(cells) == len(heads) else ())


def _cells(text: str, block: Block) -> Iterator[str]:
    return (cell for match in CELL.finditer(text, block.start, block.end) if (cell := match.group().strip()))


def _head(cell: str, clock: Clock) -> Head:
    phrases = time_phrases(cell, clock=clock)
    words = cell
    for phrase in reversed(phrases):
        words = words[: phrase.start] + words[phrase.end :]
    period = replace(phrases[0].period, inherited=True) if phrases else None
    unit = IN_BRACKETS.search(words)
    named = " ".join(IN_BRACKETS.sub(" ", words).split()).strip(EDGES)
    return Head(named, period, PERCENT.search(cell) is not None, unit[1].strip(EDGES) if unit else "")


def _factor(unit: str) -> int:
    """What the numbers of a column are multiplied by: 1,000,000 under "(million crowns)"."""
    scale = SCALED.match(unit)
    return spelled.MAGNITUDES[spelled.singular(scale[1].lower())] if scale else 1


def placed(document: Document, row: Row, figure: Figure) -> Figure:
    """The figure with the measure, scope and period that its column and row give it."""
    text = document.text
    before = [match for match in CELL.finditer(text, row.start, row.end) if match.group().strip()]
    place = next((i for i, cell in enumerate(before) if cell.start() <= figure.start < cell.end()), 0)
    cell = before[place].group() if before else ""
    # A cell that says what it counts ("34 ships") needs no head.
    if place == 0 or place >= len(row.heads) or LETTER.search(cell.replace(figure.text, "")):
        return figure
    head = row.heads[place]
    names = row.label[:1].isupper()
    parts = [head.words] if names and head.words else [row.label, head.words]
    percent = head.percent and figure.kind is FigureKind.COUNT
    return replace(
        figure,
        kind=FigureKind.PERCENTAGE if percent else figure.kind,
        value=figure.value * _factor(head.unit),
        unit="%" if percent else head.unit or head.words or figure.unit,
        measure=", ".join(part for part in parts if part),
        scope=row.label if names else figure.scope,
        period=head.period or figure.period,
    )
