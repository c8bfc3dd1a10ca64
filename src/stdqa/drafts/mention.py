"""What a draft mentions beside its figures, that a source may mention otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from stdqa.types import FigureKind


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that tells a time, a number or that there is none; one that is called the same
    elsewhere tells of the like.

    ``kind`` and ``value`` are what it is shown as, being no figure of a register: a time of day is a date
    whose value is 1730 for 17:30.
    """

    start: int
    end: int
    name: str
    kind: FigureKind
    value: Decimal

    def is_same(self, other: Self) -> bool:
        """Whether both tell the same."""
        return self.value == other.value
