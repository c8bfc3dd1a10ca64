"""What other passages say of the quantity that answers: the same rounded, or another value.

An exact figure is preferred to its rounding; where sources differ, all of them are told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from stdqa.answering.phrasing import figure_sentence, time_words
from stdqa.figures.quantities import NEW, Quantity, quantities, same_quantity, told_rounded
from stdqa.figures.rounding import contradict, is_rounding, step
from stdqa.questions import Question
from stdqa.retrieval import Candidate, Finder, Found
from stdqa.text import content_stems
from stdqa.types import Basis, Figure, FigureKind

ROUNDED = "the same, rounded"
EXACT = "the same, exactly"
# A quantity told in more ways than this is shown with the first few.
MOST_RIVALS = 3
TITLE_CHARS = 70
# Figures further behind are not worked with.
LEADING = 30


@dataclass(frozen=True, slots=True)
class Told:
    """The candidates that state the same quantity as one of them does: exactly, rounded, or otherwise."""

    exact: Candidate | None = None
    roundings: tuple[Candidate, ...] = ()
    rivals: tuple[Candidate, ...] = ()


def told_elsewhere(figure: Figure, candidates: Sequence[Candidate], finder: Finder) -> Told:
    """What the candidates say of the quantity that a figure states; each value once, the best first."""
    near = [c for c in candidates if c.figure.id != figure.id and _may_be_same(figure, c.figure)]
    if not near:
        return Told()
    sentences = {(c.figure.document, c.figure.sentence_start) for c in near}
    sentences.add((figure.document, figure.sentence_start))
    said = {
        c.figure.id: c.figure for c in candidates if (c.figure.document, c.figure.sentence_start) in sentences
    }
    said.setdefault(figure.id, figure)
    documents = {one.document: finder.index.document(one.document) for one in said.values()}
    by_id = {one.figure.id: one for one in quantities(said.values(), documents)}
    own = by_id.get(figure.id)
    if own is None:
        return Told()
    others = [(c, by_id[c.figure.id]) for c in near if c.figure.id in by_id]
    return Told(
        exact=next((c for c, one in others if told_rounded(own, one)), None),
        roundings=_distinct([c for c, one in others if told_rounded(one, own)]),
        rivals=_distinct([c for c, one in others if _rivals(own, one)])[:MOST_RIVALS],
    )


def _may_be_same(one: Figure, two: Figure) -> bool:
    """A quick look before the thorough one: another value, near enough or of the very same time and thing."""
    if one.kind is not two.kind or one.value == two.value or one.change != two.change:
        return False
    if one.kind is FigureKind.COUNT and _noun(one.unit)[-1:] != _noun(two.unit)[-1:]:
        return False
    if is_rounding(one, two) or is_rounding(two, one):
        return True
    if one.kind is FigureKind.COUNT and set(_noun(one.unit)) != set(_noun(two.unit)):
        return False
    a, b = one.period, two.period
    if a is None or b is None:
        return a is b
    return a.basis is b.basis and a.end == b.end and contradict(one, two)


@lru_cache(maxsize=4096)
def _noun(unit: str | None) -> tuple[str, ...]:
    return tuple(word for word in content_stems(unit or "") if word not in NEW)


def _rivals(one: Quantity, two: Quantity) -> bool:
    return contradict(one.figure, two.figure) and same_quantity(one, two)


def _distinct(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple({(c.figure.value, c.figure.qualifier): c for c in reversed(candidates)}.values())[::-1]


def exact_of(question: Question, best: Candidate, found: Found, finder: Finder) -> Candidate:
    """The candidate that tells exactly what the best one rounds, unless the question asks for it rounded."""
    told = told_elsewhere(best.figure, found.ranked.figures, finder)
    if told.exact is None or question.wants_rounded:
        return best
    period = told.exact.figure.period
    basis = period.basis if period else None
    other_basis = {question.basis, basis} == {Basis.DURING, Basis.AS_OF}
    return best if other_basis else told.exact


def only_rounded(found: Found, finder: Finder) -> frozenset[str]:
    """The ids of leading candidates that round another one: no figure to work with beside the exact one."""
    candidates = found.ranked.figures
    return frozenset(
        c.figure.id
        for c in candidates[:LEADING]
        if (c.figure.qualifier or step(c.figure.value) > 1)
        and told_elsewhere(c.figure, candidates, finder).exact is not None
    )


def without(found: Found, aside: frozenset[str]) -> Found:
    """What was found, without the figures of some ids."""
    if not aside:
        return found
    figures = tuple(c for c in found.ranked.figures if c.figure.id not in aside)
    return replace(found, ranked=replace(found.ranked, figures=figures))


def differing(figures: Sequence[Figure], finder: Finder) -> str:
    """Several figures of one quantity, each with the source that says so."""
    several = len({figure.document for figure in figures}) == len(figures)
    told = (
        f"{figure_sentence(figure).removesuffix('.')} ({_source(figure, finder, several)})"
        for figure in figures
    )
    return f"The sources differ: {'; '.join(told)}."


def says_so(figure: Figure, finder: Finder) -> str:
    """Why a figure is mentioned that differs from another: its source says so."""
    time = time_words(figure.period)
    told = f"{figure.unit or figure.measure}, {time}".strip(", ")
    return f"{told}, in {_source(figure, finder, by_title=True)}"


def _source(figure: Figure, finder: Finder, by_title: bool) -> str:
    document = finder.index.document(figure.document)
    title = document.metadata.title
    title = title if len(title) <= TITLE_CHARS else title[: TITLE_CHARS - 1].rsplit(" ", 1)[0] + "…"
    if by_title:
        return f"“{title}”"
    passages = finder.index.passages_of(figure.document)
    place = next((p.context.locator for p in passages if p.start <= figure.start < p.end), "")
    return f"“{title}”, {place}"


def fuller_date(best: Candidate, found: Found) -> Candidate:
    """The date that tells the month too, where one is found for a date that tells only a day: "27 March" for
    "the 27th"."""
    if best.figure.kind is not FigureKind.DATE or ONLY_DAY.fullmatch(best.figure.text) is None:
        return best
    dates = (c for c in found.ranked.figures if c.figure.kind is FigureKind.DATE)
    same = (c for c in dates if c.figure.value % 100 == best.figure.value)
    return next((c for c in same if ONLY_DAY.fullmatch(c.figure.text) is None), best)


ONLY_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
