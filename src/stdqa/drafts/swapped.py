"""Two figures of a draft that stand in each other's place: each number is there, for the other thing.

Either alone may pass, because the number is there; together they are told apart by what they count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from stdqa.drafts.alignment import Fit
from stdqa.drafts.choosing import Chosen, Weights
from stdqa.drafts.judging import Judged
from stdqa.types import ClaimVerdict, Why

# By so much must the words fit better crosswise for two numbers to be taken as exchanged.
LEAD = 1.0


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
    return told


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


def _fit(chosen: Chosen, figure: str) -> Fit | None:
    return next((fit for _, fit in chosen.fits if fit.figure.id == figure), None)


def _words(fit: Fit, weights: Weights) -> float:
    """What a fit is worth without its number."""
    return sum(
        worth * fit.signs[name]
        for name, worth in weights.signs.items()
        if not name.startswith(("exact", "rounded", "value_"))
    )
