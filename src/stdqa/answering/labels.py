"""Which words of a sentence belong to which of its figures, and how well a figure fits a thing named.

A sentence that lists figures says the thing of each right before it ("Norland has 31,200 beds, Southmere
24,700") or right after it ("212 concerned cancer, 131 heart disease"). These words are its label; what
stands in the label of another figure of the sentence is said of that one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, says
from stdqa.text import content_stems, stem
from stdqa.types import Figure, FigureKind, Passage

Bag = frozenset[str]

# Where what is said before a number begins, and what is said after it ends: at the nearest of these.
PART = re.compile(r"[,;:()|]\s|\s(?:and|while|whereas|but|or|with|plus)\s|^(?:and|while|with)\s|[;|]|\)")
HARD = re.compile(r"[;|]\s?")
RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
CELL = re.compile(r"^\||\s\|\s")
# Words that say that a number is a share, or that it has a value; alone they say nothing of what has it.
IDLE = frozenset(
    map(
        stem,
        [
            "account",
            "accounts",
            "accounting",
            "make",
            "makes",
            "made",
            "making",
            "share",
            "total",
            "totals",
            "number",
            "numbers",
            "numbered",
            "reach",
            "reached",
            "respectively",
            "up",
            "come",
            "came",
            "stand",
            "stood",
            "part",
            "parts",
            "proportion",
            "percentage",
            "majority",
            "minority",
            "half",
            "whole",
        ],
    )
)


@dataclass(frozen=True, slots=True)
class Label:
    """The words said of one figure, as stems and as printed before and after it."""

    stems: Bag
    before: str
    after: str
    spans: tuple[tuple[int, int], ...] = ()


def _none(passages: Sequence[str]) -> tuple[Figure, ...]:
    return ()


class Labels:
    """The labels of the figures of the passages that were found, worked out when they are asked for."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        finder: Finder | None = None,
        figures_in: Callable[[Sequence[str]], tuple[Figure, ...]] | None = None,
    ) -> None:
        """Prepare the labels of candidates.

        :param finder: what found them; without one, nothing is said in other words.
        :param figures_in: gives the figures of passages, where they are in no index.
        """
        self._closeness = (finder.closeness or None) if finder else None
        self._figures_in = figures_in or (finder.index.figures_in if finder else _none)
        self._passages = {c.hit.passage.id: c.hit.passage for c in candidates}
        self._figures: dict[str, tuple[Figure, ...]] = {}
        self._known: dict[str, Label] = {}
        self._others: dict[str, Bag] = {}

    def knows(self, figure: Figure) -> bool:
        """Whether a figure is of the passages that were found."""
        return figure.passage in self._passages

    def of(self, figure: Figure) -> Label:
        """The label of a figure."""
        if figure.id not in self._known:
            self._known[figure.id] = self._read(figure)
        return self._known[figure.id]

    def beside(self, figure: Figure) -> list[Figure]:
        """All figures of a figure's sentence, in order."""
        if figure.passage not in self._figures:
            self._figures[figure.passage] = self._figures_in([figure.passage])
        inside = self._figures[figure.passage]
        return sorted(
            (f for f in inside if f.sentence_start == figure.sentence_start), key=lambda f: f.start
        ) or [figure]

    def others(self, figure: Figure) -> Bag:
        """What the labels of the other figures of the sentence say and its own does not."""
        if figure.id not in self._others:
            self._others[figure.id] = self._of_others(figure)
        return self._others[figure.id]

    def _of_others(self, figure: Figure) -> Bag:
        own = self.of(figure)
        acts = VERB.search(f" {own.before} {own.after} ") is not None
        said: set[str] = set()
        for other in self.beside(figure):
            if other.id == figure.id:
                continue
            label = self.of(other)
            if figure.scope and other.scope and figure.scope != other.scope:
                # "Harrow handled 92 tonnes, Brent 57": only the names part them.
                said |= frozenset(content_stems(other.scope))
                continue
            # "The cars were called 35 times, the buses 12 times": what was done is said of both.
            verb = None if acts else VERB.search(f"{label.before} ")
            said |= label.stems - (
                frozenset(content_stems(label.before[verb.start() :])) if verb else frozenset()
            )
        return frozenset(said) - own.stems

    def said_otherwise(self, concept: Concept, figure: Figure) -> float:
        """How much a label says in other words what the question does, from 0 to 1; where a figure is
        alone in its sentence, the whole sentence may."""
        if self._closeness is None:
            return 0.0
        spans = [(span, IN_LABEL) for span in self.of(figure).spans]
        if len(self.beside(figure)) == 1:
            spans.append(((figure.sentence_start, figure.sentence_end), IN_SENTENCE))
        matrix = self._closeness.averaging([concept])
        passage = self._passages[figure.passage]
        near = [
            worth * share(float((matrix @ self._closeness.stretch(passage, start, end))[0]))
            for (start, end), worth in spans
            if start < end
        ]
        return max(near, default=0.0)

    def _read(self, figure: Figure) -> Label:
        passage = self._passages[figure.passage]
        sentence = passage.text[figure.sentence_start - passage.start : figure.sentence_end - passage.start]
        told = frozenset(content_stems(f"{figure.measure} {figure.unit or ''}"))
        of = frozenset(content_stems(figure.of or ""))
        scope = frozenset(content_stems(figure.scope or ""))
        if RESPECTIVELY.search(sentence) or CELL.search(sentence):
            return Label(told | scope, figure.scope or figure.measure, "")
        before, after = self._before(figure, passage), self._after(figure, passage)
        spans = tuple(
            (start, start + len(text))
            for text, start in ((before, self._place(before, figure, passage)), (after, figure.end))
            if text
        )
        near = frozenset(content_stems(f"{before} {after}"))
        # A name further off than the label is that of the whole sentence, or of another figure.
        unit = frozenset(content_stems(figure.unit or "")) if figure.unit != "%" else frozenset()
        return Label(
            near | unit | of | self._linked(figure, passage) | (scope if scope & near else frozenset()),
            before,
            after,
            spans,
        )

    def _follows_in_list(self, figure: Figure, passage: Passage) -> bool:
        earlier = [f for f in self.beside(figure) if f.end <= figure.start]
        if not earlier:
            return False
        gap = passage.text[earlier[-1].end - passage.start : figure.start - passage.start]
        return LISTED.search(gap) is not None and VERB.search(gap) is None

    def _linked(self, figure: Figure, passage: Passage) -> Bag:
        """The label of the number that this one says otherwise: "35,583, or 80.6%"."""
        earlier = [f for f in self.beside(figure) if f.end <= figure.start]
        if not earlier:
            return frozenset()
        gap = passage.text[earlier[-1].end - passage.start : figure.start - passage.start]
        told_of = earlier[-1]
        as_share = figure.kind is FigureKind.PERCENTAGE and told_of.kind is not figure.kind
        link = LINK.search(gap) if as_share and not SEPARATE.search(gap) else LINK.fullmatch(gap)
        return self.of(told_of).stems if link else frozenset()

    def _place(self, before: str, figure: Figure, passage: Passage) -> int:
        """Where the words before a number stand."""
        begin = figure.sentence_start - passage.start
        return passage.start + max(begin, passage.text.rfind(before, begin, figure.start - passage.start))

    def _before(self, figure: Figure, passage: Passage) -> str:
        """The words right before a number: its own where it has any, else those of the number before."""
        earlier = [f for f in self.beside(figure) if f.end <= figure.start]
        stop, text = figure.start - passage.start, passage.text
        while True:
            begin = (earlier[-1].end if earlier else figure.sentence_start) - passage.start
            gap = text[begin:stop]
            parts = _parts(gap)
            said = next((part for part in reversed(parts) if _says_something(part)), "")
            if said and (parts[-1] == said or not _says_something(parts[-1])):
                shares = earlier and said == parts[0] and earlier[-1].kind is figure.kind
                return _without_unit(said, earlier[-1]) if shares else said.strip()
            if not earlier or gap.strip() not in ("to", "by", "of", "or", "–", "-", "from"):
                return ""
            stop = earlier.pop().start - passage.start

    def _after(self, figure: Figure, passage: Passage) -> str:
        """The words right after a number, up to where the next is spoken of."""
        later = [f.start for f in self.beside(figure) if f.start >= figure.end]
        begin, stop = figure.end - passage.start, min([*later, figure.sentence_end]) - passage.start
        gap = passage.text[begin:stop]
        match = NESTED.fullmatch(gap)
        if match and len(later) > 0:
            # "57 documents with 47 countries of the union": the second number is inside what the first has.
            inner = next(f for f in self.beside(figure) if f.start == later[0])
            return f"{gap} {self._after(inner, passage)}"
        if self._follows_in_list(figure, passage) and (verb := VERB.search(gap)):
            # "2,870 cars and 36 buses were in service": what is said last is said of all in the list.
            gap = gap[: verb.start()]
        match = PART.search(gap)
        if match and (aside := ASIDE.match(gap)):
            return aside.group().strip()
        return (gap[: match.start()] if match else gap).strip(" .")


