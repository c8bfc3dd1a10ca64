"""What one question came to: what was expected, what was given, what was found, and the measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.question import Gold, Kind, Question
from stdqa.types import Answer, Hit, Passage, Status, Verdict

# So much of a passage is kept, for people to recognise it by.
SHOWN_CHARS = 240
# Of so many of the first passages; of the others the place says enough.
SHOWN_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words at their place."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its ranks, counted from 1: of all, by meaning, by words; None where it has none."""

    id: str
    document: str
    start: int
    end: int
    rank: int | None
    dense_rank: int | None
    lexical_rank: int | None
    score: float | None
    similarity: float | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question of a run. ``wanted`` are the passages that hold its evidence, ``passages`` those shown."""

    id: str
    question: str
    history: tuple[str, ...]
    kind: str
    category: str
    part: str
    tags: tuple[str, ...]
    expected: str
    evidence: tuple[Quoted, ...]
    status: str
    reason: str | None
    text: str
    figures: tuple[str, ...]
    confidence: float
    milliseconds: float
    cited: tuple[Quoted, ...]
    passages: tuple[Found, ...]
    wanted: tuple[Found, ...]
    scores: dict[str, float]

    @property
    def missed(self) -> bool:
        """Whether the answer is wrong or, where only evidence is expected, the first passage is."""
        return self.scores.get("right", self.scores.get("hit@1", 1.0)) < 1

    def to_json(self) -> dict[str, Any]:
        """The row as it is written."""
        return asdict(self)


def row_of(saved: Mapping[str, Any]) -> Row:
    """A row read back.

    :raises BadQuestionSet: if it is none.
    """
    try:
        fields = dict(saved)
        for name, made in (("evidence", Quoted), ("cited", Quoted), ("passages", Found), ("wanted", Found)):
            fields[name] = tuple(made(**one) for one in fields[name])
        for name in ("history", "tags", "figures"):
            fields[name] = tuple(fields[name])
        fields["scores"] = {str(name): float(value) for name, value in fields["scores"].items()}
        return Row(**fields)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadQuestionSet(
            f"A row of the run is not as stdqa writes one ({error}). Run it again."
        ) from error


def row_for(
    question: Question,
    answer: Answer,
    gold: Gold,
    texts: Mapping[str, str],
    wanted: tuple[Found, ...],
    scores: Mapping[str, float],
) -> Row:
    """The row of a question and its answer."""
    spans = dict.fromkeys(span for group in gold for span in group)
    evidence = (Quoted(s.document, s.start, s.end, texts[s.document][s.start : s.end]) for s in spans)
    return Row(
        id=question.id,
        question=question.question,
        history=question.history,
        kind=question.kind.value,
        category=question.category or question.kind.value,
        part=question.part,
        tags=question.tags,
        expected=expected(question),
        evidence=tuple(Quoted(e.document, e.start, e.end, e.text[: 4 * SHOWN_CHARS]) for e in evidence),
        status=answer.status.value,
        reason=answer.reason.value if answer.reason else None,
        text=answer.text,
        figures=tuple(one.figure.text for one in answer.figures),
        confidence=answer.confidence,
        milliseconds=round(sum(answer.timings_ms.values()), 3),
        cited=tuple(Quoted(c.document, c.start, c.end, c.quote) for c in answer.citations)
        if answer.status is Status.ANSWERED
        else (),
        passages=tuple(
            found(hit.passage, rank, hit, rank <= SHOWN_PASSAGES) for rank, hit in enumerate(answer.hits, 1)
        ),
        wanted=wanted,
        scores=dict(scores),
    )


def found(passage: Passage, rank: int | None, hit: Hit | None, shown: bool = True) -> Found:
    """A passage as a row keeps it.

    :param hit: how it was found; None where it was not.
    """
    return Found(
        id=passage.id,
        document=passage.document,
        start=passage.start,
        end=passage.end,
        rank=rank,
        dense_rank=hit.dense_rank if hit else None,
        lexical_rank=hit.lexical_rank if hit else None,
        score=round(hit.score, 4) if hit else None,
        similarity=round(hit.similarity, 4) if hit and hit.similarity is not None else None,
        text=passage.text[:SHOWN_CHARS] if shown else "",
    )


def expected(question: Question) -> str:
    """What is expected of an answer, in words."""
    if question.kind is Kind.NONE:
        return f"no answer ({question.reason.value})" if question.reason else "no answer"
    if question.kind is Kind.EVIDENCE:
        return "the evidence"
    if question.kind is Kind.VERDICT:
        return "yes" if question.verdict is Verdict.CONFIRMED else "no"
    if question.kind is Kind.PREMISE:
        right = _listed(question.figures)
        return f"that the premise is false{f' ({right})' if right else ''}"
    words = {
        Kind.LIST: question.items,
        Kind.POINTS: question.points,
        Kind.TEXT: question.answers,
        Kind.WINNER: question.answers[:1],
    }
    period = question.period.text if question.period and question.period.text else None
    said = _listed(words.get(question.kind) or question.figures)
    return f"{said}, {period}" if period else said


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(texts)
