"""Times in English text, as statistics use them: over a period ("in 2023"), or as of a date ("by the
end of 2023"). The same reading serves documents and questions.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from stdqa.dates import DAY_MONTH, MONTH, MONTH_DAY, MONTHS, NUMERIC_DAY, YEAR, days
from stdqa.types import Basis, Period


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A phrase that names a time, where it stands, and the period it means."""

    start: int
    end: int
    period: Period


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative times count from: the date of the document, and the year it reports on.

    In a report on 2023 presented in 2024, "this year" may mean either: it is dated only where both agree.
    """

    today: date | None = None
    report_year: int | None = None


_SPAN = rf"(?:{YEAR})\s?[-–/]\s?(?:{YEAR}|\d{{2}})(?!\d)"
_AS_OF = r"(?:as\s+(?:of|at|on)|by|until|till|up\s+to|up\s+until|at|on)"
_THE = r"(?:the\s+|this\s+|that\s+)?"

# Each pattern with what it means; the first that matches at a place wins, so the special come first.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        (
            "as_of_end",
            rf"\b(?:{_AS_OF}\s+)?{_THE}(?:very\s+)?(?:end|close|turn)\s+(?:of\s+)?{_THE}(?:year\s+|calendar\s+year\s+)?"
            rf"(?P<year>{YEAR})\b|\b(?:{_AS_OF}\s+)?{_THE}(?:(?P<year2>{YEAR})\s+year[\s-]end|year[\s-]end,?\s+(?P<year3>{YEAR}))\b"
            rf"|\bend[\s-](?:of[\s-])?(?P<year4>{YEAR})\b",
        ),
        ("as_of_new_year", rf"\bwhen\s+new\s+year\s+(?P<year>{YEAR})\s+(?:came|began|arrived)\b"),
        (
            "as_of_day",
            rf"\b(?:(?:as\s+(?:of|at|on)|by|until|till|up\s+to)\s+(?:the\s+)?(?:{NUMERIC_DAY}|{DAY_MONTH}|{MONTH_DAY})"
            rf"|at\s+(?:{NUMERIC_DAY}))",
        ),
        (
            "as_of_month",
            rf"\b(?:as\s+(?:of|at)|by|until)\s+(?:the\s+)?(?:end\s+of\s+)?(?P<month>{MONTH})\s+(?P<year>{YEAR})\b",
        ),
        (
            "as_of_end_relative",
            rf"\b(?:{_AS_OF}\s+)?{_THE}(?:end|close)\s+of\s+(?P<which>last|this|the|that|the\s+previous)\s+year\b"
            r"|\b(?:at\s+|by\s+)?year[\s-]end\b",
        ),
        ("as_of_year", rf"\b(?:as\s+of|as\s+at|by|until)\s+(?P<year>{YEAR})\b"),
        (
            "as_of_now",
            r"\b(?:so\s+far|to\s+date|up\s+to\s+now|until\s+now|to\s+this\s+day|as\s+of\s+(?:now|today)|"
            r"as\s+things\s+stand|currently|at\s+present|already\s+now|cumulatively|cumulative)\b",
        ),
        (
            "half",
            rf"\b(?:in|during|over|for)?\s*the\s+(?P<part>first|second)\s+half\s+of\s+(?P<year>{YEAR})\b",
        ),
        (
            "quarter",
            rf"\b(?:in|during|over|for)?\s*(?:the\s+)?(?:(?P<part>first|second|third|fourth|last)\s+quarter\s+of"
            rf"|Q(?P<q>[1-4])(?:\s+of)?)\s+(?P<year>{YEAR})\b",
        ),
        ("fiscal", rf"\b(?:in\s+|during\s+|for\s+)?(?:fiscal\s+(?:year\s+)?|fy\s?)(?P<year>{YEAR})\b"),
        (
            "between",
            rf"\b(?:between|from)\s+(?P<year>{YEAR})\s+(?:and|to|through|until)\s+(?P<last>{YEAR})\b",
        ),
        ("span", rf"\b(?:in\s+|during\s+|over\s+|for\s+)?(?P<span>{_SPAN})"),
        (
            "month",
            rf"\b(?:in\s+|during\s+|since\s+|from\s+)?(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})\b",
        ),
        ("since", rf"\bsince\s+(?P<year>{YEAR})\b"),
        (
            "year",
            rf"\b(?:(?:with)?in|during|throughout|over|for|of|across)\s+(?:the\s+)?(?:whole\s+|entire\s+|full\s+)?(?:course\s+of\s+|span\s+of\s+|"
            rf"calendar\s+)?(?:the\s+)?(?:year\s+)?(?P<year>{YEAR})\b(?!\s?[-–/]\s?\d)|\b(?:the\s+)?(?:year\s+)(?P<year2>{YEAR})\b",
        ),
        ("last_year", r"\b(?:in\s+|since\s+|over\s+|during\s+)?(?:the\s+)?(?:last|past|previous)\s+year\b"),
        ("this_year", r"\b(?:in\s+|so\s+far\s+|during\s+)?this\s+year\b"),
        ("next_year", r"\b(?:in\s+|for\s+)?(?:the\s+)?(?:next|coming|following)\s+years?\b"),
        (
            "report_year",
            r"\b(?:(?:with)?in|during|over|throughout|across)\s+(?:the\s+(?:course\s+of\s+the\s+)?|a\s+|one\s+)?"
            r"(?:report(?:ing|ed)?\s+|whole\s+)?year\b(?:\s+under\s+(?:report|review))?"
            r"|\bin-year\b|\b(?:one|single)-year\b|\bthat\s+year\b|\b(?:the\s+)?year'?s\b(?=\s)",
        ),
        ("bare_year", rf"(?<![\w$€£¥.,/-])(?P<year>{YEAR})(?![\w%]|[.,/-]\d)"),
    )
)


def time_phrases(
    text: str, start: int = 0, end: int | None = None, clock: Clock | None = None
) -> tuple[TimePhrase, ...]:
    """The phrases between two places of a text that name a time, in order, none inside another."""
    stop = len(text) if end is None else end
    found: list[TimePhrase] = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(text, start, stop):
            if all(match.end() <= one.start or one.end <= match.start() for one in found):
                period = _period(name, match, clock or Clock())
                if period is not None:
                    begin = match.start() + len(match.group()) - len(match.group().lstrip())
                    found.append(TimePhrase(begin, match.end(), period))
    return tuple(sorted(found, key=lambda phrase: phrase.start))


def _period(name: str, match: re.Match[str], clock: Clock) -> Period | None:
    groups = match.groupdict()
    year = next((int(v) for k, v in groups.items() if k.startswith("year") and v), None)
    printed = " ".join(match.group().split())
    if name in ("as_of_end", "as_of_year") and year:
        return _as_of(date(year, 12, 31), printed)
    if name == "as_of_new_year" and year:
        return _as_of(date(year - 1, 12, 31), printed)
    if name == "as_of_day":
        return _as_of(_day(match, clock), printed)
    if name == "as_of_month" and year:
        month = MONTHS[groups["month"].lower().rstrip(".")]
        return _as_of(date(year, month, calendar.monthrange(year, month)[1]), printed)
    if name == "as_of_end_relative":
        known = (
            clock.today.year - 1
            if clock.today and (groups.get("which") or "").lower() == "last"
            else clock.report_year
        )
        return _as_of(date(known, 12, 31) if known else None, printed)
    if name == "as_of_now":
        return _as_of(None, printed)
    return _during(name, groups, year, clock, printed)


def _during(
    name: str, groups: dict[str, str | None], year: int | None, clock: Clock, printed: str
) -> Period | None:
    if name == "half" and year:
        first = groups["part"] == "first"
        return Period(
            Basis.DURING,
            date(year, 1 if first else 7, 1),
            date(year, 6, 30) if first else date(year, 12, 31),
            printed,
        )
    if name == "quarter" and year:
        names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
        quarter = int(groups["q"]) if groups["q"] else names[(groups["part"] or "first").lower()]
        last = calendar.monthrange(year, 3 * quarter)[1]
        return Period(Basis.DURING, date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, last), printed)
    if name == "month" and year:
        month = MONTHS[(groups["month"] or "").lower().rstrip(".")]
        return Period(
            Basis.DURING,
            date(year, month, 1),
            date(year, month, calendar.monthrange(year, month)[1]),
            printed,
        )
    if name == "span":
        first_year, last_year = _years(groups["span"] or "")
        return _whole_years(first_year, last_year, printed)
    if name == "between" and year:
        return _whole_years(year, int(groups["last"] or year), printed)
    if name == "since" and year:
        return Period(Basis.DURING, date(year, 1, 1), clock.today, printed)
    if name in ("year", "bare_year", "fiscal") and year:
        basis = None if name == "bare_year" else Basis.DURING
        return Period(basis, date(year, 1, 1), date(year, 12, 31), printed)
    return _relative(name, clock, printed)


def _relative(name: str, clock: Clock, printed: str) -> Period | None:
    known: int | None = None
    if name == "last_year":
        known = clock.today.year - 1 if clock.today else None
    elif name == "next_year":
        known = clock.today.year + 1 if clock.today else None
    elif name == "this_year":
        agree = clock.today and clock.report_year in (None, clock.today.year)
        known = clock.today.year if agree and clock.today else None
    elif name == "report_year":
        known = clock.report_year
    return _whole_years(known, known, printed) if known else Period(Basis.DURING, None, None, printed)


def _whole_years(first: int | None, last: int | None, printed: str) -> Period | None:
    if first is None or last is None or last < first:
        return None
    return Period(Basis.DURING, date(first, 1, 1), date(last, 12, 31), printed)


def _as_of(day: date | None, printed: str) -> Period:
    return Period(Basis.AS_OF, day, day, printed)


def _years(span: str) -> tuple[int, int]:
    first, last = re.split(r"\s?[-–/]\s?", span)
    full = int(last) if len(last) == 4 else int(first[:2] + last)
    return int(first), full


def _day(match: re.Match[str], clock: Clock) -> date | None:
    written = next(days(match.group()), None)
    default = clock.report_year or (clock.today.year if clock.today else None)
    return written.on_calendar(default) if written else None
