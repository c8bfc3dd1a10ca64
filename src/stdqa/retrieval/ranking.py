"""Which figure, and which sentence, answers: many small signals added up, each in words below.

Scores are higher for better and comparable within one question only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.retrieval.closeness import Closeness
from stdqa.retrieval.profiles import Bag, PassageProfile, Profile
from stdqa.types import Figure, FigureKind, Hit, Passage, Side

if TYPE_CHECKING:
    from stdqa.types import Vectors

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
    late: float = 1.0
    late_clause: float = 0.5
    soft: float = 0.8


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
    closeness: Closeness | None = None,
) -> Ranked:
    """Rank the figures and the sentences of the passages found; journalists' words are never answers.

    :param closeness: compares the question's tokens with those of passages, where there are any.
    """
    worth = weights or Weights()
    pairs = [(hit, profile) for hit, profile in zip(hits, profiles, strict=True) if profile.quotable]
    # Most concepts are in few passages; what a passage does not say need not be sought in its statements.
    present = [[c for c in question.concepts if says(c, told.stems)] for _, told in pairs]
    rarity = _rarity(question.concepts, [told for _, told in pairs], present)
    asked = Asked.of(question, rarity, Near.of(question, closeness, worth))
    figures: list[Candidate] = []
    said: list[Candidate] = []
    for hit, told in pairs:
        base = _base(hit, worth)
        figures += [_figure(asked, hit, profile, base, worth) for profile in told.figures]
        said += [_sentence(asked, hit, profile, base, worth) for profile in told.sentences]
    return Ranked(_ordered(figures), _ordered(said))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is worked out of it once for all candidates."""

    question: Question
    rarity: dict[Concept, float]
    total: float
    stems: Bag
    counted: tuple[Concept, ...]
    near: Near

    @classmethod
    def of(cls, question: Question, rarity: dict[Concept, float], near: Near) -> Asked:
        """Prepare a question; ``rarity`` is what each of its concepts is worth."""
        ways = {c.stems[0]: c for c in question.concepts if len(c.stems) == 1}
        return cls(
            question=question,
            rarity=rarity,
            total=sum(rarity.values()),
            stems=frozenset(stem for c in question.concepts for way in c.ways for stem in way),
            counted=tuple(ways.get(stem, Concept((stem,))) for stem in question.counted),
            near=near,
        )


# Cosines of tokens: below the first, words have nothing to do with each other; from the second on they
# are as good as the same. Measured on the dev half of the question set.
UNLIKE, ALIKE = 0.3, 0.75


@dataclass(frozen=True, slots=True)
class Near:
    """How near stretches of passages are to a question and to each of its concepts, by their tokens."""

    concepts: tuple[Concept, ...]
    closeness: Closeness | None
    matrix: Vectors | None
    focus: Bag | None
    soft: float

    @classmethod
    def of(cls, question: Question, closeness: Closeness | None, worth: Weights) -> Near:
        """Prepare a question; one narrowed to a part looks at the tokens of that part."""
        if not closeness:
            return cls(question.concepts, None, None, None, 0.0)
        narrowed = not closeness.text.endswith(question.text)
        focus = frozenset(s for c in question.concepts for s in c.stems) if narrowed else None
        return cls(question.concepts, closeness, closeness.averaging(question.concepts), focus, worth.soft)

    def overall(self, passage: Passage, start: int, end: int) -> float:
        """The mean closeness of the question's tokens to a stretch."""
        if self.closeness is None:
            return 0.0
        return self.closeness.of_all(self.closeness.stretch(passage, start, end), self.focus)

    def said(self, passage: Passage, start: int, end: int) -> Sequence[float]:
        """How much each concept is said in other words in a stretch, from 0 to ``soft``."""
        if self.closeness is None or self.matrix is None:
            return [0.0] * len(self.concepts)
        cosines = self.matrix @ self.closeness.stretch(passage, start, end)
        share = (cosines - UNLIKE) / (ALIKE - UNLIKE)
        said: list[float] = (self.soft * share.clip(0.0, 1.0)).tolist()
        return said


def _ordered(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(candidates, key=lambda c: (-c.score, c.hit.passage.document, c.profile.start)))


def _rarity(
    concepts: Sequence[Concept], passages: Sequence[PassageProfile], present: Sequence[Sequence[Concept]]
) -> dict[Concept, float]:
    """How telling each concept is among the sentences found: one that is in all of them tells nothing."""
    number = sum(len(told.sentences) for told in passages) + 1
    times = dict.fromkeys(concepts, 0)
    for told, said in zip(passages, present, strict=True):
        for concept in said:
            times[concept] += sum(says(concept, sentence.levels[0]) > 0 for sentence in told.sentences)
    return {c: c.weight * math.log(1 + number / (0.5 + found)) for c, found in times.items()}


