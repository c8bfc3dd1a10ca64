"""Numbers in digits: which marks part thousands, which open decimals, and which make no number at all.

A run of digits and marks is read whole or not at all: of "192.168.1.2" or "31.12.2023" no part is a number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

# Digits with the marks that may stand in a number. Spaces part thousands only where nothing else could
# be meant: "1 234 567" and "40 000", not "March 27 500 people". After a word a comma ends a clause,
# though the space be forgotten.
RUN = re.compile(
    r"(?=[.\d])(?:(?<!\w)|(?<=\b(?:USD|RMB|CNY|EUR|GBP|HKD|JPY)))(?:(?<!\w[.,])|(?<=[a-z]{2},))"
    r"(?:\d{1,3}(?: \d{3}){2,}(?!\d)(?:\.\d+)?|\d{1,3} 000(?![\d,])"
    r"|\.?\d+(?:[.,\u00a0\u202f]\d+)*)"
)
VULGAR = re.compile(r"[\u00bc-\u00be\u2150-\u215e\u2189]")
# "1.3e6", "6.23x10^-4", "2.5 × 10⁶", "1.1^23"
EXPONENT = re.compile(
    r"[eE](?P<e>[-+]?\d{1,2})(?!\w)|\s?[x×*]\s?10(?:\^(?P<ten>[-+−]?\d{1,2})(?!\w)|(?P<raised>[⁻⁺]?[⁰¹²³⁴-⁹]{1,2}))"
    r"|\^(?P<power>[-+]*\d{1,2})(?!\w)"
)
OVER = re.compile(r"\s?/\s?(\d{1,3})(?![\w/]|[.,]\d)")
PART = re.compile(r"\s+(\d{1,2})\s?/\s?(\d{1,3})(?![\w/]|[.,]\d)")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")

# The ways to write one number; the first that fits a run of digits and marks says what the marks mean.
STYLES = (
    (re.compile(r"\d*\.\d+|\d+"), ""),
    (re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"), ","),
    (re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:\.\d+)?"), " \u00a0\u202f"),
    (re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"), ","),  # 12,34,567 in India
)
# Decimals after a comma, thousands parted by points: "1,3" and "1.111,11".
DECIMAL_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3},\d{1,2}")
# Longer numbers are keys and codes; they would also be longer than decimals are kept exactly.
MOST_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Written:
    """A number in digits and where it stands."""

    start: int
    end: int
    value: Decimal


def run_at(text: str, start: int, stop: int) -> tuple[tuple[Written, ...], int]:
    """The numbers of the run of digits that begins at a place, and where the run ends.

    There are several in "22,24,26" and none in "192.168.1.2".
    """
    match = RUN.match(text, start, stop)
    if match is None:
        return (), start
    return tuple(_numbers(match.group(), start)), match.end()


def _numbers(run: str, start: int) -> Iterator[Written]:
    value = _value(run)
    if value is not None:
        yield Written(start, start + len(run), value)
        return
    parts = run.split(",")
    if "." in run or any(len(part) == 3 or len(part) > 4 for part in parts):
        head, comma, rest = run.partition(",")
        # "2023,2,902": no group of thousands opens with four digits.
        if comma and len(head) == 4 and head.isdigit():
            yield Written(start, start + 4, Decimal(head))
            yield from _numbers(rest, start + 5)
        return
    for part in parts:
        if part.isdigit():
            yield Written(start, start + len(part), Decimal(part))
        start += len(part) + 1


def _value(run: str) -> Decimal | None:
    if len(run) > MOST_DIGITS:
        return None
    for style, separators in STYLES:
        if style.fullmatch(run):
            return Decimal(run.translate({ord(mark): None for mark in separators}))
    if DECIMAL_COMMA.fullmatch(run):
        return Decimal(run.replace(".", "").replace(",", "."))
    return None


def part_at(text: str, place: int, stop: int) -> tuple[Decimal, int] | None:
    """The fraction after a whole number, "2 1/4" and "2½", and where it ends."""
    if sign := VULGAR.match(text, place + text.startswith(" ", place), stop):
        return vulgar(sign.group()), sign.end()
    match = PART.match(text, place, stop)
    if match is None or not int(match[1]) < int(match[2]):
        return None
    return Decimal(match[1]) / Decimal(match[2]), match.end()


def raised(value: Decimal, match: re.Match[str]) -> Decimal | None:
    """A number with its exponent; None where there is no such number."""
    power = match.group("power")
    if power is not None:
        exponent = int(re.sub(r"[-+]", "", power)) * (-1 if power.count("-") % 2 else 1)
        return value**exponent if value else None
    ten = match.group("e") or match.group("ten") or match.group("raised")
    return value.scaleb(int(ten.translate(SUPERSCRIPTS)))


def vulgar(sign: str) -> Decimal:
    """The value of a fraction that is one character, as "¾"."""
    top, bottom = unicodedata.normalize("NFKC", sign).split("⁄")
    return Decimal(top) / Decimal(bottom)
