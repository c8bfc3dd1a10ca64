"""Questions for one figure; where the question leaves the basis open, for the flow and the stock."""

from __future__ import annotations

import re

from stdqa.answering.abstaining import speaks_of_limits, speaks_of_names
from stdqa.answering.phrasing import figure_sentence, side_by_side
from stdqa.answering.reply import Reply, confidence
from stdqa.answering.several import MOST_PARTS, siblings
from stdqa.answering.sources import EXACT, ROUNDED, differing, exact_of, told_elsewhere
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.text import content_stems
from stdqa.types import Answer, Basis


def answer_figure(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The figure that answers, with what counts the same thing otherwise beside it."""
    best = best_figure(question, found, finder)
    if best is None:
        return None
    best = exact_of(question, best, found, finder)
    reply = Reply(question, found, finder)
    reply.figure(best)
    told = told_elsewhere(best.figure, found.ranked.figures, finder)
    other = counterpart(best, found.ranked.figures)
    if told.rivals:
        for rival in told.rivals:
            reply.figure(rival)
        text = differing([best.figure, *(rival.figure for rival in told.rivals)], finder)
    elif other is not None and basis_is_open(question):
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
    return same[: MOST_PARTS - 1] if len(scopes) == len(same) + 1 > TWO_PLACES else []


# Two names in a sentence may be anything; more of them, each with a figure of the same, are a list.
TWO_PLACES = 2


def best_figure(question: Question, found: Found, finder: Finder) -> Candidate | None:
    """The best figure that is about the names asked for."""
    ranked = found.ranked.figures
    # Another than the best is right only if it says more of the question, not just the name.
    return next(
        (
            c
            for c in ranked
            if c.coverage >= ranked[0].coverage
            and speaks_of_names(question, c, finder)
            and speaks_of_limits(question, c)
        ),
        None,
    )


WHAT = re.compile(r"^(?:and |so |but )?what (?:do|does|did|has|have|had|is|are|was|were)\b", re.I)


def asks_for_place(question: Question, found: Found) -> bool:
    """Whether "what does Henan report …" means the figure that a list gives for that place."""
    if not WHAT.match(question.text) or not found.ranked.figures:
        return False
    scope = set(content_stems(found.ranked.figures[0].figure.scope or ""))
    return bool(scope) and scope <= set(question.names)


def basis_is_open(question: Question) -> bool:
    """Whether a question may mean what was reached in the year or what stood at its end.

    "Total 2023" may be the year's total or the total by then.
    """
    return question.basis is None or (not question.basis_stated and bool(question.years))


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


NEW = frozenset({"new", "newli", "ad", "addit"})


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
    same_sentence = one.document == two.document and one.sentence_start == two.sentence_start
    return same_sentence or (best.hit.passage.id == other.hit.passage.id and same_unit(best, other))
