"""One answer in the making: its figures and citations, each span cited once, checked as it is cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stdqa.answering.phrasing import why_also
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.types import (
    AlsoFigure,
    Answer,
    Citation,
    Computation,
    Figure,
    Hit,
    Passage,
    QuotedFigure,
    Reason,
    Status,
    Verdict,
)

MOST_ALSO = 3
# A sentence so long is shown whole in the citation, not in the answer.
ANSWER_CHARS = 500
# So far may the best sentence of the passage that answers be behind that of another which is shown after it;
# and so far where that other leads the search too and is nothing but that sentence.
FIRST_BEHIND, BEHIND_LEADER = 0.45, 0.1


@dataclass(frozen=True, slots=True)
class Limits:
    """When to decline. Measured on answerable and unanswerable questions: see benchmarks/RESULTS.md."""

    # Passages less like the question than this, sharing few of its words, are about something else.
    similarity: float = 0.25
    coverage: float = 0.3
    # Below this even a similar passage says too little of what was asked.
    least_coverage: float = 0.12
    # With the tokens compared: the cosine of the most similar passage and the mean closeness of the best
    # sentence, added up, for a question whose words are said by less than the second.
    nearness: float = 0.57
    near_coverage: float = 0.42
    # A sentence that leads the one of the best figure by so much says that the figure is of something else.
    lead: float = 0.45
    # Beyond this probability that no sentence answers, and for a question for a figure no figure either, a
    # reader is believed. A looser limit declines two right answers for each wrong one.
    doubt: float = 0.85
    # A statement is confirmed only by a sentence that says about all of it.
    confirming_coverage: float = 0.55


class Reply:
    """Collects figures and citations in the order of their use, then makes the answer."""

    def __init__(self, question: Question, found: Found, finder: Finder) -> None:
        self.question = question
        self.found = found
        self._index = finder.index
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._citations: list[Citation] = []
        self._figures: list[QuotedFigure] = []
        self._also: list[AlsoFigure] = []

    def cite(self, passage: Passage, start: int, end: int) -> int:
        """Cite a span of a passage's document; returns its number, counted from 0."""
        key = (passage.document, start, end)
        if key not in self._numbers:
            document = self._index.document(passage.document)
            self._numbers[key] = len(self._citations)
            self._citations.append(
                Citation.of(document, passage.context, start, end, document.text[start:end])
            )
        return self._numbers[key]

    def figure(self, candidate: Candidate) -> int:
        """Quote a figure with the sentence it stands in; returns its place, counted from 0."""
        figure = candidate.figure
        for place, quoted in enumerate(self._figures):
            if quoted.figure.id == figure.id:
                return place
        citation = self.cite(candidate.hit.passage, figure.sentence_start, figure.sentence_end)
        self._figures.append(QuotedFigure(figure, citation))
        return len(self._figures) - 1

    def sentence(self, candidate: Candidate) -> int:
        """Cite a candidate sentence."""
        return self.cite(candidate.hit.passage, candidate.profile.start, candidate.profile.end)

    @staticmethod
    def citation(finder: Finder, candidate: Candidate) -> Citation:
        """The citation of the sentence that a figure stands in."""
        figure, passage = candidate.figure, candidate.hit.passage
        document = finder.index.document(figure.document)
        start, end = figure.sentence_start, figure.sentence_end
        return Citation.of(document, passage.context, start, end, document.text[start:end])

    def also(self, candidates: Sequence[Candidate], why: str | None = None, most: int = MOST_ALSO) -> None:
        """Mention further figures, at most ``most`` in all, none that is quoted already."""
        known = {quoted.figure.id for quoted in self._figures} | {also.figure.id for also in self._also}
        for candidate in candidates:
            figure = candidate.figure
            if figure.id not in known and len(self._also) < most:
                known.add(figure.id)
                citation = self.cite(candidate.hit.passage, figure.sentence_start, figure.sentence_end)
                self._also.append(AlsoFigure(figure, why or why_also(figure), citation))

    def answer(
        self,
        text: str,
        confidence: float,
        verdict: Verdict | None = None,
        computation: Computation | None = None,
        first: Sequence[Candidate] = (),
    ) -> Answer:
        """The answer, with the passages of ``first`` before the others."""
        return Answer(
            question=self.question.text,
            status=Status.ANSWERED,
            text=text[:1].upper() + text[1:],
            figures=tuple(self._figures),
            citations=tuple(self._citations),
            hits=self._ordered(first),
            also=tuple(self._also),
            verdict=verdict,
            computation=computation,
            confidence=confidence,
        )

    def abstention(self, text: str, reason: Reason) -> Answer:
        """The answer that there is none; what was mentioned stays, as the nearest that there is."""
        return Answer(
            question=self.question.text,
            status=Status.ABSTAINED,
            text=text,
            reason=reason,
            citations=tuple(self._citations),
            hits=self._ordered(()),
            also=tuple(self._also),
        )

    def _ordered(self, first: Sequence[Candidate]) -> tuple[Hit, ...]:
        """The passages that answer, then the others in the order of the best sentence that each holds.

        One that answers is first only if what it says is about as near to the question as anything is.
        """
        best: dict[str, float] = {}
        for candidate in self.found.ranked.sentences:
            best.setdefault(candidate.hit.passage.id, candidate.score)
        told = sorted(self.found.hits, key=lambda hit: -best.get(hit.passage.id, -9.0))
        leader = self.found.hits[0].passage.id if self.found.hits else ""
        alone = sum(c.hit.passage.id == leader for c in self.found.ranked.sentences) == 1
        agreed = alone and told[:1] == list(self.found.hits[:1])
        least = max(best.values(), default=0.0) - (BEHIND_LEADER if agreed else FIRST_BEHIND)
        hits = {c.hit.passage.id: c.hit for c in first if best.get(c.hit.passage.id, least) >= least}
        for hit in told:
            hits.setdefault(hit.passage.id, hit)
        return tuple(hits.values())


def confidence(candidates: Sequence[Candidate]) -> float:
    """How clearly the best candidate leads, from 0 to 1: its coverage, and its lead over another value."""
    if not candidates:
        return 0.0
    best = candidates[0]
    rival = next((c for c in candidates[1:] if _rivals(best.profile.figure, c.profile.figure)), None)
    lead = best.score - rival.score if rival else 1.0
    return round(max(0.0, min(1.0, 0.6 * best.coverage + 0.4 * min(1.0, 2 * lead))), 3)


def _rivals(one: Figure | None, two: Figure | None) -> bool:
    return one is None or two is None or one.value != two.value


def shortened(sentence: str) -> str:
    """A quotation of at most 500 characters, cut between words."""
    text = " ".join(sentence.split())
    return text if len(text) <= ANSWER_CHARS else text[: ANSWER_CHARS - 1].rsplit(" ", 1)[0] + "…"
