"""What is said of a figure of a draft: supported, contradicted or not found, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdqa.drafts.alignment import Fit, basis_of, years_of
from stdqa.drafts.choosing import Chosen
from stdqa.drafts.draft import Draft, Stated
from stdqa.drafts.scales import in_other_units, rate
from stdqa.drafts.values import Agreement, in_points, misrounded, rescaled, transposed
from stdqa.drafts.ways import denied, told_way
from stdqa.figures import numerals
from stdqa.figures.rounding import is_rounding
from stdqa.text import content_stems
from stdqa.types import ClaimVerdict, Figure, FigureKind, Period, Why


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure of a draft with what is said of it, and the figure of the sources that says so."""

    stated: Stated
    verdict: ClaimVerdict
    why: Why | None = None
    fit: Fit | None = None


def judge(stated: Stated, chosen: Chosen, draft: Draft) -> Judged:
    """Say what the sources say of a figure of a draft."""
    best = _of_its_time(stated.figure, chosen, draft)
    if best is None:
        why, nearest = _why_not_found(stated, chosen)
        return Judged(stated, ClaimVerdict.NOT_FOUND, why, nearest)
    if best.agreement is Agreement.NOT and (exact := _told_exactly(best, chosen)):
        best = exact
    if best.agreement is Agreement.NOT:
        return Judged(stated, ClaimVerdict.CONTRADICTED, _why_other(stated, best, chosen), best)
    other = _of_another_thing(stated, best, chosen, draft.document.text)
    if other is not None:
        return Judged(stated, ClaimVerdict.CONTRADICTED, Why.WRONG_UNIT, other)
    wrong = _wrong_all_the_same(stated.figure, best, draft)
    if wrong is None:
        return Judged(stated, ClaimVerdict.SUPPORTED, None, best)
    right = _right_for_time(stated.figure, best, chosen) if wrong is Why.WRONG_PERIOD else best
    return Judged(stated, ClaimVerdict.CONTRADICTED, wrong, right)


def _told_exactly(best: Fit, chosen: Chosen) -> Fit | None:
    """The figure that agrees and of which the best one, which does not, is a rounding: "over 540,000", where
    546,160 are told elsewhere of the same thing at the same time."""
    return next(
        (
            fit
            for _, fit in chosen.fits
            if fit.agreement is not Agreement.NOT
            and fit.candidate.profile.head == best.candidate.profile.head
            and basis_of(fit.figure.period) is basis_of(best.figure.period)
            and is_rounding(best.figure, fit.figure)
        ),
        None,
    )


def _of_its_time(said: Figure, chosen: Chosen, draft: Draft) -> Fit | None:
    """The best fit, without those that say nothing of it: another number for another time, or a level where
    the draft tells a change."""
    reported = draft.document.metadata.period
    return Chosen(tuple(one for one in chosen.fits if not _beside_the_point(said, one[1], reported))).best


def _beside_the_point(said: Figure, fit: Fit, reported: str | None) -> bool:
    source = fit.figure
    if fit.agreement is Agreement.NOT:
        # A place in an order is only another's where one thing is ranked.
        ranked = said.kind is FigureKind.RANK and bool(fit.signs["names_missing"] or fit.signs["scope_other"])
        return (
            ranked
            or _other_time(said.period, source.period)
            or _before_the_report(said.period, source.period, reported)
        )
    changes = said.change is not None and said.kind is FigureKind.PERCENTAGE
    return changes and source.change is None and told_way(*_sentence(fit)) is None


def _sentence(fit: Fit) -> tuple[str, Figure, int]:
    """The sentence of a figure of the sources, the figure, and where its sentence begins."""
    figure, passage = fit.figure, fit.candidate.hit.passage
    begin, end = figure.sentence_start - passage.start, figure.sentence_end - passage.start
    return passage.text[begin:end], figure, figure.sentence_start


def _of_another_thing(stated: Stated, fit: Fit, chosen: Chosen, text: str) -> Fit | None:
    """The figure beside one that agrees which counts what the draft says, where the one that agrees counts
    something else: "238 provinces" of "238 cities of 30 provinces"."""
    head, unit = stated.profile.head, stated.figure.unit or ""
    told = bool(unit) and text[stated.figure.end :].lstrip().startswith(unit)
    counts = fit.figure.kind is FigureKind.COUNT and bool(fit.candidate.profile.unit)
    if not told or not counts or fit.signs["unit"] > 0:
        return None
    beside = (
        other
        for _, other in chosen.fits
        if other.figure.document == fit.figure.document
        and other.figure.sentence_start == fit.figure.sentence_start
        and other.candidate.profile.head == head
        and other.agreement is Agreement.NOT
    )
    return next(beside, None)


def _wrong_all_the_same(said: Figure, fit: Fit, draft: Draft) -> Why | None:
    """What is wrong with a number that agrees: it is of another time, goes the other way, or is told in
    percent where the source tells percentage points."""
    source, text = fit.figure, draft.document.text
    if fit.signs["scope_other"] and _of_another_place(said, fit, draft):
        return Why.WRONG_SCOPE
    if fit.candidate.rival or _of_other_places(said, fit):
        return Why.WRONG_UNIT
    if _other_time(said.period, source.period) and not _stands(fit):
        return Why.WRONG_PERIOD
    passage = fit.candidate.hit.passage
    rates = (
        rate(text, said.end, said.unit),
        rate(passage.text, source.end - passage.start, source.unit),
    )
    if all(rates) and rates[0] != rates[1]:
        return Why.WRONG_UNIT
    if FigureKind.PERCENTAGE is said.kind is source.kind:
        points = in_points(source, " " * passage.start + passage.text)
        if points is not in_points(said, text):
            return Why.PERCENT_OR_POINT
    mine = told_way(draft.sentence(said), said, said.sentence_start)
    other = told_way(*_sentence(fit))
    if mine and other and mine is not other:
        return Why.WRONG_DIRECTION
    denials = denied(draft.sentence(said), said, said.sentence_start), denied(*_sentence(fit))
    return Why.WRONG_DIRECTION if denials[0] is not denials[1] else None


