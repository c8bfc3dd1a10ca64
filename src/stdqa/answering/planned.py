"""What was planned, and what was done: "plans for 480 editions" are no 480 editions that came out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stdqa.questions import Question
from stdqa.questions.asking import blanked, contrasts
from stdqa.retrieval import Candidate
from stdqa.text import content_stems

# Before a number: what it counts is still to come.
TO_COME = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|schedul(?:e|es|ed|ing)|intend(?:s|ed|ing)?|propos(?:e|es|ed|ing)|"
    r"envisag(?:e|es|ed|ing)|aim(?:s|ed|ing)?|target(?:s|ed|ing)?|will|is to|are to)\b"
    r"(?:\s(?:for|to|at|of|a|an|the|be|up|some|about|another)\b|\s(?!\d)[a-z]+(?=\s(?:for|of)?\s?$)){0,4}\s*$",
    re.I,
)
PLANNED = re.compile(
    r"\b(?:plan(?:s|ned)?(?! \w+ed\b)|work plan|scheduled|in the pipeline|envisaged|foreseen|proposed|"
    r"to come|upcoming|on the drawing board)\b",
    re.I,
)
CARRIED_OUT = re.compile(
    r"\b(?:actual(?:ly)?|already|released?|published?|issued?|brought out|came out|come out|put out|"
    r"completed?|finished|carried out|realised|realized|delivered)\b",
    re.I,
)
# So far behind the best figure may that of the same thing be that was planned, or done.
BEHIND = 1.2


def as_planned(question: Question, best: Candidate, ranked: Iterable[Candidate]) -> Candidate:
    """The figure of the same thing that was planned where the question asks for plans and the best one tells
    what was done, or the reverse; else the best one."""
    asks = _asks_for_plans(question, best)
    if asks is None or asks is is_planned(best):
        return best
    same = (c for c in ranked if c.profile.head == best.profile.head and c.score >= best.score - BEHIND)
    return next((c for c in same if is_planned(c) is asks and _at_least_as_near(c, best)), best)


def _asks_for_plans(question: Question, best: Candidate) -> bool | None:
    """Whether a question asks for what was planned; None where it does not tell, or where it counts plans."""
    text = " ".join(blanked(question.text, contrasts(question.text)).split())
    if "plan" in best.profile.unit:
        return None
    if PLANNED.search(text):
        return True
    return False if CARRIED_OUT.search(text) else None


def is_planned(candidate: Candidate) -> bool:
    """Whether what a figure counts is told as still to come."""
    figure, passage = candidate.figure, candidate.hit.passage
    before = passage.text[figure.sentence_start - passage.start : figure.start - passage.start]
    return TO_COME.search(before) is not None


def _at_least_as_near(candidate: Candidate, best: Candidate) -> bool:
    """Whether a figure counts what the best one does, and not something narrower of another name."""
    return set(content_stems(best.figure.unit or "")) <= set(content_stems(candidate.figure.unit or "")) or (
        candidate.profile.unit[-2:] == best.profile.unit[-2:]
    )
