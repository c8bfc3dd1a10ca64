"""Whether one number is another, rounded as it says: "more than 23,000" of 23,162, "nearly 12,000" of 11,964.

Only values, the precision they are printed with and the words beside them are looked at; whether two
figures are of the same thing is told in :mod:`stdqa.figures.quantities`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from stdqa.types import Figure


class Direction(StrEnum):
    """On which side of a number said the exact one lies."""

    EXACT = "exact"
    ABOVE = "above"
    NEARLY = "nearly"
    BELOW = "below"
    ABOUT = "about"


_DIRECTIONS = (
    (
        Direction.NEARLY,
        re.compile(r"nearly|almost|close to|just under|just below"),
    ),
    (
        Direction.BELOW,
        re.compile(
            r"less than|fewer than|lower than|no more than|not more than|below|under|at most|up to|"
            r"or less|or fewer"
        ),
    ),
    (
        Direction.ABOVE,
        re.compile(
            r"more than|greater than|higher than|(?:(?:well |just |slightly |far )?(?:over|above))|"
            r"(?:no|not) (?:less|fewer) than|at least|exceed\w*|surpass\w*|(?:has |have )?passed|topp\w+|"
            r"or more|and more|plus|\+|-odd|upwards? of|beyond|in excess of"
        ),
    ),
    (
        Direction.ABOUT,
        re.compile(r"approximately|about|around|roughly|some|circa|an estimated|or so"),
    ),
)
# A number is told as rounded without saying so only where it ends in this many zeros.
PLAIN_ZEROS = 2
# From here on the decimals of a value come from its scale ("19.64 million"), not from its precision.
SCALED = 1000


@lru_cache(maxsize=1024)
def direction(qualifier: str | None) -> Direction:
    """Which way the words beside a number point."""
    said = " ".join(qualifier.lower().split()) if qualifier else ""
    return next((name for name, words in _DIRECTIONS if words.fullmatch(said)), Direction.EXACT)


def step(value: Decimal) -> Decimal:
    """The precision that a number is printed with: 1,000 for 23,000, 0.1 for 82.2, 10,000 for 19.64 million.

    Zeros at the end of a whole number count as not known; those after a point as known.
    """
    return _step(str(value))


# By its digits: 82 and 82.0 are equal, but not printed with the same precision.
@lru_cache(maxsize=4096)
def _step(digits: str) -> Decimal:
    value = Decimal(digits)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0 and (abs(value) < SCALED or value % 1):
        return Decimal(1).scaleb(exponent)
    whole = int(value)
    zeros = len(str(whole)) - len(str(whole).rstrip("0")) if whole else 0
    return Decimal(1).scaleb(zeros)


def rounds(said: Decimal, qualifier: str | None, exact: Decimal, precision: Decimal | None = None) -> bool:
    """Whether a number said, with the words beside it, is a right rounding of an exact one.

    "More than" rounds down, "nearly" rounds up from the nearer half, "about" to the nearest; a number
    without such words to the nearest too, if it is printed less exactly.

    :param precision: how exactly the number is printed, where its value does not tell.
    """
    unit = step(said) if precision is None else precision
    if said == exact:
        return True
    if step(exact) > unit:
        return False
    way = direction(qualifier)
    if way is Direction.ABOVE:
        return said < exact < said + unit
    if way is Direction.NEARLY:
        return said - unit / 2 <= exact < said
    if way is Direction.BELOW:
        return said - unit < exact < said
    if way is Direction.ABOUT or _plainly_rounded(said, exact):
        return abs(said - exact) * 2 <= unit
    return False


def is_rounding(rounded: Figure, exact: Figure) -> bool:
    """Whether a figure tells another one's value rounded, and the other tells it exactly."""
    said, value = rounded.value, exact.value
    if (
        said == value
        or abs(said - value) * 2 > abs(value)
        or direction(exact.qualifier) is not Direction.EXACT
    ):
        return False
    return rounds(rounded.value, rounded.qualifier, exact.value)


def contradict(one: Figure, two: Figure) -> bool:
    """Whether no value fits both figures as they are said: 23,162 and "more than 24,000"."""
    if is_rounding(one, two) or is_rounding(two, one):
        return False
    (a, b), (c, d) = _fitting(one), _fitting(two)
    return (b is not None and c is not None and b < c) or (d is not None and a is not None and d < a)


def _fitting(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest value that a figure may stand for; None where it sets no bound."""
    value, unit = figure.value, step(figure.value)
    match direction(figure.qualifier):
        case Direction.ABOVE:
            return value, None
        case Direction.BELOW:
            return None, value
        case Direction.NEARLY:
            return value - unit, value
        case Direction.ABOUT:
            return value - unit, value + unit
        case Direction.EXACT:
            return value, value


def _plainly_rounded(said: Decimal, exact: Decimal) -> bool:
    """Whether a number without any words beside it looks rounded: it ends in zeros, or has fewer decimals."""
    return step(exact) < step(said) and (step(said) >= 10**PLAIN_ZEROS or step(exact) < 1)
