"""The best passages put before a trained reader, and what it says of their figures and sentences put into
the ranking.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from stdqa.retrieval.ranking import Candidate, Ranked
from stdqa.retrieval.signals import FIGURE, SENTENCE
from stdqa.types import FigureKind, Page, Passage, Reader, Reading

# What a reader is told of each figure and each sentence beside its words, in this order.
FIGURE_FEATURES = (*FIGURE, "score", "behind", "coverage_of_all", *FigureKind)
SENTENCE_FEATURES = (*SENTENCE, "score", "behind")
# What the reader's choice is worth beside the weighed signals: from this for what it surely chooses down to
# nothing for what it surely does not. On reports it was not trained on (training/measure.py) 0.6 to 0.8
# choose a point more; on the project's corpus, which the signals fit better, they choose a point less.
FIGURE_WORTH, SENTENCE_WORTH = 0.4, 0.4
# A logarithm of a probability this low is as good as none.
SURELY_NOT = -6.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """How probable the reader finds it that none of the figures, and none of the sentences, answers."""

    figures: float = 0.0
    sentences: float = 0.0


def read(question: str, ranked: Ranked, reader: Reader, most: int) -> tuple[Ranked, Doubt]:
    """The candidates ranked anew with what a reader says of those in the best passages.

    :param most: how many passages are read.
    """
    passages = list(_best_passages(ranked))[:most]
    if not passages:
        return ranked, Doubt()
    figures = [[c for c in ranked.figures if c.hit.passage.id == p.id] for p in passages]
    sentences = [[c for c in ranked.sentences if c.hit.passage.id == p.id] for p in passages]
    best_figure = max((c.score for c in ranked.figures), default=0.0)
    best_sentence = max((c.score for c in ranked.sentences), default=0.0)
    pages = [
        _page(passage, some, said, best_figure, best_sentence)
        for passage, some, said in zip(passages, figures, sentences, strict=True)
    ]
    reading: Reading = reader.read(question, pages)
    told, no_figure = _probabilities(reading.figures)
    said_by, no_sentence = _probabilities(reading.sentences)
    return (
        Ranked(
            _again(ranked.figures, [c for some in figures for c in some], told, FIGURE_WORTH),
            _again(ranked.sentences, [c for some in sentences for c in some], said_by, SENTENCE_WORTH),
        ),
        Doubt(no_figure, no_sentence),
    )


def _best_passages(ranked: Ranked) -> Iterator[Passage]:
    """The passages of the best sentences and of the best figures by turns, each once."""
    seen = set()
    longest = max(len(ranked.sentences), len(ranked.figures))
    sentences, figures = (list(_passages(some)) for some in (ranked.sentences, ranked.figures))
    for place in range(longest):
        for passages in (sentences, figures):
            if place < len(passages) and passages[place].id not in seen:
                seen.add(passages[place].id)
                yield passages[place]


def _passages(candidates: Iterable[Candidate]) -> Iterator[Passage]:
    seen = set()
    for candidate in candidates:
        if candidate.hit.passage.id not in seen:
            seen.add(candidate.hit.passage.id)
            yield candidate.hit.passage


def _page(
    passage: Passage,
    figures: Sequence[Candidate],
    sentences: Sequence[Candidate],
    best_figure: float,
    best_sentence: float,
) -> Page:
    lead = f"{passage.context.words}. " if passage.context.words else ""
    shift = len(lead) - passage.start
    return Page(
        key=passage.id,
        text=lead + passage.text,
        figures=tuple((c.profile.start + shift, c.profile.end + shift) for c in figures),
        sentences=tuple((c.profile.start + shift, c.profile.end + shift) for c in sentences),
        figure_features=tuple(
            (*c.signals, c.score, c.score - best_figure, c.coverage, *_kinds(c.figure.kind)) for c in figures
        ),
        sentence_features=tuple((*c.signals, c.score, c.score - best_sentence) for c in sentences),
    )


def _kinds(kind: FigureKind) -> tuple[float, ...]:
    return tuple(float(kind is one) for one in FigureKind)


def _probabilities(logits: Sequence[Sequence[float]]) -> tuple[list[float], float]:
    """The logarithms of the probabilities of all that could be chosen, and the probability of none of it."""
    flat = [logit for page in logits for logit in page]
    highest = max([*flat, 0.0])
    total = sum(math.exp(logit - highest) for logit in (*flat, 0.0))
    return [logit - highest - math.log(total) for logit in flat], math.exp(-highest) / total


def _again(
    candidates: Sequence[Candidate], read: Sequence[Candidate], told: Sequence[float], worth: float
) -> tuple[Candidate, ...]:
    """Candidates in a new order: those that were read gain by what the reader says of them."""
    places = map(_place, read)
    gain = dict(zip(places, gains(told, [_beside_the_point(c) for c in read], worth), strict=True))
    scored = (replace(c, score=c.score + gain.get(_place(c), 0.0)) for c in candidates)
    return tuple(sorted(scored, key=lambda c: (-c.score, c.hit.passage.document, c.profile.start)))


def gains(told: Sequence[float], beside: Sequence[float], worth: float) -> list[float]:
    """What figures or sentences gain by a reader's word.

    "None of these" takes nothing from their order, so the best of them gains all that there is.

    :param told: the logarithm of each one's probability, or its logit.
    :param beside: how much of each is beside the point, from 0 to 1. No reader makes up for that where
        another is nearer to the point.
    """
    highest, least = max(told, default=0.0), min(beside, default=0.0)
    return [
        worth * (1.0 - max(log - highest, SURELY_NOT) / SURELY_NOT) * (1.0 - away + least)
        for log, away in zip(told, beside, strict=True)
    ]


OTHER_BASIS, OTHER_YEAR = map(FIGURE.index, ("other_basis", "other_year"))


def _beside_the_point(candidate: Candidate) -> float:
    """How much of a figure is surely not what was asked; nothing of a sentence."""
    if candidate.profile.figure is None:
        return 0.0
    return 1.0 if candidate.rival else beside_the_point(candidate.signals)


def beside_the_point(figure: Sequence[float]) -> float:
    """How much of a figure is surely not what was asked, by its signals: it has another basis or year."""
    return max(figure[OTHER_BASIS], figure[OTHER_YEAR])


def _place(candidate: Candidate) -> tuple[str, int, int]:
    return candidate.hit.passage.document, candidate.profile.start, candidate.profile.end
