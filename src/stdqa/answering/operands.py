"""Which stated figures a computation works on: found together, of one kind, on fitting bases."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from stdqa.answering.figure import counterpart
from stdqa.answering.joint import (
    COUNTED,
    FIT,
    LEAST_FIT,
    PERCENT,
    TIMES,
    Choice,
    choose,
    combined,
    counted_by,
    is_part,
    options,
    restricted,
    togetherness,
)
from stdqa.answering.labels import IN_CLAUSE, Labels, fit
from stdqa.answering.lists import INCLUDING, alike, between, siblings, tells_part
from stdqa.figures import numerals
from stdqa.figures.measures import DECREASE, INCREASE
from stdqa.glossary import Concept
from stdqa.questions import Form, Operation, Question
from stdqa.questions.request import Request, Term
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.retrieval.signals import SHARES
from stdqa.text import content_stems
from stdqa.types import Basis, Figure, FigureKind

Operands = tuple[Candidate, ...]

# ------------------------------------------------------------------ shares that are stated


def is_stated(question: Question, found: Found) -> bool:
    """Whether a percentage that the documents state answers.

    Only a question that sets the year against the whole ("of all ever published, what part is from
    2023?") asks for a share that is worked out although others are stated.
    """
    # "Half of them" is a share as "50%" is.
    shares = [c for c in found.ranked.figures if c.figure.kind in SHARES]
    if not shares or _flow_in_stock(question):
        return False
    counts = [c for c in found.ranked.figures if c.figure.kind is FigureKind.COUNT]
    rival = counts[0].coverage if counts else 0.0
    return shares[0].coverage >= max(STATED_COVERAGE, STATED_SHARE * rival)


# A stated share answers where it covers the question about as well as any count does.
STATED_COVERAGE, STATED_SHARE = 0.3, 0.6


def stated_share(question: Question, found: Found, finder: Finder) -> Candidate | None:
    """The percentage that the documents state for the part that the question names."""
    request = question.request
    if request is None or _flow_in_stock(question):
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


def _flow_in_stock(question: Question) -> bool:
    """Whether a question sets what a year brought against all that there is."""
    request = question.request
    if request is not None and request.operation is Operation.SHARE:
        part, whole = request.terms
        if part.basis is Basis.DURING and whole.basis is Basis.AS_OF:
            return True
    dated = bool(question.years) and not AT_END.search(question.text)
    return bool(STOCK.search(question.text)) and (dated or bool(FLOW.search(question.text)))


AT_END = re.compile(r"\b(?:end of|year(?:['’]s)?[- ](?:end|close)|as (?:of|at)|by)\b", re.I)


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

# ------------------------------------------------------------------ sums and differences


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
    ends = {way[-1] for c in question.concepts if c.stems == head for way in c.ways} | set(head)
    right = [c.profile.head in ends for c in chosen]
    return any(right) and not all(right)


# What is only joined by "or" is added up where each of the things stands beside a figure of its own.
STRICT = 0.8
# "In total in 2021" adds up what the year brought; "in total" alone may mean the stock.
DATED_YEAR = re.compile(r"\b(?:in|during|over) (?:the year )?(?:19|20)\d\d\b", re.I)
BEFORE = re.compile(
    r"\b(?:before|prior to|at the (?:start|beginning|opening)|until then|earlier|up to the start)\b", re.I
)


def _difference(question: Question, found: Found, finder: Finder) -> Operands | None:
    """More X than Y; or what stood before the year; or the whole less the part named."""
    request = question.request
    if request is not None and request.operation is Operation.REST:
        pair = part_and_whole(question, found, finder, request)
        return (pair[1], pair[0]) if pair else None
    if request is not None:
        chosen = choose(question, found, finder, request.terms, request.shared)
        return tuple(sorted(chosen, key=lambda c: -c.figure.value)) if chosen else None
    if BEFORE.search(question.text):
        pair = stock_and_flow(question, found, finder)
        return pair if pair and not _shrank(pair, found) else None
    pair = _named_whole(found)
    return (pair[1], pair[0]) if pair else None


def stock_and_flow(question: Question, found: Found, finder: Finder) -> tuple[Candidate, Candidate] | None:
    """What stood at the end of the year, and what the year brought of it."""
    for best in found.ranked.figures[:3]:
        other = counterpart(best, found.ranked.figures)
        if other:
            return _stock_first(best, other)
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


# ------------------------------------------------------------------ parts and wholes


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
    bases = _bases(part.figure, whole.figure)
    if _flow_in_stock(question) and _basis(whole.figure) is Basis.DURING:
        return None
    flow_in_stock = _basis(part.figure) is Basis.DURING and _basis(whole.figure) is Basis.AS_OF
    dated = bool(question.years) and not AT_END.search(question.text)
    if len(bases) == 2 and not (flow_in_stock and (_flow_in_stock(question) or dated)):
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


def _bases(*figures: Figure) -> set[Basis]:
    return {f.period.basis for f in figures if f.period and f.period.basis and not f.period.inherited}


def _basis(figure: Figure) -> Basis | None:
    return figure.period.basis if figure.period else None


def _named_whole(found: Found) -> tuple[Candidate, Candidate] | None:
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


def _share(question: Question, found: Found, finder: Finder) -> Operands | None:
    """Part and whole: the part of the whole that the question names, or the flow in the stock."""
    if _flow_in_stock(question) and (pair := _flow_of_stock(question, found, finder)):
        return pair
    if question.request is not None:
        return part_and_whole(question, found, finder, question.request)
    return _named_whole(found)


def _flow_of_stock(question: Question, found: Found, finder: Finder) -> Operands | None:
    for best in [c for c in found.ranked.figures if c.figure.kind is FigureKind.COUNT][:3]:
        other = counterpart(best, found.ranked.figures)
        if other:
            stock, flow = _stock_first(best, other)
            return flow, stock
    return None


# ------------------------------------------------------------------ ratios, rates, growth


def _ratio(question: Question, found: Found, finder: Finder) -> Operands | None:
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
        replace(c, score=c.score + FIT * fit(below, c.candidate, labels))
        for c in tops
        if labels.knows(c.figure)
    ]
    tops = _counting(top_term, request.terms, tops, finder)
    bottoms = [
        replace(c, score=c.score + STOCK_BELOW * (_basis(c.figure) is Basis.AS_OF))
        for c in _counting(bottom_term, request.terms, bottoms, finder)
    ]
    chosen = combined((tops, bottoms), alike=False)
    if not chosen:
        return None
    top, bottom = chosen
    bases = _bases(top.figure, bottom.figure)
    # What a year brought may be spread over what there is at its end ("loans per library"), if it is not
    # of the same things.
    return None if len(bases) == 2 and same_head(top, bottom) else (top, bottom)


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


def _counts(term: Term, choice: Choice, finder: Finder, terms: Sequence[Term]) -> bool:
    """Whether a figure counts a thing, by the head of what it counts, or tells how often it was done."""
    candidate = choice.candidate
    head = candidate.profile.head
    name = term.name if is_thing(term.name) else " ".join(one.name for one in terms)
    single = [concept for concept in finder.concepts(name) if len(concept.stems) == 1]
    if head == TIMES:
        return choice.fit >= IN_CLAUSE
    return head is not None and any(says(concept, frozenset(candidate.profile.unit)) for concept in single)


def _rate(question: Question, found: Found, finder: Finder) -> Operands | None:
    """What a whole year brought, to be spread over its months, weeks or days."""
    narrowed = _without(question, finder, RATE_WORDS)
    ranked = finder.rank(narrowed, found.hits).figures
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


def _previous(question: Question, found: Found, finder: Finder) -> Operands | None:
    """A level and by how much it rose or fell to reach that, told in one sentence."""
    narrowed = replace(
        _without(question, finder, PREVIOUS_WORDS), years=frozenset(), wants_change=False, kinds=COUNTED
    )
    ranked = finder.rank(narrowed, found.hits).figures
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


def _stock_first(one: Candidate, two: Candidate) -> tuple[Candidate, Candidate]:
    stock = one.figure.period is not None and one.figure.period.basis is Basis.AS_OF
    return (one, two) if stock else (two, one)


OPERANDS: dict[Operation, Callable[[Question, Found, Finder], Operands | None]] = {
    Operation.SUM: _sum,
    Operation.DIFFERENCE: _difference,
    Operation.SHARE: _share,
    Operation.RATIO: _ratio,
    Operation.RATE: _rate,
    Operation.GROWTH: _growth,
    Operation.PREVIOUS: _previous,
}
