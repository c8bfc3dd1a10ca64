"""A ratio, a difference or a total that the documents state: it is quoted and not worked out."""

from __future__ import annotations

import re
from decimal import Decimal

from stdqa.answering.about import speaks_of_years
from stdqa.answering.joint import heads_counted
from stdqa.figures import numerals
from stdqa.questions import Operation, Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.types import FigureKind

# How a sentence calls the result before its number …
NAMED_BEFORE = {
    Operation.RATIO: re.compile(r"\b(?:ratio|average|mean)\b", re.I),
    Operation.DIFFERENCE: re.compile(r"\b(?:difference|gap|margin)\b", re.I),
    Operation.SUM: re.compile(r"\b(?:total|sum|altogether|together|combined)\b", re.I),
}
# … and after it.
NAMED_AFTER = {
    Operation.RATIO: re.compile(
        r"\W{0,2}(?:times (?:as|more|the|that|those|higher|larger|greater)\b|per\b|for (?:each|every)\b|"
        r"on average\b)",
        re.I,
    ),
    # "12 higher courts" are no difference.
    Operation.DIFFERENCE: re.compile(
        r"\W{0,2}(?:(?!(?:and|or|but|with)\b)\w+ ){0,2}?"
        r"(?:more|less|fewer|lower|higher|greater|smaller|larger)\b"
        r"(?=\s(?:than\b(?!\s(?:the\s)?\d)|likely\b)|[.,;]|$)",
        re.I,
    ),
    Operation.SUM: re.compile(r"\W{0,2}(?:in (?:total|all)|altogether|together|combined)\b", re.I),
}
# So much of the question must be said of the figure, and so many of the best are looked at.
SAID, LOOKED_AT = 0.75, 3
SHOWN_CHARS = 120


def printed_result(wanted: Operation, question: Question, found: Found, finder: Finder) -> Candidate | None:
    """The figure that states what a question wants worked out; None where none does.

    A total must be the only number of its sentence but for those that the question names: "44 maps and 12
    plans in total" gives no total of both.
    """
    if wanted not in NAMED_BEFORE:
        return None
    named = {one.value for one in numerals(question.text)}
    for candidate in found.ranked.figures[:LOOKED_AT]:
        if (
            candidate.coverage < max(SAID, found.ranked.figures[0].coverage)
            or candidate.figure.value in named
        ):
            continue
        if question.years and not speaks_of_years(question, found, candidate, finder):
            continue
        if _is_called(wanted, candidate, named) and (
            wanted is not Operation.SUM or _alone(question, candidate)
        ):
            return candidate
    return None


def _is_called(wanted: Operation, candidate: Candidate, named: set[Decimal]) -> bool:
    """Whether the words at a figure call it a result of that kind.

    :param named: the numbers that the question names: these part nothing.
    """
    figure, passage = candidate.figure, candidate.hit.passage
    if figure.kind in (FigureKind.DATE, FigureKind.RANK):
        return False
    start, end = figure.start - passage.start, figure.end - passage.start
    before = passage.text[max(figure.sentence_start - passage.start, start - SHOWN_CHARS) : start]
    since = before[max((n.end for n in numerals(before) if n.value not in named), default=0) :]
    called = NAMED_BEFORE[wanted].search(since) is not None
    return (
        called
        or NAMED_AFTER[wanted].match(passage.text[end : figure.sentence_end - passage.start]) is not None
    )


def _alone(question: Question, candidate: Candidate) -> bool:
    """Whether a figure counts what is asked for, and its sentence has no other number than a year or what the
    question names itself."""
    heads = heads_counted(question)
    if heads and candidate.profile.head not in heads:
        return False
    known = {one.value for one in numerals(question.text)} | set(question.figures)
    others = {one.value for one in numerals(candidate.sentence)} - known - {candidate.figure.value}
    return not {value for value in others if not (1800 <= value <= 2100)}
