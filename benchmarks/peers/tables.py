"""The tables, with the best of each column in bold, and in sentences where a peer beats stdqa."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scoring import HITS, RECALL
from systems import ANSWER, SEARCH, SPLITS, Row

from stdqa.evaluation.resampling import chance

# A difference that comes about by chance this often is said to be within chance.
CHANCE = 0.05


@dataclass(frozen=True, slots=True)
class Column:
    """One measure: its name, its heading, how it is written, and which end of it is better."""

    name: str
    heading: str
    form: str
    higher: bool = True
    competes: bool = True


ACCURACY = (
    Column("mean_chars", "mean passage", "{:,.0f}", competes=False),
    *(Column(name, name, "{:.3f}") for name in HITS),
    Column(RECALL, RECALL, "{:.3f}"),
)
COSTS = (
    Column("passages", "passages", "{:,.0f}", competes=False),
    Column("index_s", "index, s", "{:,.1f}", higher=False),
    Column("index_cpu_s", "index, CPU s", "{:,.1f}", higher=False),
    Column("median_ms", "median, ms", "{:,.1f}", higher=False),
    Column("p95_ms", "p95, ms", "{:,.1f}", higher=False),
    Column("cpu_ms", "median, CPU ms", "{:,.1f}", higher=False),
    Column("cold_s", "cold, s", "{:,.1f}", higher=False),
    Column("index_mb", "memory indexing, MB", "{:,.0f}", higher=False),
    Column("serve_mb", "memory asking, MB", "{:,.0f}", higher=False),
    Column("saved_mb", "saved, MB", "{:,.1f}", higher=False),
)


@dataclass(frozen=True, slots=True)
class Line:
    """What one row came to; ``scores`` holds each accuracy question by question, in one order for all."""

    row: Row
    values: Mapping[str, float]
    scores: Mapping[str, Sequence[float]] = field(default_factory=dict)


def table(lines: Sequence[Line], columns: Sequence[Column], failed: Mapping[Row, str] | None = None) -> str:
    """A Markdown table; what is best in a column as it is written is bold, all of it where several are.

    :param failed: the rows that were not measured, with why; of the reason the table tells the first words.
    """
    best = {column.name: _best(lines, column) for column in columns if column.competes}
    rows = [f"| system | split by | {' | '.join(column.heading for column in columns)} |"]
    rows.append(f"|---|---|{'--:|' * len(columns)}")
    for line in lines:
        cells = []
        for column in columns:
            written = _written(line, column)
            cells.append(f"**{written}**" if written and written == best.get(column.name) else written)
        rows.append(f"| {line.row.title} | {SPLITS[line.row.splits]} | {' | '.join(cells)} |")
    for row, why in (failed or {}).items():
        rest = " |" * (len(columns) - 1)
        rows.append(f"| {row.title} | {SPLITS[row.splits]} | not measured, {why.partition(':')[0]} |{rest}")
    return "\n".join(rows)


def wins(lines: Sequence[Line], columns: Sequence[Column]) -> list[str]:
    """A sentence for each column in which some peer is better, as it is written, than stdqa's whole answer
    or than its search alone; of a peer's two splits the better one is named."""
    said = []
    for column in columns:
        if not column.competes:
            continue
        beaten = [
            f"better than {what} ({_written(ours, column)}): {found}"
            for what, ours in _ours(lines, column)
            if (found := _better_ones(lines, ours, column))
        ]
        if beaten:
            said.append(f"{column.heading}: {'. '.join(one[0].upper() + one[1:] for one in beaten)}.")
    return said


def _ours(lines: Sequence[Line], column: Column) -> list[tuple[str, Line]]:
    names = {ANSWER: "stdqa's whole answer", SEARCH: "its search alone"}
    return [(names[line.row], line) for line in lines if line.row in names and column.name in line.values]


def _better_ones(lines: Sequence[Line], ours: Line, column: Column) -> str:
    better = [line for line in lines if not line.row.own and _better(line, ours, column)]
    better.sort(key=lambda line: line.values[column.name], reverse=column.higher)
    first: dict[str, Line] = {}
    for line in better:
        first.setdefault(line.row.title, line)
    return "; ".join(_named(line, ours, column) for line in first.values())


def _named(line: Line, ours: Line, column: Column) -> str:
    who = f"{line.row.title} ({SPLITS[line.row.splits]})"
    return f"{who} {_written(line, column)}{_doubt(line, ours, column)}"


def _written(line: Line, column: Column) -> str:
    value = line.values.get(column.name)
    return "" if value is None else column.form.format(value)


def _best(lines: Sequence[Line], column: Column) -> str:
    have = [line for line in lines if column.name in line.values]
    if not have:
        return ""
    pick = max if column.higher else min
    return _written(pick(have, key=lambda line: line.values[column.name]), column)


def _better(line: Line, ours: Line, column: Column) -> bool:
    theirs, own = line.values.get(column.name), ours.values[column.name]
    if theirs is None or _written(line, column) == _written(ours, column):
        return False
    return theirs > own if column.higher else theirs < own


def _doubt(line: Line, ours: Line, column: Column) -> str:
    """Where questions can be compared one by one: whether the difference may be chance."""
    theirs, own = line.scores.get(column.name), ours.scores.get(column.name)
    if not theirs or not own:
        return ""
    often = chance([a - b for a, b in zip(theirs, own, strict=True)])
    return f" [within chance, p = {often:.2f}]" if often >= CHANCE else ""
