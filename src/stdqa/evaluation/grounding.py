"""Evidence looked up in the documents: quotations become spans, and what is not there is a problem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from stdqa.evaluation.problems import SHOWN, Problem, refuse
from stdqa.evaluation.question import Gold, Place, Question, QuestionSet, Span

# A quotation that stands at more places names none of them.
MOST_PLACES = 3
SHOWN_CHARS = 80


def ground(asked: QuestionSet, texts: Mapping[str, str]) -> dict[str, Gold]:
    """The evidence of every question as spans, by the questions' ids.

    :param texts: the documents, by their ids.
    :raises BadQuestionSet: naming every quotation, span and document that is not in the sources.
    """
    problems: list[Problem] = []
    found: dict[str, Gold] = {}
    for question in asked.questions:
        found[question.id] = tuple(
            tuple(span for place in group for span in _spans(place, question, asked.file, texts, problems))
            for group in question.evidence
        )
    refuse(problems)
    return found


def _spans(
    place: Place, question: Question, file: str, texts: Mapping[str, str], problems: list[Problem]
) -> list[Span]:
    text = texts.get(place.document)
    if text is None:
        # Among many documents that takes a second; of what is not told anyway nothing need be known.
        near = get_close_matches(place.document, texts, 1) if len(problems) < SHOWN else ()
        meant = f" Is {near[0]!r} meant?" if near else ""
        wrong = f"the index has no document {place.document!r}.{meant}"
    elif place.whole:
        return [Span(place.document, 0, len(text))]
    elif place.start is not None and place.end is not None:
        wrong = _wrong_span(place, text) or ""
        if not wrong:
            return [Span(place.document, place.start, place.end)]
    else:
        quote = place.quote or ""
        starts = [found.start() for found in re.finditer(f"(?={re.escape(quote)})", text)] if quote else []
        if 0 < len(starts) <= MOST_PLACES:
            return [Span(place.document, start, start + len(quote)) for start in starts]
        wrong = _wrong_quote(place, quote, len(starts), text)
    problems.append(Problem(file, question.line, f"question {question.id}: {wrong}"))
    return []


def _wrong_span(place: Place, text: str) -> str | None:
    start, end = place.start or 0, place.end or 0
    where = f"characters {start} to {end} of {place.document!r}"
    if not 0 <= start < end <= len(text):
        return f"there are no {where}, which has {len(text):,} characters."
    if place.quote is not None and text[start:end] != place.quote:
        return f"{where} read “{_short(text[start:end])}”, not “{_short(place.quote)}”."
    return None


def _wrong_quote(place: Place, quote: str, places: int, text: str) -> str:
    if places:
        return (
            f"“{_short(quote)}” stands at {places} places of {place.document!r}. Quote more of it, or give "
            "its start and end."
        )
    spaced = " ".join(quote.split()).lower()
    if spaced and spaced in " ".join(text.split()).lower():
        return (
            f"“{_short(quote)}” is in {place.document!r} only with other spaces, line ends or capitals. "
            "Copy it from there."
        )
    return f"“{_short(quote)}” is not in {place.document!r}. Copy the quotation from there."


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_CHARS else f"{text[:SHOWN_CHARS]}…"
