"""Numbers that are part of a name: "ISO 9001", "Flight 370", "5G base stations".

They count nothing; but whoever writes a name writes its number, and may get that wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from stdqa.dates import MONTHS
from stdqa.drafts.mention import Mention
from stdqa.figures.spelled import SMALL, cardinal
from stdqa.text import function_words, stem
from stdqa.types import FigureKind

# A word with a capital, and the digits after it.
AFTER_NAME = re.compile(
    r"\b(?P<name>[A-Z][\w’'&]*(?:/[A-Z])?)[ \u00a0-](?P<number>\d{1,6}(?:[.:-]\d{1,5})*)(?![\w%]|[,.]\d)"
)
# Digits with capitals right after them, and the word that they stand before.
BEFORE_LETTERS = re.compile(
    r"(?<![\w.,$€£¥-])(?P<number>\d{1,3})(?P<name>[A-Z]{1,3})(?=[\s-](?P<next>[A-Za-z]{3,}))"
)
# "The top two", which may only point at two that the draft lists.
TOP = re.compile(rf"\b(?P<name>top)[\s-](?P<number>\d{{1,4}}|{SMALL})\b(?!%)", re.I)
YEAR = re.compile(r"(?:1[5-9]|2[01])\d{2}")


def _digits(number: str) -> str:
    return number if number.isdigit() else str(cardinal(number))


@dataclass(frozen=True, slots=True)
class NamedNumber(Mention):
    """A number in a name, which is called what the name is without it."""

    number: str

    @classmethod
    def at(cls, span: tuple[int, int], number: str, name: str) -> NamedNumber:
        """A number at a place of a text."""
        return cls(*span, name, FigureKind.RANK, Decimal(re.sub(r"\D", "", number)), number)

    def is_same(self, other: NamedNumber) -> bool:
        """Whether both are one number, as it is written."""
        return self.number == other.number


def named_numbers(text: str) -> Iterator[NamedNumber]:
    """The numbers in names of a text, in order."""
    found = [
        NamedNumber.at(match.span("number"), match["number"], named)
        for match in AFTER_NAME.finditer(text)
        if (named := stem(match["name"])) not in function_words()
        and match["name"].lower() not in MONTHS
        and not YEAR.fullmatch(match["number"])
    ]
    found += [
        NamedNumber.at(match.span("number"), match["number"], f"{match['name']} {stem(match['next'])}")
        for match in BEFORE_LETTERS.finditer(text)
    ]
    found += [
        NamedNumber.at(match.span("number"), _digits(match["number"]), "top") for match in TOP.finditer(text)
    ]
    yield from sorted(found, key=lambda one: one.start)
