"""What every loader hands over: the text, its blocks, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from stdqa.types import Block, Metadata


@dataclass(frozen=True, slots=True)
class Parts:
    """A file as read; blocks are in order, do not overlap, and hold no white space at their ends."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
