"""What speaks for and against each figure and each sentence as the answer: one number for each signal.

A signal's sign tells which way it points before it is weighed; most lie between 0 and 1.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
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


UNHEARD = 0.5
# Whether a passage says each concept of a question anywhere.
Present = tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is worked out of it once for all candidates.

    ``rarity`` is what each of its concepts is worth, ``total`` that of all, ``reachable`` that of those that
    some passage says, and half of the others'. ``present`` tells for each passage which concepts it says.
    """

    question: Question
    rarity: tuple[float, ...]
    total: float
    reachable: float
    present: tuple[Present, ...]
    stems: Bag
    counted: tuple[Concept, ...]
    near: Near

    @classmethod
    def of(cls, question: Question, near: Near, passages: Sequence[PassageProfile]) -> Asked:
        """Prepare a question for the passages found for it."""
        concepts = question.concepts
        present = tuple(said_in(concepts, told) for told in passages)
        rarity = rarity_of(concepts, passages, present)
        found = [any(said) for said in zip(*present, strict=True)] or [False] * len(concepts)
        ways = {c.stems[0]: c for c in concepts if len(c.stems) == 1}
        return cls(
            question=question,
            rarity=rarity,
            total=sum(rarity),
            reachable=sum(
                worth * (1.0 if said else UNHEARD) for worth, said in zip(rarity, found, strict=True)
            ),
            present=present,
            stems=frozenset(stem for c in concepts for way in c.ways for stem in way),
            counted=tuple(ways.get(stem, Concept((stem,))) for stem in question.counted),
            near=near,
        )


# Cosines of tokens: below the first, words have nothing to do with each other; from the second on they
# are as good as the same. Measured on the dev half of the question set.
UNLIKE, ALIKE = 0.3, 0.75
# What a concept said in other words is worth at most, beside one said in its own.
SOFT = 0.8


@dataclass(frozen=True, slots=True)
class Near:
    """How near stretches of passages are to a question and to each of its concepts, by their tokens."""

    concepts: tuple[Concept, ...]
    closeness: Closeness | None
    matrix: Vectors | None
    focus: Bag | None
    known: dict[tuple[str, int, int], float] = field(default_factory=dict)
    spoken: dict[tuple[str, int, int], Sequence[float]] = field(default_factory=dict)

    @classmethod
    def of(cls, question: Question, closeness: Closeness | None, common: Bag = frozenset()) -> Near:
        """Prepare a question; one narrowed to a part looks at the tokens of that part.

        :param common: stems of words whose tokens tell nothing.
        """
        if not closeness:
            return cls(question.concepts, None, None, None)
        narrowed = not closeness.text.endswith(question.text)
        focus = frozenset(s for c in question.concepts for s in c.stems) if narrowed else None
        if common:
            focus = (closeness.stems if focus is None else focus) - common
        return cls(question.concepts, closeness, closeness.averaging(question.concepts), focus)

    def forth(self, passage: Passage, start: int, end: int) -> float:
        """The mean closeness of the question's tokens to a stretch."""
        if self.closeness is None:
            return 0.0
        key = (passage.id, start, end)
        # The figures of a sentence share it, and it is a statement itself.
        if key not in self.known:
            self.known[key] = self.closeness.of_all(self.closeness.stretch(passage, start, end), self.focus)
        return self.known[key]

    def back(self, passage: Passage, start: int, end: int) -> float:
        """The mean closeness of a stretch's tokens to the question."""
        return self.closeness.back(passage, start, end) if self.closeness else 0.0

    def head(self, passage: Passage, start: int, end: int, concept: Concept) -> float:
        """How much one thing is said in other words in a stretch, from 0 to ``SOFT``."""
        if concept not in self.concepts:
            return 0.0
        return self.said(passage, start, end)[self.concepts.index(concept)]

    def said(self, passage: Passage, start: int, end: int) -> Sequence[float]:
        """How much each concept is said in other words in a stretch, from 0 to ``SOFT``."""
        if self.closeness is None or self.matrix is None:
            return [0.0] * len(self.concepts)
        key = (passage.id, start, end)
        if key not in self.spoken:
            cosines = (self.matrix @ self.closeness.stretch(passage, start, end)).tolist()
            self.spoken[key] = [SOFT * min(1.0, max(0.0, (c - UNLIKE) / (ALIKE - UNLIKE))) for c in cosines]
        return self.spoken[key]


def said_in(concepts: Sequence[Concept], told: PassageProfile) -> Present:
    """Whether a passage says each concept anywhere. Most it does not, and they need not be sought further."""
    return tuple(bool(says(concept, told.stems)) for concept in concepts)


