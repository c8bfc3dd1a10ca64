"""What one question came to: what was expected, what was given, what was found, and the measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.question import Gold, Kind, Question
from stdqa.types import Answer, Hit, Passage, Status, Verdict

# The status of a question that was searched for and not answered.
RETRIEVED = "retrieved"
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
class Weighed:
    """A figure among the candidates: its place counted from 1, its score, and what each signal adds to it."""

    text: str
    document: str
    start: int
    end: int
    kind: str
    measure: str
    period: str | None
    basis: str | None
    rank: int
    score: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FigurePart:
    """How the figure fared that a question expects. ``read`` tells whether it was read where the evidence
    stands, None where no evidence is named; ``expected`` is None where it is no candidate, ``chosen`` is what
    was given instead, or would have been. ``apart`` holds what their scores differ by, the largest first.
    """

    read: bool | None
    candidates: int
    expected: Weighed | None
    chosen: Weighed | None
    apart: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One question of a run. ``wanted`` are the passages that hold its evidence, ``passages`` those shown;
    ``figure_part`` is there where a figure was missed.
    """

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
    figure_part: FigurePart | None = None

    @property
    def missed(self) -> bool:
        """Whether the answer is wrong or, where only evidence is expected, the first passage is."""
        return self.scores.get("right", self.scores.get("hit@1", 1.0)) < 1

    def to_json(self) -> dict[str, Any]:
        """The row as it is written."""
        return {name: _plain(getattr(self, name)) for name in self.__slots__}


def _plain(value: Any) -> Any:  # noqa: ANN401 (whatever a row holds)
    """A value of a row as JSON has it; many times faster than ``asdict``, which copies each text."""
    if isinstance(value, (Quoted, Found, Weighed, FigurePart)):
        return {name: _plain(getattr(value, name)) for name in value.__slots__}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


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
        fields["figure_part"] = _figure_part(fields.get("figure_part"))
        return Row(**fields)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadQuestionSet(
            f"A row of the run is not as stdqa writes one ({error}). Run it again."
        ) from error


def _figure_part(saved: dict[str, Any] | None) -> FigurePart | None:
    if saved is None:
        return None
    weighed = {name: Weighed(**one) if (one := saved[name]) else None for name in ("expected", "chosen")}
    return FigurePart(**saved | weighed)


def row_for(
    question: Question,
    answer: Answer,
    gold: Gold,
    texts: Mapping[str, str],
    wanted: tuple[Found, ...],
    scores: Mapping[str, float],
    part: FigurePart | None = None,
) -> Row:
    """The row of a question and its answer.

    :param part: how the figure that was expected fared, where it was missed.
    """
    return Row(
        **_of_question(question, gold, texts),
        status=answer.status.value,
        reason=answer.reason.value if answer.reason else None,
        text=answer.text,
        figures=tuple(one.figure.text for one in answer.figures),
        confidence=answer.confidence,
        milliseconds=round(sum(answer.timings_ms.values()), 3),
        cited=tuple(Quoted(c.document, c.start, c.end, c.quote) for c in answer.citations)
        if answer.status is Status.ANSWERED
        else (),
        passages=_shown(answer.hits),
        wanted=wanted,
        scores=dict(scores),
        figure_part=part,
    )


def row_searched(
    question: Question,
    hits: Sequence[Hit],
    gold: Gold,
    texts: Mapping[str, str],
    wanted: tuple[Found, ...],
    scores: Mapping[str, float],
    failure: str | None = None,
) -> Row:
    """The row of a question that was searched for and not answered.

    :param failure: why it could not be.
    """
    return Row(
        **_of_question(question, gold, texts),
        status=Status.ERROR.value if failure else RETRIEVED,
        reason=None,
        text=failure or "",
        figures=(),
        confidence=0.0,
        # Questions are searched for many at a time; none has a time of its own.
        milliseconds=0.0,
        cited=(),
        passages=_shown(hits),
        wanted=wanted,
        scores=dict(scores),
    )


def _of_question(question: Question, gold: Gold, texts: Mapping[str, str]) -> dict[str, Any]:
    """What a row says of a question, whatever came of it."""
    spans = dict.fromkeys(span for group in gold for span in group)
    return {
        "id": question.id,
        "question": question.question,
        "history": question.history,
        "kind": question.kind.value,
        "category": question.category or question.kind.value,
        "part": question.part,
        "tags": question.tags,
        "expected": expected(question),
        "evidence": tuple(
            Quoted(s.document, s.start, s.end, texts[s.document][s.start : s.end][: 4 * SHOWN_CHARS])
            for s in spans
        ),
    }


def _shown(hits: Sequence[Hit]) -> tuple[Found, ...]:
    return tuple(found(hit.passage, rank, hit, rank <= SHOWN_PASSAGES) for rank, hit in enumerate(hits, 1))


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
