"""Numbers in English text: digits, words, fractions, ordinals, with scale, per cent and currency.

Only the reading of the numeral lives here; whether it counts, measures or ranks something is decided in
:mod:`stdqa.figures.read`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from text_to_num import text2num


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    ORDINAL = "ordinal"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: its span (with scale, per cent and currency signs), value and form."""

    start: int
    end: int
    value: Decimal
    form: Form
    percent: bool = False
    points: bool = False
    currency: str | None = None
    scaled: bool = False


SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "dozen": 12,
}
UNITS = "one two three four five six seven eight nine"
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
LARGE = "hundred thousand million billion trillion"
CARDINALS = frozenset(f"zero {UNITS} {TEENS} {TENS} {LARGE}".split())
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
DENOMINATORS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
}
CURRENCIES = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "dollar": "USD",
    "c$": "CAD",
    "cad": "CAD",
    "a$": "AUD",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "pound": "GBP",
    "¥": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "yuan": "CNY",
    "yen": "JPY",
    "rupee": "INR",
    "₹": "INR",
    "rouble": "RUB",
    "ruble": "RUB",
}

_PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d+(?:[\u00a0\u202f]\d{3})*(?:\.\d+)?|\.\d+"
_SCALE = r"(?:[\s\u00a0-]?(?:hundred|thousand|million|billion|trillion|dozen|mn|bn|tn)(?:s\b|\b)|(?:k|m|b)\b(?!\w))"
_PERCENT = r"(?:\s?%|[\s-]?per\s?cent\b|\s?p\.?c\.(?!\w))"
_POINTS = r"(?:[\s-]percentage[\s-]points?\b|\spoints?\b|[\s-]?pp\b)"
DIGITS = re.compile(
    rf"(?P<currency>US\$|C\$|A\$|[$€£¥₹]|\b(?:USD|RMB|CNY|EUR|GBP|CAD)\s?)?\s?"
    rf"(?P<sign>(?<![\w\d)%])[-−–](?=[\d.]))?(?P<number>(?<![\w.,])(?:{_PLAIN}))"
    rf"(?P<scale>{_SCALE})?(?P<percent>{_PERCENT})?(?P<points>(?:(?<=%)|(?<=t)|(?<=\d))(?:{_POINTS}))?",
    re.I,
)
RATIO = re.compile(r"(?<![\w.,])(\d+)\s?/\s?(\d+)(?![\w/]|[.,]\d)")
SUFFIXED = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})*|\d+)(?:st|nd|rd|th)\b")
_WORD = r"(?:zero|" + "|".join(f"{UNITS} {TEENS} {TENS} {LARGE} dozen".split()) + r")"
WORDS = re.compile(
    rf"\b(?:(?:an?\s+)?(?:half\s+)?(?:an?\s+)?(?:hundred|thousand|million|billion|trillion|dozen)|{_WORD})\b"
    rf"(?:(?:\s+and\s+(?:a\s+half\b)?|\s*-\s*|\s+)?\b{_WORD}\b|\s+and\s+a\s+half\b)*"
    rf"(?P<percent>{_PERCENT})?(?P<points>{_POINTS})?",
    re.I,
)
FRACTION = re.compile(
    rf"\b(?:(?P<top>an?|{_WORD}|\d+)[\s-]+)?(?P<bottom>half|halves|third|quarter|fourth|fifth|sixth|seventh|eighth"
    rf"|ninth|tenth|hundredth|thousandth)s?\b",
    re.I,
)
SPELLED_ORDINAL = re.compile(
    rf"\b(?:(?:{'|'.join(TENS.split())})-)?(?:{'|'.join(ORDINALS)}|thirtieth|fortieth|fiftieth|hundredth)\b",
    re.I,
)
CURRENCY_AFTER = re.compile(
    r"\s(?:(?:US|Canadian|Australian)\s)?(dollars?|euros?|pounds?|yuan|yen|rupees?|rou?bles?|RMB|USD|EUR|CNY)\b",
    re.I,
)


def numerals(text: str, start: int = 0, end: int | None = None) -> tuple[Numeral, ...]:
    """The numbers written between two places of a text, in order, none inside another."""
    stop = len(text) if end is None else end
    found: list[Numeral] = []
    for reader in (_fractions, _suffixed, _ordinals, _digits, _words):
        for numeral in reader(text, start, stop):
            if all(numeral.end <= other.start or other.end <= numeral.start for other in found):
                found.append(_with_currency(numeral, text, stop))
    return tuple(_shared_units(sorted(found, key=lambda n: n.start), text))


def _digits(text: str, start: int, stop: int) -> Iterator[Numeral]:
    for match in DIGITS.finditer(text, start, stop):
        raw = re.sub(r"[,\u00a0\u202f]", "", match.group("number"))
        value = Decimal(raw)
        scale = (match.group("scale") or "").strip(" -\u00a0").lower()
        if scale in ("k", "m", "b") and not match.group("currency") and scale != "m":
            scale = scale if scale == "k" else ""
        if scale == "m" and not match.group("currency"):
            scale = ""
        end = match.end() if scale or not match.group("scale") else match.end("number")
        factor = SCALES.get(scale, SCALES.get(scale.rstrip("s"), 1)) if scale else 1
        begin = match.start("currency") if match.group("currency") else match.start("number")
        if match.group("sign"):
            value, begin = -value, min(begin, match.start("sign"))
        yield Numeral(
            start=begin,
            end=end,
            value=_plain(value * factor),
            form=Form.DIGITS,
            percent=bool(match.group("percent") or match.group("points")) and end == match.end(),
            points=bool(match.group("points")) and end == match.end(),
            currency=CURRENCIES.get((match.group("currency") or "").strip().lower()),
            scaled=bool(scale),
        )


