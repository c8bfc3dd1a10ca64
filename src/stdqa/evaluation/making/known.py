"""What some documents state, looked up before a question is made: that nothing else answers it, and that what
a trap asks for is truly stated nowhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property

from stdqa.figures.rounding import is_rounding
from stdqa.text import content_stems, sentences, words
from stdqa.types import Basis, Document, Figure, FigureKind

Stems = frozenset[str]

SHARES = (FigureKind.PERCENTAGE, FigureKind.RATIO)
APART = (FigureKind.DATE, FigureKind.RANK)
SENTENCE_START = re.compile(r"(?:^|[.!?:]\s|\n)\W*$")


class Capitals:
    """Which words keep their capital within a sentence."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._small: set[str] = set()
        self._names: set[str] = set()
        for document in documents:
            for word in words(document.text):
                if word.text.islower():
                    self._small.add(word.text)
                elif not SENTENCE_START.search(document.text[max(0, word.start - 6) : word.start]):
                    self._names.add(word.text.lower())

    def lowered(self, said: str) -> str:
        """Words as they stand within a sentence: the first without its capital, unless it is a name."""
        first = next(words(said), None)
        if first is None or first.text[1:] != first.text[1:].lower():
            return said
        plain = first.text.lower()
        if plain in self._names and plain not in self._small:
            return said
        return said[: first.start] + said[first.start :][:1].lower() + said[first.start + 1 :]

    def is_name(self, said: str) -> bool:
        """Whether some words are a name: each of its words with a capital is always written with one."""
        listed = [word.text for word in words(said) if word.text[:1].isupper()]
        return bool(listed) and all(one.lower() in self._names - self._small for one in listed)


ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.I)


class Known:
    """The figures and sentences of some documents by their words."""

    def __init__(self, figures: Iterable[Figure], documents: Mapping[str, Document]) -> None:
        self.figures = tuple(figures)
        self.documents = documents
        self.capitals = Capitals(documents.values())
        self._by_stem: dict[str, set[int]] = defaultdict(set)
        for row, figure in enumerate(self.figures):
            text = documents[figure.document].text
            clause = content_stems(text, figure.clause_start, figure.clause_end)
            told = " ".join(filter(None, (figure.measure, figure.unit, figure.scope, figure.of)))
            for stem in {*clause, *content_stems(told)}:
                self._by_stem[stem].add(row)
        self._sentences: list[tuple[str, Stems]] = [
            (document.text[a:b], frozenset(content_stems(document.text, a, b)))
            for document in documents.values()
            for a, b in sentences(document.text)
        ]
        self._said: dict[str, set[int]] = defaultdict(set)
        for row, (_, stems) in enumerate(self._sentences):
            for stem in stems:
                self._said[stem].add(row)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Names of one word, never with an article, that several figures are told for: one may stand where
        another does.
        """
        told = Counter(figure.scope for figure in self.figures if figure.scope)
        return tuple(sorted(name for name, times in told.items() if times > 1 and self._is_place(name)))

    def _is_place(self, name: str) -> bool:
        if len(name.split()) != 1 or not name.isalpha() or not self.capitals.is_name(name):
            return False
        said = re.compile(rf"\b{re.escape(name)}\b")
        return not any(
            ARTICLE.search(document.text, max(0, found.start() - 5), found.start())
            for document in self.documents.values()
            for found in said.finditer(document.text)
        )

    def telling(self, stems: Iterable[str]) -> list[Figure]:
        """The figures whose clauses hold all of some stems."""
        return [self.figures[row] for row in sorted(_meet(self._by_stem, stems))]

    def sentences_with(self, stems: Iterable[str]) -> list[str]:
        """The sentences that hold all of some stems."""
        return [self._sentences[row][0] for row in sorted(_meet(self._said, stems))]

    def rivals(self, stems: Iterable[str], figure: Figure, years: frozenset[int]) -> list[Figure]:
        """Other figures that would answer a question of these words and years with another value.

        :param years: those that are asked for; none where the question names none.
        """
        return [
            other
            for other in self.telling(stems)
            if other.value != figure.value
            and _comparable(other, figure)
            and (not years or not _years(other) or years & _years(other))
        ]

    def states_year(self, noun: str, year: int) -> bool:
        """Whether a document may state something of what is counted for a year."""
        stems = content_stems(noun)
        if any(year in _years(figure) for figure in self.telling(stems)):
            return True
        return any(str(year) in said for said in self.sentences_with(stems[-1:]))

    def states_basis(self, noun: str, basis: Basis, years: frozenset[int]) -> bool:
        """Whether a document may tell what is counted on a basis, for some years or at no known time."""
        return any(
            not _years(figure) or (years & _years(figure) and _basis(figure) in (basis, None))
            for figure in self.telling(content_stems(noun))
        )

    def states_scope(self, noun: str, scope: str) -> bool:
        """Whether a document tells of what is counted and of a place or body in one breath."""
        stems = {*content_stems(noun)[-1:], *content_stems(scope)}
        return bool(self.sentences_with(stems)) or bool(self.telling(stems))

    def states_value(self, noun: str, value: Decimal) -> bool:
        """Whether a figure of what is counted has a value."""
        return any(figure.value == value for figure in self.telling(content_stems(noun)[-1:]))


def accepted_beside(figure: Figure, other: Figure) -> bool:
    """Whether one of two figures is the other rounded."""
    return is_rounding(figure, other) or is_rounding(other, figure)


def _meet(index: Mapping[str, set[int]], stems: Iterable[str]) -> set[int]:
    listed = sorted((index.get(stem, set()) for stem in set(stems)), key=len)
    return set.intersection(*listed) if listed else set()


def _comparable(one: Figure, two: Figure) -> bool:
    if one.kind in APART or two.kind in APART:
        return one.kind is two.kind
    return (one.kind in SHARES) == (two.kind in SHARES)


def _years(figure: Figure) -> frozenset[int]:
    return figure.period.years if figure.period else frozenset()


def _basis(figure: Figure) -> Basis | None:
    return figure.period.basis if figure.period else None