def rarity_of(
    concepts: Sequence[Concept], passages: Sequence[PassageProfile], present: Sequence[Sequence[bool]]
) -> tuple[float, ...]:
    """How telling each concept is among the sentences found: one that is in all of them tells nothing.

    :param present: for each passage which concepts it says, as :func:`said_in` tells.
    """
    number = sum(len(told.sentences) for told in passages) + 1

    def worth(place: int, concept: Concept) -> float:
        least = 0.0 if len(concept.stems) == 1 else APART
        found = sum(
            says_together(concept, sentence.levels[0]) > least
            for told, said in zip(passages, present, strict=True)
            if said[place]
            for sentence in told.sentences
        )
        return concept.weight * math.log(1 + number / (0.5 + found))

    return tuple(worth(place, concept) for place, concept in enumerate(concepts))


def says(concept: Concept, bag: Bag) -> float:
    """1 where the words of a concept are in a bag, less where only an equivalent is, 0 where none."""
    if bag.issuperset(concept.stems):
        return 1.0
    return SYNONYM if any(map(bag.issuperset, concept.others)) else 0.0


# What a term is worth whose words are said, but not one after the other: "standards for emerging industries"
# are no industry standards.
APART = 0.5


def says_together(concept: Concept, bag: Bag) -> float:
    """As :func:`says`, and less where the words of a term stand apart.

    :param bag: stems and pairs of them, as :class:`~stdqa.retrieval.profiles.Profile` has them.
    """
    worth = says(concept, bag)
    if not worth or max(map(len, concept.ways)) == 1:
        return worth
    own = _worth_of(concept.stems, bag)
    return (
        own
        if own == 1.0
        else max(own, SYNONYM * max((_worth_of(way, bag) for way in concept.others), default=0.0))
    )


def _worth_of(way: Sequence[str], bag: Bag) -> float:
    if not bag.issuperset(way):
        return 0.0
    return 1.0 if all(" ".join(pair) in bag for pair in pairwise(way)) else APART


def stands_whole(way: Sequence[str], bag: Bag) -> bool:
    """Whether the words of a term stand in a bag, one after the other."""
    return _worth_of(way, bag) == 1.0


PASSAGE = ("similarity", "overlap", "fusion", "moderator")
FIGURE = (
    *PASSAGE,
    "coverage",
    "late",
    "late_clause",
    "back",
    "number",
    "head",
    "counted",
    "uncounted",
    "unasked",
    "kind",
    "other_kind",
    "particular",
    "basis",
    "other_basis",
    "other_year",
    "change",
    "level",
    "elsewhere",
    "rounded",
    "approximate",
    "stated",
)
SENTENCE = (*PASSAGE, "coverage", "late", "back", "opener", "defining")

Signals = tuple[float, ...]


def of_sentence(asked: Asked, present: Present, hit: Hit, profile: Profile) -> Signals:
    """The signals of a sentence, in the order of ``SENTENCE``.

    :param present: which concepts its passage says.
    """
    coverage = _coverage(asked, present, hit, profile, SENTENCE_LEVELS)
    said = hit.passage.text[profile.start - hit.passage.start : profile.end - hit.passage.start]
    late = asked.near.forth(hit.passage, profile.start, profile.end)
    back = asked.near.back(hit.passage, profile.start, profile.end)
    # A speaker's line says who speaks, not what is said.
    opener = float(said.endswith((":", "：", ":**")))
    defining = float(asked.question.wants_meaning and DEFINES.search(said) is not None)
    return (*_of_passage(hit), coverage, late, back, opener, defining)


def of_figure(asked: Asked, present: Present, hit: Hit, profile: Profile, figure: Figure) -> Signals:
    """The signals of a figure, in the order of ``FIGURE``.

    :param present: which concepts its passage says.
    """
    question = asked.question
    near, passage = asked.near, hit.passage
    return (
        *_of_passage(hit),
        _coverage(asked, present, hit, profile, FIGURE_LEVELS),
        near.forth(passage, figure.sentence_start, figure.sentence_end),
        near.forth(passage, profile.told_from, figure.clause_end),
        near.back(passage, profile.told_from, figure.clause_end),
        near.forth(passage, figure.start, figure.end),
        *_counted(asked, hit, profile, figure),
        _unasked(asked, profile),
        *_kind(question, figure),
        *_time(question, figure),
        *_change(question, figure),
        # The same sentence gives another figure for the place asked for.
        float(not profile.elsewhere.isdisjoint(question.names)),
        float(bool(figure.qualifier) and question.wants_rounded),
        float(bool(figure.qualifier) and not question.wants_rounded),
        # A number that the question itself states is rarely what it asks for.
        float(figure.value in question.figures),
    )


def _of_passage(hit: Hit) -> Signals:
    speaker = hit.passage.context.speaker
    moderated = float(speaker is not None and speaker.side is Side.MODERATOR)
    return (hit.similarity or 0.0, hit.overlap, hit.score, moderated)


