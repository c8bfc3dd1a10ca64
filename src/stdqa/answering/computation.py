"""Questions for a number that is printed nowhere but follows from printed ones; the working is shown.

Refused (None) where the operands do not fit: different kinds, or a share of something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from stdqa.answering.figure import counterpart, same_unit
from stdqa.answering.phrasing import time_words
from stdqa.answering.reply import Reply, confidence
from stdqa.answering.several import _best_for, siblings
from stdqa.questions import Operation, Question
from stdqa.questions.forms import coordinated, operation, options
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.types import Answer, Basis, Computation, Figure, FigureKind

Operands = tuple[Candidate, ...]


def answer_computation(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Work out what is asked for, if the operands are there."""
    wanted = operation(question.text)
    if wanted is None:
        return None
    if wanted is Operation.SHARE and _stated_share(question, found):
        return None
    operands = _OPERANDS[wanted](question, found, finder)
    if not operands or len({c.figure.id for c in operands}) < len(operands):
        return None
    if any(c.figure.kind is not operands[0].figure.kind for c in operands):
        return None
    worked = _worked(wanted, [c.figure for c in operands])
    if worked is None:
        return None
    reply = Reply(question, found, finder)
    places = tuple(reply.figure(c) for c in operands)
    expression, result = worked
    told = "; ".join(
        f"{c.figure.text} {c.figure.unit or c.figure.measure} {time_words(c.figure.period)}".strip()
        for c in operands
    )
    text = f"{result} (worked out: {expression} = {result}). Stated: {told}."
    computation = Computation(expression, result, places)
    return reply.answer(text, confidence(found.ranked.figures), computation=computation, first=operands)


def _stated_share(question: Question, found: Found) -> bool:
    """Whether a percentage that the documents state answers: it covers the question, closely."""
    shares = [c for c in found.ranked.figures if c.figure.kind is FigureKind.PERCENTAGE]
    others = [c for c in found.ranked.figures if c.figure.kind is not FigureKind.PERCENTAGE]
    if not shares:
        return False
    rival = others[0].coverage if others else 0.0
    return shares[0].coverage >= max(STATED_COVERAGE, rival - STATED_SLACK)


STATED_COVERAGE = 0.45
STATED_SLACK = 0.1


def _sum(question: Question, found: Found, finder: Finder) -> Operands | None:
    parts = coordinated(question.text)
    if not 2 <= len(parts.options) <= 6:
        return None
    chosen = []
    for option in parts.options:
        others = " ".join(o for o in parts.options if o != option)
        best = _best_for(question, found, finder, option, parts.shared or question.text, others)
        if best is None:
            return None
        chosen.append(best)
    return tuple(chosen)


def _difference(question: Question, found: Found, finder: Finder) -> Operands | None:
    """More X than Y; or the whole less the part named, of one sentence or of one item."""
    from stdqa.answering.comparison import _of_options

    parts = options(question.text)
    if len(parts.options) == 2:
        pairs = _of_options(question, found, finder, parts.options, parts.shared)
        if pairs:
            return tuple(sorted((c for _, c in pairs), key=lambda c: -c.figure.value))
    for best in found.ranked.figures[:4]:
        same = [c for c in siblings(best, found.ranked.figures) if same_head(best, c)]
        if same:
            pair = sorted((best, same[0]), key=lambda c: -c.figure.value)
            return tuple(pair)
        other = counterpart(best, found.ranked.figures)
        if other:
            return _stock_first(best, other)
    return None


def same_head(one: Candidate, two: Candidate) -> bool:
    """Whether two figures count the same sort of thing, by the last word of what they count."""
    return bool(one.profile.unit) and one.profile.unit[-1:] == two.profile.unit[-1:]


def _share(question: Question, found: Found, finder: Finder) -> Operands | None:
    """Part and whole: the flow in the stock, the named part in its total."""
    counts = [c for c in found.ranked.figures if c.figure.kind is FigureKind.COUNT][:4]
    for best in counts:
        other = counterpart(best, found.ranked.figures)
        if other and question.basis is not Basis.AS_OF or other and question.years:
            stock, flow = _stock_first(best, other)
            return flow, stock
        same = [c for c in siblings(best, found.ranked.figures) if same_head(best, c)]
        if same:
            part, whole = sorted(
                (best, max(same, key=lambda c: c.figure.value)), key=lambda c: c.figure.value
            )
            return part, whole
    return None


def _ratio(question: Question, found: Found, finder: Finder) -> Operands | None:
    """So many of one for each of another, both of one sentence: standards per enterprise."""
    for best in found.ranked.figures[:4]:
        others = [c for c in siblings(best, found.ranked.figures) if not same_unit(best, c)]
        asked = {s for c in question.concepts for way in c.ways for s in way}
        named = [c for c in others if set(c.profile.unit[-1:]) & asked]
        if named and set(best.profile.unit[-1:]) & asked:
            pair = (best, named[0])
            top = next(
                (
                    c
                    for c in pair
                    if question.counted and set(c.profile.unit[-1:]) & set(question.counted[-1:])
                ),
                None,
            )
            ordered = (
                sorted(pair, key=lambda c: (c is not top, -c.figure.value))
                if top
                else sorted(pair, key=lambda c: -c.figure.value)
            )
            return tuple(ordered)
    return None


def _growth(question: Question, found: Found, finder: Finder) -> Operands | None:
    """What the year added to what stood before it; not where a growth rate is stated."""
    if any(c.figure.change and c.figure.kind is FigureKind.PERCENTAGE for c in found.ranked.figures[:3]):
        return None
    for best in found.ranked.figures[:3]:
        other = counterpart(best, found.ranked.figures)
        if other:
            stock, flow = _stock_first(best, other)
            return flow, stock
    return None


def _stock_first(one: Candidate, two: Candidate) -> tuple[Candidate, Candidate]:
    stock = one.figure.period is not None and one.figure.period.basis is Basis.AS_OF
    return (one, two) if stock else (two, one)


_OPERANDS = {
    Operation.SUM: _sum,
    Operation.DIFFERENCE: _difference,
    Operation.SHARE: _share,
    Operation.RATIO: _ratio,
    Operation.GROWTH: _growth,
}


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
