"""Questions for one figure; where the question leaves the basis open, for the flow and the stock."""

from __future__ import annotations

import re

from stdqa.answering.abstaining import abstain
from stdqa.answering.choosing import AS_MUCH, best_figure
from stdqa.answering.doubts import doubt
from stdqa.answering.lists import MOST_ROWS, siblings
from stdqa.answering.phrasing import figure_sentence, side_by_side
from stdqa.answering.reply import Reply, confidence
from stdqa.answering.sought import what_is_sought
from stdqa.answering.sources import EXACT, ROUNDED, differing, exact_of, fuller_date, told_elsewhere
from stdqa.figures.quantities import ACTS, NEW, VALUE
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.retrieval.signals import SHARES
from stdqa.text import content_stems
from stdqa.types import Answer, Basis, FigureKind


def answer_figure(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The figure that answers, with what counts the same thing otherwise beside it."""
    best = best_figure(question, found, finder)
    if best is None or (question.kinds and question.kinds <= SHARES and best.figure.kind not in SHARES):
        # "Thirteen offices" are no percentage.
        return None
    reason = doubt(question, best, found, finder)
    if reason is not None:
        return abstain(question, found, finder, reason)
    best = fuller_date(exact_of(question, best, found, finder), found)
    reply = Reply(question, found, finder)
    reply.figure(best)
    told = told_elsewhere(best.figure, found.ranked.figures, finder)
    other = on_other_basis(best, found.ranked.figures)
    if told.rivals:
        for rival in told.rivals:
            reply.figure(rival)
        text = differing([best.figure, *(rival.figure for rival in told.rivals)], finder)
    elif other is not None and basis_is_open(question) and _of_years(question, other):
        reply.figure(other)
        text = side_by_side([best.figure, other.figure])
    elif places := _of_places(best, question, found):
        for place in places:
            reply.figure(place)
        text = side_by_side([place.figure for place in (best, *places)])
    else:
        text = figure_sentence(best.figure)
    reply.also(told.roundings, ROUNDED)
    reply.also([told.exact] if told.exact else [], EXACT)
    beside = [c for c in found.ranked.figures if is_beside(best, c)]
    reply.also(beside)
    return reply.answer(text, confidence(found.ranked.figures), first=[best])


def _of_places(best: Candidate, question: Question, found: Found) -> list[Candidate]:
    """The figures of other places in the list that the best one stands in, where no place is asked for."""
    scope = best.figure.scope
    if not scope or set(content_stems(scope)) & set(question.names) or question.part:
        return []
    same = [
        c
        for c in siblings(best, found.ranked.figures)
        if c.figure.scope and c.figure.measure == best.figure.measure
    ]
    scopes = {c.figure.scope for c in (best, *same)}
    return same[: MOST_ROWS - 1] if len(scopes) == len(same) + 1 > TWO_PLACES else []


# Two names in a sentence may be anything; more of them, each with a figure of the same, are a list.
TWO_PLACES = 2


WHAT = re.compile(r"(?:^|, )(?:and |so |but )?what (?:do|does|did|has|have|had|is|are|was|were)\b", re.I)


def asks_for_place(question: Question, found: Found) -> bool:
    """Whether "what does Henan report …" means the figure that a list gives for that place."""
    if not WHAT.search(question.text) or not found.ranked.figures or what_is_sought(question) is not None:
        return False
    scope = set(content_stems(found.ranked.figures[0].figure.scope or ""))
    return bool(scope) and scope <= set(question.names)


# "There were", "they had" speak of a stock, a bare year or "in 2023" of a flow.
EXISTS = re.compile(
    r"\b(?:there (?:were|was|are|is)|(?:were|was|are|is) there|did \w+(?: \w+)? have|"
    r"(?:has|have|had)(?! \w+ed\b))\b",
    re.I,
)
FOR_YEAR = re.compile(r"\b(?:for|of)\s+(?:the\s+)?(?:year\s+)?(?:19|20|21)\d{2}\b", re.I)
HAPPENS = re.compile(r"\b(?:were|was|did|has|have|had|\w+ed)\b", re.I)


def basis_is_open(question: Question) -> bool:
    """Whether a question may mean what was reached in the year or what stood at its end.

    "Total 2023" may be the year's total or the total by then; "clinics for 2023" and "how many were there
    in 2023" may be either too. "New clinics" are those of the year.
    """
    if question.basis is None:
        return True
    if question.basis is Basis.AS_OF:
        return not question.basis_stated and bool(question.years)
    if not question.basis_stated or not question.years or NEW & _stems(question):
        return False
    exists = EXISTS.search(question.text) is not None
    return exists or (FOR_YEAR.search(question.text) is not None and not HAPPENS.search(question.text))


def _stems(question: Question) -> set[str]:
    return {stem for concept in question.concepts for stem in concept.stems}


def _of_years(question: Question, candidate: Candidate) -> bool:
    period = candidate.figure.period
    return not question.years or (period is not None and bool(question.years & period.years))


def on_other_basis(best: Candidate, candidates: tuple[Candidate, ...]) -> Candidate | None:
    """What counts the same thing on the other basis, for a question that may mean either: of the same item,
    else of the same document, else of any; it must say as much of the question."""
    other = counterpart(best, candidates)
    if other is not None:
        return other
    alike = [
        c
        for c in candidates
        if {basis_of(best), basis_of(c)} == {Basis.DURING, Basis.AS_OF}
        and c.figure.kind is best.figure.kind
        and c.figure.scope == best.figure.scope
        and c.coverage >= best.coverage - AS_MUCH
        and _one_year(best, c)
        and _other_side(best, c)
    ]
    alike.sort(key=lambda c: (not _same_item(best, c), c.figure.document != best.figure.document, -c.score))
    return alike[0] if alike else None


def _other_side(one: Candidate, two: Candidate) -> bool:
    """Whether two figures are of one thing: of one item, or told elsewhere with nothing that narrows it.

    "Enterprises that joined the programme" are others than "enterprises".
    """
    if _same_item(one, two):
        return same_unit(one, two) or _longer_unit(one, two)
    return same_unit(one, two) and not any(_narrowed(c) for c in (one, two))


NARROWS = re.compile(r"\W{0,3}(?:that|which|who|whose|whom|with|without|for|from)\b", re.I)

WHEREABOUTS = re.compile(r"\s(?:on|in|at) the\b")


def _narrowed(candidate: Candidate) -> bool:
    """Whether what a figure counts is narrowed by the words after it or by its measure."""
    figure, passage = candidate.figure, candidate.hit.passage
    # Where things stand ("on the coast") narrows them no more than the report itself does.
    measure = WHEREABOUTS.split(figure.measure)[0]
    told = set(content_stems(measure)) - set(candidate.profile.unit)
    after = passage.text[figure.end - passage.start :].lstrip()
    following = after.removeprefix(figure.unit) if figure.unit else after
    return bool(told - VALUE - ACTS - NEW) or (following != after and NARROWS.match(following) is not None)


def _one_year(one: Candidate, two: Candidate) -> bool:
    a, b = one.figure.period, two.figure.period
    return a is not None and b is not None and bool(a.years & b.years) and not (a.inherited or b.inherited)


def _longer_unit(one: Candidate, two: Candidate) -> bool:
    """Whether one thing is called like the other with a word more: "national-level pilot projects"."""
    a, b = set(one.profile.unit) - NEW, set(two.profile.unit) - NEW
    return len(a & b) > 1 and one.profile.head == two.profile.head and (a <= b or b <= a)


def counterpart(best: Candidate, candidates: tuple[Candidate, ...]) -> Candidate | None:
    """The figure of the same item that counts the same thing on the other basis."""
    return next((c for c in candidates if _same_thing_other_basis(best, c)), None)


def _same_thing_other_basis(one: Candidate, two: Candidate) -> bool:
    bases = {basis_of(one), basis_of(two)}
    return (
        bases == {Basis.DURING, Basis.AS_OF}
        and one.figure.kind is two.figure.kind
        and one.figure.document == two.figure.document
        and same_unit(one, two)
        and _same_item(one, two)
    )


def _same_item(one: Candidate, two: Candidate) -> bool:
    a, b = one.hit.passage.context, two.hit.passage.context
    return one.hit.passage.id == two.hit.passage.id or (
        a.item is not None and (a.item, a.section, a.heading) == (b.item, b.section, b.heading)
    )


def same_unit(one: Candidate, two: Candidate) -> bool:
    """Whether two figures count the same thing; "new" says when, not what."""
    a, b = set(one.profile.unit) - NEW, set(two.profile.unit) - NEW
    return bool(a) and a == b


def basis_of(candidate: Candidate) -> Basis | None:
    """The basis of a figure's period, if it has one."""
    figure = candidate.figure
    return figure.period.basis if figure.period else None


def is_beside(best: Candidate, other: Candidate) -> bool:
    """Whether a figure is worth a mention: the same thing on another basis, or in the same sentence."""
    one, two = best.figure, other.figure
    if two.id == one.id or (two.value == one.value and two.kind is one.kind):
        return False
    if two.kind in (FigureKind.DATE, FigureKind.RANK):
        return False
    same_sentence = one.document == two.document and one.sentence_start == two.sentence_start
    return same_sentence or (best.hit.passage.id == other.hit.passage.id and same_unit(best, other))
