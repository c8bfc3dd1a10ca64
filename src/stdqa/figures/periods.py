"""Times in English text, as statistics use them: over a period ("in 2023"), or as of a date ("by the
end of 2023"). The same reading serves documents and questions.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from stdqa.dates import (
    DATED,
    DAY_MONTH,
    EARLIER,
    MONTH,
    MONTH_DAY,
    MONTH_NAMES,
    MONTHS,
    NUMERIC_DAY,
    YEAR,
    days,
)
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


Meaning = Callable[[re.Match[str], Clock, str], Period | None]
"""What a match means to a document's clock; the text is the phrase as printed."""


def time_phrases(
    text: str, start: int = 0, end: int | None = None, clock: Clock | None = None
) -> tuple[TimePhrase, ...]:
    """The phrases between two places of a text that name a time, in order, none inside another."""
    found: list[TimePhrase] = []
    for a, b in _neighbourhoods(text, start, len(text) if end is None else end):
        dated = ANY_YEAR.search(text, a, b) is not None
        for pattern, needs_year, meaning in PATTERNS:
            if needs_year and not dated:
                continue
            for match in pattern.finditer(text, a, b):
                place = bisect_left(found, match.start(), key=attrgetter("start"))
                beside = found[max(0, place - 1) : place + 1]
                if any(one.start < match.end() and match.start() < one.end for one in beside):
                    continue
                period = meaning(match, clock or Clock(), " ".join(match.group().split()))
                if period is not None:
                    begin = match.start() + len(match.group()) - len(match.group().lstrip())
                    found.insert(place, TimePhrase(begin, match.end(), period))
    return tuple(found)


