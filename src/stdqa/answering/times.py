"""Times that a statement and a sentence both name: a day, a month, a weekday, a part of the day."""

from __future__ import annotations

import re

from stdqa.dates import MONTH_NAMES, days

_PARTS_OF_DAY = ("morning", "afternoon", "evening")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ALSO_VERBS = ("May", "March")
# "May" and "march" are months only with a capital.
SERIES = (
    re.compile(rf"\b(?:{'|'.join(_PARTS_OF_DAY)})\b", re.I),
    re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.I),
    re.compile(rf"\b(?:May|March|(?i:{'|'.join(name for name in MONTH_NAMES if name not in ALSO_VERBS)}))\b"),
)


def of_other_time(statement: str, sentence: str) -> bool:
    """Whether a statement names a day, a weekday or a part of the day and a sentence another one."""
    asked, told = _days(statement), _days(sentence)
    if asked and told:
        return asked.isdisjoint(told)
    for series in SERIES:
        one = {name.lower() for name in series.findall(statement)}
        other = {name.lower() for name in series.findall(sentence)}
        if one and other and one.isdisjoint(other):
            return True
    return False


def names_same_day(statement: str, sentence: str) -> bool:
    """Whether a statement and a sentence name a day in common."""
    return not _days(statement).isdisjoint(_days(sentence))


def _days(text: str) -> set[tuple[int, int]]:
    """The days of the year that a text names, as month and day."""
    return {(one.month, one.day) for one in days(text)}
