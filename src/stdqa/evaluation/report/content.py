"""A run as a report: its measures, how they differ by category, when answers are wrong, and every miss."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from stdqa.evaluation.measures import GROUPS, MEASURES, PASSAGES
from stdqa.evaluation.ranking import DEPTHS
from stdqa.evaluation.report.blocks import (
    Bar,
    Bars,
    Block,
    Case,
    Heading,
    Histogram,
    Lines,
    Note,
    Report,
    Series,
    Table,
)
from stdqa.evaluation.report.why import quoted, why
from stdqa.evaluation.report.wording import counted, interval, milliseconds, share
from stdqa.evaluation.resampling import Mean
from stdqa.evaluation.rows import RETRIEVED, Row
from stdqa.evaluation.runs import Run
from stdqa.evaluation.summary import AREA, ECE, P50, P95, Group, Summary, over
from stdqa.types import Status

# A page of more cases is read by nobody; the rows hold them all.
MOST_CASES = 500
# A part of this name is counted and not looked at, so that nobody fits the program to it.
HELD_OUT = "test"
BINS = 30
CONFIDENCES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
RETRIEVAL = (
    "Only retrieval was measured and nothing was answered, so measures of answers do not apply. Passages are "
    "ranked by the two searches, fused; an answer shows first the passages that it quotes."
)


def run_report(run: Run, summary: Summary, show_held_out: bool = False) -> Report:
    """The report of a run.

    :param show_held_out: whether the misses of the part that is only counted are told as well.
    """
    about = run.about["set"]
    part = f", part {about['part']}" if about["part"] else ""
    blocks = [
        Note(_in_short(run)),
        Heading("Measures"),
        Note("Means over the questions that a measure applies to, with the 95% interval of the bootstrap."),
        *([Note(RETRIEVAL)] if run.retrieval else []),
        *measure_tables(summary),
        *chart_blocks(run.rows, summary),
        *_groups("By category", summary.categories),
        *_groups("By tag", summary.tags),
        Heading("The run"),
        run_table(run),
        *_misses(run.rows, show_held_out),
    ]
    return Report(f"{about['name']}{part}", tuple(blocks))


def measure_tables(summary: Summary) -> Iterator[Table]:
    """The measures, a table for each group of them."""
    for group in GROUPS:
        table = _table(group, summary.measures)
        if table.rows:
            yield table
    values = summary.values
    rows = (
        (AREA, "mean risk over the coverage, the surest answers first", share(values[AREA])),
        (ECE, "mean distance of the confidence from the share right, in ten bins", share(values[ECE])),
        (P50, "half of the answers took no longer", milliseconds(values[P50])),
        (P95, "95 of 100 answers took no longer", milliseconds(values[P95])),
    )
    told = tuple(row for row in rows if values[row[0]] is not None)
    if told:
        yield Table(("Of the run", "What it tells", "Value"), told, words=2)


def ranking_table(measured: Mapping[str, Mean]) -> Table:
    """The measures of ranking alone."""
    return _table(PASSAGES, measured)


def _table(group: str, measured: Mapping[str, Mean]) -> Table:
    rows = (
        (name, MEASURES[name].says, share(one.value), interval(one), f"{one.n:,}")
        for name, one in measured.items()
        if MEASURES[name].group == group
    )
    return Table((group, "What it tells", "Mean", "Interval", "Questions"), tuple(rows), words=2)


def _in_short(run: Run) -> str:
    """What was measured on what, in a sentence."""
    about = run.about
    index = about["index"]
    over = ", ".join(
        counted(index[name], name.removesuffix("s"), name) for name in ("documents", "passages", "figures")
    )
    asked = f"{len(run.rows):,} of {about['set']['questions']:,} questions"
    return f"{asked} over {over}; stdqa {about['stdqa']}, {about['started'][:10]}."


def run_table(run: Run) -> Table:
    """What a run is of: its set, its index, its settings, the versions and the time."""
    about = run.about
    index, asked = about["index"], about["set"]
    rows = [
        ("Questions", f"{len(run.rows):,} of {asked['questions']:,}"),
        *([("Without evidence, left out", f"{asked['left_out']:,}")] if asked.get("left_out") else []),
        *((name.capitalize(), f"{index[name]:,}") for name in ("documents", "passages", "figures")),
        ("Index id", index["id"][:16]),
        ("Set id", asked["sha256"][:16]),
        ("stdqa", about["stdqa"]),
        *((name, str(value)) for name, value in about["settings"].items()),
        *((name, str(value)) for name, value in about["versions"].items()),
        ("Machine", ", ".join(about["machine"].values())),
        ("Started", about["started"]),
        ("Finished", about.get("finished", "not yet")),
        *([("Time", _spent(about["spent"]))] if about.get("spent") else []),
    ]  # fmt: skip
    return Table(("What", "Value"), tuple(rows), words=2)


def _spent(seconds: Mapping[str, float]) -> str:
    """Where the time went, in words."""
    return ", ".join(f"{what} {one:,.1f} s" for what, one in seconds.items())


def chart_blocks(rows: Sequence[Row], summary: Summary) -> Iterator[Block]:
    """The sections with charts over all questions, each under its heading."""
    measured = summary.measures
    depths = {
        name: [k for k in DEPTHS if f"{name}@{k}" in measured] for name in ("hit", "evidence", "recall")
    }
    series = [
        Series(name, tuple((k, measured[f"{name}@{k}"].value or 0.0) for k in known))
        for name, known in depths.items()
        if known
    ]
    if series:
        yield Heading(PASSAGES)
        yield Lines(
            "Evidence by the number of passages", "first k passages", "share", tuple(series), even=True
        )
    if summary.curve:
        yield Heading("Risk and coverage")
        yield Note(
            "If only the answers of the most confidence were given: the share of all questions that would "
            "be answered, and the share of wrong ones among those answers."
        )
        points = tuple((point.coverage, point.risk) for point in summary.curve)
        yield Lines("Risk by coverage", "coverage", "risk", (Series("risk", points),))
        yield from _calibration(rows, summary)
    if summary.milliseconds:
        yield Heading("Latency")
        yield _latency(summary)


def _calibration(rows: Sequence[Row], summary: Summary) -> Iterator[Block]:
    if not summary.calibration:
        return
    yield Heading("Calibration")
    yield Note(
        "Confidence orders answers and is no probability: where the line is above the diagonal, more answers "
        "are right than the confidence says."
    )
    told = tuple((one.confidence, one.right) for one in summary.calibration)
    diagonal = Series("diagonal", ((0.0, 0.0), (1.0, 1.0)))
    yield Lines(
        "Share right by mean confidence", "confidence", "share right", (Series("answers", told), diagonal)
    )
    given = [row for row in rows if row.status == Status.ANSWERED and "right" in row.scores]
    bars = []
    for low, high in zip(CONFIDENCES, CONFIDENCES[1:], strict=False):
        inside = [row for row in given if low <= row.confidence < high or row.confidence == high == 1]
        if inside:
            right = over(inside, "right")
            bars.append(_bar(f"{low:.1f} to {high:.1f}", right.value or 0.0, right.n, right.low, right.high))
    yield Bars("Share right, by the confidence of the answer", tuple(bars))


def _latency(summary: Summary) -> Histogram:
    times = np.asarray(summary.milliseconds)
    # A few slow answers would press all others into one column.
    highest = float(np.percentile(times, 99)) or 1.0
    counts, edges = np.histogram(np.minimum(times, highest), bins=BINS, range=(0.0, highest))
    values = summary.values
    marks = tuple((name, float(values[key] or 0)) for name, key in (("p50", P50), ("p95", P95)))
    return Histogram(
        "Answers by the time they took", "ms", tuple(map(float, edges)), tuple(map(int, counts)), marks
    )


def _groups(title: str, groups: Sequence[Group]) -> Iterator[Block]:
    if not groups:
        return
    yield Heading(title)
    judged = [one for one in groups if one.right.value is not None]
    if judged:
        yield Bars(
            "Share right",
            tuple(_bar(g.name, g.right.value or 0.0, g.right.n, g.right.low, g.right.high) for g in judged),
        )
    # What applies to none of them needs no column.
    columns: list[tuple[str, Callable[[Group], str]]] = [
        ("Questions", lambda one: f"{one.n:,}"),
        *(
            [("Right", lambda one: share(one.right.value)), ("Interval", lambda one: interval(one.right))]
            if judged
            else []
        ),
        *([("Fooled", lambda one: share(one.fooled.value))] if any(one.fooled.n for one in groups) else []),
        *([("hit@5", lambda one: share(one.found.value))] if any(one.found.n for one in groups) else []),
    ]
    rows = tuple((one.name, *(told(one) for _, told in columns)) for one in groups)
    yield Table(("", *(name for name, _ in columns)), rows)


def _bar(name: str, value: float, n: int, low: float | None, high: float | None) -> Bar:
    return Bar(name, value, f"{value:.0%} of {n:,}", low, high)


def _misses(rows: Sequence[Row], show_held_out: bool) -> Iterator[Block]:
    missed = [row for row in rows if row.missed]
    shown = [row for row in missed if show_held_out or row.part != HELD_OUT]
    yield Heading("Misses")
    yield Note(f"{counted(len(missed), 'question', 'questions')} of {len(rows):,}.")
    if len(shown) < len(missed):
        yield Note(
            f"Those of the part “{HELD_OUT}” ({len(missed) - len(shown):,}) are counted and not shown, so "
            "that nothing is fitted to them."
        )
    if len(shown) > MOST_CASES:
        yield Note(f"The first {MOST_CASES:,} are shown; rows.jsonl holds all.")
    yield from map(case, shown[:MOST_CASES])


def case(row: Row) -> Case:
    """A question looked at: what was expected, what was given, and where its evidence was."""
    facts = [
        ("Asked before", " / ".join(row.history)),
        ("Expected", row.expected),
        ("Given", given(row)),
        ("Evidence", "\n".join(map(quoted, row.evidence))),
        ("Cited", "\n".join(map(quoted, row.cited))),
        ("Why", "\n".join(why(row))),
    ]  # fmt: skip
    return Case(f"{row.id}. {row.question}", tuple((label, text) for label, text in facts if text))


def given(row: Row) -> str:
    """What a question got, in words; nothing where it was only searched for."""
    if row.status == RETRIEVED:
        return ""
    figures = f" Figures: {'; '.join(row.figures)}." if row.figures else ""
    reason = f" ({row.reason})" if row.reason else ""
    sure = f" Confidence {row.confidence:.2f}." if row.status == Status.ANSWERED else ""
    return f"{row.status}{reason}: {row.text}{figures}{sure}"
