"""The order of the register by any of its columns: stable, both ways, with what is missing at the end.

By value, the days stand behind all else: between counts they would say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from stdqa.types import Figure, FigureKind

if TYPE_CHECKING:
    import numpy.typing as npt

    Order = npt.NDArray[np.intp]

_OF_PERIOD = {
    "basis": "basis",
    "period_start": "start",
    "period_end": "end",
    "period_text": "text",
}


def order_of(figures: Sequence[Figure], column: str, reverse: bool = False) -> Order:
    """The places of figures, sorted by a column of the register; figures that are equal keep their order."""
    keys = [_key(figure, column) for figure in figures]
    present = sorted({key for key in keys if key is not None}, reverse=reverse)
    present.sort(key=lambda key: key[0])
    ranks = {key: rank for rank, key in enumerate(present)}
    last = len(ranks)
    ranked = np.fromiter((last if key is None else ranks[key] for key in keys), np.int64, len(keys))
    return np.argsort(ranked, kind="stable")


def _key(figure: Figure, column: str) -> tuple[bool, Any] | None:
    """What a figure is sorted by: whether it stands behind the others, and its value."""
    held = figure.period if column in _OF_PERIOD else figure
    value = getattr(held, _OF_PERIOD.get(column, column), None)
    if value is None:
        return None
    behind = column == "value" and figure.kind is FigureKind.DATE
    # Words are sorted as people look them up, capital or not.
    return behind, value.casefold() if isinstance(value, str) else value
