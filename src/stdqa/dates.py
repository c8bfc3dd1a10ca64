"""Calendar days as English text writes them, read and written: 2024-03-29, 27 March 2024, March 27th."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stdqa.types import Basis, Period

_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
MONTH_NUMBERS = range(1, 13)
MONTH_NAMES = tuple(names.split()[0].capitalize() for names in _MONTHS)
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
YEAR = r"(?:19|20|21)\d{2}"
# Beside a month any year is one; alone, an earlier one is as likely a count: "1,650" without its comma.
EARLIER = r"1[0-8]\d{2}"
DATED = rf"(?:{EARLIER}|{YEAR})"
# "May 12,000 people" is no day, nor is "March 2024".
DAY_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:,?\s+{DATED}\b)?"
MONTH_DAY = rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d%])(?!,\d)(?:,?\s+{DATED}\b)?"
NUMERIC_DAY = r"\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)"
DAY = re.compile(rf"(?<![\w.,])(?:{NUMERIC_DAY}|{DAY_MONTH}|{MONTH_DAY})", re.I)
ANY_MONTH = re.compile(MONTH, re.I)
# "It may 12 times a year", "they march 20 miles": in small letters these are verbs unless a year follows.
VERB = re.compile(r"(?:may|march)\s+\d{1,2}")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written: its span, and its parts; the year is None where none is written."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def on_calendar(self, default_year: int | None = None) -> date | None:
        """The date, with the year given where none is written; None if there is no such date."""
        year = self.year or default_year
        if year is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def days(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """The days written between two places of a text, in order; 3/4/2023 is a day in April."""
    for match in DAY.finditer(text, start, len(text) if end is None else end):
        day = _day(match)
        if day is not None and not VERB.fullmatch(match.group()):
            yield day


def _day(match: re.Match[str]) -> Day | None:
    written = match.group()
    named = ANY_MONTH.search(written)
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    if named:
        year, month, day = [*numbers[1:], None][0], MONTHS[named.group().lower().rstrip(".")], numbers[0]
    elif numbers[0] > 31:
        year, month, day = numbers
    else:
        day, month, year = numbers
        if month > 12:  # 12/31/2023, as Americans write it
            day, month = month, day
    return (
        Day(match.start(), match.end(), year, month, day)
        if month in MONTH_NUMBERS and 1 <= day <= 31
        else None
    )


def date_words(day: date | None) -> str:
    """A date as people write it: ``31 December 2023``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}" if day else ""


def span_words(start: date, end: date) -> str:
    """A stretch of time in the shortest exact words: ``2023``, ``March 2023``, ``2021 to 2023``."""
    if start == end:
        return date_words(start)
    whole_months = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if whole_months and (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if whole_months:
        first, last = (f"{MONTH_NAMES[day.month - 1]} {day.year}" for day in (start, end))
        return first if first == last else f"{first} to {last}"
    return f"{date_words(start)} to {date_words(end)}"


def period_words(period: Period) -> str | None:
    """A period with its basis: ``during 2023``, ``as of 31 December 2023``, or as it is printed, if it is."""
    if period.basis is Basis.AS_OF and (period.end or period.start):
        return f"as of {date_words(period.end or period.start)}"
    if period.start and period.end:
        words = span_words(period.start, period.end)
        return f"during {words}" if period.basis is Basis.DURING else words
    return period.text or None
