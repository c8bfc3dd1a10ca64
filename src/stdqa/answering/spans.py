"""Over which years something runs, where a sentence tells it with its name: "the Port Plan (2023-2025)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdqa.answering.reply import Reply, confidence, shortened
from stdqa.answering.statement import told_share
from stdqa.questions import Form, Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.types import Answer, Verdict

# "Over which years does the plan run?", "What period does it cover?"
ASKED = re.compile(
    r"\b(?:which|what) (?:years?|period|time ?(?:span|frame)|stretch of (?:time|years))\b.*"
    r"\b(?:runs?|ran|covers?|covered|spans?|spanned|lasts?|lasted|for|apply|applies|valid)\b|"
    r"\b(?:from when (?:to|till|until) when|until when|how long)\b.*\b(?:runs?|lasts?|valid|appl\w+|due)\b",
    re.I,
)
# "Does the plan run through 2025?", "It is due to end in 2025, isn't it?"
STATED = re.compile(
    r"\b(?:runs?|running|lasts?|lasting|extends?|ends?|ending|expires?|goes|valid|due|meant)\b[^?]*?"
    r"\b(?P<way>through|until|till|up to|to|in|by|beyond|past|from|since)\s+(?:the (?:end|close) of\s+)?"
    r"(?P<year>(?:19|20|21)\d\d)\b",
    re.I,
)
SPAN = re.compile(r"\b(?P<first>(?:19|20|21)\d\d)\s?(?:-|–|to|until|through)\s?(?P<last>(?:19|20|21)\d\d)\b")
# So many of the best sentences are looked at, and so much of what is asked must one say.
LOOKED_AT, SAID = 3, 0.3


@dataclass(frozen=True, slots=True)
class Span:
    """The years over which something runs, and the sentence that tells them."""

    first: int
    last: int
    candidate: Candidate


def answer_span(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Over which years something runs, or whether it runs until the year stated; None where neither is asked
    or no sentence near to the question tells it."""
    if question.form is Form.VERDICT:
        stated = STATED.search(question.text)
        span = _span(question, found, finder) if stated else None
        if stated is None or span is None:
            return None
        holds = _holds(
            span, int(stated["year"]), stated["way"].lower(), ENDS.match(stated.group()) is not None
        )
        lead = "Confirmed: " if holds else "Contradicted; the documents say: "
        return _answer(
            question, found, finder, span, lead, Verdict.CONFIRMED if holds else Verdict.CONTRADICTED
        )
    if not ASKED.search(question.text):
        return None
    span = _span(question, found, finder)
    return _answer(question, found, finder, span, f"{span.first}-{span.last}. ", None) if span else None


# "Ends in 2025" tells the end; "is valid in 2025" that it goes on then.
ENDS = re.compile(r"(?:ends?|ending|expires?|due)\b", re.I)


def _holds(span: Span, year: int, way: str, ends: bool) -> bool:
    """Whether something that runs over a span of years does so from, until, beyond or in a year."""
    if way in ("from", "since"):
        return span.first == year
    if way in ("beyond", "past"):
        return span.last > year
    if way == "in" and not ends:
        return span.first <= year <= span.last
    return span.last == year


def _span(question: Question, found: Found, finder: Finder) -> Span | None:
    for candidate in found.ranked.sentences[:LOOKED_AT]:
        match = SPAN.search(candidate.sentence)
        if match and told_share(question, candidate, finder) >= SAID:
            return Span(int(match["first"]), int(match["last"]), candidate)
    return None


def _answer(
    question: Question, found: Found, finder: Finder, span: Span, lead: str, verdict: Verdict | None
) -> Answer:
    reply = Reply(question, found, finder)
    reply.sentence(span.candidate)
    said = shortened(" ".join(span.candidate.sentence.split()))
    return reply.answer(
        f"{lead}{said}", confidence(found.ranked.sentences), verdict=verdict, first=[span.candidate]
    )