def _coverage(asked: Asked, present: Present, hit: Hit, profile: Profile, levels: tuple[float, ...]) -> float:
    """The share of the question, by weight of its concepts, that the words around a statement hold.

    Words that no passage says count half, so that they do not drown the differences in the others.
    """
    if not asked.reachable:
        return 0.0
    figure = profile.figure
    # In other words, a concept may be said in the clause and in the sentence.
    if figure is None:
        clause = sentence = asked.near.said(hit.passage, profile.start, profile.end)
    else:
        clause = asked.near.said(hit.passage, profile.told_from, figure.clause_end)
        sentence = asked.near.said(hit.passage, figure.sentence_start, figure.sentence_end)
    covered = 0.0
    for concept, rarity, said, near, far in zip(
        asked.near.concepts, asked.rarity, present, clause, sentence, strict=True
    ):
        # What the question names only as the whole of something need not be what the figure counts.
        most = WHOLE_LEVEL if concept.whole else 1.0
        other = min(max(near * levels[1], far * levels[2]), most)
        covered += rarity * (_nearness(concept, profile, levels, most, other) if said else other)
    return covered / asked.reachable


def _nearness(
    concept: Concept, profile: Profile, levels: tuple[float, ...], most: float, other: float
) -> float:
    """How near to a statement a concept is said: the worth of the nearest level that says it.

    :param most: what it is worth at most.
    :param other: what it is worth that the concept is said in other words.
    """
    best = other
    # The last level holds the words of all others: most concepts are settled by it.
    if not says(concept, profile.levels[-1]):
        return best
    for level, bag in zip(levels, profile.levels, strict=True):
        worth = min(level, most)
        if worth <= best:
            break
        best = max(best, worth * says_together(concept, bag))
    return best


DEFINES = re.compile(
    r"\b(?:(?:is|are) (?:an?\b|any\b|considered|regarded|deemed|called|meant|defined)|counts? as|"
    r"refers? to|means|stands? for|defined as|"
    r"consists? of|that is to say|i\.e\.)\b",
    re.I,
)


def _counted(asked: Asked, hit: Hit, profile: Profile, figure: Figure) -> tuple[float, float, float]:
    """How near the head of what "how many …" counts is to what stands at the number; how much of the phrase
    the figure counts; and whether it counts something else.
    """
    if not asked.counted or not profile.unit:
        return 0.0, 0.0, 0.0
    unit = frozenset(profile.unit)
    said = [says(concept, unit) for concept in asked.counted]
    end = min(figure.clause_end, figure.end + UNIT_CHARS)
    near = asked.near.head(hit.passage, figure.start, end, asked.counted[-1])
    if not said[-1]:
        return near, 0.0, 1.0
    # "Standards" are in "standard samples", but samples are what is counted there.
    head = says(asked.counted[-1], frozenset((profile.unit[-1],)))
    return max(near, head), 0.5 * head + 0.5 * sum(said) / len(said), 0.0 if head else 1.0


# What a number counts stands within so many characters after it, mostly.
UNIT_CHARS = 60


def _unasked(asked: Asked, profile: Profile) -> float:
    """The share of what a figure counts that the question does not speak of: samples, for standards."""
    if not profile.unit or asked.question.part:
        return 0.0
    unit = frozenset(profile.unit)
    return len(unit - asked.stems) / len(unit)


SHARES = frozenset({FigureKind.PERCENTAGE, FigureKind.RATIO})
# A question for a number may be answered by any of these; one for money or a date only by such a figure.
ANY_NUMBER = frozenset({FigureKind.COUNT, FigureKind.PERCENTAGE, FigureKind.RATIO, FigureKind.QUANTITY})
PLAIN = (FigureKind.COUNT, FigureKind.PERCENTAGE, FigureKind.MONEY, FigureKind.QUANTITY)


def _kind(question: Question, figure: Figure) -> tuple[float, float, float]:
    """Whether a figure is of the kind asked for, whether it is of another, and whether it is of another
    where a particular one is asked for: a share, a date, money.
    """
    if not question.kinds:
        return (0.0 if figure.kind in PLAIN else -1.0), 0.0, 0.0
    if figure.kind in question.kinds:
        return float(figure.kind is not FigureKind.RATIO), 0.0, 0.0
    return 0.0, 1.0, float(not question.kinds & ANY_NUMBER or question.kinds <= SHARES)


def _change(question: Question, figure: Figure) -> tuple[float, float]:
    """A question for growth wants the figure that is a change; any other wants the level."""
    if question.wants_change:
        wanted = figure.kind in question.kinds or not question.kinds
        return float(bool(figure.change) and wanted), 0.0
    return 0.0, float(bool(figure.change) and figure.kind is FigureKind.PERCENTAGE)


def _time(question: Question, figure: Figure) -> tuple[float, float, float]:
    """Stock or flow as asked for, the other one, and another year; an undated figure is neither."""
    period = figure.period
    same = other = other_year = 0.0
    if question.basis and period and period.basis:
        sure = 1.0 if question.basis_stated else 0.75
        # What only the frame dates ("since last year …") is less surely a flow than what says so itself.
        sure *= 0.5 if period.inherited else 1.0
        same, other = (sure, 0.0) if period.basis is question.basis else (0.0, sure)
    if question.years and period and period.years and not question.years & period.years:
        other_year = 1.0
    return same, other, other_year
