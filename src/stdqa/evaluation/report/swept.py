"""The runs of a sweep side by side, as a report; the first is what the others are held against."""

from __future__ import annotations

from collections.abc import Sequence

from stdqa.evaluation.comparing import compare
from stdqa.evaluation.report.blocks import Bar, Bars, Heading, Note, Report, Table
from stdqa.evaluation.report.wording import NOTHING, milliseconds, share
from stdqa.evaluation.runs import Run
from stdqa.evaluation.summary import P50, Summary

# The measures that tell most in little room; those that no question tells are left out.
SHOWN = ("right", "figure", "fooled", "hit@1", "hit@5", "mrr@10", "evidence@1500c")
Measured = tuple[str, Run, Summary]


def sweep_report(title: str, measured: Sequence[Measured]) -> Report:
    """The report of a sweep: its table, and the share right as bars."""
    known = [name for name in SHOWN if any(name in summary.measures for _, _, summary in measured)]
    leading = known[0] if known else "right"
    bars = [
        Bar(name, one.value, share(one.value), one.low, one.high)
        for name, _, summary in measured
        if (one := summary.measures.get(leading)) and one.value is not None
    ]
    return Report(
        title,
        (
            Note(f"p is the chance of a difference in “{leading}” as large as that to the first line."),
            sweep_table(measured),
            Heading(leading),
            Bars("Mean with its interval", tuple(bars)),
        ),
    )


def sweep_table(measured: Sequence[Measured]) -> Table:
    """A line for each run."""
    known = [name for name in SHOWN if any(name in summary.measures for _, _, summary in measured)]
    rows = []
    for at, (name, run, summary) in enumerate(measured):
        values = summary.values
        p = _chance(measured[0][1], run, known[0]) if at and known else NOTHING
        told = [share(values.get(measure)) for measure in known]
        rows.append((name, *told, milliseconds(values[P50]), p, f"{run.about['index']['passages']:,}"))
    return Table(("Settings", *known, "median", "p", "passages"), tuple(rows))


def _chance(first: Run, other: Run, measure: str) -> str:
    found = (one.p for one in compare(first, other).differences if one.measure == measure)
    return next((f"{p:.4f}" for p in found), NOTHING)