def says(concept: Concept, bag: Bag) -> float:
    """1 where the words of a concept are in a bag, less where only an equivalent is, 0 where none."""
    if bag.issuperset(concept.stems):
        return 1.0
    return SYNONYM if any(map(bag.issuperset, concept.others)) else 0.0


def _coverage(asked: Asked, hit: Hit, profile: Profile, levels: tuple[float, ...]) -> float:
    """The share of the question, by weight of its concepts, that the words around a statement hold."""
    if not asked.total:
        return 0.0
    figure = profile.figure
    # In other words, a concept may be said in the clause and in the sentence.
    if figure is None:
        clause = sentence = asked.near.said(hit.passage, profile.start, profile.end)
    else:
        clause = asked.near.said(hit.passage, figure.clause_start, figure.clause_end)
        sentence = asked.near.said(hit.passage, figure.sentence_start, figure.sentence_end)
    covered = 0.0
    for concept, near, far in zip(asked.near.concepts, clause, sentence, strict=True):
        other = max(near * levels[1], far * levels[2])
        covered += asked.rarity[concept] * _nearness(concept, profile, levels, other)
    return covered / asked.total


def _nearness(concept: Concept, profile: Profile, levels: tuple[float, ...], other: float) -> float:
    """How near to a statement a concept is said: the worth of the nearest level that says it.

    :param other: what it is worth that the concept is said in other words.
    """
    # What the question names only as the whole of something need not be what the figure counts.
    most = WHOLE_LEVEL if concept.whole else 1.0
    best = min(other, most)
    # The last level holds the words of all others: most concepts are settled by it.
    if not says(concept, profile.levels[-1]):
        return best
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


def _sentence(asked: Asked, hit: Hit, profile: Profile, base: float, worth: Weights) -> Candidate:
    coverage = _coverage(asked, hit, profile, SENTENCE_LEVELS)
    said = hit.passage.text[profile.start - hit.passage.start : profile.end - hit.passage.start]
    late = asked.near.overall(hit.passage, profile.start, profile.end)
    score = coverage + base + (worth.late + worth.late_clause) * late
    if said.endswith((":", "：", ":**")):
        # A speaker's line says who speaks, not what is said.
        score -= worth.opener
    if asked.question.wants_meaning and DEFINES.search(said):
        score += worth.defining
    return Candidate(hit, profile, score, coverage)


DEFINES = re.compile(
    r"\b(?:(?:is|are) (?:an?\b|any\b|considered|regarded|deemed|called|meant|defined)|counts? as|"
    r"refers? to|means|stands? for|defined as|"
    r"consists? of|that is to say|i\.e\.)\b",
    re.I,
)


def _figure(asked: Asked, hit: Hit, profile: Profile, base: float, worth: Weights) -> Candidate:
    figure, question = profile.figure, asked.question
    if figure is None:
        raise ValueError("a sentence is no figure")
    coverage = _coverage(asked, hit, profile, FIGURE_LEVELS)
    score = worth.late * asked.near.overall(hit.passage, figure.sentence_start, figure.sentence_end)
    score += worth.late_clause * asked.near.overall(hit.passage, figure.clause_start, figure.clause_end)
    score += coverage + base + _counted(asked, profile, worth) - worth.unasked * _unasked(asked, profile)
    score += (
        _kind(question, figure, worth) + _time(question, figure, worth) + _change(question, figure, worth)
    )
    if not profile.elsewhere.isdisjoint(question.names):
        score -= worth.elsewhere
    if figure.qualifier:
        score += worth.rounded if question.wants_rounded else -worth.approximate
    if figure.value in question.figures:
        # A number that the question itself states is rarely what it asks for.
        score -= worth.stated
    return Candidate(hit, profile, score, coverage)


def _counted(asked: Asked, profile: Profile, worth: Weights) -> float:
    """Whether the figure counts what "how many …" counts: the head of the phrase most of all."""
    if not asked.counted or not profile.unit:
        return 0.0
    unit = frozenset(profile.unit)
    said = [says(concept, unit) for concept in asked.counted]
    if not said[-1]:
        return -worth.uncounted
    # "Standards" are in "standard samples", but samples are what is counted there.
    head = says(asked.counted[-1], frozenset((profile.unit[-1],)))
    share = sum(said) / len(said)
    return worth.counted * (0.5 * head + 0.5 * share) - (0.0 if head else worth.uncounted)


def _unasked(asked: Asked, profile: Profile) -> float:
    """The share of what a figure counts that the question does not speak of: samples, for standards."""
    if not profile.unit or asked.question.part:
        return 0.0
    unit = frozenset(profile.unit)
    return len(unit - asked.stems) / len(unit)


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
