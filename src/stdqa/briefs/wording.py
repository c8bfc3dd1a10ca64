"""Every word that a brief's documents say for themselves, and how figures, dates and verdicts are worded."""

from __future__ import annotations

from stdqa import dates
from stdqa.answering.phrasing import amount
from stdqa.dates import date_words as date_words
from stdqa.files import visible as visible
from stdqa.types import CheckedDraft, Citation, Claim, ClaimVerdict, Figure, FigureKind, Period

TITLE = "Questions and answers"
SUMMARY = "Summary"
ENTRIES = "The questions one by one"
OPEN_POINTS = "Open points"
SOURCES = "Sources"

NUMBER = "No."
QUESTION = "Question"
LINE = "Line to take"
OPEN = "Open"
NO_LINE = "No line yet: this point is open."
FOLLOWS = "Asked after “{question}”"
NOT_ANSWERED = "Not answered: {why}"
NEAREST = "Nearest in the sources, but not the answer"
NOTE = "Note"
WORKING = "Worked out from the figures below; the result itself stands in no source: {working}"
WARNING = "Check before use"
UNCHECKED = "This line was written by hand and has not been checked against the sources."
EDITED = "Line written by hand; every figure in it is supported by the sources."
EDITED_NO_FIGURE = "Line written by hand; no figure was found in it to check."

FIGURE = "Figure"
COUNTS = "What it counts"
TIME = "Period and basis"
SOURCE = "Source"
PERIOD_NOT_STATED = "period not stated"
INHERITED = "stated earlier in the text"
DIGEST = "digest"
ORIGINAL = "original text"
DIGEST_SOURCE = "a digest: our wording, figures as published"
ORIGINAL_SOURCE = "the original text"
JOURNALIST = "a journalist’s words, not an official statement"
NO_SOURCES = "Made without a named source."
MADE_FROM = "Made from {titles}."
OPEN_COUNT = "{entries}, of which {open} open."
DOUBTFUL = "{lines} to check before use."
PAGE = "Page"
DOCUMENT = "Document"
SHA256 = "SHA-256 of its text"

SAID = {
    ClaimVerdict.CONTRADICTED: "contradicted by the sources",
    ClaimVerdict.NOT_FOUND: "not found in the sources",
}
THEY_SAY = "They say {figure}: “{quote}” ({place}, {title})."
INSTEAD = "To be said instead: {correction}."


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: ``1 question``, ``50 questions``."""
    return f"{number:,} {one if number == 1 else many}"


def period_words(period: Period | None) -> str:
    """A period with its basis: ``during 2023``, ``as of 31 December 2023``, or as it is printed."""
    if period is None:
        return PERIOD_NOT_STATED
    words = dates.period_words(period) or PERIOD_NOT_STATED
    return f"{words} ({INHERITED})" if period.inherited and words != PERIOD_NOT_STATED else words


def counts_words(figure: Figure) -> str:
    """What a figure counts; of a share, of what; its place or body, and whether it rose or fell."""
    unit = figure.unit if figure.kind is not FigureKind.PERCENTAGE and figure.unit else figure.measure
    of = f"of {figure.of}" if figure.of and figure.of != unit else None
    scope = figure.scope if figure.scope and figure.scope.lower() not in unit.lower() else None
    return ", ".join(part for part in (unit, of, scope, figure.change) if part)


def title_words(citation: Citation) -> str:
    """The document of a citation and its day."""
    day = date_words(citation.date)
    return f"{citation.title}, {day}" if day else citation.title


def warning_words(claim: Claim, checked: CheckedDraft) -> str:
    """What is wrong with a figure of a line, and what the sources say instead."""
    said = checked.text[claim.start : claim.end] or claim.figure.text
    why = f" ({claim.why.value})" if claim.why else ""
    parts = [f"“{said}”: {SAID[claim.verdict]}{why}."]
    cited = claim.citation
    if claim.source and cited is not None and 0 <= cited < len(checked.citations):
        citation = checked.citations[cited]
        parts.append(
            THEY_SAY.format(
                figure=amount(claim.source),
                quote=citation.quote,
                place=citation.locator,
                title=title_words(citation),
            )
        )
    if claim.correction:
        parts.append(INSTEAD.format(correction=claim.correction))
    return " ".join(parts)
