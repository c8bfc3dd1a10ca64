"""A brief as JSON and back, with nothing lost: see docs/brief.md."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from stdqa.briefs.brief import Brief, Entry, Source
from stdqa.errors import SavedUnreadable
from stdqa.saved import answer_of, citation_of, figure_of
from stdqa.serialize import answer_json, citation_json, claim_json
from stdqa.types import CheckedDraft, Claim, ClaimVerdict, Why

Json = dict[str, Any]

# The field that tells a brief from other JSON, and the version of its form.
MARK = "stdqa_brief"
VERSION = 1


def brief_json(brief: Brief) -> Json:
    """A brief as one JSON object."""
    return {
        MARK: VERSION,
        "title": brief.title,
        "date": brief.date.isoformat(),
        "sources": [_source_json(source) for source in brief.sources],
        "entries": [_entry_json(entry) for entry in brief.entries],
    }


def brief_of(saved: object) -> Brief:
    """A brief, from what :func:`brief_json` made of it. Whether it still holds is not looked up.

    :raises SavedUnreadable: if it is none, or of a newer version, or lacks something.
    """
    if not isinstance(saved, dict) or MARK not in saved:
        raise SavedUnreadable(f"This is no brief as stdqa saves one: it has no field {MARK!r}.")
    if saved[MARK] != VERSION:
        raise SavedUnreadable(
            f"This brief has version {saved[MARK]!r} of its form; this version of stdqa reads {VERSION}. "
            "Save it again, or bring stdqa up to date."
        )
    try:
        return Brief(
            title=_text(saved, "title"),
            date=date.fromisoformat(saved["date"]),
            sources=tuple(map(_source, saved["sources"])),
            entries=tuple(_entry(number, one) for number, one in enumerate(saved["entries"], start=1)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SavedUnreadable(f"This is no brief as stdqa saves one: {_wrong(error)}.") from error


def read_brief(path: Path) -> Brief:
    """Read a brief's .json.

    :raises SavedUnreadable: naming the file.
    """
    try:
        return brief_of(json.loads(path.read_text("utf-8-sig")))
    except OSError as error:
        raise SavedUnreadable(
            f"{path} cannot be read ({error.strerror or error}). Check its name."
        ) from error
    except UnicodeDecodeError as error:
        raise SavedUnreadable(f"{path} is not JSON, nor any text. Choose a brief saved as .json.") from error
    # Not every error is a JSONDecodeError: numbers can be too long, and brackets too deep.
    except (ValueError, RecursionError) as error:
        raise SavedUnreadable(f"{path} is not JSON ({error}). Save the brief again.") from error
    except SavedUnreadable as error:
        raise SavedUnreadable(f"{path}: {error}") from error


def _line_json(checked: CheckedDraft) -> Json:
    """What the sources say of a line: a checked draft, with the text and all that is known of its figures."""
    return {
        "text": checked.text,
        "claims": [_claim_json(claim, checked) for claim in checked.claims],
        "citations": [citation_json(citation) for citation in checked.citations],
    }


def _source_json(source: Source) -> Json:
    return {
        "document": source.document,
        "title": source.title,
        "sha256": source.sha256,
        "date": source.date.isoformat() if source.date else None,
        "digest": source.digest,
    }


def _entry_json(entry: Entry) -> Json:
    return {
        "question": entry.question,
        "history": list(entry.history),
        "line": entry.line,
        "edited": entry.edited,
        "open": entry.open,
        "note": entry.note,
        "answer": answer_json(entry.answer),
        "checked": _line_json(entry.checked) if entry.checked else None,
    }


def _claim_json(claim: Claim, checked: CheckedDraft) -> Json:
    # Read again it must be the same claim, so its citation is a place among those beside it.
    return claim_json(claim, checked) | {
        "citation": claim.citation,
        "correction_start": claim.correction_start,
        "correction_end": claim.correction_end,
    }


def _source(saved: Json) -> Source:
    return Source(
        document=_text(saved, "document"),
        title=_text(saved, "title"),
        sha256=_text(saved, "sha256"),
        date=date.fromisoformat(saved["date"]) if saved["date"] else None,
        digest=bool(saved["digest"]),
    )


def _entry(number: int, saved: Json) -> Entry:
    try:
        return Entry(
            question=_text(saved, "question"),
            answer=answer_of(saved["answer"]),
            line=_text(saved, "line"),
            edited=bool(saved["edited"]),
            note=_text(saved, "note"),
            checked=_checked(saved["checked"]) if saved["checked"] else None,
            history=tuple(map(str, saved["history"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError, SavedUnreadable) as error:
        raise SavedUnreadable(f"Entry {number} cannot be read: {_wrong(error)}") from error


def _checked(saved: Json) -> CheckedDraft:
    return CheckedDraft(
        text=_text(saved, "text"),
        claims=tuple(map(_claim, saved["claims"])),
        citations=tuple(map(citation_of, saved["citations"])),
    )


def _claim(saved: Json) -> Claim:
    return Claim(
        start=int(saved["start"]),
        end=int(saved["end"]),
        figure=figure_of(saved["read"]),
        verdict=ClaimVerdict(saved["verdict"]),
        why=Why(saved["why"]) if saved["why"] else None,
        source=figure_of(saved["source"]) if saved["source"] else None,
        citation=saved["citation"],
        correction=saved["correction"],
        correction_start=int(saved["correction_start"]),
        correction_end=int(saved["correction_end"]),
    )


def _text(saved: Json, name: str) -> str:
    value = saved[name]
    if not isinstance(value, str):
        raise ValueError(f"its {name!r} is not text")
    return value


def _wrong(error: Exception) -> str:
    return f"it has no {error}" if isinstance(error, KeyError) else str(error)
