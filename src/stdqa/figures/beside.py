"""What is shown as a figure though no register holds it: the year of an event, a time of day of a draft."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from stdqa.types import Figure, FigureKind, Passage

Span = tuple[int, int]


def beside_register(
    passage: Passage, span: Span, value: Decimal, kind: FigureKind, clause: Span, sentence: Span
) -> Figure:
    """A figure of a passage with nothing but its value, kind and place.

    :param span: where it stands; this, clause and sentence are counted from the passage's beginning.
    """
    base, (start, end) = passage.start, span
    text, speaker = passage.text[start:end], passage.context.speaker
    key = f"{passage.id}\0{start}\0{text}"
    return Figure(
        id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        document=passage.document,
        passage=passage.id,
        start=base + start,
        end=base + end,
        text=text,
        value=value,
        kind=kind,
        unit=None,
        qualifier=None,
        period=None,
        measure="",
        scope=None,
        of=None,
        change=None,
        clause_start=base + clause[0],
        clause_end=base + clause[1],
        sentence_start=base + sentence[0],
        sentence_end=base + sentence[1],
        side=speaker.side if speaker else None,
    )
