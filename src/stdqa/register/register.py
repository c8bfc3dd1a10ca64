"""The register: all figures of some documents, searched, filtered, sorted and counted.

What is needed for it is made once, so that a hundred thousand figures are filtered while somebody types.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from stdqa.register.added import Sum
from stdqa.register.codes import Codes, Phrases
from stdqa.register.differences import Difference, differences
from stdqa.register.filters import BASES, KINDS, SIDES, UNSTATED, Field, Filters
from stdqa.register.groups import Group, groups
from stdqa.register.order import order_of
from stdqa.register.sums import sums
from stdqa.register.terms import Terms
from stdqa.types import Document, Figure, FigureKind

if TYPE_CHECKING:
    import numpy.typing as npt

    Mask = npt.NDArray[np.bool_]
    Order = npt.NDArray[np.intp]

FIELDS: tuple[Field, ...] = ("kind", "measure", "basis", "scope", "document", "year", "side")


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a filter can take, and how many figures it would leave under the other filters."""

    value: str
    count: int


class Register:
    """All figures of some documents; nothing in it changes."""

    def __init__(
        self,
        figures: Iterable[Figure],
        documents: Mapping[str, Document],
        locators: Mapping[str, str] | None = None,
    ) -> None:
        """Take figures, in the order of their documents, and the documents by their ids.

        :param locators: where each passage stands, in words, by the passage's id.
        """
        self.figures = tuple(figures)
        self.documents = documents
        self._locators = locators or {}
        self._orders: dict[tuple[str, bool], Order] = {}

    def __len__(self) -> int:
        return len(self.figures)

    def locator(self, figure: Figure) -> str:
        """Where in its document a figure stands, in words; empty where that is not known."""
        return self._locators.get(figure.passage, "")

    def sentence(self, figure: Figure) -> str:
        """The sentence that a figure stands in."""
        return self.documents[figure.document].text[figure.sentence_start : figure.sentence_end]

    def prepare(self, columns: Iterable[str] = ()) -> None:
        """Make what the first look would else wait for.

        :param columns: those that will be sorted by.
        """
        self.options(Filters(words="figures"))
        for column in columns:
            for reverse in (False, True):
                self.rows(Filters(sort=column, reverse=reverse))

    def choose(self, filters: Filters) -> tuple[Figure, ...]:
        """The figures that are wanted, in the order that is wanted."""
        return tuple(self.figures[row] for row in self.rows(filters))

    def rows(self, filters: Filters) -> Order:
        """The places of the figures that are wanted, in the order that is wanted."""
        mask = self._mask(filters)
        if filters.sort is None:
            rows = np.flatnonzero(mask)
            return rows[::-1] if filters.reverse else rows
        key = (filters.sort, filters.reverse)
        if key not in self._orders:
            self._orders[key] = order_of(self.figures, *key)
        order = self._orders[key]
        return order[mask[order]]

    def row_of(self, figure: str) -> int | None:
        """The place of a figure, by its id."""
        return self._row_of.get(figure)

    def options(self, filters: Filters) -> dict[Field, tuple[Option, ...]]:
        """The values of every filter that leave something under the others, with their counts."""
        return {field: tuple(self._options(field, self._mask(filters, field))) for field in FIELDS}

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Where figures of the same thing differ between places."""
        return differences(self.figures, self.documents)

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """The wholes with their parts, and what these make."""
        return sums(self.figures, self.documents)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The figures that can be compared in a chart."""
        return groups(self.figures, self.documents)

    def differences_among(self, figures: Iterable[Figure]) -> list[Difference]:
        """The differences that some figures have part in."""
        wanted = {figure.id for figure in figures}
        return [one for one in self.differences if any(f.id in wanted for f in one.figures)]

    def sums_among(self, figures: Iterable[Figure]) -> list[Sum]:
        """The sums that some figures have part in, as the whole or as parts."""
        wanted = {figure.id for figure in figures}
        return [
            one
            for one in self.sums
            if (one.whole and one.whole.id in wanted) or any(part.id in wanted for part in one.parts)
        ]

    def groups_among(self, figures: Iterable[Figure]) -> list[Group]:
        """The groups that some figures have part in."""
        wanted = {figure.id for figure in figures}
        return [one for one in self.groups if any(bar.figure.id in wanted for bar in one.bars)]

    def _options(self, field: Field, mask: Mask) -> Iterable[Option]:
        if field in self._phrases:
            counted: Iterable[tuple[str, int]] = self._phrases[field].counts(mask)
        elif field == "year":
            rows, codes = self._years
            each = codes.counts(mask[rows])
            counted = sorted((str(y), int(n)) for y, n in zip(codes.values, each, strict=True))
        else:
            codes = self._codes[field]
            told = {str(v): int(n) for v, n in zip(codes.values, codes.counts(mask), strict=True)}
            known = {"kind": KINDS, "basis": BASES, "side": SIDES}.get(field, tuple(told))
            counted = ((value, told.get(value, 0)) for value in known)
        return (Option(value, count) for value, count in counted if count)

    def _mask(self, filters: Filters, without: Field | None = None) -> Mask:
        """Which rows are wanted; ``without`` leaves out the condition of one field."""
        words = self._terms.matching(filters.words) if filters.words else None
        mask = np.ones(len(self), np.bool_) if words is None else words
        for field in FIELDS:
            value = getattr(filters, field)
            if value is not None and field != without:
                mask = mask & self._having(field, value)
        return mask

    def _having(self, field: Field, value: str | int) -> Mask:
        if field in self._phrases:
            return self._phrases[field].holding(str(value))
        if field == "year":
            rows, codes = self._years
            mask = np.zeros(len(self), np.bool_)
            mask[rows[codes.equal(value)]] = True
            return mask
        return self._codes[field].equal(value)

    @cached_property
    def _terms(self) -> Terms:
        texts = [
            tuple(part for part in (f.measure, f.unit, f.scope, f.of, f.text, self.sentence(f)) if part)
            for f in self.figures
        ]
        return Terms(texts)

    @cached_property
    def _codes(self) -> dict[Field, Codes]:
        figures = self.figures
        return {
            "kind": Codes.of([f.kind.value for f in figures]),
            "basis": Codes.of([_basis(f) for f in figures]),
            "document": Codes.of([f.document for f in figures]),
            "side": Codes.of([f.side.value if f.side else UNSTATED for f in figures]),
        }

    @cached_property
    def _phrases(self) -> dict[Field, Phrases]:
        return {
            "measure": Phrases(
                [f"{f.unit or ''} {f.measure} {f.of or ''}" for f in self.figures],
                [_counted(f) for f in self.figures],
            ),
            "scope": Phrases([f.scope or "" for f in self.figures], [f.scope for f in self.figures]),
        }

    @cached_property
    def _years(self) -> tuple[Order, Codes]:
        """A row for each year of each figure, and the years."""
        touched = [(row, year) for row, f in enumerate(self.figures) if f.period for year in f.period.years]
        rows = np.fromiter((row for row, _ in touched), np.intp, len(touched))
        return rows, Codes.of([year for _, year in touched])

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {figure.id: row for row, figure in enumerate(self.figures)}


def _basis(figure: Figure) -> str:
    return figure.period.basis.value if figure.period and figure.period.basis else UNSTATED


def _counted(figure: Figure) -> str | None:
    """What a figure counts, in the fewest words; None for what counts nothing (a date, a rank)."""
    if figure.kind in (FigureKind.DATE, FigureKind.RANK):
        return None
    return figure.measure if figure.kind is FigureKind.PERCENTAGE else figure.unit
