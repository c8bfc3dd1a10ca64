"""Where a number stands and what was told before it: what the reading of measures passes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stdqa.figures import marks
from stdqa.figures.kinds import Reading
from stdqa.figures.sentence import Sentence, Span
from stdqa.types import FigureKind

Counted = tuple[str, str, str | None, int]
"""A unit, what is counted in full, the whole it is a part of, and where its name ends."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts: ``unit`` in short, ``words`` in full, ``of`` for shares, ``scope`` for whom."""

    unit: str | None
    words: str
    of: str | None
    scope: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that was described, for those after it to take up.

    ``noun`` is what it counts and ``statement`` what is said of that; ``whole`` is what it is a part of, as
    in "12,000 of these group plans".
    """

    reading: Reading
    measure: Measure
    noun: str = ""
    statement: str = ""
    whole: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts things, so that "of these" may mean them."""
        return self.reading.kind is FigureKind.COUNT and bool(self.noun)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a number stands: its sentence, what was told in it before, and in the sentences before.

    ``places`` are where the names stand that may be of places and bodies.
    """

    sentence: Sentence
    reading: Reading
    beside: Sequence[Told]
    earlier: Sequence[Told]
    places: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        """Where the number begins."""
        return self.reading.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return marks.end_with_qualifier(self.sentence, self.reading.end)
