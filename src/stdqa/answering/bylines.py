"""Who wrote a news article, where the article itself has a byline: "(Reporter Ada Wren)", "By Ada Wren"."""

from __future__ import annotations

import re

from stdqa.answering.picking import namer_of
from stdqa.answering.reply import Reply
from stdqa.answering.sought import Sort
from stdqa.questions import Form, Question
from stdqa.retrieval import Finder, Found
from stdqa.types import Answer, Passage

_PIECE = r"(?:articles?|stories|story|pieces?|dispatch|wire|news item|news article|news report)"
_WRITER = r"(?:who|reporters?|journalists?|correspondents?|authors?|writers?)"
_WROTE = r"(?:wrote|has written|authored|penned|filed|compiled)"
# "Who wrote the news article?", "the reporter of the piece", "whose byline is it?"
ASKS_WRITER = re.compile(
    rf"\b{_WRITER}\b(?: that| who)? (?:{_WROTE}|of|behind) (?:the|this|that) (?:[\w-]+ ){{0,4}}?{_PIECE}"
    r"\b(?P<of_piece>.*)$|\bby-?lines?\b(?P<of_line>.*)$",
    re.I,
)
_NAME = r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})"
BYLINES = (
    re.compile(rf"\((?i:reporter|correspondent|by|author|text by|written by):? {_NAME}\)"),
    re.compile(rf"^\W*(?i:by|reporter:|correspondent:|author:|text:|written by) {_NAME}\W*$", re.M),
)
ABOUT = re.compile(r"\b(?:about|on|of|in)\b", re.I)
# A byline stands at the head of an article.
HEAD_CHARS = 300


def answer_byline(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The writer that an article names at its head; None where another thing is asked, or no article or
    more than one of the documents has such a line."""
    asked = ASKS_WRITER.search(question.text)
    if asked is None or question.strangers or question.form is Form.VERDICT or not found.ranked.sentences:
        return None
    signed = [one for one in (_byline(finder, name) for name in finder.index.document_ids()) if one]
    if len(signed) != 1:
        return None
    passage, match = signed[0]
    reported = finder.index.report_year(passage.document)
    if question.years and reported not in question.years:
        return None
    about = ABOUT.search(asked["of_piece"] or "")
    if about and found.ranked.sentences[0].hit.passage.document != passage.document:
        # What the piece is said to be about stands in another document.
        return None
    reply = Reply(question, found, finder)
    reply.cite(passage, passage.start + match.start(), passage.start + match.end())
    return reply.answer(f"{match['name']}.", CONFIDENCE)


CONFIDENCE = 0.8


def _byline(finder: Finder, document: str) -> tuple[Passage, re.Match[str]] | None:
    """The byline of a document, in its first passage."""
    first = next(iter(finder.index.passages_of(document)), None)
    if first is None:
        return None
    head = first.text[:HEAD_CHARS]
    match = next((found for byline in BYLINES if (found := byline.search(head))), None)
    if match is None or any(one.sort is Sort.BODY for one in namer_of(finder.index).mentions(match["name"])):
        # "By Ministry of Harbours" names no writer.
        return None
    return first, match
