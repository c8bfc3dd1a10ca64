"""Means with their intervals, and whether a difference may be chance; drawn by a fixed seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

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
    if not values:
        return Mean(0, None)
    given = np.asarray(values, dtype=np.float64)
    random = np.random.default_rng(SEED)
    part = max(1, _AT_ONCE // len(given))
    sums = [
        given[random.integers(0, len(given), (min(part, draws - done), len(given)))].mean(axis=1)
        for done in range(0, draws, part)
    ]
    low, high = np.percentile(np.concatenate(sums), [2.5, 97.5])
    return Mean(len(given), float(given.mean()), float(low), float(high))


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
