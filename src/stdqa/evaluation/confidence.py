"""How often answers are wrong, when only those given with the most confidence are shown, and how far the
confidence is from being right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """``risk`` is the share of wrong answers among the ``coverage`` of all questions that is answered."""

    coverage: float
    risk: float
    confidence: float


def risk_coverage(answers: Sequence[tuple[float, bool] | None]) -> tuple[Point, ...]:
    """The curve of a run, from the surest answer to all: a point for each confidence that occurs.

    :param answers: of each question the confidence and whether the answer is right; None where none is given.
    """
    given = sorted((one for one in answers if one is not None), key=lambda one: -one[0])
    points, wrong = [], 0
    for place, (confidence, right) in enumerate(given, start=1):
        wrong += not right
        # Answers of one confidence are shown or withheld together.
        if place == len(given) or given[place][0] != confidence:
            points.append(Point(place / len(answers), wrong / place, confidence))
    return tuple(points)


def area(points: Sequence[Point]) -> float | None:
    """The mean risk over the coverage reached (AURC); lower is better, None where nothing is answered."""
    if not points:
        return None
    total, reached = 0.0, 0.0
    for point in points:
        total += point.risk * (point.coverage - reached)
        reached = point.coverage
    return total / reached


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers of like confidence: how many, their mean confidence, and the share that is right."""

    n: int
    confidence: float
    right: float


BINS = 10


def calibration(answers: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Answers in ten bins of equal width by their confidence, those without answers left out.

    :param answers: the confidence of each, and whether it is right.
    """
    held: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in answers:
        held[min(BINS - 1, max(0, int(confidence * BINS)))].append((confidence, right))
    return tuple(
        Bin(len(some), sum(c for c, _ in some) / len(some), sum(right for _, right in some) / len(some))
        for some in held
        if some
    )


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """The expected calibration error (Naeini, Cooper and Hauskrecht 2015): how far the confidence is from the
    share right, over all answers; None where there are none.
    """
    n = sum(one.n for one in bins)
    return sum(one.n * abs(one.confidence - one.right) for one in bins) / n if n else None
