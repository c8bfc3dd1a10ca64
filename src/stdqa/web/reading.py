"""A document laid out to be read: its blocks in order with who speaks, cut into parts of bearable length."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stdqa.outline import EMPHASIS, outline
from stdqa.types import Block, BlockKind, Context, Document, Figure, Speaker

# A page takes in a part of this length in a few milliseconds; a long document comes in many.
PART_CHARS = 40_000
RUNS = (BlockKind.ITEM, BlockKind.TABLE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A block as it is shown.

    ``announced`` is who begins to speak with it; ``opener`` tells that the block is nothing but the line that
    says so. Its span is the block's, without the marks of emphasis around a speaker line.
    """

    start: int
    end: int
    kind: BlockKind
    level: int
    speaker: Speaker | None
    announced: Speaker | None
    opener: bool
    context: Context | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's lines, its figures in order, and its parts as ranges of lines."""

    document: Document
    lines: tuple[Line, ...]
    figures: tuple[Figure, ...]
    parts: tuple[range, ...]

    def lines_of(self, part: int) -> tuple[Line, ...]:
        """The lines of a part."""
        places = self.parts[part]
        return self.lines[places.start : places.stop]

    def figures_in(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures that stand between two places, none of them inside another."""
        shown: list[Figure] = []
        first = bisect_right(self.figures, start - 1, key=lambda figure: figure.start)
        for figure in self.figures[first:]:
            if figure.start >= end:
                break
            if figure.end <= end and (not shown or figure.start >= shown[-1].end):
                shown.append(figure)
        return tuple(shown)

    def figures_at(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures that are read from exactly this span; mostly one."""
        return tuple(one for one in self._beginning(start) if one.end == end)

    def _beginning(self, start: int) -> Iterator[Figure]:
        first = bisect_right(self.figures, start - 1, key=lambda figure: figure.start)
        for figure in self.figures[first:]:
            if figure.start != start:
                return
            yield figure

    def part_at(self, place: int) -> int:
        """The part that holds a place of the text, or the next that begins after it."""
        line = bisect_right(self.lines, place, key=lambda one: one.start) - 1
        return next((number for number, lines in enumerate(self.parts) if max(line, 0) in lines), 0)

    def line_at(self, place: int) -> Line | None:
        """The line that holds a place of the text."""
        found = bisect_right(self.lines, place, key=lambda one: one.start) - 1
        line = self.lines[found] if found >= 0 else None
        return line if line and place < line.end else None


def laid_out(document: Document, figures: Iterable[Figure]) -> Layout:
    """Lay a document out."""
    lines = tuple(_lines(document))
    # The longest of those that begin together is the one that is shown.
    ordered = tuple(sorted(figures, key=lambda one: (one.start, -one.end)))
    return Layout(document, lines, ordered, tuple(_parts(lines)))


def _lines(document: Document) -> Iterator[Line]:
    framed = {one.block.start: one for one in outline(document)}
    openers = {one.opener.start: one for one in framed.values() if one.opener}
    speaking: Speaker | None = None
    for block in document.blocks:
        one = framed.get(block.start) or openers.get(block.start)
        opener = block.start in openers
        speaker = one.context.speaker if one else None
        announced = speaker if speaker and (opener or speaker != speaking) else None
        # A heading says nothing of who speaks: what comes below it does.
        speaking = speaker if one else speaking
        start, end = _trimmed(document.text, block) if opener else (block.start, block.end)
        context = one.context if one else None
        yield Line(start, end, block.kind, block.level, speaker, announced, opener, context)


def _trimmed(text: str, block: Block) -> Span:
    words = text[block.start : block.end]
    start = block.start + len(words) - len(words.lstrip(EMPHASIS))
    end = block.end - len(words) + len(words.rstrip(EMPHASIS))
    return (start, end) if start < end else (block.start, block.end)


def _parts(lines: tuple[Line, ...]) -> Iterator[range]:
    """Ranges of lines of about the same length; tables and lists are cut only where they alone are longer."""
    first = 0
    for place, line in enumerate(lines):
        length = line.end - lines[first].start
        in_run = line.kind in RUNS and lines[place - 1].kind is line.kind
        if place > first and length > PART_CHARS and (not in_run or length > 2 * PART_CHARS):
            yield range(first, place)
            first = place
    if lines:
        yield range(first, len(lines))
