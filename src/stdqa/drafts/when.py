"""Weekdays, and years that date no figure: "opens on Friday", "was founded in 1987"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from decimal import Decimal

from stdqa.dates import YEAR
from stdqa.drafts.mention import Mention
from stdqa.types import FigureKind

WEEKDAYS = {name: number for number, name in enumerate(calendar.day_name, start=1)}
WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(WEEKDAYS)})\b")
# A bare year, not the one of a whole day, a span, a number with separators, or a name.
BARE_YEAR = re.compile(rf"(?<![\w$€£¥.,/–-])(?P<year>{YEAR})(?![\w%–/-]|[.,]\d)")


def weekdays(text: str) -> Iterator[Mention]:
    """The weekdays of a text, in order."""
    for match in WEEKDAY.finditer(text):
        yield Mention(*match.span(), "weekday", FigureKind.DATE, Decimal(WEEKDAYS[match["day"]]))


def years(text: str) -> Iterator[Mention]:
    """The years of a text, in order."""
    for match in BARE_YEAR.finditer(text):
        yield Mention(*match.span(), "year", FigureKind.DATE, Decimal(match["year"]))
