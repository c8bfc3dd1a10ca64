"""A report as Markdown; what the charts show stands in tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdqa.evaluation.report.blocks import Bars, Block, Case, Heading, Histogram, Lines, Note, Report, Table
from stdqa.files import escape, visible

BLOCKS = 20
# Of a long curve so many points are told.
MOST_POINTS = 20


def as_markdown(report: Report) -> bytes:
    """Write a report as Markdown."""
    lines = [f"# {_text(report.title)}", ""]
    for block in report.blocks:
        lines += [*_block(block), ""]
    return "\n".join(lines).encode("utf-8", "replace")


def _block(block: Block) -> Iterable[str]:
    match block:
        case Heading():
            return [f"## {_text(block.text)}"]
        case Note():
            return [_text(block.text)]
        case Table():
            return _table(block.head, block.rows, block.words)
        case Bars():
            rows = ((bar.name, "█" * round(BLOCKS * bar.value), bar.told) for bar in block.bars)
            return [f"**{_text(block.title)}**", "", *_table(("", "", ""), rows, 2)]
        case Lines():
            return [f"**{_text(block.title)}**", "", *_points(block)]
        case Histogram():
            marks = [f"{name} {value:,.1f} {block.across}" for name, value in block.marks]
            return [f"**{_text(block.title)}**: {_text(', '.join(marks))}"]
        case Case():
            return _case(block)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]], words: int) -> Iterator[str]:
    names = [_text(cell) for cell in head]
    yield f"| {' | '.join(names)} |"
    yield "|" + "|".join("---" if at < words else "--:" for at in range(len(names))) + "|"
    for row in rows:
        yield f"| {' | '.join(map(_text, row))} |"


def _points(chart: Lines) -> Iterator[str]:
    across = sorted({x for series in chart.series for x, _ in series.points})
    step = -(-len(across) // MOST_POINTS) or 1
    kept = sorted({*across[::step], *across[-1:]})
    known = [dict(series.points) for series in chart.series]
    rows = [[f"{x:.3g}", *(f"{one[x]:.3f}" if x in one else "" for one in known)] for x in kept]
    return _table((chart.across, *(series.name for series in chart.series)), rows, 0)


def _case(case: Case) -> Iterator[str]:
    yield f"- **{_text(case.title)}**"
    for label, text in case.facts:
        for line in text.split("\n"):
            yield f"  - {_text(label)}: {_text(line)}"


def _text(text: str) -> str:
    return escape(visible(text))
