"""Numbers in words: cardinals ("two hundred and five"), and the ordinals that are also denominators.

Words up to the hundreds are read by text2num; magnitudes are put together here, so that Indian ones and
"twenty-one trillion and three hundred" are read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from text_to_num import text2num

MAGNITUDES = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_SMALL = """zero nought naught one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""
ZEROS = ("zero", "nought", "naught")
TENS = _TENS.split()
ORDINALS = {
    **{word: number for number, word in enumerate(_SMALL_ORDINALS.split(), start=1)},
    **{word[:-1] + "ieth": 10 * number for number, word in enumerate(TENS, start=2)},
    **{f"{word}th": size for word, size in MAGNITUDES.items() if word not in ("dozen", "lakh", "crore")},
}
DENOMINATORS = {"half": 2, "halve": 2, "quarter": 4} | ORDINALS

MAGNITUDE = "(?:" + "|".join(MAGNITUDES) + ")s?"
_CARDINAL = "(?:" + "|".join([*_SMALL.split(), *TENS]) + ")"
SMALL = _CARDINAL
_JOIN = r"(?:\s+and\s+|\s*-\s*|\s+)"
# No number that people write has more words.
MOST_WORDS = 24
# A run of number words; it need not be one number: "six and seven" is two.
RUN = re.compile(
    rf"\b(?:(?:an?\s+)?{MAGNITUDE}|{_CARDINAL})\b(?:{_JOIN}(?:{_CARDINAL}|{MAGNITUDE})\b){{0,{MOST_WORDS}}}",
    re.I,
)
# "Point", or "dot" as many say it, and the words of the decimals after it.
DECIMALS = re.compile(rf"\s+(?:point|dot)\s+(?P<words>{_CARDINAL}\b(?:[\s-]{_CARDINAL}\b)*)", re.I)
DENOMINATOR_WORD = "(?:" + "|".join(sorted(DENOMINATORS, key=len, reverse=True)) + ")"
DENOMINATOR = re.compile(
    rf"(?P<gap>\s+(?:and\s+)?|\s*-\s*)(?P<word>{DENOMINATOR_WORD})(?P<plural>s?)\b", re.I
)
_WORD = re.compile(r"[a-z]+")


def singular(word: str) -> str:
    """A magnitude without its plural ending."""
    return word[:-1] if word[:-1] in MAGNITUDES else word


def tokens(words: str) -> list[str]:
    """The words of a number, lower case and singular; "a" is "one"."""
    found = [singular(word) for word in _WORD.findall(words.lower())]
    return ["one", *found[1:]] if found and found[0] in ("a", "an") else found


@lru_cache(maxsize=4096)
def cardinal(words: str) -> Decimal | None:
    """The value of a whole number in words; None if the words are none, or more than one."""
    found = tokens(words)
    if not found:
        return None
    if "and" in found and found[-1] == "dozen":  # "three hundred and two dozen" are 324
        place = len(found) - 1 - found[::-1].index("and")
        more = cardinal(" ".join(found[:place])), cardinal(" ".join(found[place + 1 :]))
        return more[0] + more[1] if more[0] is not None and more[1] is not None else None
    total, least = Decimal(0), None
    for small, factor in _groups(found):
        value = _small(small[1:] if total and small[:1] == ["and"] else small or ["one"])
        if value is None or (least is not None and value * factor >= least):
            return None
        total, least = total + value * factor, factor
    return total


def _groups(words: list[str]) -> Iterator[tuple[list[str], int]]:
    """The parts of a number, each with its magnitude: "two million" and "three hundred thousand"."""
    small: list[str] = []
    factor = 1
    for word in words:
        if word in MAGNITUDES and word != "hundred":
            factor *= MAGNITUDES[word]
            continue
        if factor > 1:
            yield small, factor
            small, factor = [], 1
        small.append(word)
    yield small, factor


def _small(words: list[str]) -> Decimal | None:
    if not words or words[0] in ZEROS:
        return Decimal(0) if len(words) == 1 else None
    try:
        return Decimal(text2num(" ".join(words), "en"))
    except ValueError:
        return None


def longest(text: str, start: int, end: int) -> tuple[Decimal, int] | None:
    """The number that most words of a run make, and where it ends."""
    while start < end:
        value = cardinal(text[start:end])
        if value is not None:
            return value, end
        shorter = re.search(r"(?:\s+and\s+|\s*-\s*|\s+)\w+$", text[start:end])
        end = start + shorter.start() if shorter else start
    return None


def decimals(words: str) -> Decimal | None:
    """What follows "point": "zero three" is 0.03, "seventy-one" 0.71."""
    values = [_small([word]) for word in tokens(words)]
    if all(value is not None and value < 10 for value in values):
        return Decimal("0." + "".join(str(value) for value in values))
    whole = cardinal(words)
    return Decimal(f"0.{whole}") if whole is not None else None


def fraction(words: list[str], denominator: str, plural: bool) -> tuple[Decimal, Decimal] | None:
    """The whole number and the fraction that number words and a denominator make.

    "One hundred and three quarters" is 100 and 3/4, but "one hundred and thirty fifths" is 130/5. A
    singular goes with "one" only: "two third" is no fraction. None if the words make none.
    """
    bottom = DENOMINATORS[denominator]
    # "One one hundred and fifth" is 1/105.
    if words[:2] == ["one", "one"] and denominator in ORDINALS and (whole := ordinal(words[1:], denominator)):
        return Decimal(0), 1 / whole
    if (
        words[-1] in TENS
        and len(words) > 1
        and words[-2] != "and"
        and 1 <= bottom < 10
        and denominator in ORDINALS
    ):
        return _over(words[:-1], ORDINALS[denominator] + 10 * (TENS.index(words[-1]) + 2), plural)
    if denominator in ("first", "second"):
        return None
    if "and" in words:
        place = len(words) - 1 - words[::-1].index("and")
        whole, part = cardinal(" ".join(words[:place])), _over(words[place + 1 :], bottom, plural)
        if whole and part and part[1] < 1:
            return whole, part[1]
    return _over(words, bottom, plural)


def _over(words: list[str], bottom: Decimal | int, plural: bool) -> tuple[Decimal, Decimal] | None:
    top = cardinal(" ".join(words))
    return (Decimal(0), top / bottom) if top and (plural or top == 1) else None


def ordinal(words: list[str], last: str) -> Decimal | None:
    """The place that number words and an ordinal name: "twenty-first", "one hundred and fifth"."""
    before, unit = cardinal(" ".join(word for word in words if word != "and")), ORDINALS.get(last)
    if before is None or unit is None:
        return None
    if unit >= 100:
        return before * unit
    return before + unit if before % (10 if unit < 10 else 100) == 0 else None


def large_magnitude(words: list[str]) -> int:
    """The magnitude that ends a number, 1 where it is none or a hundred."""
    size = MAGNITUDES.get(words[-1], 1) if words else 1
    return size if size >= 1000 else 1
