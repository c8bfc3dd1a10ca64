"""Figures of a draft that are there, for another thing: two in each other's place, or a neighbour's.

Either alone may pass, because the number is there; what it is told of is another figure's of the sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations, permutations

from stdqa.drafts.alignment import Fit
from stdqa.drafts.choosing import Chosen, Weights
from stdqa.drafts.judging import Judged
from stdqa.drafts.values import Agreement
from stdqa.types import ClaimVerdict, Why

# By so much must the words fit better crosswise for two numbers to be taken as exchanged, and by so much must
# those of a neighbour.
LEAD, NEIGHBOUR = 1.0, 0.0
# A neighbour must say more of the draft's own words, beside its number, and not only in its sentence.
OWN = ("unit", "label")


def swapped(judged: Sequence[Judged], chosen: Sequence[Chosen], weights: Weights) -> list[Judged]:
    """What was judged, with figures that stand in each other's place contradicted."""
    told = list(judged)
    for one, two in combinations(range(len(told)), 2):
        crossed = _crossed(told[one], chosen[one], told[two], chosen[two], weights)
        if crossed is not None:
            for place, fit in zip((one, two), crossed, strict=True):
                told[place] = replace(
                    told[place], verdict=ClaimVerdict.CONTRADICTED, why=Why.WRONG_FIGURE, fit=fit
                )
    for one, two in permutations(range(len(told)), 2):
        right = _other_half(told[one], chosen[one], told[two], chosen[two], weights)
        if right is not None:
            told[one] = replace(told[one], verdict=ClaimVerdict.CONTRADICTED, why=Why.WRONG_FIGURE, fit=right)
    taken = {one.fit.figure.id for one in told if one.fit is not None}
    return [_set_right(one, its, taken, weights) for one, its in zip(told, chosen, strict=True)]


def _set_right(one: Judged, its: Chosen, taken: Collection[str], weights: Weights) -> Judged:
    """What was judged of a figure, contradicted where the number is its neighbour's."""
    fit = _neighbour(one, its, taken, weights)
    if fit is None:
        return one
    return replace(one, verdict=ClaimVerdict.CONTRADICTED, why=Why.WRONG_FIGURE, fit=fit)


def _neighbour(one: Judged, its: Chosen, taken: Collection[str], weights: Weights) -> Fit | None:
    """The figure beside a supported one, in its sentence and of its kind, whose words are so much more the
    draft's that the number must be the wrong one of the two."""
    if (
        one.fit is None
        or one.verdict is not ClaimVerdict.SUPPORTED
        or one.fit.agreement is not Agreement.EXACT
    ):
        return None
    figure = one.fit.figure
    beside = (
        fit
        for _, fit in its.fits
        if fit.agreement is Agreement.NOT
        and fit.figure.kind is figure.kind
        and fit.figure.document == figure.document
        and fit.figure.sentence_start == figure.sentence_start
        and fit.figure.id not in taken
        and any(fit.signs[name] > one.fit.signs[name] for name in OWN)
    )
    best = max(beside, key=lambda fit: _words(fit, weights), default=None)
    if best is None or _words(best, weights) - _words(one.fit, weights) <= NEIGHBOUR:
        return None
    return best


def _crossed(one: Judged, ones: Chosen, two: Judged, twos: Chosen, worth: Weights) -> tuple[Fit, Fit] | None:
    """The fits of two supported figures the other way round, where their words fit better so."""
    if not (one.fit and two.fit and one.verdict is two.verdict is ClaimVerdict.SUPPORTED):
        return None
    a, b = one.fit.figure, two.fit.figure
    if a.kind is not b.kind or a.value == b.value or a.passage != b.passage:
        return None
    across, back = _fit(ones, b.id), _fit(twos, a.id)
    if across is None or back is None:
        return None
    straight = _words(one.fit, worth) + _words(two.fit, worth)
    crosswise = _words(across, worth) + _words(back, worth) - straight
    return (across, back) if crosswise > LEAD else None


def _other_half(one: Judged, ones: Chosen, two: Judged, twos: Chosen, worth: Weights) -> Fit | None:
    """The figure that a figure of a draft should be, where another one of the draft has its number, and has
    been told to be wrong because the sources give it the number that this one has."""
    if two.verdict is not ClaimVerdict.CONTRADICTED or two.fit is None or one.fit is two.fit:
        return None
    theirs = two.fit.figure
    own = _fit(ones, theirs.id)
    right = next((fit for _, fit in twos.fits if _is_beside(fit, two.fit)), None)
    mine = _fit(ones, right.figure.id) if right else None
    if own is None or own.agreement is not Agreement.EXACT or mine is None or right is None:
        return None
    if one.verdict is ClaimVerdict.NOT_FOUND:
        return mine if _words(mine, worth) > _words(own, worth) else None
    if one.verdict is not ClaimVerdict.SUPPORTED or one.fit is None or one.fit.figure.id != theirs.id:
        return None
    straight = _words(own, worth) + _words(right, worth)
    return mine if _words(mine, worth) + _words(two.fit, worth) > straight else None


def _is_beside(fit: Fit, other: Fit) -> bool:
    """Whether a number that agrees is of the same sort of things as another."""
    own, figure = fit.figure, other.figure
    return (
        fit.agreement is Agreement.EXACT
        and own.kind is figure.kind
        and own.value != figure.value
        and fit.candidate.profile.head == other.candidate.profile.head
    )


def _fit(chosen: Chosen, figure: str) -> Fit | None:
    return next((fit for _, fit in chosen.fits if fit.figure.id == figure), None)


def _words(fit: Fit, weights: Weights) -> float:
    """What a fit is worth without its number."""
    return sum(
        worth * fit.signs[name]
        for name, worth in weights.signs.items()
        if not name.startswith(("exact", "rounded", "value_"))
    )