def _suffixed(text: str, start: int, stop: int) -> Iterator[Numeral]:
    for match in SUFFIXED.finditer(text, start, stop):
        yield Numeral(match.start(), match.end(), Decimal(match.group(1).replace(",", "")), Form.ORDINAL)


def _words(text: str, start: int, stop: int) -> Iterator[Numeral]:
    for match in WORDS.finditer(text, start, stop):
        end = match.start("percent") if match.group("percent") else match.end()
        end = match.start("points") if match.group("points") and not match.group("percent") else end
        value = spelled(text[match.start() : end])
        if value is not None:
            yield Numeral(
                start=match.start(),
                end=match.end(),
                value=value,
                form=Form.WORDS,
                percent=bool(match.group("percent") or match.group("points")),
                points=bool(match.group("points")),
            )


def _fractions(text: str, start: int, stop: int) -> Iterator[Numeral]:
    for match in RATIO.finditer(text, start, stop):
        bottom = Decimal(match.group(2))
        if bottom and len(match.group(2)) < 4:
            yield Numeral(match.start(), match.end(), _plain(Decimal(match.group(1)) / bottom), Form.FRACTION)
    for match in FRACTION.finditer(text, start, stop):
        word = match.group("bottom").lower()
        bottom_word = "half" if word == "halves" else word
        if match.group("top") is None and bottom_word != "half":
            continue
        top = _top(match.group("top"))
        if top is not None and not re.match(
            r"\s+(?:a\s+)?(?:dozen|million|billion|hundred)", text[match.end() :]
        ):
            yield Numeral(match.start(), match.end(), _plain(top / DENOMINATORS[bottom_word]), Form.FRACTION)


def _top(word: str | None) -> Decimal | None:
    if word is None or word.lower() in ("a", "an"):
        return Decimal(1)
    return Decimal(word) if word.isdigit() else spelled(word)


def _ordinals(text: str, start: int, stop: int) -> Iterator[Numeral]:
    for match in SPELLED_ORDINAL.finditer(text, start, stop):
        value = _spelled_ordinal(match.group().lower())
        if value is not None:
            yield Numeral(match.start(), match.end(), value, Form.ORDINAL)


@lru_cache(maxsize=256)
def _spelled_ordinal(word: str) -> Decimal | None:
    tens, _, unit = word.rpartition("-")
    if unit in ORDINALS:
        return Decimal((int(text2num(tens, "en")) if tens else 0) + ORDINALS[unit])
    whole = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}.get(unit)
    return Decimal(whole) if whole else None


@lru_cache(maxsize=4096)
def spelled(words: str) -> Decimal | None:
    """The value of a number in words ("two hundred and five", "half a million"); None if it is none."""
    form = " ".join(words.lower().replace("-", " ").split())
    half = re.fullmatch(r"(.+) and a half(?: (\w+))?", form)
    if half and (whole := spelled(half.group(1))) is not None:
        return _plain((whole + Decimal("0.5")) * SCALES.get(half.group(2) or "", 1))
    if form.startswith("half a"):
        last = form.split()[-1]
        return _plain(Decimal(SCALES[last]) / 2) if last in SCALES else None
    form = re.sub(r"^an?\s+", "one ", form)
    if re.match(r"^(?:hundred|thousand|million|billion|trillion|dozen)", form):
        form = "one " + form
    dozen = form.endswith("dozen")
    form = form.removesuffix("dozen").strip() or "one"
    try:
        value = Decimal(text2num(form, "en"))
    except ValueError:
        return None
    return value * 12 if dozen else value


def _with_currency(numeral: Numeral, text: str, stop: int) -> Numeral:
    if numeral.currency or numeral.percent or numeral.form is Form.ORDINAL:
        return numeral
    after = CURRENCY_AFTER.match(text, numeral.end, stop)
    if not after:
        return numeral
    name = after.group(1).lower().removesuffix("s")
    return replace(numeral, end=after.end(), currency=CURRENCIES.get(name, name.upper()))


def _shared_units(found: list[Numeral], text: str) -> Iterator[Numeral]:
    """In "5 to 7%" and "2-3 million" the first number has the unit and scale of the second."""
    for position, one in enumerate(found):
        after = found[position + 1] if position + 1 < len(found) else None
        between = text[one.end : after.start].lower() if after else ""
        linked = after is not None and re.fullmatch(r"\s?[-–—]\s?|\s+(?:to|or)\s+", between) is not None
        if linked and after is not None and one.form is after.form is Form.DIGITS and not one.percent:
            factor = Decimal(1)
            if after.scaled and not one.scaled:
                written = DIGITS.match(text, after.start)
                plain = Decimal(written.group("number").replace(",", "")) if written else after.value
                factor = abs(after.value) / plain if plain else factor
            yield replace(
                one,
                value=_plain(one.value * factor),
                percent=after.percent,
                points=after.points,
                currency=one.currency or after.currency,
            )
        else:
            yield one


def _plain(value: Decimal) -> Decimal:
    """The number without an exponent and without trailing zeros that nobody wrote."""
    whole = value.to_integral_value()
    if value == whole:
        return whole.quantize(Decimal(1))
    return value.quantize(Decimal(1).scaleb(-10)).normalize() if value.as_tuple().exponent < -10 else value
