"""How well a system found the evidence, by stdqa's own measures of overlap, the same for every system."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from stdqa.evaluation.question import Gold
from stdqa.evaluation.ranking import BUDGET, DEPTHS, share_found, within

Place = tuple[str, int, int]
Scores = dict[str, float]

HITS = tuple(f"hit@{depth}" for depth in DEPTHS)
RECALL = f"recall in {BUDGET:,}"


def score(gold: Gold, places: Sequence[Place]) -> Scores:
    """Whether some evidence is in the first passages, and how much of it in their first characters."""
    hits = {f"hit@{depth}": float(share_found(gold, places[:depth]) > 0) for depth in DEPTHS}
    return hits | {RECALL: share_found(gold, within(places, BUDGET))}


def score_all(
    gold: Mapping[str, Gold], answers: Mapping[str, Sequence[Sequence[object]]]
) -> dict[str, Scores]:
    """The scores of every question; one that was not answered has found nothing."""
    return {
        question: score(wanted, [_place(one) for one in answers.get(question, ())])
        for question, wanted in gold.items()
    }


def mean_chars(answers: Mapping[str, Sequence[Sequence[object]]]) -> float:
    """How long the passages are that were returned, on average."""
    lengths = [end - start for found in answers.values() for _, start, end in map(_place, found)]
    return statistics.fmean(lengths) if lengths else 0.0


def _place(saved: Sequence[object]) -> Place:
    document, start, end = saved
    return str(document), int(str(start)), int(str(end))
