"""Whom to turn to with more questions, where a document says so: "For further questions contact …"."""

from __future__ import annotations

import re

from stdqa.answering.abstaining import abstain
from stdqa.answering.reply import Reply, shortened
from stdqa.questions import Form, Question
from stdqa.retrieval import Finder, Found
from stdqa.text import sentences
from stdqa.types import Answer, Reason

_TURN_TO = (
    r"(?:contact\w*|turn(?:ed)?(?: to)?|ring|call|phone|write to|reach|approach|address(?:ed)?|refer(?:red)?|"
    r"get (?:in touch|hold of)|direct(?:ed)?|e-?mail|use)"
)
_MORE = r"(?:further|other|more|left(?: over| open)?|still|after\w*|unanswered|open|follow-up|remaining)"
_QUESTIONS = r"(?:questions?|quer(?:y|ies)|[ei]nquir(?:y|ies)|(?:to|want to|wanted to) (?:ask|know))"
# "Whom can a journalist call who still has questions?"
ASKS = re.compile(
    rf"^(?=.*\b{_TURN_TO}\b)(?=.*\b{_MORE}\b)(?=.*\b{_QUESTIONS}\b)"
    r".*\b(?:who|whom|where|(?:which|what) (?:[\w-]+ ){1,3}?)\b",
    re.I,
)
TELLS = re.compile(
    r"\b(?:contact|call|phone|write to|turn to|get in touch with|e-?mail|(?:addressed|directed) to)\b", re.I
)
OF_QUESTIONS = re.compile(rf"\b(?:{_QUESTIONS}|information)\b", re.I)
# What is asked for besides must be told too.
NUMBER = re.compile(r"\b(?:tele)?phone number|\be-?mail\b|\baddress\b(?! to)|\bnumber\b", re.I)
TELLS_NUMBER = re.compile(r"\d{3}|@")
CONFIDENCE = 0.8


def answer_contact(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The sentence that tells where to turn with more questions; None where another thing is asked, or none
    of the passages found has one."""
    if question.form is Form.VERDICT or not ASKS.search(question.text):
        return None
    for hit in found.hits:
        passage = hit.passage
        for start, end in sentences(passage.text):
            told = passage.text[start:end]
            if not (TELLS.search(told) and OF_QUESTIONS.search(told)):
                continue
            if NUMBER.search(question.text) and not TELLS_NUMBER.search(told):
                return abstain(question, found, finder, Reason.NOT_IN_SOURCES)
            reply = Reply(question, found, finder)
            reply.cite(passage, passage.start + start, passage.start + end)
            return reply.answer(shortened(told), CONFIDENCE)
    return None
