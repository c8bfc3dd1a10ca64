"""Which figure of the sources a figure of a draft is to be held against, if there is one.

The signs of each are weighed and added up; "none of them" has a score of its own. The weights are those of
a conditional logit (McFadden 1974), fitted by ``training/fit_drafts.py`` on drafts written for the purpose.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Self

from stdqa.drafts.alignment import Fit, Signs
from stdqa.drafts.values import Agreement, digits
from stdqa.types import FigureKind

TELLING_KINDS = frozenset((FigureKind.MONEY, FigureKind.PERCENTAGE))
# So far behind "none of them" may such a figure be, and so much does it cost to be taken by another.
KNOWN_AGAIN, TAKEN = -2.5, 1.5
# A number of so many telling digits is hardly met by chance; one of a few less where it stands but once.
LONG, RATHER_LONG = 4, 3


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign is worth, and what it takes for a figure to be better than none."""

    signs: Mapping[str, float]
    none: float

    @classmethod
    @lru_cache
    def shipped(cls, tokens: bool = True) -> Self:
        """The weights that come with the package.

        :param tokens: whether the encoder compares tokens; without that, other signs must weigh more.
        """
        held = tomllib.loads((files("stdqa") / "data" / "drafts.toml").read_text(encoding="utf-8"))
        return cls(**held["with_tokens" if tokens else "without_tokens"])

    def score(self, signs: Signs) -> float:
        """What signs come to."""
        return sum(worth * signs[name] for name, worth in self.signs.items())


@dataclass(frozen=True, slots=True)
class Chosen:
    """The fits of a figure of a draft, best first, each with its lead over "none of them"."""

    fits: tuple[tuple[float, Fit], ...]

    @property
    def best(self) -> Fit | None:
        """The figure that it is held against; None where none fits.

        A share or a sum of money that stands nowhere else, or a long number of just the things that the
        draft counts, needs fewer words to be known again.
        """
        if not self.fits:
            return None
        same = next((one for one in self.fits if self._counts_the_same(one[1])), None)
        if same is not None and same[0] >= KNOWN_AGAIN:
            return same[1]
        lead, fit = self.fits[0]
        known = fit.agreement is Agreement.EXACT and self._alone(fit)
        return fit if lead >= (KNOWN_AGAIN if known else 0.0) else None

    def _alone(self, fit: Fit) -> bool:
        """Whether a figure is of a telling kind, and no other one found has its value."""
        return fit.figure.kind in TELLING_KINDS and all(
            other.figure.value != fit.figure.value or other is fit for _, other in self.fits
        )

    def _counts_the_same(self, fit: Fit) -> bool:
        """Whether a number that agrees, and is not met by chance, counts just what the draft counts, then and
        there; of a long number the time may be another, which is then what the draft gets wrong."""
        signs, telling = fit.signs, digits(fit.figure.value)
        other = ["scope_other", "names_missing", "answer_other_year"]
        if telling < LONG:
            other.append("basis_other")
        return (
            fit.agreement is Agreement.EXACT
            and (telling >= LONG or (telling >= RATHER_LONG and self._only(fit)))
            and signs["unit"] >= 1
            and signs["head"] >= 1
            and not any(signs[name] for name in other)
        )

    def _only(self, fit: Fit) -> bool:
        """Whether no other figure found has its value, but for those that count the same."""
        return all(
            other.figure.value != fit.figure.value
            or other.candidate.profile.head == fit.candidate.profile.head
            for _, other in self.fits
        )

    def without(self, taken: frozenset[str]) -> Chosen:
        """The fits, behind the others those that other figures of the draft take, whose numbers they have."""
        fits = (
            (lead - (TAKEN if fit.figure.id in taken and fit.agreement is Agreement.NOT else 0.0), fit)
            for lead, fit in self.fits
        )
        return Chosen(_ordered(fits))

    @property
    def nearest(self) -> Fit | None:
        """The figure that fits best, whether or not it fits enough."""
        return self.fits[0][1] if self.fits else None


def choose(fits: Sequence[Fit], weights: Weights) -> Chosen:
    """Weigh the fits of a figure of a draft."""
    return Chosen(_ordered((weights.score(fit.signs) - weights.none, fit) for fit in fits))


def settled(chosen: Sequence[Chosen]) -> list[Chosen]:
    """What the figures of a draft choose together: a figure of the sources that one of them states is hardly
    the one that another gets wrong."""
    stated = [
        its.best.figure.id if its.best and its.best.agreement is Agreement.EXACT else None for its in chosen
    ]
    return [
        its.without(frozenset(one for place, one in enumerate(stated) if one and place != own))
        for own, its in enumerate(chosen)
    ]


def _ordered(leads: Iterable[tuple[float, Fit]]) -> tuple[tuple[float, Fit], ...]:
    return tuple(sorted(leads, key=lambda one: (-one[0], one[1].figure.document, one[1].figure.start)))
