"""Figures that are divided by each other, spread over a time, or told of the year before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stdqa.answering.figure import basis_of, counterpart
from stdqa.answering.joint import (
    COUNTED,
    FIT,
    TIMES,
    Choice,
    combined,
    options,
)
from stdqa.answering.labels import IN_CLAUSE, Labels, fit
from stdqa.answering.shares import LEADING, Operands, bases_of, same_head, stock_first
from stdqa.figures.measures import DECREASE, INCREASE
from stdqa.figures.quantities import NEW
from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.questions.request import Term
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.types import Basis, Figure, FigureKind


def ratio(question: Question, found: Found, finder: Finder) -> Operands | None:
    """So many of one for each of another: standards per enterprise."""
    request = question.request
    if request is None:
        return None
    top_term, bottom_term = request.terms
    # What is spread is spread over all there are, not over those that the year brought.
    standing = replace(question, basis=None, basis_stated=False, years=frozenset())
    tops = options(question, found, finder, top_term, request.terms, request.shared, COUNTED)
    bottoms = options(standing, found, finder, bottom_term, request.terms, request.shared, COUNTED)
    labels = Labels(found.ranked.figures, finder)
    below = list(finder.concepts(bottom_term.name))
    tops = [
        replace(c, score=c.score + FIT * fit(below, c.candidate, labels) - NEWCOMERS * _only_new(question, c))
        for c in tops
        if labels.knows(c.figure)
    ]
    tops = _counting(top_term, request.terms, tops, finder)
    bottoms = [
        replace(c, score=c.score + STOCK_BELOW * (basis_of(c.candidate) is Basis.AS_OF))
        for c in _counting(bottom_term, request.terms, bottoms, finder)
    ]
    chosen = combined((tops, bottoms), alike=False)
    if not chosen:
        return None
    top, bottom = chosen
    bases = bases_of(top.figure, bottom.figure)
    # What a year brought may be spread over what there is at its end ("loans per library"), if it is not
    # of the same things.
    return None if len(bases) == 2 and same_head(top, bottom) else (top, bottom)


def _only_new(question: Question, choice: Choice) -> bool:
    """Whether a figure counts only new ones where the question speaks of no year and of nothing new."""
    asked = {stem for concept in question.concepts for stem in concept.stems}
    dated = bool(question.years) or question.basis is Basis.DURING
    return not dated and not NEW & asked and bool(NEW & set(choice.candidate.profile.levels[0]))


# What it costs a figure that it counts only new ones where all are to be spread.
NEWCOMERS = 0.8


def _says_any(concepts: Sequence[Concept], unit: Sequence[str]) -> bool:
    return any(says(concept, frozenset(unit)) for concept in concepts)


def is_thing(name: str) -> bool:
    """Whether some words name things, and not only how they are: "strongly" of "strongly to weakly used"."""
    last = name.split()[-1:] or [""]
    return not last[0].lower().endswith(("ly", "ed"))


STOCK_BELOW = 0.8
# "Enterprises" are counted rather by a figure of enterprises than by one of enterprise standards.
HEAD = 0.8


def _counting(term: Term, terms: Sequence[Term], choices: Sequence[Choice], finder: Finder) -> list[Choice]:
    """The figures that count a thing, by what stands with the number; else those that tell how often it was
    done."""
    name = term.name if is_thing(term.name) else " ".join(one.name for one in terms)
    single = [concept for concept in finder.concepts(name) if len(concept.stems) == 1]
    counted = [
        replace(c, score=c.score + HEAD * _says_any(single, c.candidate.profile.unit[-1:]))
        for c in choices
        if _says_any(single, c.candidate.profile.unit)
    ]
    return counted or [c for c in choices if c.candidate.profile.head == TIMES and c.fit >= IN_CLAUSE]


def rate(question: Question, found: Found, finder: Finder) -> Operands | None:
    """What a whole year brought, to be spread over its months, weeks or days."""
    narrowed = _without(question, finder, RATE_WORDS)
    ranked = finder.figures(narrowed, found.hits)
    whole_year = [c for c in ranked if c.figure.kind in COUNTED and _is_of_year(c.figure)]
    best = next(iter(whole_year), None)
    if best is None or best.score < ranked[0].score - RATE_BEHIND or _is_rate(best):
        return None
    if question.years and best.figure.period and not best.figure.period.years & question.years:
        return None
    concepts = [c for c in narrowed.concepts if len(c.stems) == 1]
    said = sum(says(c, best.profile.levels[2] | best.profile.levels[4]) > 0 for c in concepts)
    return (best,) if said * 2 > len(concepts) else None


def _without(question: Question, finder: Finder, cues: re.Pattern[str]) -> Question:
    """The question without the words that only say what is to be worked out."""
    left = {c.stems for c in finder.concepts(cues.sub(" ", question.text))}
    return replace(question, concepts=tuple(c for c in question.concepts if c.stems in left))


def _is_rate(candidate: Candidate) -> bool:
    """Whether a figure is told by the month, week or day already: "2,350 crowns a month"."""
    figure, passage = candidate.figure, candidate.hit.passage
    clause = passage.text[figure.clause_start - passage.start : figure.clause_end - passage.start]
    return BY_TIME.search(clause) is not None


BY_TIME = re.compile(
    r"\b(?:per|an?|each|every) (?:calendar )?(?:month|day|week|quarter|hour)\b|\b(?:monthly|daily|weekly)\b",
    re.I,
)
RATE_BEHIND = 0.6
RATE_WORDS = re.compile(
    r"\b(?:on average|average|mean)\b|\b(?:per|an?|each|every) (?:calendar )?(?:month|day|week|quarter)\b|"
    r"\b(?:monthly|daily|weekly|quarterly)\b|\bhow many\b",
    re.I,
)


def _is_of_year(figure: Figure) -> bool:
    period = figure.period
    return (
        period is not None
        and period.basis is Basis.DURING
        and period.start is not None
        and period.end is not None
        and (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
        and period.start.year == period.end.year
        and not figure.change
    )


def growth(question: Question, found: Found, finder: Finder) -> Operands | None:
    """What the year added to what stood before it; not where a growth rate is stated."""
    if any(c.figure.change and c.figure.kind is FigureKind.PERCENTAGE for c in found.ranked.figures[:3]):
        return None
    for best in found.ranked.figures[:3]:
        other = counterpart(best, found.ranked.figures)
        if other:
            stock, flow = stock_first(best, other)
            return flow, stock
    return None


def previous(question: Question, found: Found, finder: Finder) -> Operands | None:
    """A level and by how much it rose or fell to reach that, told in one sentence."""
    narrowed = replace(
        _without(question, finder, PREVIOUS_WORDS), years=frozenset(), wants_change=False, kinds=COUNTED
    )
    ranked = finder.figures(narrowed, found.hits)
    best: tuple[float, Candidate, Candidate] | None = None
    for level in [c for c in ranked if c.figure.kind in COUNTED and not c.figure.change][:LEADING]:
        for change in ranked:
            same = change.figure.sentence_start == level.figure.sentence_start
            if not same or change.figure.document != level.figure.document or not direction(change):
                continue
            apart = abs(change.figure.start - level.figure.start)
            score = level.score - apart / FAR
            if best is None or score > best[0]:
                best = (score, level, change)
    return (best[1], best[2]) if best and best[0] > ranked[0].score - PREVIOUS_BEHIND else None


FAR, PREVIOUS_BEHIND = 200, 0.8
PREVIOUS_WORDS = re.compile(
    r"\b(?:in )?(?:the |a )?(?:year (?:before|earlier)|(?:previous|prior|preceding) year)\b|"
    r"\b(?:given|before|after) (?:the|its|their|that|this|an?)\b.*$|\d+(?:\.\d+)?\s?%|\b(?:19|20)\d\d\b|"
    r"\b(?:about|roughly|approximately)\b",
    re.I,
)
BY = re.compile(r"\bby\s+(?:about\s|nearly\s|almost\s|some\s|more than\s|over\s)?$", re.I)
LESS_THAN_BEFORE = re.compile(r"\s*(?:fewer|less|lower|down|below|smaller)\b", re.I)
MORE_THAN_BEFORE = re.compile(r"\s*(?:more|higher|up|above|larger|greater)\b", re.I)


def direction(candidate: Candidate) -> str | None:
    """Whether a percentage is told as a rise or a fall: by its mark, or as "4% fewer than in 2021"."""
    figure, passage = candidate.figure, candidate.hit.passage
    if figure.kind is not FigureKind.PERCENTAGE:
        return None
    if figure.change:
        return figure.change
    before = passage.text[figure.clause_start - passage.start : figure.start - passage.start]
    if BY.search(before):
        rose, fell = INCREASE.search(before), DECREASE.search(before)
        if bool(rose) is not bool(fell):
            return "increase" if rose else "decrease"
    after = passage.text[figure.end - passage.start : figure.sentence_end - passage.start]
    if not re.search(r"\bthan\b|\bon the year\b|\bcompared\b|\byear[- ]on[- ]year\b", after, re.I):
        return None
    if LESS_THAN_BEFORE.match(after):
        return "decrease"
    return "increase" if MORE_THAN_BEFORE.match(after) else None
