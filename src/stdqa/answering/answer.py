"""From ranked candidates to an answer: the figure or the sentence that answers, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stdqa.answering.citing import Citations
from stdqa.answering.phrasing import REASONS, figure_sentence, why_also
from stdqa.index import Index
from stdqa.questions import Question, Wants
from stdqa.retrieval import Candidate, Ranked
from stdqa.types import Answer, Figure, Hit, Reason, Status


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When to decline. Measured on answerable and unanswerable questions; see benchmarks/RESULTS.md."""

    # Passages less like the question than this, sharing few of its words, are about something else.
    similarity: float = 0.25
    coverage: float = 0.3
    # Below this even a similar passage says too little of what was asked.
    least_coverage: float = 0.12
    # A sentence so long is shown whole in the citation, not in the answer.
    sentence_chars: int = 500
    also: int = 3


def compose(
    question: Question, hits: Sequence[Hit], ranked: Ranked, index: Index, limits: Thresholds | None = None
) -> Answer:
    """Answer a question from its ranked candidates, or say why the documents do not."""
    limits = limits or Thresholds()
    shown = _reordered(question, hits, ranked)
    reason = declined(question, hits, ranked, limits)
    if reason is not None:
        return _abstention(question, shown, ranked, index, reason, limits)
    if question.wants is Wants.FIGURE and ranked.figures:
        return _figure_answer(question, shown, ranked, index, limits)
    return _sentence_answer(question, shown, ranked, index, limits)


def declined(question: Question, hits: Sequence[Hit], ranked: Ranked, limits: Thresholds) -> Reason | None:
    """Why a question should not be answered from these candidates; None if it can be."""
    if not question.concepts:
        return Reason.TOO_VAGUE
    best = ranked.figures if question.wants is Wants.FIGURE else ranked.sentences
    if not best:
        return Reason.NOT_IN_SOURCES if ranked.sentences else Reason.OFF_TOPIC
    similarity = max((hit.similarity or 0.0 for hit in hits), default=0.0)
    coverage = max(candidate.coverage for candidate in best[:3])
    if coverage < limits.least_coverage or (similarity < limits.similarity and coverage < limits.coverage):
        return Reason.OFF_TOPIC
    if question.years and not _speaks_of(question, ranked, best[0]):
        return Reason.OTHER_PERIOD
    return None


def _speaks_of(question: Question, ranked: Ranked, best: Candidate) -> bool:
    """Whether the best statement may be about the years asked for: it names one, or has no year at all
    in a document that is about one of them."""
    if best.profile.figure is None:
        dated = [c.figure for c in ranked.figures if c.hit.passage.id == best.hit.passage.id]
        years = {year for figure in dated if figure.period for year in figure.period.years}
        return not years or bool(question.years & years)
    period = best.figure.period
    if period and period.years:
        return bool(question.years & period.years)
    known = {y for c in ranked.figures if c.figure.period for y in c.figure.period.years}
    return bool(question.years & known)


def _figure_answer(
    question: Question, hits: tuple[Hit, ...], ranked: Ranked, index: Index, limits: Thresholds
) -> Answer:
    best = ranked.figures[0]
    citations = Citations(index)
    quoted = citations.figure(best)
    beside = [c for c in ranked.figures[1:] if _beside(best, c)][: limits.also]
    also = tuple(citations.also(c.figure, c.hit.passage, why_also(c.figure)) for c in beside)
    return Answer(
        question=question.text,
        status=Status.ANSWERED,
        text=_capital(figure_sentence(best.figure)),
        figures=(quoted,),
        citations=tuple(citations.made),
        hits=hits,
        also=also,
        confidence=confidence(ranked.figures),
    )


def _beside(best: Candidate, other: Candidate) -> bool:
    """Whether another figure is worth showing with the answer: it counts the same thing otherwise, or
    stands in the same sentence."""
    one, two = best.figure, other.figure
    if two.value == one.value and two.kind is one.kind:
        return False
    same_thing = bool(best.profile.unit) and best.profile.unit[-2:] == other.profile.unit[-2:]
    same_item = best.hit.passage.id == other.hit.passage.id
    return same_item and (same_thing or one.sentence_start == two.sentence_start)


def _sentence_answer(
    question: Question, hits: tuple[Hit, ...], ranked: Ranked, index: Index, limits: Thresholds
) -> Answer:
    best = ranked.sentences[0]
    citations = Citations(index)
    citations.cite(best.hit.passage, best.profile.start, best.profile.end)
    text = citations.made[0].quote
    if len(text) > limits.sentence_chars:
        text = text[: limits.sentence_chars - 1].rsplit(" ", 1)[0] + "…"
    inside = [c for c in ranked.figures if _inside(c.figure, best)][: limits.also]
    also = tuple(citations.also(c.figure, c.hit.passage, why_also(c.figure)) for c in inside)
    return Answer(
        question=question.text,
        status=Status.ANSWERED,
        text=" ".join(text.split()),
        citations=tuple(citations.made),
        hits=hits,
        also=also,
        confidence=confidence(ranked.sentences),
    )


def _inside(figure: Figure, sentence: Candidate) -> bool:
    return (
        figure.document == sentence.hit.passage.document
        and sentence.profile.start <= figure.start
        and figure.end <= sentence.profile.end
    )


def _abstention(
    question: Question,
    hits: tuple[Hit, ...],
    ranked: Ranked,
    index: Index,
    reason: Reason,
    limits: Thresholds,
) -> Answer:
    """Say that the documents do not say, and offer the nearest that they do say, labelled as such."""
    citations = Citations(index)
    also = ()
    if reason is not Reason.OFF_TOPIC and ranked.figures and question.wants is Wants.FIGURE:
        nearest = ranked.figures[0]
        also = (citations.also(nearest.figure, nearest.hit.passage, why_also(nearest.figure)),)
    asked = ", ".join(str(year) for year in sorted(question.years)) or "this period"
    return Answer(
        question=question.text,
        status=Status.ABSTAINED,
        text=REASONS[reason].format(asked=asked),
        reason=reason,
        citations=tuple(citations.made),
        hits=hits,
        also=also,
        confidence=0.0,
    )


def confidence(candidates: Sequence[Candidate]) -> float:
    """How clearly the best candidate leads, from 0 to 1: its coverage, and its lead over the next value."""
    best = candidates[0]
    rival = next((c for c in candidates[1:] if _rivals(best, c)), None)
    lead = best.score - rival.score if rival else 1.0
    return round(max(0.0, min(1.0, 0.6 * best.coverage + 0.4 * min(1.0, 2 * lead))), 3)


def _rivals(best: Candidate, other: Candidate) -> bool:
    one, two = best.profile.figure, other.profile.figure
    return one is None or two is None or one.value != two.value


def _reordered(question: Question, hits: Sequence[Hit], ranked: Ranked) -> tuple[Hit, ...]:
    """The passages in the order of the best statement that each holds: what answers comes first."""
    best: dict[str, float] = {}
    for candidate in ranked.figures if question.wants is Wants.FIGURE else ranked.sentences:
        best.setdefault(candidate.hit.passage.id, candidate.score)
    for candidate in ranked.sentences:
        best.setdefault(candidate.hit.passage.id, candidate.score - 1.0)
    ordered = sorted(hits, key=lambda hit: -best.get(hit.passage.id, -1.0))
    return tuple(ordered)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
