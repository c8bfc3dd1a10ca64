"""Figures of the same thing that differ between places: contradictions, and roundings with the exact figure.

Whether two figures are of the same thing is told by :mod:`stdqa.figures.quantities`. A figure whose clause
does not say what it counts, but leans on the words before it, is not held against any other; nor is an
amount behind another number, whose words may say what it is the amount of ("48 halls cost 61,400 florins").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from stdqa.figures.quantities import conflicts, roundings
from stdqa.register.lists import PARTING
from stdqa.types import Document, Figure, Side


class DifferenceKind(StrEnum):
    """How figures of the same thing differ."""

    CONTRADICTION = "contradiction"
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Difference:
    """Figures of one thing with different values; of a rounding, the exact figures come first."""

    kind: DifferenceKind
    figures: tuple[Figure, ...]

    @property
    def journalist(self) -> bool:
        """Whether one of the figures is a journalist's, who may have heard or read it wrongly."""
        return any(figure.side is Side.JOURNALIST for figure in self.figures)


# What such a clause counts is said before it, and of another time or part: "compared with 54,300 in 2024",
# "of whom 20,900 were women", "up from 142 million".
LEANING = re.compile(
    r"\s*(?:and\s+|but\s+|as\s+)*(?:(?:when\s+)?compared\s+(?:with|to)|(?:as\s+)?against|versus|(?:up|down)\s+(?:on|from)|"
    r"(?:rising|falling|having\s+\w+|\w+ed)\s+(?:up\s+|down\s+)?from|from|after|than|instead\s+of|of\s+(?:which|whom|these|those|them)|"
    r"among\s+(?:which|whom|these|those|them)|including|among|with|the\s+(?:rest|others?|remain\w+)|"
    r"(?:the\s+)?(?:target|goal|plan|aim|forecast|limit|threshold)\b)",
    re.I,
)
LEANING_LAST = re.compile(
    r"\b(?:(?:of|among)\s+(?:which|whom|them|these|those)|compared\s+(?:with|to)|from|against|after)\s*$",
    re.I,
)
LEANING_CHARS = 24
# What is aimed at or expected differs from what is reached, and from other aims.
INTENDED = re.compile(
    r"\b(?:target|goal|aims?|aimed|plan(?:s|ned)?\s+to|forecast\w*|expect\w*|intend\w*|project(?:ed|ion)|"
    r"threshold|limit|ceiling|will|would|should)\b",
    re.I,
)


def differences(figures: Iterable[Figure], documents: Mapping[str, Document]) -> tuple[Difference, ...]:
    """The contradictions of a corpus, then its roundings, each in the order of the documents."""
    listed = tuple(figures)
    kept = {
        figure.id: figure
        for before, figure in zip((None, *listed), listed, strict=False)
        if _stands_alone(figure, before, documents[figure.document].text)
    }
    # A journalist's figure may contradict an official one; it is only never quoted as official.
    told = [replace(figure, side=None) if figure.side is Side.JOURNALIST else figure for figure in listed]
    contradictions = [
        Difference(DifferenceKind.CONTRADICTION, tuple(kept[f.id] for f in conflict.figures))
        for conflict in conflicts(told, documents)
        if all(f.id in kept for f in conflict.figures)
    ]
    pairs = [
        (kept[pair.rounded.id], kept[pair.exact.id])
        for pair in roundings(told, documents)
        if pair.rounded.id in kept and pair.exact.id in kept and _apart(pair.rounded, pair.exact)
    ]
    order = {figure.id: place for place, figure in enumerate(listed)}
    return (*contradictions, *_rounded(pairs, order))


def _apart(one: Figure, two: Figure) -> bool:
    """Whether two figures stand in different sentences: one sentence does not round itself."""
    return (one.document, one.sentence_start) != (two.document, two.sentence_start)


def _stands_alone(figure: Figure, before: Figure | None, text: str) -> bool:
    """Whether a figure's clause says itself what is counted, and tells it as a fact.

    :param before: the figure before it in the register.
    """
    start, end = figure.clause_start, figure.clause_end
    within = before is not None and before.document == figure.document and start <= before.start
    if within and before and not PARTING.search(text, before.end, figure.start):
        return False
    if LEANING.match(text, start, figure.start) or INTENDED.search(text, start, end):
        return False
    # The words that lean may stand within the clause: "sold 40 and, up from 30, …".
    return not LEANING_LAST.search(text, max(start, figure.start - LEANING_CHARS), figure.start)


def _rounded(pairs: Sequence[tuple[Figure, Figure]], order: Mapping[str, int]) -> Iterable[Difference]:
    """The roundings of one thing put together: wherever it is told exactly, and wherever rounded.

    A rounding that fits different exact values tells of none of them for sure, and is left out.
    """
    exact_of: dict[str, dict[str, Figure]] = defaultdict(dict)
    rounded_by: dict[str, Figure] = {}
    for rounded, exact in pairs:
        exact_of[rounded.id][exact.id] = exact
        rounded_by[rounded.id] = rounded
    groups: dict[frozenset[str], tuple[dict[str, Figure], list[Figure]]] = {}
    for identifier, exacts in exact_of.items():
        if len({figure.value for figure in exacts.values()}) == 1:
            shared = next((key for key in groups if key & exacts.keys()), None)
            known, roundings_of = groups.pop(shared) if shared is not None else ({}, [])
            known |= exacts
            groups[frozenset(known)] = (known, [*roundings_of, rounded_by[identifier]])
    for known, rounded_figures in groups.values():
        exact_first = sorted(known.values(), key=lambda f: order[f.id])
        rest = sorted(rounded_figures, key=lambda f: order[f.id])
        yield Difference(DifferenceKind.ROUNDING, (*exact_first, *rest))
