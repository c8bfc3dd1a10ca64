"""Which numbers of a sentence are figures, and what sort of statement each makes.

Years and times of day, enumerators, telephone numbers, and numbers in titles and in names of things
(ISO 9001, Table 3, the "14th Five-Year Plan") are numbers but no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from stdqa.dates import days
from stdqa.figures import nouns, units
from stdqa.figures.numeral import Form, Numeral
from stdqa.figures.periods import counts
from stdqa.figures.sentence import Sentence
from stdqa.types import FigureKind


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that is a figure, with its kind."""

    start: int
    end: int
    value: Decimal
    kind: FigureKind
    numeral: Numeral | None


# "Called out 40 times" counts; "2.5 times as high", "three times the size" and "rose 3 times" compare.
OCCASIONS = re.compile(r"\s+times\b(?!\s+(?:as|more|less|\w+er|the|that|what|its|their|over)\b)")
CLOCK = re.compile(r"\s\d{1,2}:\d{2}")
TIME_OF_DAY = re.compile(r":\d{2}(?!\d)|\s?(?:[ap]\.?m\b|o['’]clock)", re.I)
MINUTES_BEFORE = re.compile(r"\d:$")
PROPORTION = re.compile(r"\s?:\s?(\d{1,4})(?![\d:])")
YEAR = re.compile(r"(?:1[5-9]|2[01])\d{2}")
BASE_BEFORE = re.compile(r"\b(?:per|for\severy|in\severy|out\sof\severy)\s$", re.I)
EARLY_YEAR = re.compile(r"1[0-4]\d{2}")
YEAR_BEFORE = re.compile(r"\b(?:in|by|since|until|from|of|year)\s$", re.I)
EARLY_AFTER = re.compile(r"\s?(?:[,.;)]|$|\s(?:the|a|an|he|she|it|they|and|by|when|to)\b)")
SPAN_BEFORE = re.compile(r"(?<!\d)(?:1[5-9]|2[01])\d{2}\s?[–/]$")
# Ages are told before or after their number.
AGED_BEFORE = re.compile(
    r"\bage[sd]?\s(?:of\s|between\s|from\s|over\s|under\s|only\s)?(?:\d{1,3}\s?(?:to|and|or|[-–])\s?)?$", re.I
)
OLD_AFTER = re.compile(r"-?(?:\s(?:to|and|or)\s\d{1,3})?[\s-]years?[\s-](?:olds?\b|of\sage\b)", re.I)
AGE_CHARS = 36
# Telephone numbers, by their form or by the word before them.
CONTACT = re.compile(
    r"\+\d[\d\s()-]{6,}\d|\b\d{3}-\d{3,4}-\d{4}\b"
    r"|\b(?:tel|phone|telephone|fax|hotline|mobile|call)\b\.?:?(?:\s(?:us|at|on|number))*\s\(?\d[\d()\s-]{3,}\d(?![,.%\d])",
    re.I,
)
NOTE = re.compile(r"\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]")
# "1. Scope", "(2) Methods": at the start of a sentence, in brackets also within it.
NUMBERED = re.compile(r"\s*(?:\(\d{1,2}\)|\d{1,2}(?:[)、]|\.(?=\s|$)))|[;:,]\s\(\d{1,2}\)(?=\s)")

_NAMED = (
    "No|Nos|Article|Art|Section|Sect|Table|Figure|Fig|Chapter|Annex|Appendix|Item|Level|Version|Part|Phase|Type|Class"
    "|Note|Box|Chart|Room|Flight|Route|Highway|Order|Decree|Rule|Step|Stage|Clause|Paragraph|Volume|Vol|Grade|Tier|Goal"
)
# What makes the number after it a name: "COVID-", "ISO ", "GB/T ", "No. ", "page ".
CODE_BEFORE = re.compile(
    rf"(?:[A-Za-z][-–]|[A-Z]{{2,}}[ /-]|[A-Z]/[A-Z]\s|\b(?:(?:{_NAMED})s?|no\.|page|p|pp|nr|nrs)\.?\s|\+|#)$"
)
WORD_CODE_BEFORE = re.compile(rf"\b(?:{_NAMED})\s$")
ACRONYM_BEFORE = re.compile(r"\b[A-Z]{2,}\s$")
CURRENCY_CODE_BEFORE = re.compile(r"\b(?:USD|RMB|CNY|EUR|GBP|HKD|JPY)\s$")
CODE_CHARS = 14
# "Nos. 3 and 4": what joins a number to one that is part of a name.
CODE_LINK = re.compile(r"\s?(?:,|and|to|or|[-–/&])\s?|,\s(?:and|or)\s")
GLUED = re.compile(r"[A-Za-z+]|[-–][A-Za-z]")
GLUED_UNIT = re.compile(
    r"(?:k?m[²2]?|kg|cm|mm|m[lL]|MW|GW|kW|TWh|GWh|MWh|kWh|GB|MB|TB|Hz|[gtLlV]|ha|°)(?!\w)"
    # "500+ boats" are at least so many; "10+2" is no such number.
    r"|\+(?![\w+])"
    # "A 120-bed clinic" counts beds; "a 2030-based index", "12-inch-style" and "the 4-plus-4" count nothing.
    r"|[-–](?!(?:based|style|type|class|era|like|only|off|plus[-–]\d+|ish|related|series|compatible|bit|level)\b)"
    r"[a-z]{3,}(?![A-Z])|[-–](?:Second|Minute|Hour|Day|Night|Week|Month|Mile|Kilomet(?:er|re))\b"
)
PLAN = re.compile(r"-Year\b")

