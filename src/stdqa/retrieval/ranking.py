"""Which figure, and which sentence, answers: many small signals added up, each in words below.

Scores are higher for better and comparable within one question only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.retrieval.profiles import Bag, PassageProfile, Profile
from stdqa.types import Figure, FigureKind, Hit, Side

# How much a word of the question counts where it is found: in what the figure counts, its clause, its
# sentence, the item or heading above it, the sentence before, elsewhere in the passage.
FIGURE_LEVELS = (1.0, 0.85, 0.6, 0.5, 0.45, 0.3)
SENTENCE_LEVELS = (1.0, 1.0, 1.0, 0.5, 0.5, 0.35)
SYNONYM = 0.85
WHOLE_LEVEL = 0.6


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal is worth beside the coverage of the question's words (which is at most 1)."""

    counted: float = 0.35
    uncounted: float = 0.12
    kind: float = 0.1
    other_kind: float = 0.5
    basis: float = 0.2
    other_basis: float = 0.8
    other_year: float = 0.15
    similarity: float = 0.8
    overlap: float = 0.3
    fusion: float = 0.5
    unasked: float = 0.12
    stated: float = 0.1
    change: float = 0.4
    level: float = 0.1
    moderator: float = 0.1
    elsewhere: float = 0.3
    approximate: float = 0.02
    rounded: float = 0.3
    defining: float = 0.15
    opener: float = 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may answer: where it is, how well it fits, and how much of the question it covers."""

    hit: Hit
    profile: Profile
    score: float
    coverage: float

    @property
    def figure(self) -> Figure:
        """The figure of a candidate figure."""
        if self.profile.figure is None:
            raise ValueError("a sentence is no figure")
        return self.profile.figure


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates for one question, best first."""

    figures: tuple[Candidate, ...]
    sentences: tuple[Candidate, ...]


def rank(
    question: Question,
    hits: Sequence[Hit],
    profiles: Sequence[PassageProfile],
    weights: Weights | None = None,
) -> Ranked:
    """Rank the figures and the sentences of the passages found; journalists' words are never answers."""
    worth = weights or Weights()
    pairs = [(hit, profile) for hit, profile in zip(hits, profiles, strict=True) if profile.quotable]
    rarity = _rarity(question.concepts, [p for _, profile in pairs for p in profile.sentences])
    figures = [
        _figure(question, hit, profile, rarity, worth) for hit, told in pairs for profile in told.figures
    ]
    said = [
        _sentence(hit, profile, question, rarity, worth) for hit, told in pairs for profile in told.sentences
    ]
    return Ranked(_ordered(figures), _ordered(said))


def _ordered(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(candidates, key=lambda c: (-c.score, c.hit.passage.document, c.profile.start)))


def _rarity(concepts: Sequence[Concept], sentences: Sequence[Profile]) -> dict[Concept, float]:
    """How telling each concept is among the sentences found: one that is in all of them tells nothing."""
    number = len(sentences) + 1
    found = {c: sum(says(c, s.levels[0]) > 0 for s in sentences) for c in concepts}
    return {
        concept: concept.weight * math.log(1 + number / (0.5 + times)) for concept, times in found.items()
    }


def says(concept: Concept, bag: Bag) -> float:
    """1 where the words of a concept are in a bag, less where only an equivalent is, 0 where none."""
    if bag.issuperset(concept.stems):
        return 1.0
    return SYNONYM if any(map(bag.issuperset, concept.others)) else 0.0


def _coverage(profile: Profile, rarity: dict[Concept, float], levels: tuple[float, ...]) -> float:
    """The share of the question, by weight of its concepts, that the words around a statement hold."""
    total = sum(rarity.values())
    if not total:
        return 0.0
    return sum(weight * _nearness(concept, profile, levels) for concept, weight in rarity.items()) / total


def _nearness(concept: Concept, profile: Profile, levels: tuple[float, ...]) -> float:
    """How near to a statement a concept is said: the worth of the nearest level that says it."""
    # The last level holds the words of all others: most concepts are settled by it.
    if not says(concept, profile.levels[-1]):
        return 0.0
    # What the question names only as the whole of something need not be what the figure counts.
    most = WHOLE_LEVEL if concept.whole else 1.0
    best = 0.0
    for level, bag in zip(levels, profile.levels, strict=True):
        worth = min(level, most)
        if worth <= best:
            break
        best = max(best, worth * says(concept, bag))
    return best


def _base(hit: Hit, worth: Weights) -> float:
    speaker = hit.passage.context.speaker
    moderated = worth.moderator if speaker and speaker.side is Side.MODERATOR else 0.0
    alike = worth.similarity * (hit.similarity or 0.0) + worth.overlap * hit.overlap
    return alike + worth.fusion * hit.score - moderated


