"""A number as it stands in a text; how it is read is told in :mod:`stdqa.figures.numbers`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

# Fifteen significant digits are kept of numbers that never end.
_TO_DIGITS = Context(prec=15)


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    ORDINAL = "ordinal"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: its span (with scale, per cent and currency signs), value and form.

    ``factor`` is what its scale multiplies by: 1,000,000 in "2.5 million".
    """

    start: int
    end: int
    value: Decimal
    form: Form
    percent: bool = False
    points: bool = False
    currency: str | None = None
    factor: int = 1

    @property
    def scaled(self) -> bool:
        """Whether a scale is part of it: "2 million"."""
        return self.factor > 1


def plain(value: Decimal) -> Decimal:
    """The number without an exponent, to fifteen significant digits where it never ends."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value if len(value.as_tuple().digits) <= 15 else _TO_DIGITS.plus(value).normalize()
