"""The list that a figure stands in: its rows, each named by its place, class or share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.answering.labels import CELL, Labels, printed
from stdqa.retrieval import Candidate
from stdqa.text import content_stems
from stdqa.types import FigureKind

Rows = list[tuple[str, Candidate]]

MOST_ROWS = 12
# Words between a whole and the parts that the same sentence names.
INCLUDING = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|of which|of whom|of them|of these|among (?:them|these|which|whom)|"
    r"compris(?:e|es|ed|ing)|made up of|consist(?:s|ed|ing)? of|namely|broken down into)\b|:\s",
    re.I,
)


def siblings(best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The other figures of the same sentence and kind, in the order of the text."""
    figure = best.figure
    found = {
        c.figure.id: c
        for c in candidates
        if c.figure.document == figure.document
        and c.figure.sentence_start == figure.sentence_start
        and c.figure.kind is figure.kind
        and c.figure.id != figure.id
    }
    return sorted(found.values(), key=lambda c: c.figure.start)


def rows(best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The members of the list that a figure stands in, without their total; fewer than two are no list."""
    if CELL.search(best.sentence):
        return column(best, candidates)
    inside = sorted([best, *siblings(best, candidates)], key=lambda c: c.figure.start)
    found = summing(inside) or included(inside) or alike(best, inside)
    return found[:MOST_ROWS] if len(found) >= 2 else []


def column(best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The figures below and above one in its column of a table, one for each row."""
    figure = best.figure
    same = {
        c.figure.scope: c
        for c in candidates
        if c.figure.document == figure.document
        and c.figure.passage == figure.passage
        and c.figure.measure == figure.measure
        and CELL.search(c.sentence)
    }
    return sorted(same.values(), key=lambda c: c.figure.start)[:MOST_ROWS] if len(same) > 1 else []


def summing(inside: Sequence[Candidate]) -> list[Candidate]:
    """The figures that add up to another of them, which is then their total."""
    for total in inside:
        parts = [c for c in inside if c is not total]
        for count in range(len(parts), 1, -1):
            run = parts[:count] if total is inside[0] else parts[-count:]
            if sum(c.figure.value for c in run) == total.figure.value and _is_amount(total):
                return run
    return []


def included(inside: Sequence[Candidate]) -> list[Candidate]:
    """What a sentence names as parts of its first figure: "… people, among them 48 doctors and 12 nurses"."""
    if len(inside) < 3:
        return []
    whole, first = inside[0], inside[1]
    parts = [c for c in inside[1:] if _is_amount(c) and c.figure.value < whole.figure.value]
    return parts if len(parts) == len(inside) - 1 and INCLUDING.search(between(whole, first)) else []


def alike(best: Candidate, inside: Sequence[Candidate]) -> list[Candidate]:
    """The figures that count the same for several places or classes: "Hebei with …, Henan with …"."""
    same = [
        c for c in inside if c.figure.measure == best.figure.measure and c.figure.scope != best.figure.scope
    ]
    if not same:
        head = best.profile.unit[-1:]
        same = [
            c
            for c in inside
            if c is not best and head and c.profile.unit[-1:] == head and _same_change(best, c)
        ]
    return sorted([best, *same], key=lambda c: c.figure.start) if same else []


def parallel(best: Candidate, candidates: Sequence[Candidate], labels: Labels) -> list[Candidate]:
    """Figures that a list gives one after another with nothing but their names between them: "universities
    received 57, hospitals 31 and companies 12"."""
    inside = sorted([best, *siblings(best, candidates)], key=lambda c: c.figure.start)
    run = [c for c in inside if _same_change(best, c) and labels.of(c.figure).stems]
    named = [name_of(c, labels) for c in run]
    short = all(0 < len(content_stems(name)) <= NAME_WORDS for name in named)
    return run[:MOST_ROWS] if len(run) >= 2 and short and len(set(named)) == len(named) else []


NAME_WORDS = 6


def named_rows(best: Candidate, candidates: Sequence[Candidate], labels: Labels) -> Rows:
    """The members of a figure's list with their names."""
    members = rows(best, candidates)
    if members and CELL.search(best.sentence):
        return [(c.figure.scope or "", c) for c in members]
    if len({name_of(c, labels) for c in members}) < len(members) or not members:
        members = parallel(best, candidates, labels)
    return [(name_of(c, labels), c) for c in members]


def name_of(candidate: Candidate, labels: Labels) -> str:
    """What tells a figure from the others of its list: its place, its share's name, its label."""
    figure = candidate.figure
    beside = labels.beside(figure)
    if figure.scope and len({f.scope for f in beside if f.kind is figure.kind}) > 1:
        return figure.scope
    if figure.kind is FigureKind.PERCENTAGE and figure.measure and not re.search(r"\d", figure.measure):
        return printed(figure.measure)
    label = labels.of(figure)
    units = {f.unit for f in beside if f.kind is figure.kind}
    if len(units) > 1 and figure.unit:
        before = printed(label.before)
        # "Hospitals 31": what stands before the number is what it is of, and was read as its unit.
        return (
            before
            if before and set(content_stems(figure.unit)) <= set(content_stems(before))
            else printed(figure.unit)
        )
    return printed(label.before) or printed(label.after) or figure.unit or figure.measure


def _same_change(one: Candidate, two: Candidate) -> bool:
    return (one.figure.change is None) is (two.figure.change is None)


def _is_amount(candidate: Candidate) -> bool:
    return candidate.figure.kind in (FigureKind.COUNT, FigureKind.MONEY, FigureKind.QUANTITY)


def between(whole: Candidate, part: Candidate) -> str:
    """The text between two figures of one passage, in the order whole, part; empty in the other."""
    passage = part.hit.passage
    start, end = whole.figure.end - passage.start, part.figure.start - passage.start
    return passage.text[max(start, end - NEAR_CHARS) : end] if 0 <= start < end else ""


# "Including" must introduce the part itself: "including 57 documents with 47 countries".
NEAR_CHARS = 30


OF_WHOLE = re.compile(
    r"\s*(?:of|out of|among|from among) (?:all |the |these |those |them\b|whom\b|which\b)", re.I
)


# "57 documents with 47 countries": the countries are no documents.
INSIDE = re.compile(r"(?<!together )(?<!along )\b(?:with|in|from|across|at|for|of)\s(?:the\s|some\s)?$", re.I)


def tells_part(whole: Candidate, part: Candidate) -> bool:
    """Whether the text tells one figure as part of another: "…, including 12", "Of these, 12"."""
    a, b = whole.figure, part.figure
    if a.passage != b.passage or a.start >= b.start:
        return False
    passage = part.hit.passage
    if a.sentence_start == b.sentence_start:
        inside = part.hit.passage.text[a.end - part.hit.passage.start : b.start - part.hit.passage.start]
        return (
            INCLUDING.search(inside) is not None
            and ";" not in inside
            and not INSIDE.search(inside)
            and not GOES_ON.search(QUOTED.sub(" ", inside))
            and not (inside.endswith(", and ") and OWN_VERB.match(passage.text, b.end - passage.start))
        )
    opening = passage.text[b.sentence_start - passage.start :]
    return OF_WHOLE.match(opening) is not None and (
        bool(whole.profile.unit) and _speaks_of(whole, opening[: b.end - b.sentence_start])
    )


# "Made 129 rules including …, and issued 8": what is done next is no part of what was done before.
GOES_ON = re.compile(r",? and (?:also |then )?[a-z]{2,}ed$|,? and (?:also |then )?[a-z]{2,}ed (?=\S*$)", re.I)
# "…, including 12 of wood, and 8 tugs were mended."
OWN_VERB = re.compile(r"\s+(?:[a-z-]+\s){1,3}(?:was|were|is|are|has|have|had)\b")
QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


def _speaks_of(whole: Candidate, text: str) -> bool:
    """Whether a sentence's opening names what a figure counts, or points back at it."""
    return (
        whole.profile.unit[-1] in content_stems(text)
        or re.match(r"\s*(?:of|among) (?:these|them|those)", text, re.I) is not None
    )