def _sentence(
    hit: Hit, profile: Profile, question: Question, rarity: dict[Concept, float], worth: Weights
) -> Candidate:
    coverage = _coverage(profile, rarity, SENTENCE_LEVELS)
    said = hit.passage.text[profile.start - hit.passage.start : profile.end - hit.passage.start]
    score = coverage + _base(hit, worth)
    if said.endswith((":", "：", ":**")):
        # A speaker's line says who speaks, not what is said.
        score -= worth.opener
    if question.wants_meaning and DEFINES.search(said):
        score += worth.defining
    return Candidate(hit, profile, score, coverage)


DEFINES = re.compile(
    r"\b(?:(?:is|are) (?:an?\b|any\b|considered|regarded|deemed|called|meant|defined)|counts? as|"
    r"refers? to|means|stands? for|defined as|"
    r"consists? of|that is to say|i\.e\.)\b",
    re.I,
)


def _figure(
    question: Question, hit: Hit, profile: Profile, rarity: dict[Concept, float], worth: Weights
) -> Candidate:
    figure = profile.figure
    if figure is None:
        raise ValueError("a sentence is no figure")
    coverage = _coverage(profile, rarity, FIGURE_LEVELS)
    score = coverage + _base(hit, worth)
    score += _counted(question, profile, worth) - worth.unasked * _unasked(question, profile)
    score += (
        _kind(question, figure, worth) + _time(question, figure, worth) + _change(question, figure, worth)
    )
    if profile.elsewhere & frozenset(question.names):
        score -= worth.elsewhere
    if figure.qualifier:
        score += worth.rounded if question.wants_rounded else -worth.approximate
    if figure.value in question.figures:
        # A number that the question itself states is rarely what it asks for.
        score -= worth.stated
    return Candidate(hit, profile, score, coverage)


def _counted(question: Question, profile: Profile, worth: Weights) -> float:
    """Whether the figure counts what "how many …" counts: the head of the phrase most of all."""
    if not question.counted or not profile.unit:
        return 0.0
    unit = frozenset(profile.unit)
    ways = {c.stems[0]: c for c in question.concepts if len(c.stems) == 1}
    said = [says(ways.get(s, Concept((s,))), unit) for s in question.counted]
    wanted = ways.get(question.counted[-1], Concept((question.counted[-1],)))
    head = says(wanted, frozenset((profile.unit[-1],)))
    if not said[-1]:
        return -worth.uncounted
    # "Standards" are in "standard samples", but samples are what is counted there.
    share = sum(said) / len(said)
    return worth.counted * (0.5 * head + 0.5 * share) - (0.0 if head else worth.uncounted)


def _unasked(question: Question, profile: Profile) -> float:
    """The share of what a figure counts that the question does not speak of: samples, for standards."""
    unit = frozenset(profile.unit)
    if not unit or question.part:
        return 0.0
    asked = {stem for concept in question.concepts for way in concept.ways for stem in way}
    return len(unit - asked) / len(unit)


def _kind(question: Question, figure: Figure, worth: Weights) -> float:
    if not question.kinds:
        plain = figure.kind in (
            FigureKind.COUNT,
            FigureKind.PERCENTAGE,
            FigureKind.MONEY,
            FigureKind.QUANTITY,
        )
        return 0.0 if plain else -worth.kind
    if figure.kind in question.kinds:
        return worth.kind if figure.kind is not FigureKind.RATIO else 0.0
    return -worth.other_kind


def _change(question: Question, figure: Figure, worth: Weights) -> float:
    """A question for growth wants the figure that is a change; any other wants the level."""
    if question.wants_change:
        wanted = figure.kind in question.kinds or not question.kinds
        return worth.change if figure.change and wanted else 0.0
    return -worth.level if figure.change and figure.kind is FigureKind.PERCENTAGE else 0.0


def _time(question: Question, figure: Figure, worth: Weights) -> float:
    """Stock or flow as asked for, and the year asked for; an undated figure is neither right nor wrong."""
    period = figure.period
    score = 0.0
    if question.basis and period and period.basis:
        sure = 1.0 if question.basis_stated else 0.75
        # What only the frame dates ("since last year …") is less surely a flow than what says so itself.
        said = 0.5 if period.inherited else 1.0
        score += sure * said * (worth.basis if period.basis is question.basis else -worth.other_basis)
    if question.years and period and period.years and not question.years & period.years:
        score -= worth.other_year
    return score
