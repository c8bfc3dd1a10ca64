"""Figures that can be compared in a chart: of one kind, unit, basis and time, told apart by one thing.

Three sorts are found: kinds of one thing that are told both for a time and in total; places or bodies of
which the same is told; and the parts of a whole. What merely stands together is not compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stdqa.register.added import Sum
from stdqa.register.labels import labels
from stdqa.register.sums import sums
from stdqa.text import content_stems, words
from stdqa.types import Basis, Document, Figure, FigureKind, Period

# Fewer figures are read as quickly as a chart of them.
LEAST = 3
# A list as long as this is a table.
MOST = 24
# What is told of several places is told of them side by side.
NEAR_CHARS = 300


class GroupKind(StrEnum):
    """What tells the figures of a group apart."""

    TYPES = "types"
    SCOPES = "scopes"
    PARTS = "parts"
    SHARES = "shares"


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure of a group and what tells it from the others."""

    label: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Group:
    """Figures to compare: what all of them count, their time, and the bars, in the order of the document.

    ``whole`` is what the bars are parts of, if they are.
    """

    kind: GroupKind
    title: str
    period: Period | None
    bars: tuple[Bar, ...]
    whole: Figure | None = None


def groups(figures: Iterable[Figure], documents: Mapping[str, Document]) -> tuple[Group, ...]:
    """All groups of a corpus: types in the time and in total, then scopes, then parts and shares."""
    listed = tuple(figures)
    added = sums(listed, documents)
    parts = frozenset(part.id for one in added if one.whole for part in one.parts)
    found = [*_types(listed, parts), *_scopes(listed), *_parts(added, documents)]
    return tuple(_each_once(found))


def _each_once(found: Iterable[Group]) -> Iterator[Group]:
    """The groups that show more than the ones before them."""
    shown: list[frozenset[tuple[str, str]]] = []
    for group in found:
        told = frozenset((bar.label.casefold(), str(bar.figure.value)) for bar in group.bars)
        if not any(told <= other for other in shown):
            shown.append(told)
            yield group


def _types(figures: Sequence[Figure], parts: frozenset[str]) -> Iterator[Group]:
    """Kinds of one thing that a document tells both for a time and as of its end.

    That both are told of a kind says that the document keeps account of it; other counts of the same thing
    overlap, and bars of them would compare what cannot be compared. Of several counts of one kind the
    largest is of all of it, unless it is a part of another.
    """
    counted: dict[Hashable, dict[tuple[str, ...], list[Figure]]] = defaultdict(dict)
    for figure in figures:
        period, stems = figure.period, content_stems(figure.unit or "")
        dated = period is not None and period.basis is not None and period.end is not None
        if figure.kind is FigureKind.COUNT and period and dated and len(stems) > 1 and figure.id not in parts:
            counted[figure.document, stems[-1], period.end].setdefault(stems, []).append(figure)
    for by_type in counted.values():
        both = [told for told in by_type.values() if len({_basis(figure) for figure in told}) == 2]
        if len(both) >= LEAST:
            for basis in (Basis.DURING, Basis.AS_OF):
                most = [max((f for f in told if _basis(f) is basis), key=lambda f: f.value) for told in both]
                bars = tuple(Bar(figure.unit or "", figure) for figure in most)
                yield Group(GroupKind.TYPES, _last_word(most[0].unit or ""), most[0].period, bars)


def _scopes(figures: Sequence[Figure]) -> Iterator[Group]:
    """The same thing told, in one place, of several places, bodies or sectors."""
    alike: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.scope and figure.kind not in (FigureKind.DATE, FigureKind.RANK):
            alike[_same_but_scope(figure)].append(figure)
    for same in alike.values():
        for run in _together(same):
            by_scope = {figure.scope or "": figure for figure in reversed(run)}
            if LEAST <= len(by_scope) <= MOST:
                bars = tuple(Bar(scope, figure) for scope, figure in reversed(by_scope.items()))
                yield Group(GroupKind.SCOPES, run[0].measure, run[0].period, bars)


def _together(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Figures in runs of which each stands near the one before it."""
    run: list[Figure] = []
    for figure in figures:
        if run and figure.start - run[-1].end > NEAR_CHARS:
            yield run
            run = []
        run.append(figure)
    yield run


def _same_but_scope(figure: Figure) -> Hashable:
    period = figure.period
    return (
        figure.document,
        figure.kind,
        content_stems(figure.measure),
        content_stems(figure.unit or ""),
        figure.of,
        figure.change,
        (period.basis, period.start, period.end, period.text) if period else None,
    )


def _parts(added: Iterable[Sum], documents: Mapping[str, Document]) -> Iterator[Group]:
    """The parts of wholes, complete or not; shares that make 100."""
    for one in added:
        first = one.parts[0]
        told = labels(one.parts, documents[first.document].text) if len(one.parts) >= LEAST else None
        if told is not None:
            bars = tuple(Bar(label, figure) for label, figure in zip(told, one.parts, strict=True))
            if one.whole is None:
                yield Group(GroupKind.SHARES, first.of or "", first.period, bars)
            else:
                yield Group(GroupKind.PARTS, _title(one.whole), one.whole.period, bars, one.whole)


def _title(whole: Figure) -> str:
    """What a whole counts; of an amount of money or megawatts, what it is the amount of."""
    counts = whole.kind is FigureKind.COUNT and whole.unit
    return whole.unit or "" if counts else whole.measure


def _basis(figure: Figure) -> Basis | None:
    return figure.period.basis if figure.period else None


def _last_word(unit: str) -> str:
    said = list(words(unit))
    return said[-1].text.lower() if said else ""
