"""One search from question to ranked candidates; forms of answers that need several use it again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from stdqa.glossary import Concept, Glossary
from stdqa.index import Index
from stdqa.questions import Form, Question
from stdqa.questions.names import root
from stdqa.retrieval.closeness import Closeness
from stdqa.retrieval.dated import dates_in
from stdqa.retrieval.pages import Doubt, read
from stdqa.retrieval.profiles import Profiler
from stdqa.retrieval.ranking import Candidate, Ranked, rank
from stdqa.retrieval.search import retrieve
from stdqa.retrieval.signals import SENTENCE, Near
from stdqa.settings import Settings
from stdqa.text import content_stems, content_words
from stdqa.types import Encoder, Figure, Hit, Passage, Reader, TokenEncoder

if TYPE_CHECKING:
    from stdqa.types import Vectors

# What one of several things asked for matters beside what all of them share.
EMPHASIS = 3.0
LATE = SENTENCE.index("late")


@dataclass(frozen=True, slots=True)
class Found:
    """The passages found for a question and the candidates in them, best first; ``doubt`` is what a trained
    reader makes of them, where there is one."""

    hits: tuple[Hit, ...]
    ranked: Ranked
    compared: bool = False
    doubt: Doubt | None = None

    @property
    def nearness(self) -> float | None:
        """How close the best sentence comes to the question, token by token; None if that is not known."""
        if not self.compared or not self.ranked.sentences:
            return None
        return self.ranked.sentences[0].signals[LATE]


class Finder:
    """Searches one index with one encoder; remembers the passages' profiles, and the
    tokens of the question it was first asked."""

    def __init__(
        self,
        index: Index,
        encoder: Encoder,
        settings: Settings,
        glossary: Glossary,
        profiler: Profiler,
        reader: Reader | None = None,
    ) -> None:
        self.index = index
        self.glossary = glossary
        self._encoder = encoder
        self._settings = settings
        self._profiler = profiler
        self._reader = reader
        self._closeness: Closeness | None = None
        self._shared: frozenset[str] | None = None
        self.embedding_s = 0.0
        # Ids of figures that are no candidates for this question: they only round others that are.
        self.aside: frozenset[str] = frozenset()

    @property
    def shared(self) -> frozenset[str]:
        """The names of the question that was searched for first which much of what was found says: they tell
        no statement from another."""
        return self._shared or frozenset()

    def said_everywhere(self, document: str) -> frozenset[str]:
        """The stems of the names that need not be said of each figure of a document."""
        return self._profiler.said_everywhere(self.index, document)

    def report_year(self, document: str) -> int | None:
        """The year that a document reports on; None where it is not one year."""
        return self.index.report_year(document)

    @property
    def closeness(self) -> Closeness | None:
        """What compares the tokens of the question that was searched for first, if the encoder tells any."""
        return self._closeness

    def find(self, question: Question, text: str | None = None) -> Found:
        """Find the candidates for a question.

        :param text: what to embed, where that is not the question's own text.
        """
        asked = text or leaning(question)
        hits, closeness = self._search(question, asked)
        self._closeness = self._closeness or closeness
        if self._shared is None:
            self._shared = _shared_names(question, hits)
        ranked, doubt = self._rank(question, hits, closeness), None
        # What a follow-up leans on is no question of its own: the reader has not learned to tell them apart.
        most = self._settings.passages_read
        if self._reader is not None and not question.earlier:
            ranked, doubt = read(asked, ranked, self._reader, most)
        return Found(hits, ranked, compared=bool(closeness), doubt=doubt)

    def hits(self, question: Question, text: str) -> tuple[Hit, ...]:
        """Find the passages that bear on a question, without ranking what is in them.

        :param text: what to embed.
        """
        return self._search(question, text)[0]

    def _search(self, question: Question, text: str) -> tuple[tuple[Hit, ...], Closeness | None]:
        started = perf_counter()
        query, closeness = self._encoded(text)
        self.embedding_s += perf_counter() - started
        return retrieve(self.index, query, question, self._settings), closeness

    def _encoded(self, text: str) -> tuple[Vectors, Closeness | None]:
        if isinstance(self._encoder, TokenEncoder):
            query, tokens = self._encoder.encode_query_tokens(text)
            return query, Closeness(text, tokens, lambda passage: self.index.tokens(passage.id))
        return self._encoder.encode_query(text), None

    def figures(self, question: Question, hits: Sequence[Hit]) -> tuple[Candidate, ...]:
        """The figures in passages that were found before, the best for a question first."""
        return self._rank(question, hits, self._closeness, sentences=False).figures

    def _rank(
        self, question: Question, hits: Sequence[Hit], closeness: Closeness | None, sentences: bool = True
    ) -> Ranked:
        profiles = [
            self._profiler.of(hit.passage, self._figures(hit.passage, question.wants_year)) for hit in hits
        ]
        common = self._common(question, hits)
        ranked = rank(question, hits, profiles, None, closeness or self._closeness, sentences, common)
        if not self.aside:
            return ranked
        return replace(ranked, figures=tuple(c for c in ranked.figures if c.figure.id not in self.aside))

    def _common(self, question: Question, hits: Sequence[Hit]) -> frozenset[str]:
        """The names of a question that most of the passages' documents are about: of China's standards a
        sentence that says "China" or "Chinese" tells no more than another."""
        if not question.names or not hits or question.form is Form.VERDICT:
            return frozenset()
        times = Counter(hit.passage.document for hit in hits)
        roots = {name: root(name) for name in question.names}
        about = Counter[str]()
        for document, number in times.items():
            everywhere = self._profiler.roots_everywhere(self.index, document)
            about.update({name: number for name, own in roots.items() if own in everywhere})
        return frozenset(name for name, number in about.items() if number >= SHARED * len(hits))

    def nearness(self, passage: Passage, start: int, end: int, focus: frozenset[str] | None = None) -> float:
        """How near a stretch of a passage is to the question, or to its words of some stems, token by token;
        0 where the encoder tells no tokens.
        """
        if not self._closeness:
            return 0.0
        return self._closeness.of_all(self._closeness.stretch(passage, start, end), focus)

    def said(self, question: Question, passage: Passage, start: int, end: int) -> Sequence[float]:
        """How much each concept of a question is said in other words in a stretch of a passage."""
        return Near.of(question, self._closeness).said(passage, start, end)

    def _figures(self, passage: Passage, dated: bool) -> tuple[Figure, ...]:
        """The figures of a passage; for questions that a year may answer also the times it names."""
        figures = self.index.figures_in([passage.id])
        return (*figures, *dates_in(passage)) if dated else figures

    def about(self, question: Question, thing: str, shared: str) -> Question:
        """The question narrowed to one of the things that it names: that thing counts most."""
        emphasized = [replace(c, weight=EMPHASIS) for c in self.glossary.concepts(thing)]
        seen = {c.stems for c in emphasized}
        common = [c for c in self.glossary.concepts(shared) if c.stems not in seen]
        known = {c.stems: c for c in question.concepts}
        rest = tuple(known.get(c.stems, c) for c in common)
        # Of "standards from the bases" standards are counted.
        first = WITHIN.split(NUMBER_OF.sub("", thing), maxsplit=1)[0]
        counted = tuple(s for s in content_stems(first) or content_stems(thing) if s.isalpha())
        concepts = (*emphasized, *rest)
        return replace(
            question,
            text=thing,
            concepts=concepts,
            words=content_words(f"{thing} {shared}"),
            other_words=self.glossary.other_words(concepts),
            counted=counted,
            names=tuple(name for name in question.names if name in content_stems(thing)),
            earlier=None,
        )

    def concepts(self, text: str) -> tuple[Concept, ...]:
        """The concepts of some words."""
        return self.glossary.concepts(text)


NUMBER_OF = re.compile(
    r"^(?:the )?(?:total |overall )?(?:numbers?|counts?|totals?|shares?|percentages?) of (?:the )?", re.I
)
# What follows these in the name of a thing is not counted.
WITHIN = re.compile(r"\s(?:from|out of|by|that|which|who)\s", re.I)
# A name in so large a share of the passages found, where they are so many, is what all of them are about.
SHARED, LEAST_FOUND = 0.5, 8


def _shared_names(question: Question, hits: Sequence[Hit]) -> frozenset[str]:
    if not question.names or len(hits) < LEAST_FOUND:
        return frozenset()
    told = [frozenset(content_stems(hit.passage.text)) for hit in hits]
    least = SHARED * len(told)
    return frozenset(name for name in question.names if sum(name in stems for stems in told) >= least)


def leaning(question: Question) -> str:
    """The text of a question, behind that of the one it leans on."""
    return f"{question.earlier} {question.text}" if question.earlier else question.text