def _neighbourhoods(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The stretches of text that may hold time phrases: around years and words of time."""
    found: list[tuple[int, int]] = []
    for cue in ANY_TIME.finditer(text, start, stop):
        a, b = max(start, cue.start() - CUE_BEFORE), min(stop, cue.end() + CUE_AFTER)
        if found and a <= found[-1][1]:
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def _year(match: re.Match[str]) -> int:
    """The year that a match names, by whichever of its groups."""
    return next(int(value) for name, value in match.groupdict().items() if name.startswith("year") and value)


def _month(match: re.Match[str], group: str = "month") -> int:
    return MONTHS[match[group].lower().rstrip(".")]


def _months(year: int, first: int, last: int, printed: str) -> Period | None:
    """From the first day of one month of a year to the last day of another."""
    if not 1 <= first <= last <= 12:
        return None
    ends = calendar.monthrange(year, last)[1]
    return Period(Basis.DURING, date(year, first, 1), date(year, last, ends), printed)


def _whole_years(first: int | None, last: int | None, printed: str) -> Period | None:
    """From the start of one year to the end of another; undated where the years are not known."""
    if first is None or last is None:
        return Period(Basis.DURING, None, None, printed)
    if last < first:
        return None
    return Period(Basis.DURING, date(first, 1, 1), date(last, 12, 31), printed)


def _as_of(day: date | None, printed: str) -> Period:
    return Period(Basis.AS_OF, day, day, printed)


def _end_of_year(match: re.Match[str], _: Clock, printed: str) -> Period:
    return _as_of(date(_year(match), 12, 31), printed)


def _new_year(match: re.Match[str], _: Clock, printed: str) -> Period:
    return _as_of(date(_year(match) - 1, 12, 31), printed)


def _on_day(match: re.Match[str], clock: Clock, printed: str) -> Period:
    written = next(days(match.group()), None)
    default = clock.report_year or (clock.today.year if clock.today else None)
    return _as_of(written.on_calendar(default) if written else None, printed)


def _end_of_month(match: re.Match[str], _: Clock, printed: str) -> Period:
    year, month = _year(match), _month(match)
    return _as_of(date(year, month, calendar.monthrange(year, month)[1]), printed)


def _end_of_some_year(match: re.Match[str], clock: Clock, printed: str) -> Period:
    last = (match["which"] or "").lower() == "last"
    year = clock.today.year - 1 if clock.today and last else clock.report_year
    return _as_of(date(year, 12, 31) if year else None, printed)


def _now(_: re.Match[str], __: Clock, printed: str) -> Period:
    return _as_of(None, printed)


def _part_of_year(match: re.Match[str], clock: Clock, printed: str) -> Period | None:
    """Halves and quarters: "the second half of 2023", "Q3 2023", "the first nine months of the year"."""
    named = match["year"] or match["year2"]
    year = int(named) if named else clock.report_year
    if match["count"]:
        first, last = 1, COUNTED[match["count"].lower()] * (3 if match["unit"].lower() == "quarters" else 1)
    else:
        months = 3 if match["q"] or (match["half"] or "").lower() == "quarter" else 6
        part = int(match["q"] or match["h"] or 0) or PARTS[match["part"].lower()]
        part = 12 // months if part < 0 else part
        first, last = months * (part - 1) + 1, months * part
    if last > 12:
        return None
    return _months(year, first, last, printed) if year else Period(Basis.DURING, None, None, printed)


def _fiscal(match: re.Match[str], _: Clock, printed: str) -> Period | None:
    year = _year(match)
    return _whole_years(year, _second_year(year, match["last"]), printed)


def _span(match: re.Match[str], _: Clock, printed: str) -> Period | None:
    return _whole_years(_year(match), _second_year(_year(match), match["last"]), printed)


def _second_year(first: int, last: str | None) -> int:
    """The year that closes "2023-25" or "2023-2025"; the first where none is written."""
    if not last:
        return first
    return int(last) if len(last) == 4 else first // 100 * 100 + int(last)


def _in_months(match: re.Match[str], _: Clock, printed: str) -> Period | None:
    return _months(_year(match), _month(match, "first"), _month(match, "month"), printed)


def _in_month(match: re.Match[str], _: Clock, printed: str) -> Period | None:
    return _months(_year(match), _month(match), _month(match), printed)


def _since(match: re.Match[str], clock: Clock, printed: str) -> Period:
    return Period(Basis.DURING, date(_year(match), 1, 1), clock.today, printed)


def _in_year(match: re.Match[str], _: Clock, printed: str) -> Period | None:
    return _whole_years(_year(match), _year(match), printed)


def _decade(match: re.Match[str], _: Clock, printed: str) -> Period | None:
    return _whole_years(_year(match), _year(match) + 9, printed)


def _century(match: re.Match[str], _: Clock, printed: str) -> Period | None:
    first = 100 * (int(match["century"]) - 1)
    return _whole_years(first + 1, first + 100, printed)


def _month_of_report(match: re.Match[str], clock: Clock, printed: str) -> Period | None:
    month, today = _month(match), clock.today
    # Told in March 2024 of a report on 2023, "in February" may be of either year.
    either = today is not None and today.year != clock.report_year and month <= today.month
    if clock.report_year is None or either:
        return Period(Basis.DURING, None, None, printed)
    return _months(clock.report_year, month, month, printed)


def _last_year(_: re.Match[str], clock: Clock, printed: str) -> Period | None:
    year = clock.today.year - 1 if clock.today else None
    return _whole_years(year, year, printed)


def _this_year(_: re.Match[str], clock: Clock, printed: str) -> Period | None:
    agree = clock.today is not None and clock.report_year in (None, clock.today.year)
    year = clock.today.year if agree and clock.today else None
    return _whole_years(year, year, printed)


def _years_back(match: re.Match[str], clock: Clock, printed: str) -> Period | None:
    back = 10 if match["decade"] else COUNTED[match["count"].lower()]
    year = clock.report_year
    return _whole_years(year - back, year - back, printed) if year else Period(None, None, None, printed)


def _next_year(_: re.Match[str], clock: Clock, printed: str) -> Period | None:
    year = clock.today.year + 1 if clock.today else None
    return _whole_years(year, year, printed)


def _report_year(_: re.Match[str], clock: Clock, printed: str) -> Period | None:
    return _whole_years(clock.report_year, clock.report_year, printed)


def counts(text: str, start: int, end: int) -> bool:
    """Whether a number that looks like a year counts something: "2000 people", "with 2000 guests"."""
    if COUNTED_AFTER.match(text, end):
        return True
    lead = text[max(0, start - LEAD_CHARS) : start]
    # Only a round number is as likely a count: "for 2023 standards" are those of the year.
    return text[start:end].endswith("00") and bool(PLURAL.match(text, end) and COUNTING.search(lead))


def _bare_year(match: re.Match[str], _: Clock, printed: str) -> Period | None:
    year = _year(match)
    if counts(match.string, match.start(), match.end()):
        return None
    return Period(None, date(year, 1, 1), date(year, 12, 31), printed)


PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1, "latter": 2}
_COUNTS = "two three four five six seven eight nine ten eleven"
COUNTED = {word: number for number, word in enumerate(_COUNTS.split(), start=2)}
COUNTED |= {str(number): number for number in range(2, 12)}

ANY_YEAR = re.compile(rf"(?<!\d){DATED}(?!\d)")
# Every phrase below holds a year or one of these words, and reaches no further from it than this.
CUE_BEFORE, CUE_AFTER = 70, 40
ANY_TIME = re.compile(
    rf"(?<!\d){DATED}(?!\d)|\b(?:century|decade|years?|year's|year’s|so far|to date|now|today|this day"
    rf"|things stand|currently|at present|cumulative(?:ly)?|books|{MONTH}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})",
    re.I,
)

# What follows an earlier year that counts no noun: "In 1870, …", "in 1226 after …", "in 1543 Luther …".
_NO_NOUN = (
    r"(?=$|\s?[.,;:)\]–—](?!\d)|\s+(?-i:[A-Z])|\s+(?:an?|the|and(?!\s\d)|but|when|where|while|after|before|by|as|at|on|"
    r"with|to|through|under|during|following|he|she|it|they|his|her|its|their|was|were|is|had)\b)"
)
# Before these even a number that looks like a year counts something.
COUNTED_AFTER = re.compile(r"\s(?:people|persons|yuan|km|tonnes|hectares|pieces|items|cases)\b")
COUNTING = re.compile(r"\b(?:with|for|some|over|than|about|all|are|was|were|have|has|had)\s+$", re.I)
PLURAL = re.compile(r"\s[a-z]{3,}s\b")
LEAD_CHARS = 12
_SINCE_WHEN = r"(?:as\s+(?:of|at|on)|by|until|till|up\s+to|up\s+until|at|on)"
_THE = r"(?:the\s+|this\s+|that\s+)?"
_IN = r"(?:in|during|over|for|within|throughout|across)"
_WHEN = r"(?:when|once|as|by\s+the\s+time)"
_OVER = (
    r"(?:(?:was|were|is|are|had\s+been|has\s+been)\s+)?(?:over|out|closed|ended|closes|ends|done|finished|"
    r"(?:came|comes|drew|draws)\s+to\s+(?:an?\s+|its\s+)?(?:end|close))"
)
_DAY = rf"(?:{NUMERIC_DAY}|{DAY_MONTH}|{MONTH_DAY})"
_COUNT = "|".join(COUNTED)
_MONTH_NAMES = "|".join(MONTH_NAMES)

# Each pattern, whether a year in digits must stand in it, and what it means. The first that matches at a
# place wins, so the special come before the general.
PATTERNS: tuple[tuple[re.Pattern[str], bool, Meaning], ...] = tuple(
    (re.compile(pattern, re.I), needs_year, meaning)
    for pattern, needs_year, meaning in (
        (  # "by the end of 2023", "at 2023 year-end", "end-2023"
            rf"\b(?:{_SINCE_WHEN}\s+)?{_THE}(?:very\s+)?(?:end|close|turn)\s+(?:of\s+)?{_THE}"
            rf"(?:year\s+|calendar\s+year\s+)?(?P<year>{YEAR})\b"
            rf"|\b(?:{_SINCE_WHEN}\s+)?{_THE}(?:(?P<year2>{YEAR})\s+year[\s-]end|year[\s-]end,?\s+(?P<year3>{YEAR}))\b"
            rf"|\bend[\s-](?:of[\s-])?(?P<year4>{YEAR})\b"
            # "The register closed 2023 at 70,000 entries."
            rf"|\b(?:clos|end|finish)(?:ed|es)\s+(?:the\s+year\s+)?(?P<year5>{YEAR})(?=\s+(?:at|with|on)\b)",
            True,
            _end_of_year,
        ),
        (  # "by New Year's Eve 2023", "when 2023 was over", "once the books for 2023 were closed"
            rf"\b(?:(?:right\s+)?{_SINCE_WHEN}\s+)?new\s+year['’]?s\s+eve,?\s+(?:of\s+)?(?P<year>{YEAR})\b"
            rf"|\b{_WHEN}\s+(?:the\s+)?(?:books\s+(?:for|of)\s+)?(?:the\s+year\s+)?(?:{MONTH}\s+)?(?P<year2>{YEAR})\s+{_OVER}\b",
            True,
            _end_of_year,
        ),
        (
            rf"\b(?:(?:at|by|before|until|till|when|on)\s+)?(?:the\s+)?new\s+year(?:['’]s(?:\s+day)?)?,?\s+"
            rf"(?:of\s+)?(?P<year>{YEAR})\b(?:\s+(?:came|began|started|arrived)\b)?",
            True,
            _new_year,
        ),
        (
            rf"\b(?:as\s+(?:of|at|on)|by|until|till|up\s+to)\s+(?:the\s+)?{_DAY}|\bat\s+(?:{NUMERIC_DAY})",
            False,
            _on_day,
        ),
        (  # "by the end of March 2024", "as of June 2023"
            rf"\b(?:(?:as\s+(?:of|at)|by|until)\s+(?:the\s+)?(?:end\s+of\s+)?|(?:at\s+)?(?:the\s+)?end\s+of\s+)"
            rf"(?P<month>{MONTH})\s+(?P<year>{YEAR})\b",
            True,
            _end_of_month,
        ),
        (
            rf"\b(?:{_SINCE_WHEN}\s+)?{_THE}(?:end|close)\s+of\s+(?P<which>last|this|the|that|the\s+previous)\s+year\b"
            r"|\b(?:at\s+|by\s+)?(?:the\s+)?year(?:['’]s)?[\s-](?:end|close)\b"
            rf"|\b{_WHEN}\s+the\s+(?:report(?:ing|ed)?\s+)?(?:year(?:\s+under\s+(?:report|review))?|books)\s+{_OVER}\b"
            r"|\b(?:at|by)\s+(?:the\s+)?(?:end|close)\s+of\s+(?:the\s+)?(?:reporting\s+(?:year|period)|year\s+under\s+(?:report|review))\b",
            False,
            _end_of_some_year,
        ),
        (rf"\b(?:as\s+of|as\s+at|by|until)\s+(?P<year>{YEAR})\b", True, _end_of_year),
        (
            r"\b(?:so\s+far|to\s+date|up\s+to\s+now|until\s+now|by\s+now|to\s+this\s+day|as\s+of\s+(?:now|today)"
            r"|as\s+things\s+stand|currently|at\s+present|already\s+now|cumulatively|cumulative)\b(?!\s+this\s+year)",
            False,
            _now,
        ),
        (  # "There are now 310 lines", "the fleet now has 40": not "in 2023, which now …".
            r"(?:(?<=\bare\s)|(?<=\bis\s)|(?<=\bhas\s)|(?<=\bhave\s))now\b"
            r"|\bnow(?=\s(?:has|have|holds?|numbers?|totals?|stands?|covers?|exceeds?|exists?)\b)",
            False,
            _now,
        ),
        (
            rf"\b(?:{_IN}\s+)?(?:(?:the\s+)?(?:(?P<part>first|second|third|fourth|last|final|latter)\s+(?P<half>half|quarter)"
            rf"|first\s+(?P<count>{_COUNT})\s+(?P<unit>months|quarters))\s+of\s+(?:the\s+year|(?P<year>{YEAR}))"
            rf"|(?:Q(?P<q>[1-4])|H(?P<h>[12]))(?:\s+of)?\s+(?P<year2>{YEAR}))\b",
            False,
            _part_of_year,
        ),
        (
            rf"\b(?:{_IN}\s+)?(?:the\s+)?(?:(?:fiscal|financial)\s+(?:year\s+)?|fy\s?)(?P<year>{YEAR})\b"
            rf"(?:\s?[-–/]\s?(?P<last>{YEAR}|\d{{2}})(?!\d))?",
            True,
            _fiscal,
        ),
        (
            rf"\b(?:between|from)\s+(?P<year>{YEAR})\s+(?:and|to|through|until)\s+(?P<last>{YEAR})\b",
            True,
            _span,
        ),
        (
            rf"\b(?:{_IN}\s+)?(?<![\d,.])(?P<year>{YEAR})\s?[-–/]\s?(?P<last>{YEAR}|\d{{2}})(?![\d,-])",
            True,
            _span,
        ),
        (  # "from January to June 2023"
            rf"\b(?:in\s+|from\s+|between\s+)?(?P<first>{MONTH})\s?(?:to|and|through|[-–])\s?(?P<month>{MONTH}),?\s+"
            rf"(?:of\s+)?(?P<year>{YEAR})\b",
            True,
            _in_months,
        ),
        (
            rf"\b(?:in\s+|during\s+|since\s+|from\s+)?(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{DATED})\b",
            True,
            _in_month,
        ),
        (rf"\bsince\s+(?P<year>{YEAR})\b", True, _since),
        (  # "In 2023", "over the course of 2023", "the year 2023"; but "a total of 2023" counts.
            rf"\b(?:{_IN}|(?<!total )(?<!number )(?<!sum )of)\s+(?:the\s+)?(?:whole\s+|entire\s+|full\s+)?"
            rf"(?:course\s+of\s+|span\s+of\s+|calendar\s+)?(?:the\s+)?(?:year\s+)?(?P<year>{YEAR})\b(?!\s?[-–/]\s?\d|,\d|\.\d)"
            rf"|\b(?:the\s+)?(?:year\s+)(?P<year2>{YEAR})\b"
            rf"|(?<![\w$€£¥.,/-])(?P<year3>{YEAR})(?:\s+year)?(?=\s+(?:only|alone|itself)\b)",
            True,
            _in_year,
        ),
        (
            # "In 1870, …"; within a sentence "by 1650" is as likely an amount.
            r"\b(?:in|during|throughout|until|till|since|(?-i:By|Before|After))\s+(?:the\s+year\s+)?"
            rf"(?P<year>{EARLIER}){_NO_NOUN}",
            True,
            _in_year,
        ),
        (
            rf"\bbetween\s+(?P<year>{EARLIER})\s+and\s+(?P<last>{DATED}){_NO_NOUN}",
            True,
            _span,
        ),
        (  # "(1483–1546)"
            rf"(?<=\()(?:c\.\s?|ca\.\s?|born\s)?(?P<year>{EARLIER})\s?[-–]\s?(?P<last>{DATED})(?=\))",
            True,
            _span,
        ),
        (  # "his 1543 treatise"
            rf"(?:(?<=\bhis\s)|(?<=\bher\s))(?P<year>{EARLIER})(?=\s(?![a-z]+s\b)[a-z])",
            True,
            _in_year,
        ),
        (  # "in the late 1920s", "the 1990s"
            rf"\b(?:{_IN}\s+|since\s+|by\s+|from\s+)?(?:the\s+)?(?:(?:early|mid|late)[\s-])?"
            r"(?P<year>(?:1[0-9]|20)\d0)['’]?s\b",
            True,
            _decade,
        ),
        (  # "in the 16th century"
            rf"\b(?:{_IN}\s+|since\s+|by\s+|from\s+)?(?:the\s+)?(?:(?:early|mid|late)[\s-])?"
            r"(?P<century>1\d|2[01])(?:st|nd|rd|th)[\s-]century\b",
            False,
            _century,
        ),
        (
            # "In December", of a report on a year; written small, "may" and "march" are verbs.
            rf"\b(?:in|during|throughout)\s+(?P<month>(?-i:{_MONTH_NAMES}))\b(?!\s+\d|,?\s+(?:of\s+)?{DATED})",
            False,
            _month_of_report,
        ),
        (
            r"\b(?:in\s+|since\s+|over\s+|during\s+)?(?:the\s+)?(?:last|past|previous)\s+year\b",
            False,
            _last_year,
        ),
        (  # "five years earlier", "a decade ago": but "five years before the war"
            rf"\b(?:(?P<count>{_COUNT})\s+years|(?P<decade>a decade))\s+(?:ago|earlier|before|previously)\b"
            r"(?!\s+(?:than|the|it|they|he|she|this|that|an?\b|its|their|\w+ing\b))",
            False,
            _years_back,
        ),
        (r"\b(?:in\s+|so\s+far\s+|during\s+)?this\s+year\b", False, _this_year),
        (r"\b(?:in\s+|for\s+)?(?:the\s+)?(?:next|coming|following)\s+years?\b", False, _next_year),
        (
            r"\b(?:(?:with)?in|during|over|throughout|across)\s+(?:the\s+(?:course\s+of\s+the\s+)?|a\s+|one\s+)?"
            r"(?:report(?:ing|ed)?\s+|whole\s+)?year\b(?:\s+under\s+(?:report|review))?"
            r"|\bin-year\b|\b(?:one|single)-year\b"
            r"|\b(?:in\s+|during\s+)?(?:(?:that|this|the)\s+(?:one|single|same|very)|that)\s+year\b|\b(?:the\s+year['’]?s|year['’]s)\b(?=\s)",
            False,
            _report_year,
        ),
        (rf"(?<![\w$€£¥.,/-])(?P<year>{YEAR})(?![\w%]|[.,/-]\d)", True, _bare_year),
    )
)
