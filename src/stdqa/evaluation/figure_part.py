"""Why a figure was missed: whether the right one was read at all, where it came among the candidates, and
what made another one come before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import mul

from stdqa.evaluation.judging import accepted, first_figure
from stdqa.evaluation.numbers import number
from stdqa.evaluation.question import Gold, Kind, Question
from stdqa.evaluation.rows import FigurePart, Weighed
from stdqa.retrieval import Candidate, Weights
from stdqa.retrieval.signals import FIGURE
from stdqa.types import Answer, Figure, Status

# What the trained reader adds to the weighed signals.
READER = "reader"
# Parts of a score that differ by less explain nothing.
LEAST = 0.005


def figure_part(
    question: Question, answer: Answer, gold: Gold, ranked: Sequence[Candidate], read: Iterable[Figure]
) -> FigurePart | None:
    """How the figure that was expected fared; None where none is expected, or the question cannot be read.

    :param ranked: the figures that were weighed, best first.
    :param read: the figures of the passages that hold the evidence.
    """
    if question.kind not in (Kind.FIGURE, Kind.FIGURES) or answer.status is Status.ERROR:
        return None
    wanted = next((c for c in ranked if _is_right(question, c.figure, gold)), None)
    chosen = _chosen(answer, ranked)
    return FigurePart(
        read=any(_is_right(question, one, gold) for one in read) if gold else None,
        candidates=len(ranked),
        expected=_weighed(wanted, ranked) if wanted else None,
        chosen=_weighed(chosen, ranked) if chosen else None,
        apart=_apart(wanted, chosen) if wanted and chosen else {},
    )


def _is_right(question: Question, figure: Figure, gold: Gold) -> bool:
    """Whether a figure is one of those expected, from the evidence where there is some."""
    if number(figure.text) not in accepted(question):
        return False
    spans = [span for group in gold for span in group]
    return not spans or any(span.overlaps(figure.document, figure.start, figure.end) for span in spans)


def _chosen(answer: Answer, ranked: Sequence[Candidate]) -> Candidate | None:
    """The candidate that was given first or, where none was, the best one."""
    given = first_figure(answer)
    if given is None:
        return ranked[0] if ranked else None
    return next((c for c in ranked if c.figure.id == given.id), None)


def _weighed(candidate: Candidate, ranked: Sequence[Candidate]) -> Weighed:
    figure = candidate.figure
    period = figure.period
    place = next(place for place, c in enumerate(ranked, start=1) if c.figure.id == figure.id)
    return Weighed(
        text=figure.text,
        document=figure.document,
        start=figure.start,
        end=figure.end,
        kind=figure.kind.value,
        measure=figure.measure,
        period=period.text if period else None,
        basis=period.basis.value if period and period.basis else None,
        rank=place,
        score=round(candidate.score, 4),
        parts={name: round(worth, 4) for name, worth in _parts(candidate).items() if abs(worth) >= LEAST},
    )


def _parts(candidate: Candidate) -> dict[str, float]:
    """What each signal adds to the score of a candidate, and what the reader does."""
    worths = dict(zip(FIGURE, map(mul, candidate.signals, Weights.shipped().figure), strict=True))
    return worths | {READER: candidate.score - sum(worths.values())}


def _apart(wanted: Candidate, chosen: Candidate) -> dict[str, float]:
    """By how much each part is more for what was chosen, the largest first; less is negative."""
    ours, theirs = _parts(wanted), _parts(chosen)
    differences = {name: round(theirs[name] - ours[name], 4) for name in ours}
    told = [name for name, difference in differences.items() if abs(difference) >= LEAST]
    return {name: differences[name] for name in sorted(told, key=lambda name: -abs(differences[name]))}
