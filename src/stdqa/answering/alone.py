"""One of several that a figure is told of together: "ISO alone" is not "ISO and IEC"."""

from __future__ import annotations

import re

from stdqa.questions import Question
from stdqa.retrieval import Candidate
from stdqa.text import content_stems

_NAME = r"(?-i:[A-Z])[\w’'&]*(?:[ -](?-i:[A-Z])[\w’'&]*)*"
ALONE = re.compile(
    rf"\b(?P<before>{_NAME}),? (?:alone|only|exclusively|by itself|on its own)\b|"
    rf"\b(?:only|just|solely|exclusively|without|not counting|leaving out|excluding)"
    rf" (?:the )?(?P<after>{_NAME})",
    re.I,
)
# Each of them has a number of its own.
EACH = re.compile(r"\b(?:respectively|each)\b", re.I)


# "Nearly 900 firms from the three places": whichever they are.
TOGETHER = re.compile(r"\b(?:two|three|four|both) (?:places|regions|sides|parties|bodies)\b", re.I)


def of_more_than_one(question: Question, candidate: Candidate) -> bool:
    """Whether a question is about one place or body alone, or without another, and the figure is told of
    both in one breath."""
    names = [match["before"] or match["after"] for match in ALONE.finditer(question.text)]
    if not names or EACH.search(candidate.sentence):
        return False
    if TOGETHER.search(candidate.sentence):
        return True
    scope = set(content_stems(candidate.figure.scope or ""))
    return any(
        _beside_others(name, candidate.sentence) for name in names if scope != set(content_stems(name))
    )


def _beside_others(name: str, sentence: str) -> bool:
    """Whether a sentence joins a name to another one: "ISO and IEC", "Tarn-Easby", "Tarn, Easby and Orn"."""
    joint = r"(?:\s*\([^)]*\))?(?:,? and |, | or |\s?[-/&–]\s?)(?:the )?"
    return (
        re.search(rf"\b{re.escape(name)}\b{joint}[A-Z]|\b[A-Z]\w+{joint}{re.escape(name)}\b", sentence)
        is not None
    )
