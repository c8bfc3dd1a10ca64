"""Answers as values to display: what is shown, in which words and order, before any markup.

Nothing is retyped: figures and quotations are the answer's own, and a span is marked only where the
quotation holds the figure at exactly that place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from stdqa.dates import date_words, period_words
from stdqa.types import (
    Answer,
    Basis,
    Citation,
    Figure,
    FigureKind,
    Hit,
    Period,
    QuotedFigure,
    Reason,
    Side,
    Status,
    Verdict,
)
from stdqa.web import strings
from stdqa.web.address import address

Shape = Literal["period", "date", "plain", "unstated"]

# Qualifiers that are said after the number: "500 or more", "40-odd". All others go before it.
_AFTER = frozenset({"or more", "or so", "or less", "or fewer", "and more", "plus", "+", "-odd"})
# Marks of emphasis around the words that open a line, as around who speaks; they are not read.
_EMPHASIZED = re.compile(r"^(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?=\s|$)", re.M)


@dataclass(frozen=True, slots=True)
class Chip:
    """A period in words, and the shape that tells a stretch of time from a date."""

    shape: Shape
    words: str
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure with what belongs beside it."""

    text: str
    before: str | None
    after: str | None
    unit: str | None
    note: str | None
    chip: Chip
    citation: int | None


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A cited snippet: its pieces, each marked or not, and where it stands."""

    number: int
    pieces: tuple[tuple[str, bool], ...]
    locator: str
    role: str | None
    title: str
    date: str | None
    origin: str
    journalist: bool
    address: str


@dataclass(frozen=True, slots=True)
class AlsoView:
    """A figure good to know, why, and its snippet; never the answer."""

    text: str
    before: str | None
    after: str | None
    why: str
    chip: Chip
    quote: QuoteView | None


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage that was found beside the cited ones."""

    text: str
    locator: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """Everything the page shows for one answer."""

    status: Status
    reason: Reason | None
    text: str
    markers: tuple[int, ...]
    verdict: Verdict | None
    result: str | None
    working: str | None
    figures: tuple[FigureView, ...]
    quotes: tuple[QuoteView, ...]
    also: tuple[AlsoView, ...]
    others: tuple[PassageView, ...]


def view(answer: Answer, titles: Mapping[str, str] = MappingProxyType({})) -> AnswerView:
    """Turn an answer into what the page shows.

    :param titles: those of documents that are not cited, by their ids.
    """
    main = _main_citations(answer)
    computation = answer.computation
    return AnswerView(
        status=answer.status,
        reason=answer.reason,
        text=_lead(answer),
        markers=tuple(place + 1 for place in main) if answer.status is Status.ANSWERED else (),
        verdict=answer.verdict,
        result=computation.result if computation else None,
        working=f"{computation.expression} = {computation.result}" if computation else None,
        figures=figure_views(answer.figures, len(answer.citations)),
        quotes=tuple(_quote(answer.citations, place, _figures_at(answer, place)) for place in main),
        also=tuple(
            AlsoView(
                also.figure.text,
                *qualifiers(also.figure),
                also.why,
                chip(also.figure.period),
                _quote(answer.citations, also.citation, (also.figure,))
                if _is_place(also.citation, answer.citations)
                else None,
            )
            for also in answer.also
        ),
        others=tuple(
            _passage(answer, hit, titles) for hit in answer.hits if not _is_cited(hit, answer.citations)
        ),
    )


def chip(period: Period | None) -> Chip:
    """A period in words: ``during 2023``, ``as of 31 December 2023``, or as it is printed."""
    if period is None:
        return Chip("unstated", strings.PERIOD_NOT_STATED)
    words = period_words(period)
    if words is None:
        return Chip("unstated", strings.PERIOD_NOT_STATED)
    shape: Shape = {Basis.DURING: "period", Basis.AS_OF: "date", None: "plain"}[period.basis]  # type: ignore[assignment]
    return Chip(shape, words, period.inherited)


