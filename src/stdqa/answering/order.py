"""Which one of several things in an order is meant: the second round is not the first batch."""

from __future__ import annotations

import re

from stdqa.questions import Question
from stdqa.questions.claims import stated

# Things that come one after the other.
IN_ORDER = re.compile(
    r"\b(?P<nth>first|second|third|fourth|fifth|\d+(?:st|nd|rd|th))\s+"
    r"(?:round|batch|phase|wave|lot|tranche|stage|edition|instal?ment)\b",
    re.I,
)


RUN_OFF = re.compile(r"\brun-?off\b", re.I)


def of_another_in_order(question: Question, sentence: str) -> bool:
    """Whether a question is about another one of things in an order than a sentence: "the 12th five-year
    plan", where that tells of the 14th, "the second round" where it tells of the first batch."""
    asked, told = ({m["nth"].lower() for m in IN_ORDER.finditer(text)} for text in (question.text, sentence))
    if RUN_OFF.search(sentence):
        told.add("second")
    if asked and told and asked.isdisjoint(told):
        return True
    ordinals = [one for one in stated(sentence) if one.ordinal and one.counted]
    for claim in stated(question.text):
        same = [one for one in ordinals if claim.ordinal and one.counted[:NAMING] == claim.counted[:NAMING]]
        if same and all(one.value != claim.value for one in same):
            return True
    return False


# So many words after an ordinal tell of what it is one.
NAMING = 2
