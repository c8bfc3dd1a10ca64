"""A document cut into passages: spans of its text that hold whole sentences of one context.

Passages do not overlap and none is longer than asked; a sentence is cut only where it alone is longer.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator
from dataclasses import replace

from stdqa.outline import Framed, outline
from stdqa.text import sentences, trim
from stdqa.types import Document, Passage

# Blocks shorter than this (list items, labels, one-line paragraphs) are read together with their
# neighbours of the same context: alone they say too little to be found by.
SHORT_BLOCK = 200
CUTS = re.compile(r"(?<=[;:])\s+|(?<=,)\s+|\s+")

Span = tuple[int, int]


def split(document: Document, max_chars: int) -> tuple[Passage, ...]:
    """Cut a document into passages of at most ``max_chars`` characters."""
    return tuple(
        Passage(
            id=passage_id(document.id, start, text),
            document=document.id,
            start=start,
            end=end,
            text=text,
            context=framed.context,
        )
        for framed, start, end in _spans(document, max_chars)
        if (text := document.text[start:end])
    )


def passage_id(document: str, start: int, text: str) -> str:
    """An id made from the content: the same corpus built twice gives the same ids."""
    return hashlib.sha256(f"{document}\0{start}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _spans(document: Document, max_chars: int) -> Iterator[tuple[Framed, int, int]]:
    for group in _groups(outline(document), max_chars):
        first = group[0]
        start = first.opener.start if first.opener else first.block.start
        end = group[-1].block.end
        if end - start <= max_chars:
            yield first, start, end
            continue
        for a, b in _packed(document.text, start, end, max_chars):
            yield first, a, b


def _groups(framed: tuple[Framed, ...], max_chars: int) -> Iterator[list[Framed]]:
    """Runs of short blocks under one context, as long as they fit one passage; long blocks alone."""
    group: list[Framed] = []
    for one in framed:
        if group and not _joins(group, one, max_chars):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _joins(group: list[Framed], one: Framed, max_chars: int) -> bool:
    last = group[-1]
    return (
        one.opener is None
        and max(one.block.end - one.block.start, last.block.end - last.block.start) <= SHORT_BLOCK
        and replace(one.context, paragraph=0) == replace(last.context, paragraph=0)
        and one.block.end - group[0].block.start <= max_chars
    )


def _packed(text: str, start: int, end: int, max_chars: int) -> Iterator[Span]:
    """Whole sentences, packed into as few passages as they need, about equally long."""
    parts = [span for sentence in sentences(text, start, end) for span in _fitting(text, sentence, max_chars)]
    wanted = math.ceil((end - start) / max_chars)
    target = (end - start) / wanted
    a = b = parts[0][0]
    for c, d in parts:
        # Close the passage when the next sentence does not fit, or carries it past its fair share.
        if b > a and (d - a > max_chars or (b + d) / 2 - a > target):
            yield a, b
            a = c
        b = d
    yield a, b


def _fitting(text: str, sentence: Span, max_chars: int) -> Iterator[Span]:
    """The sentence, or where it is longer than a passage may be, its parts cut at the best places."""
    start, end = sentence
    while end - start > max_chars:
        cuts = [(m.start(), m.end()) for m in CUTS.finditer(text, start, start + max_chars + 1)]
        late = [cut for cut in cuts if cut[0] - start > max_chars // 2 and text[cut[0] - 1] in ",;:"]
        cut = (late or cuts or [(start + max_chars, start + max_chars)])[-1]
        if cut[0] <= start:
            cut = (start + max_chars, start + max_chars)
        yield start, cut[0]
        start = cut[1]
    start, end = trim(text, start, end)
    if start < end:
        yield start, end
