"""How an answer is worded. Figures are always printed as the source prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.types import Basis, Figure, FigureKind, Period, Reason

REASONS = {
    Reason.NOT_IN_SOURCES: "The documents do not say.",
    Reason.OTHER_PERIOD: "The documents do not say for {asked}; what they give is for another period.",
    Reason.OTHER_SCOPE: "The documents do not say for this place or body.",
    Reason.TOO_VAGUE: "The question does not say what should be counted.",
    Reason.CONFLICT: "The documents contradict each other on this.",
    Reason.OFF_TOPIC: "The documents are not about this.",
}


def amount(figure: Figure) -> str:
    """The figure with the words that make it approximate: "more than 126,000", "500 or more"."""
    qualifier = figure.qualifier
    if not qualifier:
        return figure.text
    if qualifier in ("or more", "or so", "or less", "and more", "plus"):
        return f"{figure.text} {qualifier}"
    if qualifier in ("+", "-odd"):
        return f"{figure.text}{qualifier}"
    return f"{qualifier} {figure.text}"


def time_words(period: Period | None) -> str:
    """The period in words that keep a stock and a flow apart: "in 2023", "as of 31 December 2023"."""
    if period is None:
        return ""
    start, end = period.start, period.end
    if start is None or end is None:
        return (period.text or "").lower() if period.text else ""
    if period.basis is Basis.AS_OF:
        return f"as of {end.day} {end:%B %Y}"
    whole = (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31)
    if whole and start.year == end.year:
        return f"in {start.year}"
    if whole:
        return f"in {start.year}–{end.year}"
    return f"from {start.day} {start:%B %Y} to {end.day} {end:%B %Y}"


def as_operand(figure: Figure) -> str:
    """An operand as it is printed, with what it counts and its time."""
    counts = figure.kind in (FigureKind.COUNT, FigureKind.QUANTITY) and figure.unit
    what = counts or f"({figure.measure})" if figure.measure else ""
    return " ".join(part for part in (figure.text, what, time_words(figure.period)) if part)


def figure_sentence(figure: Figure) -> str:
    """One figure as a sentence: "2,902 national standards, in 2023"."""
    said = amount(figure)
    if figure.kind is FigureKind.PERCENTAGE:
        of = f" of the {figure.of}" if figure.of and len(figure.of) < 60 else ""
        points = " percentage points" if figure.unit == "percentage points" and "point" not in said else ""
        said = f"{said}{points}{of}: {figure.measure}" if figure.measure else f"{said}{points}{of}"
    elif figure.kind is FigureKind.DATE:
        # What happened then stands in the sentence cited; no words around a date count it.
        pass
    elif figure.kind in (FigureKind.RANK, FigureKind.MONEY, FigureKind.RATIO):
        said = f"{said}: {figure.measure}" if figure.measure else said
    elif _follows(figure):
        said = f"{said} {figure.measure}"
    elif figure.unit and NUMBER_OF.search(figure.measure):
        said = f"{said} {figure.unit}"
    elif figure.measure:
        said = f"{said} ({figure.measure})"
    if figure.scope and figure.scope not in said and figure.kind is FigureKind.COUNT and not _follows(figure):
        said = f"{said}, {figure.scope}"
    time = time_words(figure.period)
    return f"{said}, {time}." if time else f"{said}."


# "The total number of national standards" has 44,499 as its value: that is 44,499 national standards.
NUMBER_OF = re.compile(
    r"\b(?:the\s+)?(?:total\s+|cumulative\s+|overall\s+)?(?:number|total|count)s?\s+(?:number\s+)?of\b", re.I
)


def side_by_side(figures: Sequence[Figure]) -> str:
    """Several figures in one sentence, each with what it counts and its time where these differ."""
    times = {time_words(figure.period) for figure in figures}
    shared = times.pop() if len(times) == 1 else None
    of_places = _alike(figures)
    told = []
    for figure in figures:
        plain = figure.unit if figure.unit and NUMBER_OF.search(figure.measure) else figure.measure
        time = "" if shared is not None else time_words(figure.period)
        parts = (figure.scope, amount(figure), time) if of_places else (amount(figure), plain, time)
        told.append(" ".join(part for part in parts if part))
    # "Branches: Aldmoor 120; Brisk 95": what is counted is said once.
    lead = f"{figures[0].measure}: " if of_places and figures[0].measure else ""
    return f"{lead}{'; '.join(told)}" + (f" ({shared})." if shared else ".")


def _alike(figures: Sequence[Figure]) -> bool:
    """Whether figures count the same for different places or bodies."""
    scopes = {figure.scope for figure in figures}
    return len({f.measure for f in figures}) == 1 and len(scopes) == len(figures) and None not in scopes


def _follows(figure: Figure) -> bool:
    """Whether the unit can be read right after the number."""
    return bool(figure.unit) and figure.measure.startswith(figure.unit or "\0")


def joined(texts: Sequence[str]) -> str:
    """Names one after the other: "A", "A and B", "A, B and C"."""
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"


def why_also(figure: Figure) -> str:
    """Why a figure is worth a mention beside the answer: what it is, by its basis."""
    if figure.kind is FigureKind.DATE:
        return "a date"
    time = time_words(figure.period)
    unit = figure.unit or figure.measure
    if figure.period and figure.period.basis is Basis.AS_OF:
        return f"{unit}, the total {time}".strip(", ")
    return f"{unit}, {time}".strip(", ")
