"""A whole with its parts, and what their sum tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from stdqa.figures.rounding import Direction, direction, step
from stdqa.types import Figure, FigureKind

# What can be added up: amounts of one unit.
ADDED = (FigureKind.COUNT, FigureKind.MONEY, FigureKind.QUANTITY)
HUNDRED = Decimal(100)


class SumVerdict(StrEnum):
    """What the sum of some parts tells of their whole."""

    ADDS_UP = "adds_up"
    INCOMPLETE = "incomplete"
    OTHER_WHOLE = "other_whole"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts told beside a whole.

    ``whole`` is None where the parts are shares, which should make 100. ``fits`` is the figure, if there
    is one, that the parts make instead of the whole.
    """

    whole: Figure | None
    parts: tuple[Figure, ...]
    verdict: SumVerdict
    fits: Figure | None = None

    @property
    def total(self) -> Decimal:
        """What the parts make."""
        return total(self.parts)

    @property
    def expected(self) -> Decimal:
        """What they should make."""
        return HUNDRED if self.whole is None else self.whole.value

    @property
    def difference(self) -> Decimal:
        """How much the parts lack; less than 0 where they make too much."""
        return self.expected - self.total

    @property
    def rounded(self) -> bool:
        """Whether the parts add up only because they are printed rounded."""
        return self.verdict is SumVerdict.ADDS_UP and self.difference != 0


def total(parts: Sequence[Figure]) -> Decimal:
    """What some figures make together."""
    return sum((part.value for part in parts), Decimal(0))


def slack(figures: Sequence[Figure]) -> Decimal:
    """How far a sum of figures may be off because they are printed rounded; 0 where all are exact."""
    return sum((half_step(figure) for figure in figures), Decimal(0))


def is_exact(figure: Figure) -> bool:
    """Whether no word beside a number makes it approximate."""
    return direction(figure.qualifier) is Direction.EXACT


def half_step(figure: Figure) -> Decimal:
    """Half of the last digit printed: 50,000 of "19.6 million", 0.05 of "13.1%"; 0 of a whole number.

    A whole number without words that make it approximate counts as exact, also where it ends in zeros.
    """
    if not is_exact(figure):
        return step(figure.value)
    scaled = any(letter.isalpha() for letter in figure.text)
    whole = figure.value == figure.value.to_integral_value()
    if whole and not scaled and figure.kind is not FigureKind.PERCENTAGE and "." not in figure.text:
        return Decimal(0)
    return _last_digit(figure) / 2


def _last_digit(figure: Figure) -> Decimal:
    """What one more in the last digit printed would add: 0.1 million to "19.6 million"."""
    digits = "".join(c for c in figure.text if c.isdecimal() or c == ".").rstrip(".")
    try:
        said = Decimal(digits)
    except ArithmeticError:  # spelled in words
        return Decimal(0)
    decimals = len(digits.partition(".")[2])
    return abs(figure.value / said if said else Decimal(1)).scaleb(-decimals)