LISTED = re.compile(r"(?:,|\band|\bor)\s(?:\w+\s){0,2}$", re.I)
VERB = re.compile(r"\s(?:are|is|were|was|have|has|had)\s", re.I)
LINK = re.compile(
    r"[\s,(]*\b(?:or|to|i\.e\.|that is|which (?:is|was|makes?|made)|a share of|accounting "
    r"for|making(?: up)?|representing|"
    r"equal to|corresponding to|equivalent to|amounting to)\b(?:\s(?:a share of|about|"
    r"nearly|almost|some|around|more than|over))*\s*$",
    re.I,
)
# What parts one count with its share from the next.
SEPARATE = re.compile(r";|\sand\s|\.\s")
# "30 provinces (regions and cities)": what stands in brackets right after the noun is said of it.
ASIDE = re.compile(r"[^,;:()|]{2,60}\s\([^()]{2,80}\)")
NESTED = re.compile(
    r"\s(?!(?:to|by|of)\s)[^,;:()|]*\s(?:with|in|from|of|across|at)\s(?:the\s|some\s|about\s)?"
)


# Cosines of tokens: below the first, words have nothing to do with each other; from the second on they
# are as good as the same (see retrieval.ranking).
UNLIKE, ALIKE, IN_OTHER_WORDS = 0.3, 0.75, 0.8


