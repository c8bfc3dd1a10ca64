"""Which of the figures found are of a kind that can answer: a question for a number is never answered by a
date or a place in an order, and one for a date by nothing else."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import replace

from stdqa.answering.sought import sorts
from stdqa.questions import Form, Question
from stdqa.questions.cues import Wants
from stdqa.retrieval import Candidate, Found
from stdqa.types import FigureKind

# These tell when or in which place, not how many.
ORDERING = frozenset({FigureKind.DATE, FigureKind.RANK})
DATE = frozenset({FigureKind.DATE})
FORMS = (Form.FIGURE, Form.SEVERAL, Form.COMPUTATION)
YEAR_ASKED = re.compile(r"\b(?:which|what|in) (?:calendar |fiscal |financial )?years?\b", re.I)
YEAR = re.compile(r"\b\d{4}\b")
# No year tells which month it was.
MONTH_ASKED = re.compile(
    r"\b(?:which|what) (?:calendar )?(?:months?|quarters?|weeks?|day of the week)\b", re.I
)
MONTH = re.compile(rf"\b(?:{'|'.join(name[:3] for name in month_name[1:])})|-\d\d-|\bquarter\b|\bweek", re.I)


def of_kind_asked(question: Question, found: Found) -> Found:
    """What was found, without the figures whose kind cannot answer."""
    of_month = MONTH_ASKED.search(question.text) is not None
    if question.wants is not Wants.FIGURE or not question.kinds or not (of_month or question.form in FORMS):
        return found
    figures = found.ranked.figures
    if question.kinds == DATE:
        kept = [c for c in figures if c.figure.kind is FigureKind.DATE]
        if YEAR_ASKED.search(question.text):
            kept = [c for c in kept if YEAR.search(c.figure.text)] or kept
        # Where no date is read, a year may yet have been read as a number.
        kept = kept or list(figures)
    elif question.kinds & ORDERING:
        kept = list(figures)
    else:
        kept = [c for c in figures if c.figure.kind not in ORDERING]
    if of_month:
        kept = [c for c in kept if MONTH.search(c.figure.text) and _of_year_asked(question, c)]
    return replace(found, ranked=replace(found.ranked, figures=tuple(kept)))


def _of_year_asked(question: Question, candidate: Candidate) -> bool:
    """Whether a date may be of a year that the question names."""
    named = {int(year) for year in YEAR.findall(candidate.figure.text)}
    return not question.years or not named or not named.isdisjoint(question.years)


def counts_other_sort(question: Question, candidate: Candidate) -> bool:
    """Whether a figure counts things of another sort than those asked for: schools, where the question is for
    pupils. Not where the sort of either is unknown, or where the figure's own words name what is asked for.
    """
    if (
        not question.counted
        or question.form is not Form.FIGURE
        or candidate.figure.kind is not FigureKind.COUNT
    ):
        return False
    *before, head = question.counted
    if set(before) & set(question.names) and sort_counted(head) == "counted_place":
        # "Hubei province" is one; it is not counted.
        return False
    counted = sort_counted(candidate.profile.head)
    # "The norms firms announced" asks for norms, though it looks like a kind of firms.
    if sort_counted(head) is None or counted is None or counted in map(sort_counted, question.counted):
        return False
    # "Ships' papers" count papers, but "papers of ships" may be put for either.
    beside = candidate.profile.levels[0] - set(candidate.profile.unit[:-1])
    ways = [way for concept in question.concepts if concept.stems[-1] == head for way in concept.ways]
    return head not in beside and not any(beside.issuperset(way) for way in ways)


def sort_counted(noun: str | None) -> str | None:
    """The sort of things that the stem of a noun names; None where nothing tells."""
    known = sorts()
    return next((sort for sort in COUNTED_SORTS if noun in known[sort]), None)


COUNTED_SORTS = tuple(f"counted_{sort}" for sort in ("person", "body", "place", "text", "object", "unit"))


# So far behind the best figure may that of the year asked for be, where one sentence tells both.
OTHER_YEAR_LEADS = 0.5


def led_by_year(question: Question, found: Found) -> Found:
    """What was found, led by the figure of a year asked for where the sentence of the best one gives that of
    another year beside it: "3,870 in 2025, compared with 3,745 in 2024"."""
    figures = found.ranked.figures
    if not question.years or not figures:
        return found
    best, years = figures[0], _years(figures[0])
    if not years or years & question.years:
        return found
    inside = (
        c
        for c in figures
        if c.figure.document == best.figure.document
        and c.figure.sentence_start == best.figure.sentence_start
        and c.figure.kind is best.figure.kind
        and c.score >= best.score - OTHER_YEAR_LEADS
        and _years(c) & question.years
    )
    first = next(inside, None)
    if first is None:
        return found
    rest = tuple(c for c in figures if c is not first)
    return replace(found, ranked=replace(found.ranked, figures=(first, *rest)))


def _years(candidate: Candidate) -> frozenset[int]:
    period = candidate.figure.period
    return frozenset(period.years) if period else frozenset()


def led_by_sentence(question: Question, found: Found) -> Found | None:
    """What was found, led by the first date in the best sentence, for a question that asks for one; None
    where there is none. Figures stand in any sentence; a date in the one that tells what happened is most
    likely its own.
    """
    if question.kinds != DATE or not found.ranked.sentences:
        return None
    best = found.ranked.sentences[0]
    figures = found.ranked.figures
    inside = next((c for c in figures if c.figure.kind is FigureKind.DATE and best.holds(c.figure)), None)
    if inside is None:
        return None
    rest = tuple(c for c in figures if c is not inside)
    return replace(found, ranked=replace(found.ranked, figures=(inside, *rest)))
