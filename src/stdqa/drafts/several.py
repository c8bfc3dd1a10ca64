"""Whether a thing is told to be one or several: "in one register", "in several registers"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from stdqa.drafts.mention import Mention
from stdqa.text import stem
from stdqa.types import FigureKind

ONE = re.compile(r"\b(?:one|a single|the only|a sole)\s(?P<thing>[a-z]{3,})\b(?!-)", re.I)
SEVERAL = re.compile(r"\b(?:several|multiple|various|numerous)\s(?P<thing>[a-z]{3,}s)\b", re.I)


def one_or_several(text: str) -> Iterator[Mention]:
    """What a text tells to be one, with the value 1, or several, with the value 2."""
    for pattern, value in ((ONE, 1), (SEVERAL, 2)):
        for match in pattern.finditer(text):
            start = match.start()
            end = match.start("thing") - 1
            yield Mention(start, end, f"some {stem(match['thing'])}", FigureKind.COUNT, Decimal(value))
