"""Which figure and which sentence answers: many small signals, weighed and added up."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from operator import mul
from typing import Self

from stdqa.questions import Question
from stdqa.retrieval import signals
from stdqa.retrieval.closeness import Closeness
from stdqa.retrieval.opposites import Opposites
from stdqa.retrieval.profiles import PassageProfile, Profile
from stdqa.retrieval.rivals import Rivals
from stdqa.retrieval.signals import Asked, Near, Signals
from stdqa.types import Figure, Hit


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal of :mod:`stdqa.retrieval.signals` is worth, in the order that it gives them."""

    figure: Signals
    sentence: Signals

    @classmethod
    def of(cls, figure: Mapping[str, float], sentence: Mapping[str, float]) -> Self:
        """Weights by the signals' names; what is not named is worth nothing."""
        return cls(
            tuple(figure.get(name, 0.0) for name in signals.FIGURE),
            tuple(sentence.get(name, 0.0) for name in signals.SENTENCE),
        )

    @classmethod
    @lru_cache
    def shipped(cls) -> Self:
        """The weights that come with the package, set by hand; fitting them gained nothing measurable."""
        held = tomllib.loads((files("stdqa") / "data" / "ranking.toml").read_text(encoding="utf-8"))
        return cls.of(held["figure"], held["sentence"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may answer: where it is, how well it fits, how much of the question it covers, the
    signals that made its score, and whether it is a figure of another thing of the kind asked for.
    """

    hit: Hit
    profile: Profile
    score: float
    coverage: float
    signals: Signals = ()
    rival: bool = False

    @property
    def figure(self) -> Figure:
        """The figure of a candidate figure."""
        if self.profile.figure is None:
            raise ValueError("a sentence is no figure")
        return self.profile.figure

    @property
    def sentence(self) -> str:
        """The text of the sentence that a figure stands in; of a sentence its own."""
        figure, passage = self.profile.figure, self.hit.passage
        start = self.profile.start if figure is None else figure.sentence_start
        end = self.profile.end if figure is None else figure.sentence_end
        return passage.text[start - passage.start : end - passage.start]

    @property
    def clause(self) -> str:
        """The text of the clause that a candidate figure stands in."""
        figure, passage = self.figure, self.hit.passage
        return passage.text[figure.clause_start - passage.start : figure.clause_end - passage.start]

    def holds(self, figure: Figure) -> bool:
        """Whether a figure stands in a candidate sentence."""
        inside = self.profile.start <= figure.start < self.profile.end
        return inside and self.hit.passage.document == figure.document


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates for one question, best first.

    Scores are higher for better and comparable within one question only.
    """

    figures: tuple[Candidate, ...]
    sentences: tuple[Candidate, ...]


def rank(
    question: Question,
    hits: Sequence[Hit],
    profiles: Sequence[PassageProfile],
    weights: Weights | None = None,
    closeness: Closeness | None = None,
    sentences: bool = True,
    common: frozenset[str] = frozenset(),
) -> Ranked:
    """Rank the figures and the sentences of the passages found; journalists' words are never answers.

    :param closeness: compares the question's tokens with those of passages, where there are any.
    :param sentences: whether the sentences are wanted too.
    :param common: stems of the names that what was found is about anyway; they tell next to nothing.
    """
    worth = weights or Weights.shipped()
    question = _without(question, common)
    pairs = [(hit, profile) for hit, profile in zip(hits, profiles, strict=True) if profile.quotable]
    asked = Asked.of(question, Near.of(question, closeness, common), [told for _, told in pairs])
    share = asked.reachable / asked.total if asked.total else 0.0
    rivals, opposites = Rivals.of(question), Opposites.of(question)
    figures: list[Candidate] = []
    said: list[Candidate] = []
    for (hit, told), present in zip(pairs, asked.present, strict=True):
        for profile in told.figures:
            if profile.figure is not None:
                weighed = signals.of_figure(asked, present, hit, profile, profile.figure)
                figure = _candidate(hit, profile, weighed, worth.figure, COVERAGE_OF_FIGURE, share)
                figure = _held_back(figure) if rivals.tell(profile) else figure
                figures.append(_against(figure, figure.clause, opposites))
        for profile in told.sentences if sentences else ():
            weighed = signals.of_sentence(asked, present, hit, profile)
            sentence = _candidate(hit, profile, weighed, worth.sentence, COVERAGE_OF_SENTENCE, share)
            said.append(_against(sentence, sentence.sentence, opposites))
    return Ranked(_ordered(figures), _ordered(said))


# What a name matters that what was found is about anyway.
COMMON = 0.1


def _without(question: Question, common: frozenset[str]) -> Question:
    """A question in which some names weigh next to nothing."""
    if not common:
        return question
    concepts = (
        replace(c, weight=c.weight * COMMON) if common.issuperset(c.stems) else c for c in question.concepts
    )
    return replace(question, concepts=tuple(concepts))


COVERAGE_OF_FIGURE = signals.FIGURE.index("coverage")
COVERAGE_OF_SENTENCE = signals.SENTENCE.index("coverage")


def _candidate(
    hit: Hit, profile: Profile, weighed: Signals, worth: Signals, coverage: int, share: float
) -> Candidate:
    return Candidate(hit, profile, sum(map(mul, weighed, worth)), share * weighed[coverage], weighed)


# What a figure of another thing of the kind asked for loses. It is no signal: the reader that is shipped was
# trained with those that there are.
RIVAL = 0.6
# What a statement loses that is of the opposite.
OPPOSITE = 0.5


def _held_back(figure: Candidate) -> Candidate:
    return replace(figure, score=figure.score - RIVAL, rival=True)


def _against(candidate: Candidate, clause: str, opposites: Opposites) -> Candidate:
    if not opposites.tell(clause, candidate.sentence):
        return candidate
    return replace(candidate, score=candidate.score - OPPOSITE)


def _ordered(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(candidates, key=lambda c: (-c.score, c.hit.passage.document, c.profile.start)))
