"""Whether two amounts told in units are one: "24 months" are two years, and "12 miles" no 12 kilometres."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

from stdqa.types import Figure, FigureKind

# "$40 a month", "300 litres per hour", "12 tonnes/day", "paid yearly".
RATE = re.compile(
    r"(?:\s?/\s?|[\s-](?:per|an?|each|every)[\s-]|\s)"
    r"(?:(?P<unit>second|minute|hour|day|night|week|month|quarter|year)\b"
    r"|(?P<adverb>hour|dai|day|week|month|quarter|year|annual)ly\b)",
    re.I,
)
BARE_UNIT = re.compile(r"\s(?:second|minute|hour|day|night|week|month|quarter|year)$", re.I)
ADVERBS = {"dai": "day", "annual": "year"}
MEASURED = frozenset((FigureKind.DURATION, FigureKind.QUANTITY))
# By such a share may an amount be off that is told in another unit: thirty days are a month.
CONVERTED = Decimal("0.02")


def in_other_units(said: Figure, source: Figure) -> bool:
    """Whether two amounts are told in units that are known and not the same."""
    if FigureKind.MONEY is said.kind is source.kind:
        return bool(said.unit and source.unit) and said.unit != source.unit
    if not {said.kind, source.kind} <= MEASURED:
        return False
    one, two = _scale(said.unit), _scale(source.unit)
    return one is not None and two is not None and one != two


def converted(said: Figure, source: Figure) -> bool:
    """Whether two amounts told in other units are one amount, as near as people convert them."""
    one, two = _scale(said.unit), _scale(source.unit)
    if one is None or two is None or one[0] != two[0]:
        return False
    mine, other = said.value * one[1], source.value * two[1]
    return abs(mine - other) <= abs(other) * CONVERTED


def rate(text: str, end: int, unit: str | None) -> str | None:
    """The time that a figure is told for each of, by the words right after it and its unit: "month" of "$40 a
    month", "hour" of "300 litres an hour"."""
    if unit and text.startswith(unit, end + 1):
        end += 1 + len(unit)
    match = RATE.match(text, end)
    if match is None or BARE_UNIT.match(match.group()):
        return None
    word = (match["unit"] or match["adverb"]).lower()
    return ADVERBS.get(word, word)


def size_of(unit: str) -> Decimal | None:
    """How much a unit is of what it is compared by: a week is seven days; None where it is not known."""
    scale = _scale(unit)
    return scale[1] if scale else None


def _scale(unit: str | None) -> tuple[str, Decimal] | None:
    """What a unit measures, and how much of it."""
    name = " ".join((unit or "").lower().split())
    known = _scales()
    return known.get(name) or known.get(name.removesuffix("s"))


@cache
def _scales() -> Mapping[str, tuple[str, Decimal]]:
    held = tomllib.loads((files("stdqa") / "data" / "scales.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, Decimal]] = {}
    for dimension, sizes in held.items():
        for size, names in sizes.items():
            top, _, bottom = size.partition("/")
            found |= dict.fromkeys(names, (dimension, Decimal(top) / Decimal(bottom or 1)))
    return found
