"""Calendar days as English text writes them: 2024-03-29, 27 March 2024, March 27th."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
YEAR = r"(?:19|20|21)\d{2}"
# "May 12,000 people" is no day, nor is "March 2024".
DAY_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR}\b)?"
MONTH_DAY = rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d%])(?!,\d)(?:,?\s+{YEAR}\b)?"
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