ENUMERATES = re.compile(r"(?:ly)?\s*[,:]")
AFTER_STOP = re.compile(r"[.;:,]\s*$")
# "First of all", "for the first time", "second-hand", "the 21st century", "the second half".
NO_PLACE_AFTER = re.compile(
    r"-(?!\w+est\b|most\b|ranked\b|placed\b)\w|\s+(?:time|of\s+all|hand|century|quarters?|half)\b"
    r"|\s+(?:Five|Ten|Three)-Year\b"
)
PER_BEFORE = re.compile(r"\b(?:per|at|a|every|each)\s$", re.I)
ON_BEFORE = re.compile(r"\bon\s(?:the\s)?$", re.I)
RANKS_BEFORE = re.compile(
    r"\b(?:rank\w*|plac\w*|c[ao]me|coming|is|was|are|were|finish\w*)\s(?:the\s|in\s)?$", re.I
)
# "Beijing ranked first, Shanghai fourth": a name and its place, where a place was told before.
RANKED = re.compile(
    r"\b(?:rank\w*|plac\w*|c[ao]me|coming|is|was|are|were|finish\w*)\s(?:the\s|in\s)?(?:\d+(?:st|nd|rd|th)\b"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b)",
    re.I,
)
NAME_BEFORE = re.compile(r"(?:[,;]\s|\band\s)(?:the\s)?[A-Z][\w’'-]*(?:\s(?:of\s)?[A-Z][\w’'-]*){0,4}\s$")
ENDS_NAMED = re.compile(r"\s*(?:[,;.)]|$)|\s(?:and|with)\b")
# "For the third time" tells how often; "for the first time" only that it is new.
AGAIN_BEFORE = re.compile(r"\bfor\s(?:the|an?)\s$", re.I)
AGAIN_AFTER = re.compile(r"\s+(?:consecutive\s+)?time\b")
TOP_BEFORE = re.compile(r"\btop[\s-]$", re.I)
# "The first half of the year", "the first three quarters", "half-year", "half past".
PART_OF_TIME_BEFORE = re.compile(
    r"\b(?:first|second|third|last|latter|next|past|previous|other|early)\s$", re.I
)
HALF_OF_TIME = re.compile(
    r"[\s-](?:year|day|month|hour|term|past|time|way)\w*|\s(?:an?\s)?(?:year|day|hour)\b", re.I
)
# "One" counts something only after these, or where nothing stands before it.
ONE_AFTER = frozenset({"and", "with", "only", "or", "just", "exactly", "is", "was", "has"})
# "For one week" tells how long; "in one year" may only tell when.
HOW_LONG = frozenset({"for", "within", "lasts", "lasted", "took", "takes"})
NO_ONE_BEFORE = nouns.STOPS | {"of", "another", "day", "can", "should", "must"}


def figures_of(sentence: Sentence) -> Iterator[Reading]:
    """The numbers of one sentence that are figures, in order."""
    return iter(sorted((*_dates(sentence), *_numbers(sentence)), key=lambda reading: reading.start))


def _dates(sentence: Sentence) -> Iterator[Reading]:
    """The days of a sentence that do not date something else in it ("as of 31 December 2023" does)."""
    for day in days(sentence.text, sentence.start, sentence.end):
        if sentence.in_time(day.start):
            continue
        clock = CLOCK.match(sentence.text, day.end, sentence.end)
        whole = f"{day.year:04d}{day.month:02d}{day.day:02d}" if day.year else str(day.day)
        yield Reading(day.start, clock.end() if clock else day.end, Decimal(whole), FigureKind.DATE, None)


