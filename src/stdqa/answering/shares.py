"""Shares, stated or to be worked out: which figure is the part, and which the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.answering.figure import basis_of, counterpart
from stdqa.answering.joint import (
    COUNTED,
    LEAST_FIT,
    PERCENT,
    Choice,
    is_part,
    options,
    restricted,
    togetherness,
)
from stdqa.answering.labels import Labels, fit
from stdqa.answering.lists import INCLUDING, between, tells_part
from stdqa.questions import Operation, Question
from stdqa.questions.request import Request
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.retrieval.signals import SHARES
from stdqa.types import Basis, Figure, FigureKind

Operands = tuple[Candidate, ...]


def is_stated(question: Question, found: Found) -> bool:
    """Whether a percentage that the documents state answers.

    Only a question that sets the year against the whole ("of all ever published, what part is from
    2023?") asks for a share that is worked out although others are stated.
    """
    # "Half of them" is a share as "50%" is.
    shares = [c for c in found.ranked.figures if c.figure.kind in SHARES]
    if not shares or sets_flow_in_stock(question):
        return False
    counts = [c for c in found.ranked.figures if c.figure.kind is FigureKind.COUNT]
    rival = counts[0].coverage if counts else 0.0
    return shares[0].coverage >= max(STATED_COVERAGE, STATED_SHARE * rival)


# A stated share answers where it covers the question about as well as any count does.
STATED_COVERAGE, STATED_SHARE = 0.3, 0.6


def stated_share(question: Question, found: Found, finder: Finder) -> Candidate | None:
    """The percentage that the documents state for the part that the question names."""
    request = question.request
    if request is None or sets_flow_in_stock(question):
        return None
    part, whole = request.terms
    ranked = options(question, found, finder, part, request.terms, whole.name, PERCENT)
    return next((c.candidate for c in ranked if c.fit >= SURE and not c.figure.change), None)


# A share is stated where the words of its part stand beside it, not merely near.
SURE, NEAR = 0.8, 0.5


def speaks_of_part(question: Question, found: Found, finder: Finder) -> bool:
    """Whether the leading percentage is of the part that the question names."""
    request = question.request
    best = next((c for c in found.ranked.figures if c.figure.kind is FigureKind.PERCENTAGE), None)
    if request is None or best is None:
        return best is not None
    concepts = finder.concepts(request.terms[0].name)
    labels = Labels(found.ranked.figures, finder)
    return min((fit([c], best, labels) for c in concepts if len(c.stems) == 1), default=1.0) >= NEAR


def sets_flow_in_stock(question: Question) -> bool:
    """Whether a question sets what a year brought against all that there is."""
    request = question.request
    if request is not None and request.operation is Operation.SHARE:
        part, whole = request.terms
        if part.basis is Basis.DURING and whole.basis is Basis.AS_OF:
            return True
    dated = bool(question.years) and not AT_END.search(question.text)
    return bool(STOCK.search(question.text)) and (dated or bool(FLOW.search(question.text)))


AT_END = re.compile(
    r"\b(?:end (?:of|(?:19|20|21)\d\d)|year(?:['’]s)?[- ](?:end|close)|as (?:of|at)|"
    r"by (?=the (?:end|close|start)\b|(?:then|now|late|early|mid|end|year)\b|\d|"
    r"(?:\w+ ){1,2}(?:19|20)\d\d))\b",
    re.I,
)


STOCK = re.compile(
    r"\b(?:all|ever|total|whole|overall|entire|cumulative|existing|in existence|in force|stock|to date|"
    r"so far)\b",
    re.I,
)


FLOW = re.compile(
    r"\b(?:new(?:ly)?|this year|last year|that (?:same )?year|"
    r"the (?:same )?year(?!(?:['’]s)?[- ](?:end|close)\b)|added|fresh|"
    r"recent(?:ly)?)\b",
    re.I,
)


def part_and_whole(
    question: Question, found: Found, finder: Finder, request: Request
) -> tuple[Candidate, Candidate] | None:
    """The figure of the part and that of its whole: told as such, or counting the same on one basis."""
    part, whole = request.terms
    parts = options(question, found, finder, part, request.terms, whole.name, COUNTED)
    # A whole that is told as one need not be named as the question names it.
    wholes = options(question, found, finder, whole, (whole,), "", COUNTED, least=0.0, tried=MOST_WHOLES)
    every = [choice.candidate for choice in wholes]
    if request.operation is Operation.SHARE and is_stated(question, found):
        # Beside a stated share, only what is surely the part is worked with.
        parts = [choice for choice in parts if choice.literal and choice.fit >= SURELY]
    best: tuple[float, Candidate, Candidate] | None = None
    for one in parts:
        for two in wholes:
            score = _belonging(one, two, question, every)
            if score is not None and (best is None or score > best[0]):
                best = (score, one.candidate, two.candidate)
    return (best[1], best[2]) if best else None


MOST_WHOLES, SURELY = 60, 0.6
# What it is worth that a sentence tells a figure as part of another, and what a whole of one place costs.
TOLD_AS_PART, OF_ONE_PLACE, LIKE = 1.2, 0.8, 0.7


def _belonging(one: Choice, two: Choice, question: Question, every: Sequence[Candidate]) -> float | None:
    """How much speaks for one figure being a part of the other; None where it cannot be."""
    part, whole = one.candidate, two.candidate
    if part.figure.kind is not whole.figure.kind or part.figure.value >= whole.figure.value:
        return None
    bases = bases_of(part.figure, whole.figure)
    if sets_flow_in_stock(question) and basis_of(whole) is Basis.DURING:
        return None
    flow_in_stock = basis_of(part) is Basis.DURING and basis_of(whole) is Basis.AS_OF
    dated = bool(question.years) and not AT_END.search(question.text)
    if len(bases) == 2 and not (flow_in_stock and (sets_flow_in_stock(question) or dated)):
        return None
    told = tells_part(whole, part)
    alike_heads = bool(part.profile.unit) and part.profile.unit[-1:] == whole.profile.unit[-1:]
    same_things = alike_heads or whole.profile.head in part.profile.levels[0] | part.profile.levels[1]
    if not told and (not same_things or not two.literal or two.fit < LEAST_FIT):
        return None
    if len(bases) == 2 and not alike_heads:
        return None
    score = one.score + two.score + togetherness(part, whole)
    if len(bases) == 2:
        # What the year brought is compared with the stock on purpose.
        score += 0.7
    score += (TOLD_AS_PART if told else 0.0) + (LIKE if alike_heads else 0.0)
    narrow = restricted(whole, question) or (not told and is_part(whole, every))
    return score - (OF_ONE_PLACE if narrow else 0.0)


def bases_of(*figures: Figure) -> set[Basis]:
    """The bases that some figures are told on themselves."""
    return {f.period.basis for f in figures if f.period and f.period.basis and not f.period.inherited}


def named_whole(found: Found) -> tuple[Candidate, Candidate] | None:
    """Part and whole of one sentence, both near what the question speaks of: (part, whole)."""
    best: tuple[float, Candidate, Candidate] | None = None
    leading = found.ranked.figures[:LEADING]
    for one in leading:
        for two in leading:
            same = one.figure.sentence_start == two.figure.sentence_start and one.figure.id != two.figure.id
            if not same or one.figure.kind is not FigureKind.COUNT or one.figure.value >= two.figure.value:
                continue
            if INCLUDING.search(between(two, one)):
                # 57 documents are a part of 108 documents; 47 countries are not.
                score = one.score + two.score + (LIKE if same_head(one, two) else 0.0)
                if best is None or score > best[0]:
                    best = (score, one, two)
    return (best[1], best[2]) if best else None


LEADING = 12


def same_head(one: Candidate, two: Candidate) -> bool:
    """Whether two figures count the same sort of thing, by the last word of what they count."""
    return bool(one.profile.unit) and one.profile.unit[-1:] == two.profile.unit[-1:]


def share(question: Question, found: Found, finder: Finder) -> Operands | None:
    """Part and whole: the part of the whole that the question names, or the flow in the stock."""
    if sets_flow_in_stock(question) and (pair := _flow_of_stock(question, found, finder)):
        return pair
    if question.request is not None:
        return part_and_whole(question, found, finder, question.request)
    return named_whole(found)


def _flow_of_stock(question: Question, found: Found, finder: Finder) -> Operands | None:
    for best in [c for c in found.ranked.figures if c.figure.kind is FigureKind.COUNT][:3]:
        other = counterpart(best, found.ranked.figures)
        if other:
            stock, flow = stock_first(best, other)
            return flow, stock
    return None


def stock_first(one: Candidate, two: Candidate) -> tuple[Candidate, Candidate]:
    """Two figures, of which the first is as of a date if either is."""
    stock = one.figure.period is not None and one.figure.period.basis is Basis.AS_OF
    return (one, two) if stock else (two, one)
