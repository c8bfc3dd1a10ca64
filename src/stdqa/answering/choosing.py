"""Which of the figures found is the one asked for: mostly the best one, or one close to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from stdqa.answering.about import of_place_unasked, speaks_of_limits, speaks_of_names
from stdqa.answering.joint import heads_counted
from stdqa.answering.kinds import counts_other_sort
from stdqa.answering.planned import as_planned
from stdqa.answering.standing import tells_other
from stdqa.figures.measures import DECREASE, INCREASE
from stdqa.figures.quantities import NEW
from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.types import FigureKind

# A figure may say so much less of the question than the best one and yet be the one, or its other side.
AS_MUCH = 0.1


def best_figure(question: Question, found: Found, finder: Finder) -> Candidate | None:
    """The best figure that is about the names asked for."""
    ranked = found.ranked.figures

    def is_about(candidate: Candidate) -> bool:
        return speaks_of_names(question, candidate, finder) and speaks_of_limits(question, candidate)

    # Another than the best is right only if it says more of the question, not just the name.
    best = next((c for c in ranked if c.coverage >= ranked[0].coverage and is_about(c)), None)
    if best is None:
        return None
    least, sentence = best.coverage - AS_MUCH, (best.figure.document, best.figure.sentence_start)

    def says_as_much(candidate: Candidate) -> bool:
        figure = candidate.figure
        return candidate.coverage >= least or (figure.document, figure.sentence_start) == sentence

    best = _counting(question, best, (c for c in ranked if says_as_much(c) and is_about(c))) or best
    best = _of_sort_asked(question, best, filter(is_about, ranked)) or best
    best = _just_that(question, best, filter(is_about, ranked)) or best
    best = _told_of_more(best, filter(is_about, ranked)) or best
    best = _of_no_place(question, best, filter(is_about, ranked), finder) or best
    best = _saying_it_itself(question, best, ranked, is_about) or best
    best = _reached(question, best, filter(is_about, ranked)) or best
    best = as_planned(question, best, filter(is_about, ranked))
    if not tells_other(question, best):
        return best
    # What came about may be told beside how things stand, or the reverse.
    same = (c for c in ranked if c.profile.head == best.profile.head and c.score >= best.score - OTHER_SIDE)
    return next((c for c in same if is_about(c) and not tells_other(question, c)), best)


def _counting(question: Question, best: Candidate, others: Iterable[Candidate]) -> Candidate | None:
    """A figure little behind the best one that counts just what the question wants counted, where the best
    counts something else: of how many companies disclosed, the standards disclosed are no answer."""
    heads = heads_counted(question) if question.counted else frozenset()
    counts = best.figure.kind is FigureKind.COUNT and best.profile.unit
    if not heads or not counts or heads & {*best.profile.unit, *best.profile.levels[0]}:
        return None
    least = best.score - LITTLE_BEHIND
    return next(
        (
            c
            for c in others
            if c.profile.head in heads and c.figure.kind is FigureKind.COUNT and c.score >= least
        ),
        None,
    )


def _of_sort_asked(question: Question, best: Candidate, others: Iterable[Candidate]) -> Candidate | None:
    """A figure little behind the best one that counts the sort of things asked for; None if the best does."""
    if not counts_other_sort(question, best):
        return None
    least = best.score - LITTLE_BEHIND
    return next((c for c in others if c.score >= least and not counts_other_sort(question, c)), None)


LITTLE_BEHIND = 0.5


def _just_that(question: Question, best: Candidate, others: Iterable[Candidate]) -> Candidate | None:
    """A figure little behind the best one that counts nothing more and nothing less than what is asked for,
    on the basis asked, where the best one counts something narrower, and so fewer: all ferries, not the
    "fast" ferries."""
    counted = set(question.counted)
    if question.basis is None or not counted < set(best.profile.unit) - NEW:
        return None
    return next(
        (
            c
            for c in others
            if set(c.profile.unit) == counted
            and c.figure.kind is best.figure.kind
            and c.figure.period is not None
            and c.figure.period.basis is question.basis
            and c.figure.value > best.figure.value
            and c.score >= best.score - LITTLE_BEHIND
            and c.coverage >= best.coverage - AS_MUCH
        ),
        None,
    )


def _told_of_more(best: Candidate, others: Iterable[Candidate]) -> Candidate | None:
    """A share a little behind the best one that says much more of the question: of "strongly lit", the share
    of what is strongly so rather than the rate of all."""
    if best.figure.kind is not FigureKind.PERCENTAGE:
        return None
    return next(
        (
            c
            for c in others
            if c.figure.kind is best.figure.kind
            and c.score >= best.score - SHARE_BEHIND
            and c.coverage >= best.coverage + SAYS_MORE
        ),
        None,
    )


SHARE_BEHIND, SAYS_MORE = 0.3, 0.12


def _of_no_place(
    question: Question, best: Candidate, others: Iterable[Candidate], finder: Finder
) -> Candidate | None:
    """A figure little behind the best one that counts the same of no place in particular, where the best one
    is of a place that the question does not name."""
    if not of_place_unasked(question, best, finder):
        return None
    if best.figure.kind is not FigureKind.COUNT:
        return None
    return next(
        (
            c
            for c in others
            if c.figure.kind is best.figure.kind
            and not c.figure.scope
            and c.profile.head == best.profile.head
            and c.score >= best.score - LITTLE_BEHIND
        ),
        None,
    )


# So far behind may the figure be that tells the other side of a quantity.
OTHER_SIDE = 1.0


def _saying_it_itself(
    question: Question, best: Candidate, ranked: Sequence[Candidate], is_about: Callable[[Candidate], bool]
) -> Candidate | None:
    """A figure of the same thing a little behind the best one whose own words say something telling of the
    question that the best one's clause does not: of those that "hardly get used" the weakly used, not all."""
    if best.figure.kind not in OWN_BEHIND:
        return None
    telling = _telling(question, ranked[:LOOKED_AT])
    ours = [c for c in question.concepts if c.weight >= 1.0 and says(c, best.profile.levels[0])]
    if not ours:
        return None
    own_words, clause = best.profile.levels[:2]
    place = (best.figure.document, best.figure.clause_start)
    least = best.score - OWN_BEHIND[best.figure.kind]
    for one in ranked:
        own = one.profile.levels[0]
        # In one clause ("tugs 12% and barges 10% respectively") each has its own words.
        together = (one.figure.document, one.figure.clause_start) == place
        near = own_words if together else own_words | clause
        # What is looked up fastest comes first: few get as far as the names.
        if (
            one.score >= least
            and _same_sort(question, best, one)
            and all(says(c, own) for c in ours)
            and any(says(c, own) and not says(c, near) for c in telling)
            and is_about(one)
        ):
            return one
    return None