def _numbers(sentence: Sentence) -> Iterator[Reading]:
    text, start, end = sentence.text, sentence.start, sentence.end
    unread = [match.span() for pattern in (CONTACT, NOTE) for match in pattern.finditer(text, start, end)]
    unread += [(day.start - 1, day.end + 6) for day in days(text, start, end)]
    if numbered := NUMBERED.match(text, start, end):
        unread.append(numbered.span())
    last_code = None
    for numeral in sentence.numerals:
        if any(a <= numeral.start < b for a, b in unread):
            continue
        linked = last_code is not None and CODE_LINK.fullmatch(text, last_code, numeral.start)
        if sentence.in_title(numeral.start) or _in_name(sentence, numeral) or (linked and _bare(numeral)):
            last_code = numeral.end
            continue
        told = not _in_time(sentence, numeral) and not _is_base(sentence, numeral)
        kind = _kind(sentence, numeral) if told else None
        if kind is not None:
            yield _reading(sentence, numeral, kind)


def _reading(sentence: Sentence, numeral: Numeral, kind: FigureKind) -> Reading:
    proportion = PROPORTION.match(sentence.text, numeral.end, sentence.end)
    if kind is FigureKind.RATIO and proportion and int(proportion[1]):
        value = numeral.value / int(proportion[1])
        return Reading(numeral.start, proportion.end(), value, kind, numeral)
    if kind is FigureKind.RANK and numeral.form is Form.FRACTION:
        return Reading(numeral.start, numeral.end, (1 / numeral.value).quantize(Decimal(1)), kind, numeral)
    return Reading(numeral.start, numeral.end, numeral.value, kind, numeral)


def _kind(sentence: Sentence, numeral: Numeral) -> FigureKind | None:
    """What sort of statement a number makes; None if it makes none."""
    if numeral.percent:
        return FigureKind.PERCENTAGE
    if numeral.currency:
        return FigureKind.MONEY
    if numeral.form is Form.ORDINAL:
        return _place(sentence, numeral)
    if numeral.form is Form.FRACTION:
        return _fraction(sentence, numeral)
    if numeral.form is Form.WORDS and numeral.value == 1 and not _counts_one(sentence, numeral):
        return None
    return _by_unit(sentence, numeral)


def _by_unit(sentence: Sentence, numeral: Numeral) -> FigureKind:
    """The kind of a bare number by the unit that follows it; a count where none does."""
    if _is_age(sentence, numeral):
        return FigureKind.DURATION
    kind = units.kind(sentence.text, numeral.end, sentence.end)
    if kind is not None and not OCCASIONS.match(sentence.text, numeral.end, sentence.end):
        return kind
    if PROPORTION.match(sentence.text, numeral.end, sentence.end):
        return FigureKind.RATIO
    return FigureKind.RANK if _preceded(sentence, numeral, TOP_BEFORE) else FigureKind.COUNT


