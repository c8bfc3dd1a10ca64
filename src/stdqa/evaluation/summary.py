"""A run in figures: each measure with its n and interval, by category and by tag, and the times."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stdqa.evaluation.confidence import (
    Bin,
    Point,
    area,
    calibration,
    calibration_error,
    risk_coverage,
)
from stdqa.evaluation.measures import MEASURES
from stdqa.evaluation.resampling import Mean, mean, means
from stdqa.evaluation.rows import RETRIEVED, Row
from stdqa.types import Status

# What is counted of a whole run and not of a question; lower is better for each.
AREA, ECE, P50, P95 = "aurc", "ece", "latency_p50", "latency_p95"
OF_RUNS = (AREA, ECE, P50, P95)
# What failed took no time worth counting; what was only searched for was so together with others.
UNTIMED = (Status.ERROR, RETRIEVED)


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one category or tag."""

    name: str
    n: int
    right: Mean
    fooled: Mean
    found: Mean


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to. ``measures`` holds those that apply to some question."""

    n: int
    measures: Mapping[str, Mean]
    categories: tuple[Group, ...]
    tags: tuple[Group, ...]
    curve: tuple[Point, ...]
    milliseconds: tuple[float, ...]
    calibration: tuple[Bin, ...] = ()

    @property
    def values(self) -> dict[str, float | None]:
        """Every measure by its name, those of the whole run among them."""
        found = {name: measured.value for name, measured in self.measures.items()}
        median, most = percentiles(self.milliseconds)
        return found | {
            AREA: area(self.curve),
            ECE: calibration_error(self.calibration),
            P50: median,
            P95: most,
        }


def summarise(rows: Sequence[Row]) -> Summary:
    """Sum a run up: means of what was measured question by question."""
    judged = [row for row in rows if "right" in row.scores]
    columns = {name: [row.scores[name] for row in rows if name in row.scores] for name in MEASURES}
    told = {name: column for name, column in columns.items() if column}
    return Summary(
        n=len(rows),
        measures=dict(zip(told, means(list(told.values())), strict=True)),
        categories=groups(rows, lambda row: (row.category,)),
        tags=groups(rows, lambda row: row.tags),
        curve=risk_coverage([_given(row) for row in judged]) if judged else (),
        milliseconds=times(rows),
        calibration=calibration([one for row in judged if (one := _given(row))]),
    )


def times(rows: Iterable[Row]) -> tuple[float, ...]:
    """The milliseconds of every answer."""
    return tuple(row.milliseconds for row in rows if row.status not in UNTIMED)


def over(rows: Iterable[Row], name: str) -> Mean:
    """The mean of one measure over the questions that it applies to."""
    return mean([row.scores[name] for row in rows if name in row.scores])


def groups(rows: Iterable[Row], names: Callable[[Row], Iterable[str]]) -> tuple[Group, ...]:
    """The rows by what they are named, in alphabetical order; a row may have several names."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for name in names(row):
            found.setdefault(name, []).append(row)
    return tuple(
        Group(name, len(some), over(some, "right"), over(some, "fooled"), over(some, "hit@5"))
        for name, some in sorted(found.items())
    )


def percentiles(times: Sequence[float]) -> tuple[float | None, float | None]:
    """The median and the 95th percentile; None where there is nothing."""
    if not times:
        return None, None
    p50, p95 = np.percentile(np.asarray(times), [50, 95])
    return float(p50), float(p95)


def _given(row: Row) -> tuple[float, bool] | None:
    if row.status != Status.ANSWERED:
        return None
    return row.confidence, row.scores["right"] == 1
