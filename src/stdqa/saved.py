"""Answers read back from the JSON that was saved of them.

Whether their quotations still stand in the sources is another question, which this module does not ask.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from stdqa.errors import SavedUnreadable
from stdqa.types import (
    AlsoFigure,
    Answer,
    Basis,
    Citation,
    Computation,
    Context,
    Figure,
    FigureKind,
    Hit,
    Passage,
    Period,
    QuotedFigure,
    Reason,
    Side,
    Speaker,
    Status,
    Verdict,
)

Json = dict[str, Any]
Made = TypeVar("Made")


def answer_of(saved: Json) -> Answer:
    """An answer, from what :func:`stdqa.serialize.answer_json` made of it.

    :raises SavedUnreadable: if something is missing or is not what it should be.
    """
    return _read(_answer, saved, "answer")


def citation_of(saved: Json) -> Citation:
    """A citation, from its JSON; its quotation is not looked up.

    :raises SavedUnreadable: if something is missing or is not what it should be.
    """
    return _read(_citation, saved, "citation")


def figure_of(saved: Json) -> Figure:
    """A figure, from its JSON.

    :raises SavedUnreadable: if something is missing or is not what it should be.
    """
    return _read(_figure, saved, "figure")


def _read(make: Callable[[Json], Made], saved: Json, what: str) -> Made:
    try:
        return make(saved)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        wrong = f"it has no {error}" if isinstance(error, KeyError) else str(error)
        raise SavedUnreadable(
            f"This is no {what} as stdqa saves one: {wrong}. Save it again with --json."
        ) from error


def _answer(saved: Json) -> Answer:
    made = saved["computation"]
    return Answer(
        question=saved["question"],
        status=Status(saved["status"]),
        text=saved["text"],
        reason=Reason(saved["reason"]) if saved["reason"] else None,
        figures=tuple(QuotedFigure(_figure(one), one["citation"]) for one in saved["figures"]),
        citations=tuple(map(_citation, saved["citations"])),
        hits=tuple(map(_hit, saved["passages"])),
        also=tuple(AlsoFigure(_figure(one), one["why"], one["citation"]) for one in saved["also"]),
        verdict=Verdict(saved["verdict"]) if saved["verdict"] else None,
        computation=Computation(made["expression"], made["result"], tuple(made["operands"]))
        if made
        else None,
        confidence=float(saved["confidence"]),
        timings_ms=dict(saved["timings_ms"]),
    )


def _citation(saved: Json) -> Citation:
    return Citation(
        document=saved["document"],
        title=saved["title"],
        locator=saved["locator"],
        date=_date(saved["date"]),
        quote=saved["quote"],
        start=saved["start"],
        end=saved["end"],
        sha256=saved["sha256"],
        speaker=_speaker(saved["speaker"]),
        digest=saved["digest"],
    )


def _figure(saved: Json) -> Figure:
    kept = (
        "id",
        "document",
        "passage",
        "start",
        "end",
        "text",
        "unit",
        "qualifier",
        "measure",
        "scope",
        "of",
    )
    spans = ("change", "clause_start", "clause_end", "sentence_start", "sentence_end")
    return Figure(
        **{name: saved[name] for name in (*kept, *spans)},
        value=Decimal(saved["value"]),
        kind=FigureKind(saved["kind"]),
        period=_period(saved["period"]),
        side=Side(saved["side"]) if saved["side"] else None,
    )


def _period(saved: Json | None) -> Period | None:
    if saved is None:
        return None
    return Period(
        basis=Basis(saved["basis"]) if saved["basis"] else None,
        start=_date(saved["start"]),
        end=_date(saved["end"]),
        text=saved["text"],
        inherited=saved["inherited"],
    )


def _hit(saved: Json) -> Hit:
    context = saved["context"]
    passage = Passage(
        id=saved["id"],
        document=saved["document"],
        start=saved["start"],
        end=saved["end"],
        text=saved["text"],
        context=Context(**{**context, "speaker": _speaker(context["speaker"])}),
    )
    return Hit(
        passage=passage,
        score=saved["score"],
        dense_rank=saved["dense_rank"],
        lexical_rank=saved["lexical_rank"],
        similarity=saved["similarity"],
        overlap=saved["overlap"],
    )


def _speaker(saved: Json | None) -> Speaker | None:
    return Speaker(saved["name"], saved["role"], Side(saved["side"])) if saved else None


def _date(saved: str | None) -> date | None:
    return date.fromisoformat(saved) if saved else None
