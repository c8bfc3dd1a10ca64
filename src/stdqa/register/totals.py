"""Tables with a row of totals: whether each column adds up to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from stdqa.register.added import ADDED, Sum, SumVerdict, slack, total
from stdqa.types import Block, BlockKind, Document, Figure

TOTAL = re.compile(
    r"[\s|*_]*(?:(?:grand|over\s?all)\s+)?(?:total|sum|altogether|together|overall|in\s+all|all)\b", re.I
)
# The total of a column of rates is no sum; that of a column of amounts is off by little, if it is.
MOST_OFF = Decimal("0.1")


def in_tables(document: Document) -> Callable[[int], bool]:
    """A function that tells whether a place of the text lies in a table."""
    spans = [(block.start, block.end) for block in document.blocks if block.kind is BlockKind.TABLE]
    return lambda place: any(start <= place < end for start, end in spans)


def table_sums(document: Document, figures: Sequence[Figure]) -> Iterator[Sum]:
    """The columns of tables whose last row is called a total."""
    for kind, blocks in groupby(document.blocks, key=lambda block: block.kind):
        if kind is BlockKind.TABLE:
            yield from _in_table(document.text, list(blocks), figures)


def _in_table(text: str, rows: Sequence[Block], figures: Sequence[Figure]) -> Iterator[Sum]:
    if len(rows) < 3 or not TOTAL.match(text, rows[-1].start):
        return
    columns: dict[int, list[Figure]] = {}
    for figure in figures:
        if rows[0].start <= figure.start < rows[-1].end:
            row = next(row for row in rows if figure.start < row.end)
            columns.setdefault(text.count("|", row.start, figure.start), []).append(figure)
    for column in columns.values():
        *parts, whole = column
        if whole.start >= rows[-1].start and len(parts) >= 2:
            yield from _judged(whole, parts)


def _judged(whole: Figure, parts: Sequence[Figure]) -> Iterator[Sum]:
    alike = all(part.kind is whole.kind for part in parts) and whole.kind in ADDED
    off = abs(whole.value - total(parts))
    if alike and off <= abs(whole.value) * MOST_OFF:
        adds_up = off <= slack((whole, *parts))
        yield Sum(whole, tuple(parts), SumVerdict.ADDS_UP if adds_up else SumVerdict.DIFFERS)
