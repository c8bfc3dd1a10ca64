"""Questions for a number that is printed nowhere but follows from printed ones; the working is shown.

Refused (None) where the operands do not fit: different kinds, or a part greater than its whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from stdqa.answering.figure import same_unit
from stdqa.answering.joint import choose
from stdqa.answering.lists import tells_part
from stdqa.answering.operands import BEFORE, OPERANDS
from stdqa.answering.phrasing import figure_sentence, time_words
from stdqa.answering.printed import printed_result
from stdqa.answering.ratios import direction
from stdqa.answering.reply import Reply, confidence
from stdqa.answering.several import said_of_one
from stdqa.answering.shares import is_stated, speaks_of_part, stated_share
from stdqa.glossary import Concept
from stdqa.questions import Operation, Question
from stdqa.questions.forms import operation
from stdqa.questions.parts import coordinated
from stdqa.questions.request import Term
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.text import content_stems
from stdqa.types import Answer, Computation, Figure, FigureKind


def answer_computation(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Work out what is asked for, if the operands are there."""
    wanted = operation(question.text) or (question.request.operation if question.request else None)
    if wanted is None:
        return None
    if wanted is Operation.SHARE and (outside := OUTSIDE.search(question.text)):
        return _complement(question, found, finder, outside[0])
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
    if wanted is Operation.RATIO and not all(_of_names_asked(question, c) for c in operands):
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
    told = "; ".join(_told(c.figure) for c in operands)
    text = f"{result} (worked out: {expression} = {result}). Stated: {told}."
    computation = Computation(expression, result, places)
    return reply.answer(text, confidence(found.ranked.figures), computation=computation, first=operands)


def _is_rest(question: Question) -> bool:
    """Whether what is left of a whole is asked for, or what stood before the year: no stated difference."""
    rest = question.request is not None and question.request.operation is Operation.REST
    return rest or BEFORE.search(question.text) is not None


# "What share lies outside the young trades?" asks for what is left of a stated share.
OUTSIDE = re.compile(
    r"\b(?:outside(?: of)?|nothing to do with|unrelated to|other than|apart from|"
    r"leaving(?= [^,?]+ (?:aside|out)\b))\b",
    re.I,
)
# What lies outside of two or more things that each have a share: "leaving barges and ferries aside".
OUTSIDE_OF = re.compile(
    rf"{OUTSIDE.pattern} (?P<list>[^?:]+?)(?: aside| out)?(?=, (?:what|which|how)\b|\W*$)", re.I
)
# The stated share must say so much of the question, the part and its whole.
OF_PART = 0.4


def _complement(question: Question, found: Found, finder: Finder, outside: str) -> Answer | None:
    """What a stated share leaves of the whole; None where none is stated, or where it is told of the rest.

    :param outside: the words by which the rest is asked for.
    """
    if several := _shares_of_several(question, found, finder):
        return _rest_of_several(several, question, found, finder)
    shares = [
        c for c in found.ranked.figures if c.figure.kind is FigureKind.PERCENTAGE and not c.figure.change
    ]
    # A share told of what lies outside of something else says "outside" too: that word tells nothing.
    rest = set(content_stems(outside))
    asked = [one for one in question.concepts if rest.isdisjoint(one.stems)]
    part = max(shares, key=lambda c: _said_of(asked, c), default=None)
    if part is None or part.coverage < OF_PART or not Decimal(0) < part.figure.value < HUNDRED:
        return None
    if OUTSIDE.search(part.sentence) or not _of_names_asked(question, part):
        return None
    reply = Reply(question, found, finder)
    place = reply.figure(part)
    expression, result = f"100% − {part.figure.text}", f"{HUNDRED - part.figure.value}%"
    text = f"{result} (worked out: {expression} = {result}). Stated: {_told(part.figure)}."
    worked = Computation(expression, result, (place,))
    return reply.answer(text, confidence(found.ranked.figures), computation=worked, first=[part])


def _shares_of_several(question: Question, found: Found, finder: Finder) -> list[Candidate] | None:
    """The shares of the several things outside of which a rest is asked for, told in one sentence; None where
    the question names no several things, or where not each has one."""
    outside = OUTSIDE_OF.search(question.text)
    listed = coordinated(outside["list"], finder.glossary).options if outside else ()
    if outside is None or len(listed) < 2:
        return None
    rest = f"{question.text[: outside.start()]} {question.text[outside.end() :]}"
    terms = tuple(Term(name) for name in listed)
    chosen = choose(question, found, finder, terms, rest, frozenset({FigureKind.PERCENTAGE}))
    if not chosen or len({c.figure.id for c in chosen}) < len(chosen):
        return None
    return chosen if len({(c.figure.document, c.figure.sentence_start) for c in chosen}) == 1 else None


def _rest_of_several(
    chosen: Sequence[Candidate], question: Question, found: Found, finder: Finder
) -> Answer | None:
    """What several stated shares leave of their whole; None where they are no parts of one."""
    if len({(c.figure.of, c.figure.scope) for c in chosen}) > 1 or not DIVIDES.search(chosen[0].sentence):
        # "30% have a keel and 40% a mast" are no parts of one whole.
        return None
    total = sum((c.figure.value for c in chosen), Decimal(0))
    if total >= HUNDRED or any(c.figure.change for c in chosen):
        return None
    reply = Reply(question, found, finder)
    places = tuple(reply.figure(c) for c in chosen)
    expression = " − ".join(("100%", *(c.figure.text for c in chosen)))
    result = f"{HUNDRED - total}%"
    told = "; ".join(_told(c.figure) for c in chosen)
    text = f"{result} (worked out: {expression} = {result}). Stated: {told}."
    worked = Computation(expression, result, places)
    return reply.answer(text, confidence(found.ranked.figures), computation=worked, first=chosen)


DIVIDES = re.compile(r"\b(?:account\w*|ma[dk]\w* up|represent\w*|constitut\w*|shares?|respectively)\b", re.I)
HUNDRED = Decimal(100)


def _said_of(concepts: Sequence[Concept], candidate: Candidate) -> float:
    """How much of some concepts the sentence of a figure says, and what it stands under."""
    _, _, sentence, frame, *_ = candidate.profile.levels
    return sum(says(concept, sentence | frame) for concept in concepts)


def _told(figure: Figure) -> str:
    """An operand as it is printed, with what it counts and its time."""
    counts = figure.kind in (FigureKind.COUNT, FigureKind.QUANTITY) and figure.unit
    what = counts or f"({figure.measure})" if figure.measure else ""
    return " ".join(part for part in (figure.text, what, time_words(figure.period)) if part)


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


def _of_names_asked(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is of one of the places and bodies asked for, or of none in particular."""
    scope = set(content_stems(candidate.figure.scope or ""))
    return not scope or not question.names or not scope.isdisjoint(question.names)


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
