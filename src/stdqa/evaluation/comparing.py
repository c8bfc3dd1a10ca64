"""Two runs over the same questions held against each other, question by question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.measures import MEASURES
from stdqa.evaluation.resampling import Mean, chance, mean
from stdqa.evaluation.rows import Row
from stdqa.evaluation.runs import Run

Pair = tuple[Row, Row]


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure in both runs, over the questions it applies to in both; ``p`` is that it is chance."""

    measure: str
    first: float
    second: float
    difference: Mean
    p: float


@dataclass(frozen=True, slots=True)
class GroupDifference:
    """The questions of one category or tag: the share right in both runs, and what flipped."""

    name: str
    n: int
    first: float
    second: float
    won: int
    lost: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two runs differ in. ``won`` is what only the second has right, ``lost`` what only the first has.

    ``unpaired`` counts the questions of one run alone; ``changed`` are those whose words or expectation
    are not the same in both.
    """

    first: Run
    second: Run
    pairs: int
    unpaired: int
    changed: tuple[str, ...]
    differences: tuple[Difference, ...]
    categories: tuple[GroupDifference, ...]
    tags: tuple[GroupDifference, ...]
    won: tuple[Pair, ...]
    lost: tuple[Pair, ...]


def compare(first: Run, second: Run) -> Comparison:
    """Compare two runs, by the ids of their questions. Questions whose words or expectation changed are left
    out of the figures: they are not the same question.

    :raises BadQuestionSet: if they share no question.
    """
    others = {row.id: row for row in second.rows}
    shared = [(row, others[row.id]) for row in first.rows if row.id in others]
    pairs = [pair for pair in shared if _same(*pair)]
    if not pairs:
        raise BadQuestionSet(
            f"{first.folder} and {second.folder} share no question. Compare runs of one question set."
        )
    return Comparison(
        first=first,
        second=second,
        pairs=len(pairs),
        unpaired=len(first.rows) + len(second.rows) - 2 * len(shared),
        changed=tuple(one.id for one, other in shared if not _same(one, other)),
        differences=tuple(filter(None, (_difference(name, pairs) for name in MEASURES))),
        categories=_groups(pairs, lambda row: (row.category,)),
        tags=_groups(pairs, lambda row: row.tags),
        won=tuple((one, other) for one, other in pairs if one.missed and not other.missed),
        lost=tuple((one, other) for one, other in pairs if other.missed and not one.missed),
    )


def _same(one: Row, other: Row) -> bool:
    told = ("question", "history", "kind", "expected", "evidence")
    return all(getattr(one, name) == getattr(other, name) for name in told)


def _difference(name: str, pairs: Sequence[Pair]) -> Difference | None:
    scores = [
        (one.scores[name], other.scores[name])
        for one, other in pairs
        if name in one.scores and name in other.scores
    ]
    if not scores:
        return None
    apart = [second - first for first, second in scores]
    first, second = (sum(one[at] for one in scores) / len(scores) for at in (0, 1))
    return Difference(name, first, second, mean(apart), chance(apart))


def _groups(pairs: Iterable[Pair], names: Callable[[Row], Iterable[str]]) -> tuple[GroupDifference, ...]:
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        for name in names(pair[0]):
            found.setdefault(name, []).append(pair)
    return tuple(_group(name, some) for name, some in sorted(found.items()))


def _group(name: str, pairs: Sequence[Pair]) -> GroupDifference:
    first = [not one.missed for one, _ in pairs]
    second = [not other.missed for _, other in pairs]
    flips = list(zip(first, second, strict=True))
    return GroupDifference(
        name=name,
        n=len(pairs),
        first=sum(first) / len(pairs),
        second=sum(second) / len(pairs),
        won=flips.count((False, True)),
        lost=flips.count((True, False)),
    )