def share(cosine: float) -> float:
    """How much a cosine says that something is said, from 0 to ``IN_OTHER_WORDS``."""
    return IN_OTHER_WORDS * min(1.0, max(0.0, (cosine - UNLIKE) / (ALIKE - UNLIKE)))


def _parts(gap: str) -> list[str]:
    """The parts of the words before a number, up to the last hard stop (a semicolon, a cell's edge)."""
    return PART.split(HARD.split(gap)[-1])


def _says_something(part: str) -> bool:
    return bool(set(content_stems(part)) - IDLE)


def _without_unit(part: str, earlier: Figure) -> str:
    """What stands right after the number before may be of that: "120 branches, Brisk with 95" is cut at
    the comma, "45% of the votes for the mill 22%" cannot be."""
    unit = earlier.unit or ""
    said = part.strip()
    return said[len(unit) :].strip() if unit and said.startswith(unit) else said


# What a word of the thing named is worth where it is said: in the figure's label, its clause, its sentence
# before any figure, what it stands under, what its paragraph opens with, the sentence before, elsewhere.
IN_LABEL, IN_CLAUSE, IN_SENTENCE, IN_FRAME, IN_TOPIC, IN_LED, IN_PASSAGE = (
    1.0,
    0.85,
    0.6,
    0.5,
    0.5,
    0.45,
    0.15,
)
# … and where it is said of another figure of the same sentence.
OF_ANOTHER = 0.1


