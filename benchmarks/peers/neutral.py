"""Passages that take no library's side: paragraphs of at most so many characters, the same for every peer."""

from __future__ import annotations

import re

MOST_CHARS = 600
# A heading or a short item says too little alone: it goes with what follows, as far as that fits.
SHORT = 200

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_BETWEEN = re.compile(r"\s*\n[ \t]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?;][\"”’)]*(?=\s)")
_WORD_END = re.compile(r"\S(?=\s)")
_NOT_SPACE = re.compile(r"\S")

Span = tuple[int, int]


def split(text: str, most: int = MOST_CHARS) -> list[Span]:
    """The passages of a text, as characters; front matter is left out."""
    spans: list[Span] = []
    for start, end in _paragraphs(text):
        if spans and spans[-1][1] - spans[-1][0] < SHORT and end - spans[-1][0] <= most:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.extend(_cut(text, start, end, most))
    return spans


def _paragraphs(text: str) -> list[Span]:
    """What blank lines part, without the space around it."""
    head = _FRONT_MATTER.match(text)
    first = _NOT_SPACE.search(text, head.end() if head else 0)
    if not first:
        return []
    end = len(text.rstrip())
    gaps = [gap.span() for gap in _BETWEEN.finditer(text, first.start(), end)]
    starts = [first.start(), *(stop for _, stop in gaps)]
    return list(zip(starts, [*(start for start, _ in gaps), end], strict=True))


def _cut(text: str, start: int, end: int, most: int) -> list[Span]:
    """A paragraph, or where it is longer than a passage may be, its sentences packed."""
    parts = []
    while end - start > most:
        limit = start + most
        stop = limit
        for pattern in (_SENTENCE_END, _WORD_END):
            if ends := [found.end() for found in pattern.finditer(text, start, limit + 1)]:
                stop = ends[-1]
                break
        parts.append((start, stop))
        following = _NOT_SPACE.search(text, stop)
        start = following.start() if following else end
    return [*parts, (start, end)]
