"""Sentences that say themselves which of several is more: "higher for men than for women"."""

from __future__ import annotations

import re
from dataclasses import replace

from stdqa.questions import Question
from stdqa.questions.forms import BIGGER, SMALLER
from stdqa.retrieval import Found

# A sentence that compares things itself, and not one with a number ("more than 40").
_COMPARATIVE = rf"(?:{BIGGER}|{SMALLER}|older|younger|likely|often)"
_NUMBER = r"(?:an? |the )?(?:\d|half\b|one\b|two\b|three\b|hundred|thousand|million)"
COMPARES = re.compile(
    rf"\b{_COMPARATIVE}\b[^.;]{{0,80}}?\bthan\b(?! {_NUMBER})|\bas likely\b[^.;]{{0,80}}?\bas\b|"
    rf"\b{_COMPARATIVE}\b[^.;]{{0,80}}?\bcompared (?:to|with)\b",
    re.I,
)
ASKS_WHICH = re.compile(rf"\b(?:which|who|what|where)\b.*\b{_COMPARATIVE}\b", re.I)
# So many sentences are looked at; so far behind the best one, with so much of the question, may one be.
LOOKED_AT, CLOSE, TOLD = 4, 0.25, 0.6


def compared_in_words(question: Question, found: Found) -> Found | None:
    """What was found, led by a sentence that says itself which of several is more ("higher for men than for
    women"), where none of those close to it says more of the question; None where no sentence does."""
    said = found.ranked.sentences
    if not said or not ASKS_WHICH.search(question.text):
        return None
    close = [c for c in said[:LOOKED_AT] if c.score >= said[0].score - CLOSE]
    fullest = max(c.coverage for c in close)
    told = next((c for c in close if c.coverage >= fullest and COMPARES.search(c.sentence)), None)
    if told is None or fullest < TOLD:
        return None
    rest = tuple(c for c in said if c is not told)
    return replace(found, ranked=replace(found.ranked, sentences=(told, *rest)))
