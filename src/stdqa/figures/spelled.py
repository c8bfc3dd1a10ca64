"""Numbers in words: cardinals ("two hundred and five"), and the ordinals that are also denominators.

Words up to the hundreds are read by text2num; magnitudes are put together here, so that Indian ones and
"twenty-one trillion and three hundred" are read too.
"""

from __future__ import annotations

import re
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
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = (
    "zero nought naught one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINALS = {
    **{word: number for number, word in enumerate(_ORDINAL_WORDS, start=1)},
    **{word[:-1] + "ieth": 10 * number for number, word in enumerate(TENS, start=2)},
    **{f"{word}th": size for word, size in MAGNITUDES.items() if word not in ("dozen", "lakh", "crore")},
}
DENOMINATORS = {"half": 2, "halve": 2, "quarter": 4} | ORDINALS

MAGNITUDE = "(?:" + "|".join(MAGNITUDES) + ")s?"
_CARDINAL = "(?:" + "|".join([*SMALL, *TENS]) + ")"
_JOIN = r"(?:\s+and\s+|\s*-\s*|\s+)"
# A run of number words; it need not be one number: "six and seven" is two.
RUN = re.compile(
    rf"\b(?:(?:an?\s+)?{MAGNITUDE}|{_CARDINAL})\b(?:{_JOIN}(?:{_CARDINAL}|{MAGNITUDE})\b)*", re.I
)
DENOMINATOR = re.compile(
    r"(?P<gap>\s+|\s*-\s*)?\b(?P<word>" + "|".join(sorted(DENOMINATORS, key=len, reverse=True)) + r")(?P<plural>s?)\b",
    re.I,
)
_WORD = re.compile(r"[a-z]+")


def tokens(words: str) -> list[str]:
    """The words of a number, lower case and singular; "a" is "one"."""
    found = [word.removesuffix("s") if word != "s" else word for word in _WORD.findall(words.lower())]
    return ["one", *found[1:]] if found and found[0] in ("a", "an") else found


@lru_cache(maxsize=4096)
def cardinal(words: str) -> Decimal | None:
    """The value of a whole number in words; None if the words are none, or more than one."""
    total, least = Decimal(0), None
    small: list[str] = []
    factor = 1
    for word in [*tokens(words), "end"]:
        if word in MAGNITUDES and (word != "hundred" or factor > 1 or not small):
            factor *= MAGNITUDES[word]
            continue
        if factor > 1 or word == "end":
            value = _small(small if small or total else ["one"])
            if value is None or (least is not None and value * factor >= least):
                return None
            total, least = total + value * factor, Decimal(factor)
            small, factor = [], 1
        if word != "and" or small:
            small.append(word)
        elif not total:
            return None
        if word == "end":
            break
    return total


def _small(words: list[str]) -> Decimal | None:
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
