"""How well passages are ranked, by the measures of the field and by the evidence that they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from stdqa.evaluation.question import Gold, Span

if TYPE_CHECKING:
    from stdqa.types import Hit, Passage

DEPTHS = (1, 3, 5, 10)
BUDGET = 1500

Qrels = Mapping[str, Mapping[str, int]]
"""Of each question, the relevance of passages by their ids."""
Run = Mapping[str, Mapping[str, float]]
"""Of each question, the scores of the passages found; higher is better."""


@lru_cache(1)
def names() -> dict[str, Any]:
    """The library's measures, by the names used here."""
    from ir_measures import RR, R, Success, nDCG

    found: dict[str, Any] = {f"recall@{k}": R @ k for k in DEPTHS}
    return found | {f"hit@{k}": Success @ k for k in DEPTHS} | {"mrr@10": RR @ 10, "ndcg@10": nDCG @ 10}


def ranked_scores(qrels: Qrels, run: Run) -> dict[str, dict[str, float]]:
    """Of every question that has something relevant, each measure; 0 where nothing was found.

    :return: by question and measure.
    """
    import ir_measures

    by_measure = {measure: name for name, measure in names().items()}
    judged = {question: dict(passages) for question, passages in qrels.items() if any(passages.values())}
    scores = {question: dict.fromkeys(names(), 0.0) for question in judged}
    found = {question: dict(run[question]) for question in judged if run.get(question)}
    if found:
        wanted = {question: judged[question] for question in found}
        for value in ir_measures.iter_calc(list(by_measure), wanted, found):
            scores[value.query_id][by_measure[value.measure]] = float(value.value)
    return scores


Searched = tuple[Sequence["Hit"], Iterable[str], Gold]
"""What was found for a question, the ids of the passages that are relevant, and the evidence."""


def score_hits(hits: Sequence[Hit], relevant: Iterable[str], gold: Gold) -> dict[str, float]:
    """The measures of one question's passages; none where the question has no evidence."""
    return score_searches([(hits, relevant, gold)])[0]


def score_searches(searches: Sequence[Searched]) -> list[dict[str, float]]:
    """The measures of the passages of many questions, in their order, as :func:`score_hits` has them."""
    told = [(str(number), *search) for number, search in enumerate(searches) if search[2]]
    # The order is what was decided; equal scores must not be sorted anew by the library.
    run = {
        name: {hit.passage.id: float(len(hits) - place) for place, hit in enumerate(hits)}
        for name, hits, _, _ in told
    }
    ranked = ranked_scores({name: dict.fromkeys(relevant, 1) for name, _, relevant, _ in told}, run)
    scores: list[dict[str, float]] = [{} for _ in searches]
    for name, hits, _, gold in told:
        scores[int(name)] = ranked.get(name, dict.fromkeys(names(), 0.0)) | _evidence(hits, gold)
    return scores


def _evidence(hits: Sequence[Hit], gold: Gold) -> dict[str, float]:
    places = [(hit.passage.document, hit.passage.start, hit.passage.end) for hit in hits]
    found = {f"evidence@{k}": share_found(gold, places[:k]) for k in DEPTHS}
    return found | {f"evidence@{BUDGET}c": share_found(gold, within(places, BUDGET))}


def relevant_passages(gold: Gold, passages_of: Callable[[str], Iterable[Passage]]) -> tuple[Passage, ...]:
    """The passages that overlap the evidence of a question, each once.

    :param passages_of: the passages of a document, by its id.
    """
    spans = [span for group in gold for span in group]
    documents = dict.fromkeys(span.document for span in spans)
    return tuple(
        passage for document in documents for passage in passages_of(document) if _any(spans, passage)
    )


def share_found(gold: Gold, places: Sequence[tuple[str, int, int]]) -> float:
    """How much of the evidence overlaps some places: 1 if of each group some span does."""
    if not gold:
        return 0.0
    found = sum(any(span.overlaps(*place) for span in group for place in places) for group in gold)
    return found / len(gold)


def within(places: Sequence[tuple[str, int, int]], budget: int) -> list[tuple[str, int, int]]:
    """The first places that together hold so many characters; the last one is cut."""
    kept = []
    for document, start, end in places:
        if budget <= 0:
            break
        kept.append((document, start, min(end, start + budget)))
        budget -= end - start
    return kept


def _any(spans: Iterable[Span], passage: Passage) -> bool:
    return any(span.overlaps(passage.document, passage.start, passage.end) for span in spans)