# So far behind may it be. Ten more questions of the fresh sets are answered rightly by it, and none wrongly.
OWN_BEHIND = {FigureKind.PERCENTAGE: 0.7, FigureKind.COUNT: 0.4}
# So rare must a word be among the sentences of so many figures.
LOOKED_AT, RARE = 12, 1 / 3


def _telling(question: Question, ranked: Sequence[Candidate]) -> tuple[Concept, ...]:
    """The words of a question that few of the sentences found say, beside names and what is counted; of
    "general machine makers" what kind of makers they are tells."""
    told = {(c.figure.document, c.figure.sentence_start): c.profile.levels[2] for c in ranked}
    known = {*question.names, *question.counted[-1:], *NEW}
    return tuple(
        c
        for c in question.concepts
        if len(c.stems) == 1
        and not c.whole
        and c.weight >= 1.0
        and known.isdisjoint(c.stems)
        and sum(says(c, bag) > 0 for bag in told.values()) <= RARE * len(told)
    )


def _same_sort(question: Question, one: Candidate, two: Candidate) -> bool:
    """Whether two figures are shares, or the second counts what the question does, as the first; and the
    second may be of the time asked for."""
    alike = one.figure.kind is two.figure.kind and bool(one.figure.change) is bool(two.figure.change)
    if not alike or one.figure.id == two.figure.id or not _of_time(question, two):
        return False
    if one.figure.kind is not FigureKind.COUNT:
        return True
    counted = [c for c in question.concepts if len(c.stems) == 1 and c.stems[0] in question.counted]
    return one.profile.head == two.profile.head and all(says(c, two.profile.levels[0]) for c in counted)


# "To how many did it rise?" is told by the level reached, not by the rise.
LEVEL = re.compile(rf"(?:{INCREASE.pattern}|{DECREASE.pattern})(?: up)? to\b|\bto how (?:many|much)\b", re.I)


def _reached(question: Question, best: Candidate, others: Iterable[Candidate]) -> Candidate | None:
    """A level a little behind the best figure, where that is the change to it."""
    if not best.figure.change or not LEVEL.search(question.text):
        return None
    return next(
        (
            c
            for c in others
            if c.figure.kind is best.figure.kind
            and not c.figure.change
            and c.score >= best.score - OTHER_SIDE
            and c.coverage >= best.coverage - AS_MUCH
        ),
        None,
    )


def _of_time(question: Question, candidate: Candidate) -> bool:
    """Whether nothing tells that a figure is of another year or on another basis than asked."""
    period = candidate.figure.period
    if period is None:
        return True
    other_basis = question.basis_stated and period.basis not in (question.basis, None)
    return not other_basis and not (question.years and period.years and not question.years & period.years)