def figure_views(figures: Iterable[QuotedFigure], citations: int) -> tuple[FigureView, ...]:
    """Figures with their units and periods."""
    return tuple(
        FigureView(
            text=one.figure.text,
            before=qualifiers(one.figure)[0],
            after=qualifiers(one.figure)[1],
            unit=unit_words(one.figure),
            note=", ".join(part for part in (one.figure.change, one.figure.scope) if part) or None,
            chip=chip(one.figure.period),
            citation=one.citation if one.citation is not None and 0 <= one.citation < citations else None,
        )
        for one in figures
    )


def qualifiers(figure: Figure) -> tuple[str | None, str | None]:
    """What makes the figure approximate, as it is said before the number or after it."""
    qualifier = figure.qualifier
    return (None, qualifier) if qualifier in _AFTER else (qualifier, None)


def unit_words(figure: Figure) -> str | None:
    """What is counted; for a share, of what."""
    if figure.of:
        unit = figure.unit if figure.unit and figure.unit not in ("%", "percent") else figure.measure
        whole = f"of {figure.of}"
        return whole if not unit or unit == figure.of else f"{unit}, {whole}"
    if figure.kind is FigureKind.PERCENTAGE:
        return figure.measure or None
    return figure.unit or figure.measure or None


def _lead(answer: Answer) -> str:
    """The words of the answer; for an abstention, why there is none."""
    if answer.status is Status.ABSTAINED:
        return strings.REASONS[answer.reason] if answer.reason else answer.text
    word = strings.VERDICTS[answer.verdict] if answer.verdict else None
    if word and answer.text.startswith(word):  # it is shown with its sign already
        rest = answer.text.removeprefix(word).lstrip(" ,;:.")
        return rest[:1].upper() + rest[1:]
    return answer.text


def _main_citations(answer: Answer) -> tuple[int, ...]:
    """The citations that carry the answer, in order of use; those of ``also`` stand with it."""
    used = [one.citation for one in answer.figures if one.citation is not None]
    if not used:
        beside = {also.citation for also in answer.also}
        used = [place for place in range(len(answer.citations)) if place not in beside]
    return tuple(place for place in dict.fromkeys(used) if _is_place(place, answer.citations))


def _is_place(place: int, citations: tuple[Citation, ...]) -> bool:
    return 0 <= place < len(citations)  # a negative one would quietly cite the last


def _figures_at(answer: Answer, place: int) -> tuple[Figure, ...]:
    return tuple(one.figure for one in answer.figures if one.citation == place)


def _quote(citations: tuple[Citation, ...], place: int, figures: tuple[Figure, ...]) -> QuoteView:
    citation = citations[place]
    speaker = citation.speaker
    return QuoteView(
        number=place + 1,
        pieces=marked_pieces(citation, figures),
        locator=citation.locator,
        role=speaker.role if speaker else None,
        title=citation.title,
        date=date_words(citation.date) or None,
        origin=strings.DIGEST if citation.digest else strings.ORIGINAL,
        journalist=speaker is not None and speaker.side is Side.JOURNALIST,
        address=address(citation.document, citation.start, citation.end),
    )


def marked_pieces(citation: Citation, figures: Iterable[Figure]) -> tuple[tuple[str, bool], ...]:
    """Cut a quotation at its figures; one that is not there, to the letter, stays unmarked."""
    pieces: list[tuple[str, bool]] = []
    position = 0
    for figure in sorted(figures, key=lambda one: one.start):
        start, end = figure.start - citation.start, figure.end - citation.start
        exact = start >= position and citation.quote[start:end] == figure.text
        if figure.document != citation.document or not exact:
            continue
        pieces += [(citation.quote[position:start], False), (figure.text, True)]
        position = end
    pieces.append((citation.quote[position:], False))
    return tuple(piece for piece in pieces if piece[0])


def _is_cited(hit: Hit, citations: tuple[Citation, ...]) -> bool:
    passage = hit.passage
    return any(
        passage.document == one.document and passage.start < one.end and one.start < passage.end
        for one in citations
    )


def _passage(answer: Answer, hit: Hit, known: Mapping[str, str]) -> PassageView:
    titles = {**known, **{citation.document: citation.title for citation in answer.citations}}
    passage = hit.passage
    return PassageView(
        text=_EMPHASIZED.sub(r"\2", passage.text),
        locator=passage.context.locator,
        title=titles.get(passage.document, passage.document),
        address=address(passage.document, passage.start, passage.end),
    )
