"""Tables of a report for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from stdqa.evaluation.report.blocks import Table

BETWEEN = "  "


def as_text(table: Table) -> Iterator[str]:
    """A table as lines, its columns under each other."""
    rows = [table.head, *table.rows]
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.head))]
    for row in rows:
        cells = [
            cell.ljust(width) if at < table.words else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield BETWEEN.join(cells).rstrip()
