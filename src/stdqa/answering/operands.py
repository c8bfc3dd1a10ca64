"""Which stated figures a computation works on: found together, of one kind, on fitting bases."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.answering.comparison import of_options
from stdqa.answering.figure import counterpart, same_unit
from stdqa.answering.several import alike, each, siblings
from stdqa.glossary import Concept
from stdqa.questions import Operation, Question
from stdqa.questions.parts import coordinated, options
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.types import Basis, FigureKind

Operands = tuple[Candidate, ...]


def is_stated(question: Question, found: Found) -> bool:
    """Whether a percentage that the documents state answers.

    Only a question that sets the year against the whole ("of all ever published, what part is from
    2023?") asks for a share that is worked out although others are stated.
    """
    shares = [c for c in found.ranked.figures if c.figure.kind is FigureKind.PERCENTAGE]
    if not shares or not found.ranked.figures:
        return False
    if _flow_in_stock(question):
        return False
    counts = [c for c in found.ranked.figures if c.figure.kind is FigureKind.COUNT]
    rival = counts[0].coverage if counts else 0.0
    return shares[0].coverage >= max(STATED_COVERAGE, STATED_SHARE * rival)


# A stated share answers where it covers the question about as well as any count does.
STATED_COVERAGE, STATED_SHARE = 0.3, 0.6


def _flow_in_stock(question: Question) -> bool:
    """Whether a question sets what a year brought against all that there is."""
    dated = bool(question.years) and not AT_END.search(question.text)
    return bool(STOCK.search(question.text)) and (dated or bool(FLOW.search(question.text)))


AT_END = re.compile(r"\b(?:end of|year[- ]end|as (?:of|at)|by)\b", re.I)


STOCK = re.compile(
    r"\b(?:all|ever|total|whole|overall|entire|cumulative|existing|in force|stock|to date|so far)\b", re.I
)


FLOW = re.compile(r"\b(?:new(?:ly)?|this year|last year|the year|added|fresh|recent(?:ly)?)\b", re.I)


def _sum(question: Question, found: Found, finder: Finder) -> Operands | None:
    """The things that the question lists, else the members of the list that the best figure stands in."""
    parts = coordinated(question.text, finder.glossary)
    if 2 <= len(parts.options) <= 6:
        chosen = each(question, found, finder)
        if chosen:
            return tuple(chosen)
    for best in found.ranked.figures[:2]:
        listed = alike(best, siblings(best, found.ranked.figures))
        if listed and len(listed) > 2 and all(c.figure.scope for c in listed):
            return tuple(listed)
    return None


BEFORE = re.compile(r"\b(?:before|prior to|at the (?:start|beginning)|until then|earlier)\b", re.I)


def _difference(question: Question, found: Found, finder: Finder) -> Operands | None:
    """More X than Y; or what stood before the year; or the whole less the part named."""

    parts = options(question.text)
    if len(parts.options) == 2:
        pairs = of_options(question, found, finder, parts.options, parts.shared)
        if pairs:
            return tuple(sorted((c for _, c in pairs), key=lambda c: -c.figure.value))
    if BEFORE.search(question.text):
        for best in found.ranked.figures[:3]:
            other = counterpart(best, found.ranked.figures)
            if other:
                return _stock_first(best, other)
    whole = _whole_and_part(question, found)
    return (whole[1], whole[0]) if whole else None


def _whole_and_part(question: Question, found: Found) -> tuple[Candidate, Candidate] | None:
    """Part and whole of one sentence, both near what the question speaks of: (part, whole)."""
    best_pair: tuple[float, Candidate, Candidate] | None = None
    leading = found.ranked.figures[:LEADING]
    for one in leading:
        for two in _together(one, leading):
            if one.figure.kind is not FigureKind.COUNT or one.figure.value >= two.figure.value:
                continue
            if INCLUDING.search(_between(one, two)):
                # 57 documents are a part of 108 documents; 47 countries are not.
                score = one.score + two.score + (LIKE if same_head(one, two) else 0.0)
                if best_pair is None or score > best_pair[0]:
                    best_pair = (score, one, two)
    return (best_pair[1], best_pair[2]) if best_pair else None


LEADING = 12
LIKE = 1.0


INCLUDING = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|of which|of whom|of them|of these|among (?:them|these|which)|"
    r"compris(?:e|es|ed|ing))\b",
    re.I,
)


def _between(part: Candidate, whole: Candidate) -> str:
    """The text between two figures of one sentence, in the order whole, part; empty in the other."""
    passage = part.hit.passage
    start, end = whole.figure.end - passage.start, part.figure.start - passage.start
    # "Including" must introduce the part itself: "including 57 documents with 47 countries".
    return passage.text[max(start, end - NEAR_CHARS) : end] if 0 <= start < end else ""


NEAR_CHARS = 30


def same_head(one: Candidate, two: Candidate) -> bool:
    """Whether two figures count the same sort of thing, by the last word of what they count."""
    return bool(one.profile.unit) and one.profile.unit[-1:] == two.profile.unit[-1:]


SHARE_OF = re.compile(
    r"\b(?:share|percentage|proportion|portion|per ?cent|part|fraction|"
    r"%)\s+of\s+(?:all\s+)?(?:the\s+)?(?P<whole>.+?)\s+"
    r"(?P<part>(?:are|is|were|was|come|came|belong|have|has|do|does|consist|relate|date|dates|did)\b.+)$",
    re.I,
)


def _share(question: Question, found: Found, finder: Finder) -> Operands | None:
    """Part and whole: the part of the whole that the question names, or the flow in the stock."""
    stock_or_flow = _flow_in_stock(question)
    match = SHARE_OF.search(question.text.rstrip("?!. "))
    if match and not stock_or_flow:
        part = finder.rank(finder.about(question, match["part"], match["whole"]), found.hits).figures
        whole = finder.rank(finder.about(question, match["whole"], ""), found.hits).figures
        one = next((c for c in part if c.figure.kind is FigureKind.COUNT), None)
        same = [c for c in whole if c.figure.kind is FigureKind.COUNT and one and _same_frame(one, c)]
        larger = [c for c in same if one and c.figure.value > one.figure.value]
        if one and larger:
            return one, larger[0]
    for best in [c for c in found.ranked.figures if c.figure.kind is FigureKind.COUNT][:3]:
        other = counterpart(best, found.ranked.figures)
        if other:
            stock, flow = _stock_first(best, other)
            return flow, stock
    return _whole_and_part(question, found)


def _same_frame(one: Candidate, two: Candidate) -> bool:
    """Whether two figures stand in one passage, on one basis: only then is one a share of the other."""
    a, b = one.figure.period, two.figure.period
    bases = {p.basis for p in (a, b) if p and p.basis}
    return one.hit.passage.id == two.hit.passage.id and len(bases) <= 1 and same_head(one, two)


PER = re.compile(
    r"\b(?:(?:for |in |of |by )?(?:each|every)(?: of the)?|per|"
    r"a single)\s+(?P<unit>.+?)(?=\s(?:hold|have|has|own|cover|account|get|do|does|is|are|on|"
    r"in|by)\b|[,?]|$)",
    re.I,
)


def _ratio(question: Question, found: Found, finder: Finder) -> Operands | None:
    """So many of one for each of another, of one sentence or passage: standards per enterprise."""
    match = PER.search(question.text.rstrip("?!. "))
    below = finder.concepts(match["unit"]) if match else ()
    above = [c for c in question.concepts if not question.counted or c.stems[-1] == question.counted[-1]]
    best: tuple[float, Candidate, Candidate] | None = None
    leading = found.ranked.figures[:LEADING]
    for top in leading:
        for bottom in _together(top, leading):
            if same_unit(top, bottom) or not _is(above, top) or not _is(below, bottom):
                continue
            same_sentence = top.figure.sentence_start == bottom.figure.sentence_start
            score = top.score + bottom.score + (CLOSER if same_sentence else 0.0)
            if best is None or score > best[0]:
                best = (score, top, bottom)
    return (best[1], best[2]) if best else None


CLOSER = 0.3


def _is(concepts: Sequence[Concept], candidate: Candidate) -> bool:
    """Whether a figure counts one of these things, by the head of what it counts."""
    head, unit = candidate.profile.head, frozenset(candidate.profile.unit)
    single = [concept for concept in concepts if len(concept.stems) == 1]
    if sum(says(concept, unit) > 0 for concept in single) * 2 < len(single):
        return False
    return head is not None and any(
        says(concept, frozenset((head,))) for concept in concepts if len(concept.stems) == 1
    )


def _together(best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Figures of the same sentence, else those of the passage that are not on another basis."""
    inside = siblings(best, candidates)
    basis = best.figure.period.basis if best.figure.period else None
    beside = [
        c
        for c in candidates
        if c.hit.passage.id == best.hit.passage.id
        and c.figure.kind is best.figure.kind
        and c.figure.id != best.figure.id
        and (c.figure.period is None or basis is None or c.figure.period.basis is basis)
    ]
    return [*inside, *(c for c in beside if c not in inside)]


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


OPERANDS = {
    Operation.SUM: _sum,
    Operation.DIFFERENCE: _difference,
    Operation.SHARE: _share,
    Operation.RATIO: _ratio,
    Operation.GROWTH: _growth,
}
