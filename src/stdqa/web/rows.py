"""The figures of an answer side by side, as its message shows them: what each is of, the number, a bar.

An answer with one figure has no rows. What all rows share (the time, what is counted) is said once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from stdqa.types import AlsoFigure, Answer, Citation, Figure, FigureKind, QuotedFigure, Reason, Status
from stdqa.web import strings
from stdqa.web.view import Chip, chip, qualifiers, unit_words

# Bars tell nothing where the shortest would not be seen.
LONGEST_TO_SHORTEST = 400
LABEL_CHARS = 90
ASKED_BACK = (Reason.TOO_VAGUE, Reason.CONFLICT)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of several; ``bar`` is its share of the longest, from 0 to 1, where bars can be compared."""

    label: str
    chip: Chip | None
    before: str | None
    text: str
    after: str | None
    citation: int | None
    bar: float | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an answer, what all of them count, and their time, where it is one."""

    rows: tuple[Row, ...]
    counted: str | None
    chip: Chip | None


def rows(answer: Answer) -> Rows | None:
    """The figures of an answer side by side; those offered where it asks back; None for a single figure."""
    declined = answer.status is Status.ABSTAINED
    shown: Sequence[QuotedFigure | AlsoFigure] = answer.also if declined else answer.figures
    quoted = [(one.figure, one.citation) for one in shown]
    if declined and answer.reason not in ASKED_BACK:
        return None
    if len(quoted) < 2:
        return None
    figures = [figure for figure, _ in quoted]
    cited = [_cited(answer, place) for _, place in quoted]
    chips = [chip(figure.period) for figure in figures]
    # Whether the time stands in the sentence itself is told with the evidence.
    plain = [replace(one, inherited=False) for one in chips]
    shared = plain[0] if len(set(plain)) == 1 else None
    labels, counted, by_source = _labels(figures, cited, shared)
    comparable = not (declined or by_source or answer.computation or shared is None)
    bars = _bars(figures) if comparable else [None] * len(figures)
    return Rows(
        tuple(
            Row(
                label=label[:1].upper() + label[1:],
                chip=None if shared else own,
                before=qualifiers(figure)[0],
                text=figure.text,
                after=qualifiers(figure)[1],
                citation=place if one else None,
                bar=bar,
            )
            for label, own, one, bar, (figure, place) in zip(labels, plain, cited, bars, quoted, strict=True)
        ),
        counted,
        None if shared is not None and shared.shape == "unstated" else shared,
    )


def _cited(answer: Answer, place: int | None) -> Citation | None:
    inside = place is not None and 0 <= place < len(answer.citations)
    return answer.citations[place] if inside and place is not None else None


def _labels(
    figures: Sequence[Figure], cited: Sequence[Citation | None], shared: Chip | None
) -> tuple[list[str], str | None, bool]:
    """What tells the figures apart: place, time, source or thing; what all of them count; and whether they
    are told apart by their sources, which then differ."""
    units = [_short(unit_words(figure) or "", figure) for figure in figures]
    if len(set(units)) > 1:
        return units, None, False
    counted = units[0] or None
    scopes = [figure.scope or "" for figure in figures]
    if all(scopes) and len(set(scopes)) == len(figures):
        return scopes, counted, False
    if shared is None:
        return [""] * len(figures), counted, False
    titles = [one.title if one else "" for one in cited]
    if not all(titles):
        return units, None, False
    if len(set(titles)) < len(titles):
        titles = [f"{one.title}, {one.locator}" for one in cited if one]
    return [f"“{title}”" for title in titles], counted, True


def _short(unit: str, figure: Figure) -> str:
    if len(unit) <= LABEL_CHARS:
        return unit
    return figure.unit if figure.unit and figure.unit != "%" else f"{unit[:LABEL_CHARS].rsplit(' ', 1)[0]}…"


def _bars(figures: Sequence[Figure]) -> list[float | None]:
    """The lengths of bars, where all figures are of one sort and none would be too short to be seen."""
    values = [figure.value for figure in figures]
    alike = len({figure.kind for figure in figures}) == 1 and len({_head(figure) for figure in figures}) == 1
    longest, shortest = max(values), max(min(values), Decimal(1))
    if not alike or min(values) < 0 or longest <= 0 or longest > LONGEST_TO_SHORTEST * shortest:
        return [None] * len(figures)
    return [float(value / longest) for value in values]


def _head(figure: Figure) -> str:
    """The last word of what is counted: local and industry standards are of one sort."""
    if figure.kind is FigureKind.PERCENTAGE:
        return "%"
    words = (figure.unit or figure.measure).split(" (")[0].split()
    return words[-1].lower() if words else ""


def lead(answer: Answer, text: str, shown: Rows | None) -> str | None:
    """The sentence above the rows: without what the rows list themselves, None where nothing is left."""
    if answer.computation is not None:
        return text.partition(" Stated: ")[0]
    if shown is None or text.count(";") < len(shown.rows) - 1:
        return text
    # An enumeration: what stands before its first figure, if anything.
    opening, colon, _ = text.partition(": ")
    if not colon or any(row.text in opening for row in shown.rows):
        return None
    return strings.DIFFER if opening.startswith(strings.DIFFER.rstrip(".")) else None