def _is_base(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a number is what a rate is told for: "83 deaths per 100,000 people"."""
    return _preceded(sentence, numeral, BASE_BEFORE)


def _is_age(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a number is an age, which counts nothing: "aged 25 to 59", "18- to 24-year-olds"."""
    text = sentence.text
    before = text[max(sentence.start, numeral.start - AGE_CHARS) : numeral.start]
    return AGED_BEFORE.search(before) is not None or OLD_AFTER.match(text, numeral.end) is not None


def _in_time(sentence: Sentence, numeral: Numeral) -> bool:
    """A year, a clock time, or a number that is part of a phrase that dates something."""
    if any(phrase.start <= numeral.start and numeral.end <= phrase.end for phrase in sentence.phrases):
        return True
    text, place = sentence.text, numeral.end
    if TIME_OF_DAY.match(text, place, sentence.end) or _preceded(sentence, numeral, MINUTES_BEFORE):
        return True
    written = text[numeral.start : numeral.end]
    if YEAR.fullmatch(written):
        return not counts(text, numeral.start, numeral.end)
    # "In 1414, the": a year too early for statistics; "1646–7": the end of a span of years.
    early = EARLY_YEAR.fullmatch(written) and _preceded(sentence, numeral, YEAR_BEFORE)
    return bool(early and EARLY_AFTER.match(text, place)) or _preceded(sentence, numeral, SPAN_BEFORE)


def _in_name(sentence: Sentence, numeral: Numeral) -> bool:
    """Part of a code ("ISO 9001", "COVID-19", "No. 12", "Chapter Two") or glued to other letters ("5G")."""
    text, end = sentence.text, numeral.end
    if numeral.percent or numeral.currency or numeral.form in (Form.ORDINAL, Form.FRACTION):
        return False
    glued = GLUED.match(text, end, sentence.end) and not GLUED_UNIT.match(text, end, sentence.end)
    if numeral.form is Form.WORDS:
        named = _preceded(sentence, numeral, WORD_CODE_BEFORE)
        return bool(glued) or named or PLAN.match(text, end, sentence.end) is not None
    if numeral.scaled:
        return False
    plain = "," not in text[numeral.start : end]
    named = _preceded(sentence, numeral, CODE_BEFORE) and not _preceded(
        sentence, numeral, CURRENCY_CODE_BEFORE
    )
    # "IEC 1906 Awards": a capital on either side.
    acronym = _preceded(sentence, numeral, ACRONYM_BEFORE) and re.match(r"\s[A-Z]", text[end : end + 2])
    return bool(glued) or (plain and (named or bool(acronym)))


def _bare(numeral: Numeral) -> bool:
    return numeral.form is Form.DIGITS and not (numeral.percent or numeral.currency or numeral.scaled)


def _place(sentence: Sentence, numeral: Numeral) -> FigureKind | None:
    """A rank, a place in a series, or nothing: an enumerator ("Third, …"), a title, "for the first time"."""
    text, end = sentence.text, numeral.end
    opens = not re.search(r"\w", text[sentence.start : numeral.start].replace("The ", ""))
    if ENUMERATES.match(text, end) and (opens or _preceded(sentence, numeral, AFTER_STOP)):
        return None
    if numeral.value > 1 and AGAIN_AFTER.match(text, end) and _preceded(sentence, numeral, AGAIN_BEFORE):
        return FigureKind.RANK
    if NO_PLACE_AFTER.match(text, end):
        return None
    noun = bool(nouns.after(sentence, end))
    if not noun and numeral.value <= 31 and _preceded(sentence, numeral, ON_BEFORE):
        return FigureKind.DATE
    if not noun and not _preceded(sentence, numeral, RANKS_BEFORE):
        return FigureKind.RANK if _ranked_beside(sentence, numeral) else None
    if text[numeral.start : end].lower() == "second" and _preceded(sentence, numeral, PER_BEFORE):
        return None
    return FigureKind.RANK


def _ranked_beside(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a place follows the name of who has it, in a sentence that has told another's place."""
    before = sentence.text[sentence.start : numeral.start]
    return (
        NAME_BEFORE.search(before) is not None
        and RANKED.search(before) is not None
        and ENDS_NAMED.match(sentence.text, numeral.end, sentence.end) is not None
    )


def _fraction(sentence: Sentence, numeral: Numeral) -> FigureKind | None:
    """A share; or the place that "a third batch" names; or a part of time, which is no figure."""
    text, end = sentence.text, numeral.end
    written = text[numeral.start : end].lower()
    if written.endswith(("half", "quarter", "quarters")):
        if _preceded(sentence, numeral, PART_OF_TIME_BEFORE):
            return None
        if written.endswith("half") and HALF_OF_TIME.match(text, end):
            return None
    if written.startswith(("a ", "an ")) and not written.endswith(("half", "quarter")):
        following = text[end : end + 4]
        noun = not following.startswith(" of ") and bool(nouns.after(sentence, end))
        return FigureKind.RANK if noun else FigureKind.RATIO
    if "/" in written and numeral.value >= 1:  # "24/7"
        return None
    return FigureKind.RATIO


def _counts_one(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether the word "one" counts something, as in "three provinces and one city"."""
    text = sentence.text
    if text[numeral.start : numeral.end].lower() != "one":
        return True
    before = re.search(r"(\w+)[\s-]$", text[sentence.start : numeral.start])
    after = re.match(r"\s(\w+)", text[numeral.end : sentence.end])
    if not after or after[1].lower() in NO_ONE_BEFORE:
        return False
    if before is None or before[1].lower() in ONE_AFTER:
        return True
    lasting = units.kind(text, numeral.end, sentence.end) is FigureKind.DURATION
    return lasting and before[1].lower() in HOW_LONG


def _preceded(sentence: Sentence, numeral: Numeral, pattern: re.Pattern[str]) -> bool:
    """Whether the text right before a number ends as a pattern says."""
    before = sentence.text[max(sentence.start, numeral.start - CODE_CHARS) : numeral.start]
    return pattern.search(before) is not None
