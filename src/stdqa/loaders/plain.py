"""Plain text: paragraphs by blank lines, or one a line where lines are long (text pasted from pages)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from stdqa.loaders.guesses import guess_date
from stdqa.loaders.parts import Parts
from stdqa.text import trim
from stdqa.types import Block, BlockKind, Metadata

# No one wraps lines by hand at this width. Where such lines hold this share of the text, each line is a
# paragraph of its own; a single one in a wrapped text may be an address.
LONG_LINE = 200
LONG_SHARE = 0.25
TITLE_CHARS = 200
LABEL_CHARS = 80


def load_plain(text: str, path: Path) -> Parts:
    """Read plain text; the title is the first line where it looks like one, else the file's name."""
    lines = [trim(text, m.start(), m.end()) for m in re.finditer(r"[^\r\n]+", text)]
    lines = [(a, b) for a, b in lines if a < b]
    long = sum(b - a for a, b in lines if b - a > LONG_LINE)
    if long > LONG_SHARE * sum(b - a for a, b in lines):
        spans = tuple(_with_labels(text, lines))
    else:
        found = (trim(text, m.start(), m.end()) for m in re.finditer(r"(?:[^\r\n]+(?:\r?\n)?)+", text))
        spans = tuple((a, b) for a, b in found if a < b)
    blocks = tuple(Block(a, b, BlockKind.PARAGRAPH) for a, b in spans)
    return Parts(text, blocks, Metadata(title=_title(text, lines, path), date=guess_date(text)))


def _with_labels(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """One block a line, but a label and its value ("Release date:" and the date) stay together."""
    held: tuple[int, int] | None = None
    for a, b in lines:
        joins = (
            held is not None
            and b - a <= LABEL_CHARS
            and text[held[0] : held[1]].endswith(":")
            and held[1] - held[0] <= LABEL_CHARS
        )
        if joins and held is not None:
            held = (held[0], b)
            continue
        if held is not None:
            yield held
        held = (a, b)
    if held is not None:
        yield held


def _title(text: str, lines: list[tuple[int, int]], path: Path) -> str:
    a, b = lines[0] if lines else (0, 0)
    first = text[a:b]
    if first and len(first) <= TITLE_CHARS and not first.endswith((".", ":", "!", "?", "。")):
        return first
    return path.stem.replace("-", " ").replace("_", " ")
