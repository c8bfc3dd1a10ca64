"""Shares that should make 100, and what the counts beside them make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from stdqa.register.added import HUNDRED, Sum, SumVerdict, half_step, is_exact, slack, total
from stdqa.register.lists import COMPARED, PARTING, head, same_time
from stdqa.text import content_stems
from stdqa.types import Figure, FigureKind

# Shares of one whole stand together; so far apart, they are told of different things.
NEAR_CHARS = 300
MOST_SHARES = 12
# Three or more shares that nearly make 100 were meant to.
NEARLY = Decimal(3)
# A whole that is so near to what complete parts make is likely meant beside them, or mistaken for theirs.
NEAR_WHOLE = Decimal("0.02")


def share_sums(text: str, figures: Sequence[Figure]) -> Iterator[Sum]:
    """Shares that make 100, or nearly, and the counts that they stand with."""
    places = {figure.id: place for place, figure in enumerate(figures)}
    shares = [f for f in figures if f.kind is FigureKind.PERCENTAGE and f.unit == "%" and _is_share(f)]
    start = 0
    while start < len(shares):
        run = _run(text, shares, start)
        verdict, parts = _complete(run)
        if verdict is None:
            start += 1
            continue
        start += len(parts)
        yield Sum(None, parts, verdict)
        if verdict is SumVerdict.ADDS_UP:
            counts = [_count_of(share, figures, places[share.id]) for share in parts]
            yield from _counted([count for count in counts if count], len(parts), figures)


def _is_share(figure: Figure) -> bool:
    return not figure.change and is_exact(figure)


def _run(text: str, shares: Sequence[Figure], start: int) -> list[Figure]:
    """The shares from one on that may be of one whole."""
    run = [shares[start]]
    for share in shares[start + 1 : start + MOST_SHARES]:
        last = run[-1]
        between = text[last.end : share.start]
        if len(between) > NEAR_CHARS or "\n\n" in between or COMPARED.search(between):
            break
        if not same_time(last, share) or not _of_one_whole(last, share) or not PARTING.search(between):
            break
        run.append(share)
    return run


def _of_one_whole(one: Figure, two: Figure) -> bool:
    if one.of and two.of:
        return set(content_stems(one.of)) == set(content_stems(two.of))
    return one.of == two.of and one.sentence_start == two.sentence_start


def _complete(run: Sequence[Figure]) -> tuple[SumVerdict | None, tuple[Figure, ...]]:
    """The most shares that make 100; else all of them, where three or more nearly do."""
    for count in range(len(run), 1, -1):
        parts = tuple(run[:count])
        # Two round shares, half and half say, make 100 by chance.
        if abs(HUNDRED - total(parts)) <= slack(parts) and (count > 2 or any(p.value % 1 for p in parts)):
            return SumVerdict.ADDS_UP, parts
    together = len(run) >= 3 and run[0].sentence_start == run[-1].sentence_start
    if together and all(share.of for share in run) and abs(HUNDRED - total(run)) <= NEARLY:
        return SumVerdict.DIFFERS, tuple(run)
    return None, ()


def _count_of(share: Figure, figures: Sequence[Figure], place: int) -> Figure | None:
    """The count that a share is told with: the figure right before it in its sentence."""
    before = figures[place - 1] if place else None
    if before is None or before.kind is not FigureKind.COUNT:
        return None
    return before if before.sentence_start == share.sentence_start else None


def _counted(counts: Sequence[Figure], expected: int, figures: Sequence[Figure]) -> Iterator[Sum]:
    """What the counts of complete shares make: a whole, or nearly one, which is then another."""
    if len(counts) < expected:
        return
    made = total(counts)
    sorts = set(content_stems(counts[-1].unit or ""))
    wholes = [
        figure
        for figure in figures
        if figure.kind is FigureKind.COUNT
        and figure not in counts
        and head(figure) == head(counts[-1])
        and set(content_stems(figure.unit or "")) <= sorts
        and abs(figure.value - made) <= abs(made) * NEAR_WHOLE
    ]
    if not wholes:
        return
    nearest = min(wholes, key=lambda figure: abs(figure.value - made))
    off = abs(nearest.value - made)
    adds_up = off <= slack(counts) + half_step(nearest)
    yield Sum(nearest, tuple(counts), SumVerdict.ADDS_UP if adds_up else SumVerdict.OTHER_WHOLE)
