"""Whether two numbers say the same, whatever they are numbers of, and in what way they do not.

A share may be said as a percentage or as a ratio ("half", "one in five"); a number may be rounded as the
words beside it say (:mod:`stdqa.figures.rounding`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from stdqa.drafts.scales import converted, in_other_units
from stdqa.figures.rounding import Direction, direction, rounds
from stdqa.types import Figure, FigureKind

SHARES = frozenset((FigureKind.PERCENTAGE, FigureKind.RATIO))
# A number with a unit of measure may be read as a plain count, and the reverse.
AMOUNTS = frozenset((FigureKind.COUNT, FigureKind.QUANTITY, FigureKind.DURATION))
# A part in words is exact only as far as words go: "two in five" of 38.5%.
WORDED = Decimal("2.5")
POINT = re.compile(r"\s*(?:percentage[\s-]points?|points?|pp\b)", re.I)
SCALES = tuple(Decimal(10) ** power for power in (2, 3, 4, 6, 8, 9))


class Agreement(StrEnum):
    """How two numbers agree."""

    EXACT = "exact"
    ROUNDED = "rounded"
    NOT = "not"


def agreement(said: Figure, source: Figure) -> Agreement:
    """Whether a number said is that of a source, exactly or rightly rounded."""
    if not _comparable(said.kind, source.kind):
        return Agreement.NOT
    if said.kind is source.kind is FigureKind.DATE:
        return Agreement.EXACT if _one_day(said.value, source.value) else Agreement.NOT
    if in_other_units(said, source):
        return Agreement.ROUNDED if converted(said, source) else Agreement.NOT
    mine, other = share_of(said), share_of(source)
    if mine == other:
        return Agreement.NOT if _denies(said, source) else Agreement.EXACT
    if rounds(mine, said.qualifier, other) and _is_said_rounded(said, mine, other):
        return Agreement.ROUNDED
    if said.kind is FigureKind.RATIO and source.kind in SHARES and not _bounds(said):
        return Agreement.ROUNDED if abs(mine - other) <= WORDED else Agreement.NOT
    return Agreement.NOT


def _one_day(one: Decimal, two: Decimal) -> bool:
    """Whether two dates may be one day; of one without a year only the day of the month is known."""
    if min(one, two) <= LAST_DAY:
        return one % 100 == two % 100
    return one == two


LAST_DAY = 31


def _is_said_rounded(said: Figure, mine: Decimal, other: Decimal) -> bool:
    """Whether a number lets a reader know that it is rounded, and is no farther off than he expects.

    "3.2 million" and "some 2,900" do; a bare "2,900" does not.
    """
    way = direction(said.qualifier)
    if way in (Direction.ABOVE, Direction.BELOW):
        return True
    if way is Direction.EXACT and not SCALE.search(said.text):
        return False
    return abs(mine - other) <= abs(other) * (NEAR if way is not Direction.EXACT else CLOSE)


SCALE = re.compile(r"thousand|million|billion|trillion|\b(?:mn|bn|mln|bln)\b", re.I)
# As shares of the exact number: what "about" may be off, and a number that says so by its form alone.
NEAR, CLOSE = Decimal("0.1"), Decimal("0.05")


def _denies(said: Figure, source: Figure) -> bool:
    """Whether a bound said excludes the number itself ("more than 64" of 64, "fewer than 12" of twelve), or
    lies on the other side of it than the source's ("more than 500" of nearly 500)."""
    ways = direction(said.qualifier), direction(source.qualifier)
    if Direction.ABOVE in ways and not {Direction.BELOW, Direction.NEARLY}.isdisjoint(ways):
        return True
    strict = ways[0] in (Direction.ABOVE, Direction.BELOW, Direction.NEARLY)
    inclusive = re.search(r"least|most|no |not |or |plus|\+|up to", said.qualifier or "") is not None
    return strict and not inclusive and ways[1] is Direction.EXACT


def _bounds(figure: Figure) -> bool:
    return direction(figure.qualifier) in (Direction.ABOVE, Direction.BELOW, Direction.NEARLY)


def _comparable(one: FigureKind, two: FigureKind) -> bool:
    return one is two or {one, two} <= SHARES or {one, two} <= AMOUNTS


def share_of(figure: Figure) -> Decimal:
    """The value of a figure; of a ratio below one as a percentage, so that it meets other shares."""
    if figure.kind is FigureKind.RATIO and abs(figure.value) <= 1:
        return figure.value * 100
    return figure.value


def digits(value: Decimal) -> int:
    """How many digits of a number tell: 3 of 126,000."""
    return len(f"{abs(value):f}".replace(".", "").strip("0"))


def transposed(said: Figure, source: Figure) -> bool:
    """Whether a number has the digits of another in another order."""
    one, two = f"{said.value:f}", f"{source.value:f}"
    return one != two and len(one) == len(two) > 1 and sorted(one) == sorted(two)


def near(said: Figure, source: Figure) -> bool:
    """Whether two numbers of one kind are less than a twentieth apart, and neither is small; or one number
    of two units."""
    mine, other = share_of(said), share_of(source)
    if mine == other and in_other_units(said, source):
        return True
    return said.kind is source.kind and abs(other) > SMALL and abs(mine - other) * 20 <= abs(other)


# Small numbers are near each other by chance.
SMALL = 20


def rescaled(said: Figure, source: Figure) -> bool:
    """Whether a number is another with a wrong scale: million for billion."""
    if not said.value or not source.value:
        return False
    larger, smaller = max(said.value, source.value), min(said.value, source.value)
    return smaller > 0 and larger / smaller in SCALES


def misrounded(said: Figure, source: Figure) -> bool:
    """Whether a number is near another and says that it is rounded, but is rounded the wrong way."""
    mine, other = share_of(said), share_of(source)
    close = other != 0 and abs(mine - other) * 20 <= abs(other)
    return close and (said.qualifier is not None or digits(mine) < digits(other))


def in_points(figure: Figure, text: str) -> bool:
    """Whether a percentage is told in percentage points."""
    return POINT.match(text, figure.end) is not None or POINT.search(figure.text) is not None
