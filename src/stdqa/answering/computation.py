"""Questions for a number that is printed nowhere but follows from printed ones; the working is shown.

Refused (None) where the operands do not fit: different kinds, or a part greater than its whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from stdqa.answering.about import of_place_asked
from stdqa.answering.figure import same_unit
from stdqa.answering.lists import tells_part
from stdqa.answering.operands import BEFORE, OPERANDS
from stdqa.answering.phrasing import as_operand, figure_sentence
from stdqa.answering.printed import printed_result
from stdqa.answering.ratios import direction
from stdqa.answering.reply import Reply, confidence
from stdqa.answering.rest import answer_rest, asks_for_rest
from stdqa.answering.several import said_of_one
from stdqa.answering.shares import is_stated, speaks_of_part, stated_share
from stdqa.questions import Operation, Question
from stdqa.questions.operations import operation
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.types import Answer, Computation, Figure, FigureKind


def answer_computation(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Work out what is asked for, if the operands are there."""
    wanted = operation(question.text) or (question.request.operation if question.request else None)
    if wanted is None:
        return None
    if wanted is Operation.SHARE and asks_for_rest(question):
        return answer_rest(question, found, finder)
    return _of_operands(wanted, question, found, finder)


def _of_operands(wanted: Operation, question: Question, found: Found, finder: Finder) -> Answer | None:
    """The answer that is worked out of several figures, or quoted where it is stated."""
    request = question.request
    printed = None if _is_rest(question) else printed_result(wanted, question, found, finder)
    if printed is not None:
        return _quoted(question, found, finder, printed, ())
    if wanted is Operation.SUM and request is not None and said_of_one(question, found, request):
        return None
    if wanted is Operation.SHARE:
        if is_stated(question, found) and speaks_of_part(question, found, finder):
            return None
        said = stated_share(question, found, finder)
        if said is not None:
            return _quoted(question, found, finder, said, ())
    operands = OPERANDS[wanted](question, found, finder)
    if not operands or len({c.figure.id for c in operands}) < len(operands):
        return None
    if wanted is Operation.RATIO and not all(of_place_asked(question, c) for c in operands):
        return None
    if not _fit_together(wanted, operands) or not all(_is_spoken_of(question, c) for c in operands):
        return None
    if wanted is Operation.SUM and (whole := _whole_of(operands)):
        # What is listed is part of one of the things listed: together they are no more than that.
        return _quoted(question, found, finder, whole, [c for c in operands if c is not whole])
    worked = _worked(wanted, operands, question.text)
    if worked is None:
        return None
    expression, result = worked
    stated = next(
        (c for c in found.ranked.figures if c not in operands and _is_result(c, operands, result)), None
    )
    if stated is not None and wanted in (Operation.SUM, Operation.SHARE):
        return _quoted(question, found, finder, stated, operands)
    reply = Reply(question, found, finder)
    places = tuple(reply.figure(c) for c in operands)
    told = "; ".join(as_operand(c.figure) for c in operands)
    text = f"{result} (worked out: {expression} = {result}). Stated: {told}."
    computation = Computation(expression, result, places)
    return reply.answer(text, confidence(found.ranked.figures), computation=computation, first=operands)


def _is_rest(question: Question) -> bool:
    """Whether what is left of a whole is asked for, or what stood before the year: no stated difference."""
    rest = question.request is not None and question.request.operation is Operation.REST
    return rest or BEFORE.search(question.text) is not None


def _quoted(
    question: Question, found: Found, finder: Finder, stated: Candidate, parts: Sequence[Candidate]
) -> Answer:
    """What the documents state need not be worked out; the parts are worth a mention."""
    reply = Reply(question, found, finder)
    reply.figure(stated)
    reply.also(parts)
    return reply.answer(figure_sentence(stated.figure), confidence(found.ranked.figures), first=[stated])


def _fit_together(wanted: Operation, operands: Sequence[Candidate]) -> bool:
    """Whether figures are of one kind; what is divided may be of another than what divides it, and a level
    and its change are."""
    if wanted is Operation.PREVIOUS:
        return True
    kinds = {c.figure.kind for c in operands}
    if wanted is Operation.RATIO:
        return FigureKind.PERCENTAGE not in kinds and not (len(operands) == 2 and _same_count(*operands))
    if wanted is Operation.SHARE and len({c.figure.passage for c in operands}) > 1:
        # Bodies are no part of rules: only a text that tells both of them in one breath may say so.
        heads = {c.profile.head for c in operands if c.figure.kind is FigureKind.COUNT}
        return len(kinds) == 1 and len(heads) == 1
    return len(kinds) == 1