def fit(concepts: Sequence[Concept], candidate: Candidate, labels: Labels, otherwise: bool = False) -> float:
    """How well a figure fits a thing named, from 0 to 1; a thing without words of its own fits all.

    :param otherwise: whether the thing may be said in other words.
    """
    if not concepts:
        return 1.0
    longest = max(len(concept.stems) for concept in concepts)
    whole = [concept for concept in concepts if len(concept.stems) == longest]
    worths = [_said_at(concept, candidate, labels, otherwise) for concept in whole]
    if longest > 1 and min(worths) < IN_LED:
        singles = [concept for concept in concepts if len(concept.stems) == 1]
        apart = [_said_at(concept, candidate, labels, otherwise) for concept in singles]
        if apart:
            # The words of a term apart from each other say less than the term.
            return max(sum(worths) / len(worths), APART * sum(apart) / len(apart) if min(apart) else 0.0)
    return sum(worths) / len(worths)


APART = 0.8


def _said_at(concept: Concept, candidate: Candidate, labels: Labels, otherwise: bool) -> float:
    """How near to a figure a concept is said, in its own words or in others."""
    literal = _literally(concept, candidate, labels)
    return (
        literal
        if literal >= IN_CLAUSE or not otherwise
        else max(literal, labels.said_otherwise(concept, candidate.figure))
    )


def _literally(concept: Concept, candidate: Candidate, labels: Labels) -> float:
    figure = candidate.figure
    label = labels.of(figure).stems
    measure, clause, sentence, frame, led, whole = candidate.profile.levels
    if worth := says(concept, label):
        return IN_LABEL * worth
    elsewhere = labels.others(figure)
    for bag, near in ((measure | clause, IN_CLAUSE), (sentence, IN_SENTENCE)):
        if worth := says(concept, bag):
            return (
                OF_ANOTHER
                if says(concept, elsewhere) and not says(concept, bag - elsewhere)
                else near * worth
            )
    if says(concept, elsewhere):
        return OF_ANOTHER
    for bag, near in ((frame, IN_FRAME), (_topic(candidate), IN_TOPIC), (led, IN_LED), (whole, IN_PASSAGE)):
        if worth := says(concept, bag):
            return near * worth
    return 0.0


def _topic(candidate: Candidate) -> Bag:
    """What the first words of a paragraph speak of, where a later sentence names nobody else: "The delta
    concentrates on … . The rules formulated there number 36." """
    figure, passage = candidate.figure, candidate.hit.passage
    if figure.scope or figure.sentence_start == passage.start:
        return frozenset()
    return frozenset(content_stems(passage.text[:OPENING_CHARS].partition(".")[0]))


OPENING_CHARS = 45


def said_of_another(concept: Concept, candidate: Candidate, labels: Labels) -> bool:
    """Whether a concept is said only in the label of another figure of the sentence."""
    return _literally(concept, candidate, labels) == OF_ANOTHER


def unasked(question: Question, candidate: Candidate, labels: Labels) -> float:
    """The share of a figure's label that the question does not speak of: "intensive care", for all beds."""
    said = {s for concept in question.concepts for way in concept.ways for s in way}
    label = labels.of(candidate.figure).stems - IDLE
    return len(label - said) / len(label) if label else 0.0


@lru_cache(maxsize=1024)
def printed(text: str) -> str:
    """The words of a label fit to name a thing: without what leads in and out of them."""
    return TRIM.sub("", text).strip(" ,.;:")


TRIM = re.compile(
    r"^(?:(?:of|in|for|with|by|the|an?|which|where|has|had|and|to|were|was|are|is)\s+)+|"
    r"(?:\s+(?:with|has|had|have|at|for|by|counted|received|accounted for|made up|makes? up|making up|"
    r"numbered|came to|stood at|reached|is|are|was|were|to|of))+$",
    re.I,
)
