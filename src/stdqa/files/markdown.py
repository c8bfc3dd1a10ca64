"""Text that stays text in Markdown."""

from __future__ import annotations

import re

# What makes markup anywhere in a line, an address among it, and what makes it only where a line begins.
_MARKS = re.compile(
    r"[\\`*_\[\]<>{}|~$&@^]|(?<=https):(?=//)|(?<=http):(?=//)|(?<=ftp):(?=//)|(?<=www)\.", re.I
)
_OPENING = re.compile(r"^(\s*)([#+\-=:!]|\d{1,9}(?=[.)](?:\s|$)))")


def escape(text: str) -> str:
    """Text on one line of which nothing is markup."""
    return escape_opening(escape_inline(text.strip()))


def escape_inline(text: str) -> str:
    """A piece of a line of which nothing is markup, the spaces at its ends kept."""
    return _MARKS.sub(lambda found: f"\\{found.group()}", re.sub(r"\s+", " ", text))


def escape_opening(line: str) -> str:
    """A line whose pieces are escaped, of which nothing is markup for where it stands either."""
    return _OPENING.sub(_opened, line)


def _opened(found: re.Match[str]) -> str:
    mark = found.group(2)
    # The number of a list item cannot be escaped, but the dot after it can.
    return f"{mark}\\" if mark[0].isdigit() else f"\\{mark}"
