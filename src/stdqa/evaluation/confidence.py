"""How often answers are wrong, when only those given with the most confidence are shown."""

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
