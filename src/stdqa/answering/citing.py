"""Citations for statements: the sentence a figure stands in, quoted as it is at its place."""

from __future__ import annotations

from stdqa.index import Index
from stdqa.retrieval import Candidate
from stdqa.types import AlsoFigure, Citation, Figure, Passage, QuotedFigure


class Citations:
    """The citations of one answer, each span once, numbered in the order of their first use."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.made: list[Citation] = []

    def cite(self, passage: Passage, start: int, end: int) -> int:
        """Cite a span of a passage's document; returns its number, counted from 0."""
        key = (passage.document, start, end)
        if key not in self._numbers:
            document = self._index.document(passage.document)
            self._numbers[key] = len(self.made)
            self.made.append(Citation.of(document, passage.context, start, end, document.text[start:end]))
        return self._numbers[key]

    def figure(self, candidate: Candidate) -> QuotedFigure:
        """A candidate figure with the citation of its sentence."""
        figure = candidate.figure
        return QuotedFigure(figure, self.sentence_of(figure, candidate.hit.passage))

    def also(self, figure: Figure, passage: Passage, why: str) -> AlsoFigure:
        """A further figure with the citation of its sentence."""
        return AlsoFigure(figure, why, self.sentence_of(figure, passage))

    def sentence_of(self, figure: Figure, passage: Passage) -> int:
        """Cite the sentence that a figure stands in."""
        return self.cite(passage, figure.sentence_start, figure.sentence_end)
