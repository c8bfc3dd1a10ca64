"""Questions for a number that is printed nowhere but follows from printed ones; the working is shown.

Refused (None) where the operands do not fit: different kinds, or a part greater than its whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from stdqa.answering.operands import OPERANDS, is_stated
from stdqa.answering.phrasing import figure_sentence, time_words
from stdqa.answering.reply import Reply, confidence
from stdqa.questions import Operation, Question
from stdqa.questions.forms import operation
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.types import Answer, Computation, Figure, FigureKind


def answer_computation(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Work out what is asked for, if the operands are there."""
    wanted = operation(question.text)
    if wanted is None:
        return None
    if wanted is Operation.SHARE and is_stated(question, found):
        return None
    operands = OPERANDS[wanted](question, found, finder)
    if not operands or len({c.figure.id for c in operands}) < len(operands):
        return None
    if any(c.figure.kind is not operands[0].figure.kind for c in operands):
        return None
    if not all(_is_spoken_of(question, c) for c in operands):
        return None
    worked = _worked(wanted, [c.figure for c in operands])
    if worked is None:
        return None
    reply = Reply(question, found, finder)
    places = tuple(reply.figure(c) for c in operands)
    expression, result = worked
    stated = next(
        (c for c in found.ranked.figures if _same_number(c.figure, result) and c not in operands), None
    )
    if stated is not None and wanted is Operation.SUM:
        # What the documents state need not be worked out; the parts are worth a mention.
        said = Reply(question, found, finder)
        said.figure(stated)
        said.also(operands)
        return said.answer(figure_sentence(stated.figure), confidence(found.ranked.figures), first=[stated])
    told = "; ".join(
        f"{c.figure.text} {c.figure.unit or c.figure.measure} {time_words(c.figure.period)}".strip()
        for c in operands
    )
    text = f"{result} (worked out: {expression} = {result}). Stated: {told}."
    computation = Computation(expression, result, places)
    return reply.answer(text, confidence(found.ranked.figures), computation=computation, first=operands)


# An operand whose surroundings say less of the question than this is of something else.
LEAST_SPOKEN = 0.3


def _is_spoken_of(question: Question, candidate: Candidate) -> bool:
    """Whether the words around a figure say enough of what the question speaks of."""
    concepts = [concept for concept in question.concepts if len(concept.stems) == 1]
    said = sum(says(concept, candidate.profile.levels[-1]) > 0 for concept in concepts)
    return said >= LEAST_SPOKEN * len(concepts)


def _same_number(figure: Figure, result: str) -> bool:
    return figure.kind is FigureKind.COUNT and f"{figure.value:,}" == result


def _worked(wanted: Operation, figures: Sequence[Figure]) -> tuple[str, str] | None:
    """The expression with the figures as printed, and its result."""
    values = [figure.value for figure in figures]
    percent = "%" if figures[0].kind is FigureKind.PERCENTAGE else ""
    printed = [figure.text for figure in figures]
    if wanted is Operation.SUM:
        return " + ".join(printed), f"{sum(values):,}{percent}"
    first, second = values[0], values[1]
    if wanted is Operation.DIFFERENCE:
        unit = " percentage points" if percent else ""
        return f"{printed[0]} − {printed[1]}", f"{first - second:,}{unit}"
    if not second:
        return None
    if wanted is Operation.SHARE:
        if first > second:
            # A part greater than its whole is no part: the operands do not belong together.
            return None
        return f"{printed[0]} ÷ {printed[1]}", f"{_rounded(100 * first / second, 1)}%"
    if wanted is Operation.RATIO:
        return f"{printed[0]} ÷ {printed[1]}", f"{_rounded(first / second, 2):,}"
    before = second - first
    return (
        (f"{printed[0]} ÷ ({printed[1]} − {printed[0]})", f"{_rounded(100 * first / before, 1)}%")
        if before
        else None
    )


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
