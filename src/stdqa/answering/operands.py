"""Which stated figures a computation works on: found together, of one kind, on fitting bases."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from stdqa.answering.figure import counterpart
from stdqa.answering.joint import (
    COUNTED,
    LEAST_FIT,
    choose,
    counted_by,
    heads_counted,
)
from stdqa.answering.lists import alike, siblings
from stdqa.answering.ratios import growth, previous, rate, ratio
from stdqa.answering.shares import AT_END, LEADING, Operands, named_whole, part_and_whole, share, stock_first
from stdqa.figures import numerals
from stdqa.questions import Form, Operation, Question
from stdqa.questions.operations import NEWCOMERS
from stdqa.questions.request import Term
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.text import content_stems
from stdqa.types import Basis


def _sum(question: Question, found: Found, finder: Finder) -> Operands | None:
    """The things that the question lists, else the members of the list that the best figure stands in."""
    request = question.request
    if request is not None:
        least = STRICT if question.form is Form.FIGURE else LEAST_FIT
        basis = Basis.DURING if question.years and DATED_YEAR.search(question.text) else None
        asked = (
            replace(question, basis=basis, basis_stated=True)
            if basis and AT_END.search(question.text) is None
            else question
        )
        chosen = choose(asked, found, finder, request.terms, request.shared, least=least)
        return tuple(chosen) if chosen and not _counts_another(question, chosen) else None
    numbers = {one.value for one in numerals(question.text)}
    for place, best in enumerate(found.ranked.figures[:LEADING]):
        listed = alike(best, [best, *siblings(best, found.ranked.figures)])
        # "The five provinces" are a list of five, if not of the best figures.
        meant = place < SUMMED_FIRST or len(listed) in numbers
        if meant and len(listed) > 2 and all(c.figure.scope for c in listed):
            return tuple(listed)
    return None


SUMMED_FIRST = 2


def _counts_another(question: Question, chosen: Sequence[Candidate]) -> bool:
    """Whether only some of the figures to be added up count what the question counts: experts and awards."""
    head = counted_by(question)[-1:]
    named = (
        {s for term in question.request.terms for s in content_stems(term.name)} if question.request else ()
    )
    if not head or head[0] in named:
        return False
    ends = heads_counted(question)
    right = [c.profile.head in ends for c in chosen]
    return any(right) and not all(right)


# What is only joined by "or" is added up where each of the things stands beside a figure of its own.
STRICT = 0.8
# "In total in 2021" adds up what the year brought; "in total" alone may mean the stock.
DATED_YEAR = re.compile(r"\b(?:in|during|over) (?:the year )?(?:19|20)\d\d\b", re.I)
BEFORE = re.compile(
    r"\b(?:before|prior to|at the (?:start|beginning|opening)|until then|earlier|up to the start)\b", re.I
)

LESS_NEWCOMERS = re.compile(NEWCOMERS, re.I)


def _difference(question: Question, found: Found, finder: Finder) -> Operands | None:
    """More X than Y; or what stood before the year; or the whole less the part named."""
    request = question.request
    if LESS_NEWCOMERS.search(question.text):
        pair = stock_and_flow(question, found, finder)
        return pair if pair and not _shrank(pair, found) else None
    if request is not None and request.operation is Operation.REST:
        pair = part_and_whole(question, found, finder, request)
        return (pair[1], pair[0]) if pair else None
    if request is not None:
        chosen = choose(question, found, finder, request.terms, request.shared)
        return tuple(sorted(chosen, key=lambda c: -c.figure.value)) if chosen else None
    if BEFORE.search(question.text):
        pair = stock_and_flow(question, found, finder)
        return pair if pair and not _shrank(pair, found) else None
    pair = named_whole(found)
    return (pair[1], pair[0]) if pair else None


def stock_and_flow(question: Question, found: Found, finder: Finder) -> tuple[Candidate, Candidate] | None:
    """What stood at the end of the year, and what the year brought of it."""
    for best in found.ranked.figures[:3]:
        other = counterpart(best, found.ranked.figures)
        if other:
            return stock_first(best, other)
    text = BEFORE.sub(" ", question.text)
    terms = (Term("", Basis.AS_OF), Term("", Basis.DURING, question.years))
    chosen = choose(replace(question, years=frozenset()), found, finder, terms, text, COUNTED)
    if not chosen or chosen[0].profile.head != chosen[1].profile.head:
        return None
    bases = [c.figure.period.basis if c.figure.period else None for c in chosen]
    return (chosen[0], chosen[1]) if bases == [Basis.AS_OF, Basis.DURING] else None


def _shrank(pair: tuple[Candidate, Candidate], found: Found) -> bool:
    """Whether the year also took some away: then the stock less what was added is not what stood before."""
    _, flow = pair
    return any(
        c.figure.passage == flow.figure.passage
        and c.figure.id not in (pair[0].figure.id, flow.figure.id)
        and c.profile.head == flow.profile.head
        and OUTFLOW.search(_clause(c))
        for c in found.ranked.figures
    )


OUTFLOW = re.compile(
    r"\b(?:closed|left|withdrawn|withdrew|abolished|repealed|shut|lost|scrapped|died|retired|expired|removed|"
    r"dissolved|sold|cancelled|resigned)\b",
    re.I,
)


def _clause(candidate: Candidate) -> str:
    figure, passage = candidate.figure, candidate.hit.passage
    return passage.text[figure.clause_start - passage.start : figure.clause_end - passage.start]


OPERANDS: dict[Operation, Callable[[Question, Found, Finder], Operands | None]] = {
    Operation.SUM: _sum,
    Operation.DIFFERENCE: _difference,
    Operation.SHARE: share,
    Operation.RATIO: ratio,
    Operation.RATE: rate,
    Operation.GROWTH: growth,
    Operation.PREVIOUS: previous,
}
