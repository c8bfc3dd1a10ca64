"""Numbers that are read together: "one in five", "2-3 million", "between 5 and 7%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from stdqa.figures import digits, spelled
from stdqa.figures.numeral import Form, Numeral, plain

CARDINALS = (Form.DIGITS, Form.WORDS)
OUT_OF = re.compile(r"\s+(?P<word>in|out\s+of|over)\s+(?:every\s+)?(?=\w)", re.I)
# "No. 1 in 10 cities" and "ranked one in five" are no shares.
NAMED_BEFORE = re.compile(r"\b(?:no\.?|numbers?|rank\w*|level|phase|tier|grade|class|stage|top)\s$", re.I)
NAMED_CHARS = 12
# What people take shares of: "three in ten households", not "three in twelve provinces".
USUAL_BOTTOMS = frozenset(map(Decimal, (3, 4, 5, 10, 100, 1000, 10_000, 100_000)))
YEAR = re.compile(r"(?:1[5-9]|2[01])\d{2}")
RANGE = re.compile(r"\s?[-–—]\s?|\s+(?:to|or)\s+", re.I)
AND_RANGE = re.compile(r"\s+and\s+", re.I)
BETWEEN_BEFORE = re.compile(r"\bbetween\s+$", re.I)


def share(text: str, numeral: Numeral, stop: int) -> Numeral:
    """A share told by two numbers: "one in five", "two out of three", "one over twenty"."""
    link = OUT_OF.match(text, numeral.end, stop)
    before = text[max(0, numeral.start - NAMED_CHARS) : numeral.start]
    if link is None or numeral.scaled or numeral.value < 1 or NAMED_BEFORE.search(before):
        return numeral
    written, _ = digits.run_at(text, link.end(), stop)
    run = spelled.RUN.match(text, link.end(), stop)
    if len(written) == 1:
        bottom, end = written[0].value, written[0].end
    elif run and (read := spelled.longest(text, run.start(), run.end())):
        bottom, end = read
    else:
        return numeral
    year = YEAR.fullmatch(text, link.end(), end)
    if year or text.startswith("%", end) or not _is_usual(numeral.value, link["word"].lower(), bottom):
        return numeral
    return Numeral(numeral.start, end, plain(numeral.value / bottom), Form.FRACTION)


def _is_usual(top: Decimal, word: str, bottom: Decimal) -> bool:
    """Whether two numbers make a share as people tell one: "one in seven", "two out of 500"."""
    if top == 1:
        return bottom >= 1
    round_bottom = len(bottom.normalize().as_tuple().digits) == 1
    return top <= bottom and (bottom in USUAL_BOTTOMS if word == "in" else word != "over" and round_bottom)


def with_shared_units(found: list[Numeral], text: str) -> Iterator[Numeral]:
    """In "5 to 7%" and "2-3 million" the first number has the unit and scale of the second."""
    for one, after in zip_longest(found, found[1:]):
        if after is None or one.percent or not _is_range(one, after, text):
            yield one
            continue
        factor = after.factor if one.factor == 1 else 1
        yield replace(
            one,
            value=plain(one.value * factor),
            percent=after.percent,
            points=after.points,
            currency=one.currency or after.currency,
        )


def _is_range(one: Numeral, after: Numeral, text: str) -> bool:
    between = text[one.end : after.start]
    if one.form is not after.form or one.form not in CARDINALS:
        return False
    if AND_RANGE.fullmatch(between):
        return BETWEEN_BEFORE.search(text[max(0, one.start - NAMED_CHARS) : one.start]) is not None
    return RANGE.fullmatch(between) is not None
