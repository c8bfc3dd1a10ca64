"""Questions for several figures, answered one by one and chosen together.

Each of the questions that one is made of (:mod:`stdqa.questions.singly`) is searched, ranked and read as if
it were asked alone; of the best figures for each, those are taken that also fit each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from stdqa.answering.about import speaks_of_limits, speaks_of_names, speaks_of_years
from stdqa.answering.abstaining import ANY_NUMBER, declined
from stdqa.answering.doubts import doubt
from stdqa.answering.joint import Choice, combined, without_those_of
from stdqa.answering.labels import Labels, fit
from stdqa.answering.reply import Limits
from stdqa.answering.several import beside_each_other, said_of_one
from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.questions.operations import asks_again
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.types import Answer, Figure, FigureKind, Reason

# So many figures are looked at for each, and none so far behind the best.
TRIED, BEHIND = 8, 0.8
# Among so many must one say what narrows the question.
LOOKED_AT = 10
# So much of a thing's own words must be said of its figure where only names tell the things apart.
NAMED = 0.3
# What it is worth beside the ranking's score that a thing's own words are said of a figure.
FIT = 1.0
# What it is worth that just what is to be counted stands at the number: "standards" are no "standard bases".
HEAD = 0.2


def answer_singly(question: Question, found: Found, finder: Finder, limits: Limits) -> Answer | None:
    """A figure for each of the questions that one is made of; None where one of them has none, or where the
    documents say all of them in one."""
    request = question.request
    if request is not None and not asks_again(question.text) and said_of_one(question, found, request):
        return None
    if not any(speaks_of_limits(question, c) for c in found.ranked.figures[:LOOKED_AT]):
        return None
    least = NAMED if question.named else 0.0
    each = [
        choices_for(one, finder.find(one), finder, limits, _own(one, question.singly), least)
        for one in question.singly
    ]
    # Things listed are told alike, by figures of one kind, where they can be.
    one_time = len({(one.basis, one.years) for one in question.singly}) == 1
    chosen = (combined(each) if one_time else None) or combined(each, alike=False)
    if not chosen or (question.named and not _alike(chosen)):
        return None
    return beside_each_other(question, found, finder, chosen)


def _alike(chosen: Sequence[Candidate]) -> bool:
    """Whether the figures of things told apart by their names alone count the same, or are no counts."""
    counts = [c for c in chosen if c.figure.kind is FigureKind.COUNT]
    return len({c.profile.head for c in counts}) <= 1 or len({c.figure.sentence_start for c in counts}) == 1


def _own(question: Question, singly: Sequence[Question]) -> list[Concept]:
    """What only one of the questions speaks of."""
    others = [c for other in singly if other is not question for c in other.concepts]
    return without_those_of(question.concepts, others)


def choices_for(
    question: Question,
    found: Found,
    finder: Finder,
    limits: Limits,
    own: Sequence[Concept] = (),
    least: float = 0.0,
) -> list[Choice]:
    """The figures that may answer one question for one figure, best first.

    :param found: what was found for it.
    :param own: what only this one of several questions speaks of.
    :param least: how much of that must be said of a figure.
    """
    if question.strangers or declined(question, found, finder, limits) is Reason.OFF_TOPIC:
        return []
    figures = found.ranked.figures
    labels = Labels(figures, finder)
    choices = []
    for candidate in figures:
        if candidate.score < figures[0].score - BEHIND:
            break
        if not _may_answer(question, candidate, found, finder):
            continue
        fits = fit(own, candidate, labels) if own else 0.0
        if fits >= least:
            head = HEAD * _counts_just(question, candidate)
            choices.append(Choice(candidate, fits, candidate.score + FIT * fits + head))
    return sorted(choices, key=lambda choice: -choice.score)[:TRIED]


def _counts_just(question: Question, candidate: Candidate) -> bool:
    """Whether a figure counts just what a question wants counted, by the last word of either."""
    head = question.counted[-1:]
    ways = {way for c in question.concepts if c.stems == head for way in c.ways}
    return bool(head) and (candidate.profile.head,) in {head, *ways}


def _may_answer(question: Question, candidate: Candidate, found: Found, finder: Finder) -> bool:
    """Whether a figure may be what is asked for: of the kind, the names, the limits and the time."""
    figure = candidate.figure
    if figure.kind not in _kinds(question):
        return False
    if question.years and not speaks_of_years(question, found, candidate, finder):
        return False
    return (
        not _of_other_basis(question, figure)
        and speaks_of_names(question, candidate, finder)
        and speaks_of_limits(question, candidate)
        and doubt(question, candidate, found, finder) is None
    )


def _of_other_basis(question: Question, figure: Figure) -> bool:
    """Whether a figure is told on the other basis than the one that the question states."""
    period = figure.period
    if not question.basis_stated or period is None or period.inherited:
        return False
    return period.basis is not None and period.basis is not question.basis


def _kinds(question: Question) -> frozenset[FigureKind]:
    """The kinds of figure that may answer; ranks and dates only where they are asked for."""
    if not question.kinds:
        return ANY
    # "How many seconds" may be a duration.
    return question.kinds | MEASURED if question.kinds & ANY_NUMBER else question.kinds


ANY = frozenset(FigureKind) - {FigureKind.RANK, FigureKind.DATE}
MEASURED = frozenset({FigureKind.DURATION, FigureKind.QUANTITY, FigureKind.MONEY})
