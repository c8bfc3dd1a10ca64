"""Stretches of time that are told by their place: "the first year of a term", "within the next three weeks".

Which is meant, and how long it is, may be told wrongly; the unit alone is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from stdqa.drafts.mention import Mention
from stdqa.drafts.scales import size_of
from stdqa.figures.spelled import SMALL, cardinal
from stdqa.types import FigureKind

STRETCH = re.compile(
    rf"\b(?P<which>first|second|third|final|next|coming)[\s-](?:(?P<number>\d{{1,3}}|{SMALL})[\s-])?"
    r"(?P<unit>minute|hour|day|week|month|quarter|year|decade)s?\b"
    # "The first quarter of 2023" dates a figure; that is told with the figure.
    r"(?!\s(?:of\s)?(?:the\syear|\d{4}))",
    re.I,
)


def stretches(text: str) -> Iterator[Mention]:
    """The stretches of time of a text that are told by their place, in order; the value is in days."""
    for match in STRETCH.finditer(text):
        number = match["number"] or "1"
        value = Decimal(number) if number.isdigit() else cardinal(number)
        length = size_of(match["unit"])
        if value is not None and length is not None:
            name = f"{match['which'].lower()} stretch"
            yield Mention(*match.span(), name, FigureKind.DURATION, value * length)