def _whole_of(operands: Sequence[Candidate]) -> Candidate | None:
    """The one of some figures that the text tells all others as parts of."""
    return next(
        (one for one in operands if all(tells_part(one, other) for other in operands if other is not one)),
        None,
    )


def _same_count(one: Candidate, two: Candidate) -> bool:
    """Whether two figures count the very same thing: their quotient would say nothing."""
    same_place = one.figure.scope == two.figure.scope
    return same_unit(one, two) and same_place and one.figure.period == two.figure.period


# An operand whose surroundings say less of the question than this is of something else.
LEAST_SPOKEN = 0.3


def _is_spoken_of(question: Question, candidate: Candidate) -> bool:
    """Whether the words around a figure say enough of what the question speaks of."""
    concepts = [concept for concept in question.concepts if len(concept.stems) == 1]
    said = sum(says(concept, candidate.profile.levels[-1]) > 0 for concept in concepts)
    return said >= LEAST_SPOKEN * len(concepts)


def _is_result(candidate: Candidate, operands: Sequence[Candidate], result: str) -> bool:
    """Whether a figure states what was worked out, near where the operands stand."""
    figure = candidate.figure
    printed = f"{figure.value:,}" if figure.kind is FigureKind.COUNT else f"{figure.value}%"
    if figure.kind not in (FigureKind.COUNT, FigureKind.PERCENTAGE) or printed != result:
        return False
    return any(figure.passage == c.figure.passage for c in operands)


def _worked(wanted: Operation, operands: Sequence[Candidate], text: str) -> tuple[str, str] | None:
    """The expression with the figures as printed, and its result."""
    figures = [c.figure for c in operands]
    values = [figure.value for figure in figures]
    percent = "%" if figures[0].kind is FigureKind.PERCENTAGE else ""
    printed = [figure.text for figure in figures]
    if wanted is Operation.SUM:
        return " + ".join(printed), f"{_amount(sum(values, Decimal(0)), figures)}{percent}"
    if wanted is Operation.RATE:
        return _spread(figures[0], text)
    if wanted is Operation.PREVIOUS:
        return _before_change(operands[0], operands[1])
    first, second = values[0], values[1]
    if wanted is Operation.DIFFERENCE:
        unit = " percentage points" if percent else ""
        return f"{printed[0]} − {printed[1]}", f"{_amount(first - second, figures)}{unit}"
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


SCALE = re.compile(r"\b(?P<word>million|billion|trillion)\b", re.I)
SCALES = {"million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12)}


def _amount(value: Decimal, figures: Sequence[Figure]) -> str:
    """A result on the scale that all its operands are printed on: "31.0 billion"."""
    words = [match["word"].lower() for f in figures if (match := SCALE.search(f.text))]
    if len(words) < len(figures) or len(set(words)) > 1:
        return f"{_plain(value):,}"
    places = max(_decimals(figure.text) for figure in figures)
    return f"{_rounded(value / SCALES[words[0]], places):,} {words[0]}"


def _plain(value: Decimal) -> Decimal:
    """A number without the zeros that its arithmetic left: 250 for 250.0 of whole numbers."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _decimals(text: str) -> int:
    match = re.search(r"\d\.(\d+)", text)
    return len(match[1]) if match else 0


PARTS_OF_YEAR = (("month", 12), ("quarter", 4), ("week", 52), ("da(?:y|ily)", 365))


def _spread(figure: Figure, text: str) -> tuple[str, str] | None:
    """A year's figure per month, week or day."""
    parts = next((n for word, n in PARTS_OF_YEAR if re.search(rf"\b{word}", text, re.I)), None)
    if parts is None:
        return None
    value = figure.value / parts
    places = 0 if value >= 100 else 1
    return f"{figure.text} ÷ {parts}", f"{_rounded(value, places):,}"


def _before_change(level: Candidate, change: Candidate) -> tuple[str, str] | None:
    """What a level was before it rose or fell by a percentage to what it is."""
    sign = 1 if direction(change) == "increase" else -1
    factor = 1 + sign * change.figure.value / 100
    if factor <= 0:
        return None
    value, figure = level.figure.value / factor, level.figure
    mark = "+" if sign > 0 else "−"
    expression = f"{figure.text} ÷ (1 {mark} {change.figure.text})"
    scale = SCALE.search(figure.text)
    if scale is None:
        return expression, f"about {_rounded(value, 0):,}"
    word = scale["word"].lower()
    return expression, f"about {_rounded(value / SCALES[word], max(2, _decimals(figure.text))):,} {word}"


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
