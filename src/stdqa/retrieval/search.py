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
# What the dense, the lexical and the widened lexical search add to the score of one that leads all.
SHARES = (0.5, 0.25, 0.25)


def retrieve(index: Index, query: Vectors, question: Question, settings: Settings) -> tuple[Hit, ...]:
    """The passages that bear on a question, best first; ``score`` is 1 for one that leads all searches.

    :param query: the question's vector, shape (dimension,).
    """
    dense = index.search_vectors(query, settings.candidates)
    lexical = index.search_text(question.words, settings.candidates)
    # The reader's words first; what the glossary adds may be beside the point, and is a list of its own.
    others = (*question.words, *question.other_words)
    wider = index.search_text(others, settings.candidates) if question.other_words else lexical
    lists = [_ranks(dense), _ranks(lexical), _ranks(wider)]
    scores: dict[int, float] = {}
    for ranks, worth in zip(lists, SHARES, strict=True):
        for row, rank in ranks.items():
            scores[row] = scores.get(row, 0.0) + worth * (RANK_CONSTANT + 1) / (RANK_CONSTANT + rank)
    similarities = dict(dense)
    unseen = [row for row in scores if row not in similarities]
    similarities |= zip(unseen, index.similarities(query, unseen), strict=True)
    best = max((score for _, score in lexical), default=1.0) or 1.0
    overlaps = {row: score / best for row, score in lexical}
    rows = sorted(scores, key=lambda row: (-scores[row], row))
    return tuple(
        Hit(
            passage=passage,
            score=scores[row],
            dense_rank=lists[0].get(row),
            lexical_rank=lists[1].get(row) or lists[2].get(row),
            similarity=similarities[row],
            overlap=overlaps.get(row, 0.0),
        )
        for row, passage in zip(rows, index.passages(rows), strict=True)
    )


def _ranks(found: list[tuple[int, float]]) -> dict[int, int]:
    return {row: rank for rank, (row, _) in enumerate(found, start=1)}
