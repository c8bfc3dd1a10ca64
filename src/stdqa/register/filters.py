"""What somebody wants to see of the register: words, filters, and an order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stdqa.errors import BadFilter
from stdqa.serialize import REGISTER_COLUMNS
from stdqa.types import Basis, FigureKind, Side

Field = Literal["kind", "basis", "measure", "scope", "document", "year", "side"]

UNSTATED = "unstated"
KINDS = tuple(kind.value for kind in FigureKind)
BASES = (*(basis.value for basis in Basis), UNSTATED)
SIDES = (*(side.value for side in Side), UNSTATED)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which figures are wanted, and in which order; what is None sets no condition.

    ``words`` must all occur with a figure; so must the words of ``measure`` in what is counted and those of
    ``scope`` in its scope. ``year`` is one that its period touches. ``sort`` is a column of the register,
    None for the order of the documents; what has nothing in that column comes last either way.

    :raises BadFilter: if a kind, basis, side or column is none that there is.
    """

    words: str = ""
    kind: str | None = None
    basis: str | None = None
    measure: str | None = None
    scope: str | None = None
    document: str | None = None
    year: int | None = None
    side: str | None = None
    sort: str | None = None
    reverse: bool = False

    def __post_init__(self) -> None:
        _check("kind", self.kind, KINDS)
        _check("basis", self.basis, BASES)
        _check("side", self.side, SIDES)
        _check("column to sort by", self.sort, REGISTER_COLUMNS)


def _check(what: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise BadFilter(f"There is no {what} {value!r}; choose one of {', '.join(known)}.")
