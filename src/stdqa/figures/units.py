"""What gives a number its unit, before and after it: currencies, per cent, points, names of units."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from stdqa.types import FigureKind

# Each currency's code with the signs and words for it, singular; "us$" must be tried before "$".
_CURRENCY_WORDS = {
    "USD": "us$ $ usd dollar buck",
    "CAD": "c$ cad",
    "AUD": "a$ aud",
    "HKD": "hk$ hkd",
    "EUR": "€ eur euro",
    "GBP": "£ gbp pound",
    "CNY": "¥ cny rmb yuan",
    "JPY": "jpy yen",
    "INR": "₹ inr rupee",
    "RUB": "rub rouble ruble",
    "CHF": "chf",
    "ZAR": "zar rand",
    "PLN": "pln zloty",
    "THB": "thb baht",
    "IDR": "idr rupiah",
    "MYR": "myr ringgit",
}
# Names that several countries use, or that are rare, stand for themselves. Those that are also plain English
# words ("won", "real", "mark") are not here.
_NAMES_ALONE = """crown franc krona krone kroner kronor peso dinar dirham lira riyal rial shilling
afghani ariary birr bolivar boliviano cedi cordoba dalasi denar drachma escudo florin forint gourde
guarani guilder hryvnia koruna kuna kwacha kwanza kyat lari lempira leone litas manat markka metical
naira nakfa ngultrum ouguiya pataca peseta pula quetzal riel rufiyaa schilling shekel taka tenge
tolar tugrik taler thaler ducat"""
_CODES = {word: code for code, words in _CURRENCY_WORDS.items() for word in words.split()}
_CODES |= {name: name for name in _NAMES_ALONE.split()}
_SIGNS = "|".join(re.escape(word) for word in _CODES if not word.isalpha())
_LETTERS = "|".join(word for word in _CODES if len(word) == 3 and word not in ("yen",))
_NAMES = "|".join(word for word in _CODES if word.isalpha())

# What may stand before a number: "-5", "minus five", "US$", "-€", "RMB ".
_MINUS = r"(?<![\w)%])[-−–]"
PREFIX = re.compile(
    rf"(?P<outer>{_MINUS})?(?P<currency>{_SIGNS}|\b(?:{_LETTERS}))[\s\u00a0]?(?P<inner>[-−–])?$"
    rf"|(?P<minus>{_MINUS})$|\b(?P<word>minus|negative)\s+$",
    re.I,
)
PREFIX_CHARS = 14
PERCENT = re.compile(
    r"\s?%|[\s-]?per\s?cents?\b|\spct\b|\s?p\.c\.(?!\w)|[\s-]percentages?\b(?![\s-]points?)", re.I
)
POINTS = re.compile(r"[\s-]percentage[\s-]points?\b|[\s-]?pp\b", re.I)
POINTS_AFTER_PERCENT = re.compile(r"[\s-]points?\b", re.I)
# "Five pounds of flour" are no money.
CURRENCY = re.compile(
    rf"\s(?:(?:US|Canadian|Australian|Hong\sKong)\s)?(?P<name>{_NAMES})(?P<plural>s?)\b(?!\s(?:of|weight)\b)",
    re.I,
)


def prefix(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The sign and currency that stand before a number, not before a place where something else ended."""
    return PREFIX.search(text, max(start, stop - PREFIX_CHARS), stop)


def currency(written: str) -> str:
    """The code of a currency that a pattern of this module found."""
    return _CODES[written.lower()]


def percentage(text: str, place: int, stop: int) -> tuple[int, bool] | None:
    """Where the per cent or percentage points after a number end, and whether they are points."""
    percent = PERCENT.match(text, place, stop)
    points = (POINTS_AFTER_PERCENT if percent else POINTS).match(
        text, percent.end() if percent else place, stop
    )
    last = points or percent
    return (last.end(), points is not None) if last else None


def kind(text: str, place: int, stop: int) -> FigureKind | None:
    """The kind of a number by the name of the unit after it, as of "kilometres"; None where there is none."""
    unit = _names().match(text, place, stop)
    return FigureKind(unit.lastgroup) if unit and unit.lastgroup else None


def name(text: str, place: int, stop: int) -> str:
    """The name of the unit that stands at a place, as it is written; empty where none does."""
    unit = _names().match(text, place, stop)
    return unit.group().strip(" \u00a0-") if unit else ""


@cache
def _names() -> re.Pattern[str]:
    """The names of units.toml, each group a kind; longer names first: "square metre" before "second"."""
    raw = tomllib.loads((files("stdqa") / "data" / "units.toml").read_text(encoding="utf-8"))
    groups = (
        f"(?P<{FigureKind(name)}>{'|'.join(map(re.escape, sorted(units, key=len, reverse=True)))})"
        for name, units in raw.items()
    )
    return re.compile(rf"[ \u00a0-]*(?:{'|'.join(groups)})(?:e?s)?(?![\w²])", re.I)
