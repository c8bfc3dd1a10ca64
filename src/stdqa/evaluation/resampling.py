"""Means with their intervals, and whether a difference may be chance; drawn by a fixed seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
SEED = 20230327
DRAWS = 2000
SHUFFLES = 10_000
# Draws are made in parts, so that ten thousand questions need no gigabyte.
_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over ``n`` questions, with the 95% interval that the bootstrap gives; None where n is 0."""

    n: int
    value: float | None
    low: float | None = None
    high: float | None = None


def mean(values: Sequence[float], draws: int = DRAWS) -> Mean:
    """The mean of values, one a question, with its interval (percentiles of the bootstrap)."""
    return means([values], draws)[0]


def means(columns: Sequence[Sequence[float]], draws: int = DRAWS) -> list[Mean]:
    """The means of several columns, each with its interval, as :func:`mean` has them.

    Columns of one length share their draws: ten thousand questions take no longer for twenty measures than
    for one.
    """
    found = [Mean(0, None)] * len(columns)
    for n in {len(column) for column in columns} - {0}:
        places = [place for place, column in enumerate(columns) if len(column) == n]
        given = np.asarray([columns[place] for place in places], dtype=np.float64).T
        drawn = np.concatenate([times @ given for times in _draws(n, draws)]) / n
        lows, highs = np.percentile(drawn, [2.5, 97.5], axis=0)
        for place, value, low, high in zip(places, given.mean(axis=0), lows, highs, strict=True):
            found[place] = Mean(n, float(value), float(low), float(high))
    return found


def _draws(n: int, draws: int) -> Iterator[Floats]:
    """How often each of ``n`` is drawn, a row for each draw; some rows at a time."""
    random = np.random.default_rng(SEED)
    part = max(1, _AT_ONCE // n)
    for done in range(0, draws, part):
        rows = min(part, draws - done)
        drawn = random.integers(0, n, (rows, n)) + n * np.arange(rows)[:, None]
        yield np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n).astype(np.float64)


def chance(differences: Sequence[float], shuffles: int = SHUFFLES) -> float:
    """How often a difference of means as large comes about when it is chance which run is which.

    Paired randomisation, two-sided: the sign of each question's difference is drawn anew. 1 where nothing
    differs.
    """
    given = np.asarray([one for one in differences if one], dtype=np.float64)
    if not len(given):
        return 1.0
    observed = abs(given.sum()) - 1e-9
    random = np.random.default_rng(SEED)
    part = max(1, _AT_ONCE // len(given))
    as_large = 0
    for done in range(0, shuffles, part):
        signs = random.integers(0, 2, (min(part, shuffles - done), len(given))) * 2 - 1
        as_large += int((np.abs(signs @ given) >= observed).sum())
    return (as_large + 1) / (shuffles + 1)
