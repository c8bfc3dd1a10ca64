"""What a report is made of, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first ``words`` columns hold words, the others numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """A share from 0 to 1, with its interval where it has one, and the words that tell it."""

    name: str
    value: float
    told: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Shares side by side."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A line through points."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over one axis; ``even`` sets the points apart evenly, whatever lies between them."""

    title: str
    across: str
    up: str
    series: tuple[Series, ...]
    even: bool = False


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many fall between each two edges, with marks at some places of the axis."""

    title: str
    across: str
    edges: tuple[float, ...]
    counts: tuple[int, ...]
    marks: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One question looked at: a title, and facts each with its label."""

    title: str
    facts: tuple[tuple[str, str], ...]


Block = Heading | Note | Table | Bars | Lines | Histogram | Case


@dataclass(frozen=True, slots=True)
class Report:
    """A title and what stands under it."""

    title: str
    blocks: tuple[Block, ...]
