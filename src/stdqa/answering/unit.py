"""A sentence with what it cannot be understood without: those that point back at it, or that it points at."""

from __future__ import annotations

import re

from stdqa.outline import ORDINAL
from stdqa.retrieval import Candidate, Finder
from stdqa.text import sentences
from stdqa.types import Document

# Words with which a sentence points back at the one before it.
POINTS_BACK = re.compile(
    r"(?:it|its|they|their|them|this|these|those|that|he|she|his|her|for this|for these|in it|"
    r"in this|in these|on this|on that basis|all (?:this|these|that|of (?:this|these|them))|"
    r"with this|such|the aim|the purpose|among (?:them|these)|of (?:them|these)|both|here)\b",
    re.I,
)

MOST_BACK = 2

UNIT_CHARS = 1200


def unit(best: Candidate, finder: Finder) -> tuple[int, int]:
    """The sentence with what it cannot be understood without: the one it points back at, those that
    point back at it, and the numbered points that it announces ("Next, … First, … Second, …")."""
    spans, place = _around(best, finder)
    document = finder.index.document(best.hit.passage.document)
    if place is None:
        return best.profile.start, best.profile.end
    first = last = place
    while first and POINTS_BACK.match(document.text, spans[first][0]) and place - first < MOST_BACK:
        first -= 1
    while last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= UNIT_CHARS:
        following = spans[last + 1][0]
        if not ORDINAL.match(document.text, following) and not POINTS_BACK.match(document.text, following):
            break
        last += 1
    return spans[first][0], spans[last][1]


def following(best: Candidate, finder: Finder) -> tuple[int, int] | None:
    """The sentence after one, where it points back at it."""
    spans, place = _around(best, finder)
    document: Document = finder.index.document(best.hit.passage.document)
    if place is None or place + 1 >= len(spans):
        return None
    start, end = spans[place + 1]
    return (start, end) if POINTS_BACK.match(document.text, start) else None


def _around(best: Candidate, finder: Finder) -> tuple[list[tuple[int, int]], int | None]:
    """The sentences of the paragraph or point that a sentence stands in, and its place among them."""
    passage = best.hit.passage
    document = finder.index.document(passage.document)
    same = [p for p in finder.index.passages_of(document.id) if p.context == passage.context]
    spans = [span for p in same for span in sentences(document.text, p.start, p.end)]
    return spans, next((i for i, span in enumerate(spans) if span[0] == best.profile.start), None)
