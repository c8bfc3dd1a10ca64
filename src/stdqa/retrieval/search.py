"""Hybrid retrieval: passages near in meaning and passages that share words, fused by rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdqa.index import Index
from stdqa.questions import Question
from stdqa.settings import Settings
from stdqa.types import Hit

if TYPE_CHECKING:
    from stdqa.types import Vectors

# Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). Their constant of 60 is for lists of a
# thousand; with some twenty candidates each, 10 keeps the first places apart.
RANK_CONSTANT = 10


def retrieve(index: Index, query: Vectors, question: Question, settings: Settings) -> tuple[Hit, ...]:
    """The passages that bear on a question, best first; ``score`` is 1 for one that leads both searches.

    :param query: the question's vector, shape (dimension,).
    """
    dense = index.search_vectors(query, settings.candidates)
    lexical = index.search_text(question.terms, settings.candidates)
    dense_ranks = {row: rank for rank, (row, _) in enumerate(dense, start=1)}
    lexical_ranks = {row: rank for rank, (row, _) in enumerate(lexical, start=1)}
    similarities = dict(dense)
    unseen = [row for row in lexical_ranks if row not in similarities]
    similarities |= zip(unseen, index.similarities(query, unseen), strict=True)
    scores = {
        row: _fused(dense_ranks.get(row), lexical_ranks.get(row)) for row in {**dense_ranks, **lexical_ranks}
    }
    rows = sorted(scores, key=lambda row: (-scores[row], row))
    return tuple(
        Hit(
            passage=passage,
            score=scores[row],
            dense_rank=dense_ranks.get(row),
            lexical_rank=lexical_ranks.get(row),
            similarity=similarities[row],
        )
        for row, passage in zip(rows, index.passages(rows), strict=True)
    )


def _fused(dense_rank: int | None, lexical_rank: int | None) -> float:
    parts = [1 / (RANK_CONSTANT + rank) for rank in (dense_rank, lexical_rank) if rank is not None]
    return sum(parts) * (RANK_CONSTANT + 1) / 2
