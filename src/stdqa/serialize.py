"""Answers and figures as the JSON that other programs rely on; see docs/interface.md."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from stdqa.types import Answer, CheckedDraft, Citation, Claim, Figure, Hit, Period, Speaker, Status

Json = dict[str, Any]
# A line's id comes back as it was given: who asked with the number 7 looks for the number 7.
Identifier = str | int | float
# JSON lets these stand in a string as they are, but many programs end a line at them.
LINE_SEPARATORS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}


def answer_json(answer: Answer, identifier: Identifier | None = None) -> Json:
    """An answer as one JSON object; ``identifier`` is the ``id`` of a line of a batch."""
    head: Json = {} if identifier is None else {"id": identifier}
    return head | {
        "question": answer.question,
        "status": answer.status.value,
        "reason": answer.reason.value if answer.reason else None,
        "text": answer.text,
        "figures": [figure_json(q.figure) | {"citation": q.citation} for q in answer.figures],
        "citations": [citation_json(citation) for citation in answer.citations],
        "passages": [passage_json(hit) for hit in answer.hits],
        "verdict": answer.verdict.value if answer.verdict else None,
        "computation": _computation(answer),
        "also": [figure_json(a.figure) | {"why": a.why, "citation": a.citation} for a in answer.also],
        "confidence": answer.confidence,
        "timings_ms": dict(answer.timings_ms),
    }


def checked_json(checked: CheckedDraft) -> Json:
    """A checked draft as one JSON object, with the SHA-256 of its text."""
    return {
        "claims": [claim_json(claim, checked) for claim in checked.claims],
        "citations": [citation_json(citation) for citation in checked.citations],
        "text": checked.text,
        "sha256": hashlib.sha256(checked.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def error_json(question: str, message: str, identifier: Identifier | None = None) -> Json:
    """What stands in the place of an answer to a question that could not be read."""
    return answer_json(Answer(question=question, status=Status.ERROR, text=message), identifier)


def figure_json(figure: Figure) -> Json:
    """A figure with all that is known of it, as it stands in an answer and in the register."""
    return {
        "id": figure.id,
        "text": figure.text,
        "value": plain(figure.value),
        "kind": figure.kind.value,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "period": period_json(figure.period),
        "document": figure.document,
        "passage": figure.passage,
        "start": figure.start,
        "end": figure.end,
        "clause_start": figure.clause_start,
        "clause_end": figure.clause_end,
        "sentence_start": figure.sentence_start,
        "sentence_end": figure.sentence_end,
        "measure": figure.measure,
        "of": figure.of,
        "scope": figure.scope,
        "change": figure.change,
        "side": figure.side.value if figure.side else None,
    }


REGISTER_COLUMNS = (
    "document", "text", "value", "kind", "unit", "qualifier", "measure", "of", "scope", "change", "basis",
    "period_start", "period_end", "period_text", "side", "start", "end", "sentence_start", "sentence_end",
    "id",
)  # fmt: skip
# A spreadsheet runs a cell that begins so as a formula; text from documents must never.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def register_rows(figures: Iterable[Figure]) -> Iterable[list[str]]:
    """The register as rows of ``REGISTER_COLUMNS``, safe to open in a spreadsheet."""
    for figure in figures:
        fields = figure_json(figure)
        period = fields.pop("period") or {}
        fields |= {"basis": period.get("basis"), "period_text": period.get("text")}
        fields |= {"period_start": period.get("start"), "period_end": period.get("end")}
        yield [_cell(name, fields[name]) for name in REGISTER_COLUMNS]


def _cell(name: str, value: object) -> str:
    text = "" if value is None else str(value)
    risky = text.startswith(FORMULA_STARTS) and name != "value"
    return f"'{text}" if risky else text


def period_json(period: Period | None) -> Json | None:
    """A period; dates in ISO form, None where the words cannot be dated."""
    if period is None:
        return None
    return {
        "basis": period.basis.value if period.basis else None,
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
        "text": period.text,
        "inherited": period.inherited,
    }


def citation_json(citation: Citation) -> Json:
    """A citation: where it is, word for word, and by whom."""
    return {
        "document": citation.document,
        "title": citation.title,
        "locator": citation.locator,
        "date": citation.date.isoformat() if citation.date else None,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "sha256": citation.sha256,
        "speaker": speaker_json(citation.speaker),
        "digest": citation.digest,
    }


def passage_json(hit: Hit) -> Json:
    """A retrieved passage with its score and what the score is made of."""
    context = hit.passage.context
    return {
        "id": hit.passage.id,
        "document": hit.passage.document,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "text": hit.passage.text,
        "score": round(hit.score, 4),
        "locator": context.locator,
        "context": {
            "paragraph": context.paragraph,
            "heading": context.heading,
            "section": context.section,
            "speaker": speaker_json(context.speaker),
            "item": context.item,
            "topic": context.topic,
        },
        "dense_rank": hit.dense_rank,
        "lexical_rank": hit.lexical_rank,
        "similarity": None if hit.similarity is None else round(hit.similarity, 4),
        "overlap": round(hit.overlap, 4),
    }


def speaker_json(speaker: Speaker | None) -> Json | None:
    """Who says something, or null."""
    if speaker is None:
        return None
    return {"name": speaker.name, "role": speaker.role, "side": speaker.side.value}


def one_line(value: object, ascii_only: bool = False) -> str:
    """JSON on one line, whatever a reader of it takes for the end of a line."""
    return json.dumps(value, ensure_ascii=ascii_only).translate(LINE_SEPARATORS)


def plain(value: Decimal) -> str:
    """A decimal in plain digits: never an exponent."""
    return f"{value:f}"


def claim_json(claim: Claim, checked: CheckedDraft) -> Json:
    """What the documents say of a figure of a draft, with the citation it was held against."""
    at = claim.citation
    cited = checked.citations[at] if at is not None and 0 <= at < len(checked.citations) else None
    return {
        "span": checked.text[claim.start : claim.end],
        "start": claim.start,
        "end": claim.end,
        "figure": claim.figure.text,
        "verdict": claim.verdict.value,
        "why": claim.why.value if claim.why else None,
        "source_figure": claim.source.text if claim.source else None,
        "source": figure_json(claim.source) if claim.source else None,
        "citation": citation_json(cited) if cited else None,
        "correction": claim.correction,
        "correction_start": claim.correction_start if claim.correction is not None else None,
        "correction_end": claim.correction_end if claim.correction is not None else None,
        "read": figure_json(claim.figure),
    }


def _computation(answer: Answer) -> Json | None:
    made = answer.computation
    if made is None:
        return None
    return {"expression": made.expression, "result": made.result, "operands": list(made.operands)}
