"""Hybrid retrieval: passages near in meaning and passages that share words, fused by rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stdqa.index import Index
from stdqa.questions import Question
from stdqa.settings import Settings
from stdqa.types import Hit, Passage

if TYPE_CHECKING:
    from stdqa.types import Vectors

Found = list[tuple[int, float]]
"""Rows with their scores, best first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that some search found, with its place in each and the scores that they gave it."""

    row: int
    score: float
    dense_rank: int | None
    lexical_rank: int | None
    similarity: float
    overlap: float

    def hit(self, passage: Passage) -> Hit:
        """The candidate with its passage."""
        return Hit(
            passage=passage,
            score=self.score,
            dense_rank=self.dense_rank,
            lexical_rank=self.lexical_rank,
            similarity=self.similarity,
            overlap=self.overlap,
        )


def retrieve(index: Index, query: Vectors, question: Question, settings: Settings) -> tuple[Hit, ...]:
    """The passages that bear on a question, best first; ``score`` is 1 for one that leads all searches.

    :param query: the question's vector, shape (dimension,).
    """
    dense = index.search_vectors(query, settings.candidates)
    found = _fused(index, query, dense, _by_words(index, question, settings), settings)
    passages = index.passages([one.row for one in found])
    return tuple(one.hit(passage) for one, passage in zip(found, passages, strict=True))


def candidates(
    index: Index, queries: Vectors, questions: Sequence[Question], settings: Settings
) -> Iterator[tuple[Candidate, ...]]:
    """What :func:`retrieve` finds for each of many questions, without the passages' texts.

    :param queries: the questions' vectors, shape (len(questions), dimension).
    """
    if not questions:
        return
    near = index.search_many_vectors(queries, settings.candidates)
    for query, dense, question in zip(queries, near, questions, strict=True):
        yield _fused(index, query, dense, _by_words(index, question, settings), settings)


def _by_words(index: Index, question: Question, settings: Settings) -> tuple[Found, Found]:
    """What the reader's words find; and what they find together with those that the glossary adds, which
    may be beside the point, and so are a list of their own."""
    lexical = index.search_text(question.words, settings.candidates)
    if not question.other_words:
        return lexical, lexical
    return lexical, index.search_text((*question.words, *question.other_words), settings.candidates)


def _fused(
    index: Index, query: Vectors, dense: Found, said: tuple[Found, Found], settings: Settings
) -> tuple[Candidate, ...]:
    """Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)."""
    lexical, wider = said
    lists = (_ranks(dense), _ranks(lexical), _ranks(wider))
    scores = _scores(lists, settings)
    similarities = dict(dense)
    unseen = [row for row in scores if row not in similarities]
    similarities |= zip(unseen, index.similarities(query, unseen), strict=True)
    best = max((score for _, score in lexical), default=1.0) or 1.0
    overlaps = {row: score / best for row, score in lexical}
    return tuple(
        Candidate(
            row=row,
            score=scores[row],
            dense_rank=lists[0].get(row),
            lexical_rank=lists[1].get(row) or lists[2].get(row),
            similarity=similarities[row],
            overlap=overlaps.get(row, 0.0),
        )
        for row in sorted(scores, key=lambda row: (-scores[row], row))
    )


def _scores(lists: Sequence[Mapping[int, int]], settings: Settings) -> dict[int, float]:
    """The score of every row; 1 for one that leads all lists."""
    constant, dense = settings.fusion_constant, settings.fusion_dense
    # What the search by meaning leaves is shared by the two by words.
    shares = (dense, (1 - dense) / 2, (1 - dense) / 2)
    scores: dict[int, float] = {}
    for ranks, worth in zip(lists, shares, strict=True):
        for row, rank in ranks.items():
            scores[row] = scores.get(row, 0.0) + worth * (constant + 1) / (constant + rank)
    return scores


def _ranks(found: Found) -> dict[int, int]:
    return {row: rank for rank, (row, _) in enumerate(found, start=1)}
