"""Conflicts and sums as lines of text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from stdqa.answering.phrasing import amount, figure_sentence
from stdqa.register import Difference, DifferenceKind, Sum, SumVerdict
from stdqa.serialize import plain
from stdqa.types import Figure, Side

DIFFERENCES = {
    DifferenceKind.CONTRADICTION: "These differ:",
    DifferenceKind.ROUNDING: "The same, exact and rounded:",
}
SUMS = {
    SumVerdict.ADDS_UP: "adds up",
    SumVerdict.INCOMPLETE: "parts incomplete, {difference} left",
    SumVerdict.OTHER_WHOLE: "parts of another whole, difference {difference}",
    SumVerdict.DIFFERS: "does not add up, difference {difference}",
}


def difference_lines(difference: Difference) -> Iterator[str]:
    """A difference: what it is, and each figure with its place."""
    yield DIFFERENCES[difference.kind]
    for figure in difference.figures:
        yield f"  {_told(figure)}"


def sum_lines(added: Sum) -> Iterator[str]:
    """A sum: what it tells, the working, and what the whole and the parts are."""
    verdict = SUMS[added.verdict].format(difference=f"{abs(added.difference):,f}")
    rounded = " within rounding" if added.rounded else ""
    whole = amount(added.whole) if added.whole else "100%"
    sign = "=" if added.verdict is SumVerdict.ADDS_UP and not added.rounded else "≠"
    if added.rounded:
        sign = "≈"
    yield f"{' + '.join(map(amount, added.parts))} {sign} {whole}: {verdict}{rounded}"
    if added.fits:
        yield f"  They make {plain(added.total)}, which is: {_told(added.fits)}"
    for figure in ((added.whole,) if added.whole else ()) + added.parts:
        yield f"  {_told(figure)}"


def _told(figure: Figure) -> str:
    side = ", a journalist's" if figure.side is Side.JOURNALIST else ""
    return f"{figure_sentence(figure)} [{figure.document}, {figure.start}–{figure.end}{side}]"
