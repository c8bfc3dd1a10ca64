"""Questions searched for and not answered: where their evidence stands among what the finder finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stdqa.assistant import Assistant
from stdqa.errors import BadQuestion
from stdqa.evaluation.placing import placed
from stdqa.evaluation.question import Gold, Question
from stdqa.evaluation.ranking import relevant_passages, score_searches
from stdqa.evaluation.rows import Row, row_searched
from stdqa.evaluation.spent import Spent
from stdqa.questions import Question as Understood
from stdqa.retrieval.finder import leaning
from stdqa.retrieval.search import Candidate, candidates
from stdqa.types import BatchEncoder, Encoder, Hit, Passage

if TYPE_CHECKING:
    from stdqa.types import Vectors

# So many questions are embedded and searched for together; what is cut short loses no more.
TOGETHER = 256


@dataclass(frozen=True, slots=True)
class _Searched:
    """A question with all that was found for it, best first; why it could not be searched for, if so."""

    question: Question
    found: Sequence[Candidate] = ()
    failure: str | None = None


def searched(
    questions: Sequence[Question],
    assistant: Assistant,
    gold: Mapping[str, Gold],
    texts: Mapping[str, str],
    passages_of: Callable[[str], Iterable[Passage]],
    spent: Spent,
) -> Iterator[Row]:
    """The rows of questions, in their order.

    :param passages_of: the passages of a document, by its id.
    """
    for start in range(0, len(questions), TOGETHER):
        made = _search(questions[start : start + TOGETHER], assistant, spent)
        with spent.on("judging"):
            rows = _judged(made, assistant, gold, texts, passages_of)
        yield from rows


def _search(questions: Sequence[Question], assistant: Assistant, spent: Spent) -> list[_Searched]:
    understood: list[Understood | str] = []
    with spent.on("search"):
        for one in questions:
            try:
                understood.append(assistant.understood(one.question, one.history))
            except BadQuestion as error:
                understood.append(str(error))
    asked = [one for one in understood if not isinstance(one, str)]
    with spent.on("embedding"):
        vectors = embedded(assistant.encoder, [leaning(one) for one in asked])
    with spent.on("search"):
        found = iter(candidates(assistant.index, vectors, asked, assistant.settings))
        return [
            _Searched(question, failure=one) if isinstance(one, str) else _Searched(question, next(found))
            for question, one in zip(questions, understood, strict=True)
        ]


def embedded(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Questions as vectors, shape (len(texts), dimension), many at once where the encoder can."""
    if isinstance(encoder, BatchEncoder):
        return encoder.encode_queries(texts)
    import numpy as np

    one_by_one = [encoder.encode_query(text) for text in texts]
    return np.stack(one_by_one) if one_by_one else np.empty((0, 0), dtype=np.float32)


def _judged(
    made: Sequence[_Searched],
    assistant: Assistant,
    gold: Mapping[str, Gold],
    texts: Mapping[str, str],
    passages_of: Callable[[str], Iterable[Passage]],
) -> list[Row]:
    shown = [_hits(one.found[: assistant.settings.passages_shown], assistant) for one in made]
    relevant = [relevant_passages(gold[one.question.id], passages_of) for one in made]
    scores = score_searches(
        [
            (hits, [passage.id for passage in wanted], gold[one.question.id])
            for one, hits, wanted in zip(made, shown, relevant, strict=True)
        ]
    )
    rows = []
    for one, hits, wanted, scored in zip(made, shown, relevant, scores, strict=True):
        everything: Sequence[Hit] = hits
        if not {passage.id for passage in wanted} <= {hit.passage.id for hit in hits}:
            everything = [*hits, *_hits(one.found[len(hits) :], assistant)]
        ranks = placed(wanted, everything)
        rows.append(
            row_searched(one.question, hits, gold[one.question.id], texts, ranks, scored, one.failure)
        )
    return rows


def _hits(found: Sequence[Candidate], assistant: Assistant) -> list[Hit]:
    passages = assistant.index.passages([one.row for one in found])
    return [one.hit(passage) for one, passage in zip(found, passages, strict=True)]
