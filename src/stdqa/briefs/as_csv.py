"""A brief as comma-separated values: a row for each figure, and for each entry without one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from stdqa.answering.phrasing import amount
from stdqa.briefs import wording
from stdqa.briefs.brief import Brief, Entry
from stdqa.briefs.sheet import EntrySheet, Sheet, shown_figures
from stdqa.briefs.wording import visible
from stdqa.serialize import FORMULA_STARTS, plain
from stdqa.types import Citation, Figure

COLUMNS = (
    "entry", "question", "line_to_take", "edited", "open", "reason", "warnings", "note", "figure", "value",
    "kind", "counts", "basis", "period", "period_start", "period_end", "quote", "speaker", "role", "locator",
    "title", "date", "digest", "document", "start", "end", "sha256",
)  # fmt: skip
# A number that a spreadsheet should take for one; everything else could be a formula.
NUMBERS = frozenset({"entry", "value", "start", "end"})


def as_csv(brief: Brief, shown: Sheet) -> bytes:
    """Write a brief as values that are safe to open in a spreadsheet.

    The byte order mark tells spreadsheets that it is UTF-8.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry, sheet in zip(brief.entries, shown.entries, strict=True):
        for fields in _rows(entry, sheet):
            writer.writerow([_cell(name, fields.get(name)) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _rows(entry: Entry, sheet: EntrySheet) -> Iterator[dict[str, object]]:
    head = {
        "entry": sheet.number,
        "question": entry.question,
        "line_to_take": entry.line,
        "edited": _yes(entry.edited),
        "open": _yes(entry.open),
        "reason": sheet.why_open,
        "warnings": " ".join(sheet.warnings),
        "note": entry.note,
    }
    figures = shown_figures(entry)
    if entry.open:
        # What only is nearest is no figure of the point; it stands in the other exports, labelled so.
        figures = ()
    for figure, citation in figures:
        yield head | _figure(figure) | _citation(citation)
    if not figures:
        cited = entry.answer.citations[:1] if not entry.open else ()
        yield head | (_citation(cited[0]) if cited else {})


def _figure(figure: Figure) -> dict[str, object]:
    period = figure.period
    return {
        "figure": amount(figure),
        "value": plain(figure.value),
        "kind": figure.kind.value,
        "counts": wording.counts_words(figure),
        "basis": period.basis.value if period and period.basis else None,
        "period": wording.period_words(period),
        "period_start": period.start.isoformat() if period and period.start else None,
        "period_end": period.end.isoformat() if period and period.end else None,
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "quote": citation.quote,
        "speaker": citation.speaker.name if citation.speaker else None,
        "role": citation.speaker.role if citation.speaker else None,
        "locator": citation.locator,
        "title": citation.title,
        "date": citation.date.isoformat() if citation.date else None,
        "digest": _yes(citation.digest),
        "document": citation.document,
        "start": citation.start,
        "end": citation.end,
        "sha256": citation.sha256,
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _cell(name: str, value: object) -> str:
    text = "" if value is None else visible(str(value))
    risky = text.lstrip(" ").startswith(FORMULA_STARTS) and name not in NUMBERS
    return f"'{text}" if risky else text