def _of_another_place(said: Figure, fit: Fit, draft: Draft) -> bool:
    """Whether a draft gives a figure to a place, named right before it, of which the source does not speak
    there, and does not name that to which the source gives it."""
    scope, source = set(content_stems(said.scope or "")), set(content_stems(fit.figure.scope or ""))
    text = draft.document.text
    before = content_stems(text, said.clause_start, said.start)
    _, _, sentence, frame, led, _ = fit.candidate.profile.levels
    return (
        scope <= set(before)
        and not numerals(text, said.clause_start, said.start)
        and scope.isdisjoint(sentence | frame | led)
        and source.isdisjoint(content_stems(draft.sentence(said)))
    )


# Kinds of places that are never each other; what lies between them ("region", "area") may be either.
PLACES = tuple(
    frozenset(content_stems(words))
    for words in ("country nation", "province", "city town village municipality", "county district")
)


def _of_other_places(said: Figure, fit: Fit) -> bool:
    """Whether cities are counted where the source counts provinces, or the like."""
    mine, other = (set(content_stems(unit or "")) for unit in (said.unit, fit.figure.unit))
    kinds = [{place for place, kind in enumerate(PLACES) if kind & unit} for unit in (mine, other)]
    return all(kinds) and kinds[0].isdisjoint(kinds[1])


def _other_time(said: Period | None, source: Period | None) -> bool:
    """Whether two times cannot be the same: other bases, or other years, both told with the figure."""
    bases = basis_of(said), basis_of(source)
    if all(bases) and bases[0] is not bases[1]:
        return True
    if said is None or source is None or said.inherited or source.inherited:
        return False
    return bool(years_of(said) and years_of(source)) and not years_of(said) & years_of(source)


def _before_the_report(said: Period | None, source: Period | None, reported: str | None) -> bool:
    """Whether a draft dates a figure to other years than the one that is reported on, and the source does
    not date its own: what a report leaves undated is of its own year."""
    if said is None or said.inherited or not said.years or reported is None or years_of(source):
        return False
    return reported not in map(str, said.years)


# "Bases have been built" tells what there is, though what a year brought is told around it.
STANDS = re.compile(r"\b(?:(?:has|have) (?:\w+ly )?been|there (?:is|are))\b", re.I)


def _stands(fit: Fit) -> bool:
    """Whether a figure of the sources is told as standing, and takes its year only from what is before it."""
    period = fit.figure.period
    return period is not None and period.inherited and STANDS.search(_sentence(fit)[0]) is not None


def _right_for_time(said: Figure, fit: Fit, chosen: Chosen) -> Fit:
    """The figure of the same thing for the time that the draft tells; where there is none, the one found."""
    unit = fit.candidate.profile.unit
    for _, other in chosen.fits:
        same = other.candidate.profile.unit[-1:] == unit[-1:] and other.figure.kind is fit.figure.kind
        if (
            same
            and other.agreement is Agreement.NOT
            and not _other_time(said.period, other.figure.period)
            and other.signs["label"] >= fit.signs["label"]
        ):
            return other
    return fit


def _why_other(stated: Stated, best: Fit, chosen: Chosen) -> Why:
    """Why a number is not the one that the sources give."""
    said, source = stated.figure, best.figure
    if said.value == source.value and in_other_units(said, source):
        return Why.WRONG_UNIT
    if transposed(said, source):
        return Why.DIGITS_SWAPPED
    same = next((fit for _, fit in chosen.fits if fit.agreement is Agreement.EXACT), None)
    if same is not None and same.signs["label"] > 0:
        if (
            basis_of(same.figure.period) is not basis_of(source.period)
            and same.signs["head"] == best.signs["head"]
        ):
            return Why.WRONG_PERIOD
        if same.signs["scope_other"] and not best.signs["scope_other"]:
            return Why.WRONG_SCOPE
        if same.candidate.profile.unit != best.candidate.profile.unit and not same.signs["head"]:
            return Why.WRONG_UNIT
    if rescaled(said, source) or said.kind is not source.kind:
        return Why.WRONG_UNIT
    return Why.ROUNDING if misrounded(said, source) else Why.WRONG_FIGURE


# So much of what a figure counts must a source say for its time or place to be the reason.
SAME_THING = 0.6


def _why_not_found(stated: Stated, chosen: Chosen) -> tuple[Why, Fit | None]:
    """Why nothing was found, and what is nearest where it is of the same thing at another time or place."""
    nearest = chosen.nearest
    if nearest is None or nearest.signs["label"] < SAME_THING:
        return Why.NOT_STATED, None
    if nearest.signs["answer_other_year"] or nearest.signs["basis_other"]:
        return Why.OTHER_PERIOD, nearest
    if nearest.signs["names_missing"] or nearest.signs["scope_other"]:
        return Why.OTHER_SCOPE, nearest
    return Why.NOT_STATED, None
