"""Who wrote a news article, where the article itself has a byline: "(Reporter Ada Wren)", "By Ada Wren"."""

from __future__ import annotations

import re

from stdqa.answering.reply import Reply
from stdqa.questions import Question
from stdqa.retrieval import Finder, Found
from stdqa.types import Answer, Passage

_PIECE = r"(?:articles?|stor(?:y|ies)|pieces?|dispatch(?:es)?|wire|news|items?|bylines?)"
_WRITER = r"(?:who|reporters?|journalists?|correspondents?|authors?|writers?)"
_WROTE = r"(?:wrote|writes?|written|authored|penned|filed|compiled|signed|reported|carries|is behind)"
# "Who wrote the news article?", "the reporter of the piece", "whose byline is it?"
ASKS_WRITER = re.compile(
    rf"\b{_WRITER}\b(?=.*\b{_WROTE}\b).*\b{_PIECE}\b|\b{_WRITER} (?:of|behind|for) the (?:\w+ )?{_PIECE}\b|"
    r"\bbylines?\b",
    re.I,
)
_NAME = r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})"
BYLINES = (
    re.compile(rf"\((?i:reporter|correspondent|by|author|text by|written by):? {_NAME}\)"),
    re.compile(rf"^\W*(?i:by|reporter:|correspondent:|author:|text:|written by) {_NAME}\W*$", re.M),
)
# A byline stands at the head of an article.
HEAD_CHARS = 300


def answer_byline(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The writer that an article names at its head; None where another thing is asked, or no article or
    more than one of the documents has such a line."""
    if ASKS_WRITER.search(question.text) is None or question.strangers:
        return None
    signed = [one for one in (_byline(finder, name) for name in finder.index.document_ids()) if one]
    if len(signed) != 1:
        return None
    passage, match = signed[0]
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
    return (first, match) if match else None
