"""Times of day in English text: "3 pm", "15:00", "10–11 a.m.", "half past six", "noon".

They count nothing, so no register holds them; a draft's are held against those of the passages found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from stdqa.drafts.mention import Mention
from stdqa.figures.spelled import cardinal
from stdqa.types import FigureKind

HALF_DAY, DAY = 12 * 60, 24 * 60
_HALF = r"(?P<half>[ap])(?:\.\s?m\b\.?|m\b)"
_WORD = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LINK = r"\s?(?:-|–|—|to|and|or|until|till)\s?"
# "10–11 a.m.": what is said of the second holds for the first.
_SHARED = rf"(?={_LINK}\d{{1,2}}(?:[:.]\d{{2}})?\s?(?P<shared>[ap])\.?\s?m\b)"
EXPLICIT = re.compile(
    # "2024-03-29 13:29" tells when a text was put out.
    rf"(?<![\d:.,/$€£¥])(?<!\d[-/.]\d\d[ T])(?<!\d[-/.]\d{{4}}[ T])(?:"
    rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?(?:\s?{_HALF}|{_SHARED})"
    rf"|(?P<hour2>\d{{1,2}}):(?P<minute2>[0-5]\d)(?![\d:])"
    rf"|(?P<hour3>\d{{1,2}}|\b(?:{_WORD}))\s?(?:o['’]clock\b|hrs\b)"
    rf"|\b(?P<part>half|quarter)[\s-](?P<way>past|to)[\s-](?P<hour4>\d{{1,2}}|{_WORD})\b"
    rf"|\b(?P<named>noon|midday|midnight)\b)",
    re.I,
)
# "Let us meet at 6.", "by 7 tomorrow": a bare hour, where nothing follows that it could count.
BARE = re.compile(
    r"\b(?:at|by|until|till|before|after|around|about|from)\s(?P<hour>\d{1,2})"
    r"(?![.,:]?\d)(?=\W*$|\s?[.,;?!)]|\s(?:on|in the|tomorrow|today|tonight|then|sharp)\b)",
    re.I,
)
NAMED = {"noon": HALF_DAY, "midday": HALF_DAY, "midnight": 0}


@dataclass(frozen=True, slots=True)
class Hour(Mention):
    """A time of day: the minutes since midnight, and whether that may as well be twelve hours later."""

    minutes: int
    either_half: bool

    @classmethod
    def at(cls, span: tuple[int, int], minutes: int, either_half: bool) -> Hour:
        """A time of day at a place of a text."""
        shown = Decimal(minutes // 60 * 100 + minutes % 60)
        return cls(*span, "time of day", FigureKind.DATE, shown, minutes, either_half)

    def is_same(self, other: Hour) -> bool:
        """Whether both may be one time."""
        span = HALF_DAY if self.either_half or other.either_half else DAY
        return (self.minutes - other.minutes) % span == 0


def hours(text: str, bare: bool = False) -> Iterator[Hour]:
    """The times of day in a text, in order.

    :param bare: whether "at 6" is one too.
    """
    found = [hour for match in EXPLICIT.finditer(text) if (hour := _hour(match)) is not None]
    if bare:
        known = [(hour.start, hour.end) for hour in found]
        for match in BARE.finditer(text):
            start, end = match.span("hour")
            value = int(match["hour"])
            if 1 <= value <= 12 and not any(a < end and start < b for a, b in known):
                found.append(Hour.at((start, end), value * 60, either_half=True))
    yield from sorted(found, key=lambda hour: hour.start)


def _hour(match: re.Match[str]) -> Hour | None:
    """The time that a match names; None where there is no such time."""
    if match["named"]:
        return Hour.at(match.span(), NAMED[match["named"].lower()], either_half=False)
    written = match["hour"] or match["hour2"] or match["hour3"] or match["hour4"]
    value = int(written) if written.isdigit() else int(cardinal(written) or 0)
    minutes = value * 60 + int(match["minute"] or match["minute2"] or 0)
    if match["part"]:
        away = 30 if match["part"].lower() == "half" else 15
        minutes += away if match["way"].lower() == "past" else -away
    half = (match["half"] or match["shared"] or "").lower()
    if half:
        if not 1 <= value <= 12:
            return None
        minutes = minutes % HALF_DAY + (HALF_DAY if half == "p" else 0)
    if minutes > DAY:
        return None
    # "9:30" is of the morning or the evening, and so is the 9 of "9 to 5 pm"; "09:30" and "15:00" tell which.
    either = match["half"] is None and value <= 12 and written[0] != "0"
    return Hour.at(match.span(), minutes, either)
