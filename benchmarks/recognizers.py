"""How many numbers of the Recognizers-Text specifications are read to the right value.

    python benchmarks/recognizers.py FOLDER

FOLDER holds the specifications of https://github.com/microsoft/Recognizers-Text (its folder ``Specs``).
A case is right when the numbers read from its sentence are the numbers expected, in order, and no more.
Two conventions differ on purpose and are set aside, by rules that know nothing of the cases: the number
model leaves ordinals and numbers glued to a unit ("180ml") to other models. The strict share, with the
glued ones counted as misses, is printed beside.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from stdqa.figures.numbers import Form, Numeral, numerals

# The specifications print fifteen significant digits.
TOLERANCE = Decimal("1e-13")
COUNTED = ("Number/English/NumberModel.json", "Number/English/PercentModel.json")
INFORMATION = (
    "Number/English/OrdinalModel.json",
    "NumberWithUnit/English/CurrencyModel.json",
    "NumberWithUnit/English/DimensionModel.json",
    "NumberWithUnit/English/AgeModel.json",
    "NumberWithUnit/English/TemperatureModel.json",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and the numbers that it holds; ``kinds`` are the specification's names for them."""

    text: str
    values: tuple[Decimal, ...]
    kinds: tuple[str, ...]


def main() -> None:
    """Print the shares and the misses."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="the folder Specs of Recognizers-Text")
    folder = parser.parse_args().folder
    right = strict = total = 0
    for name in COUNTED:
        counts = _report(folder / name, name)
        right, strict, total = right + counts[0], strict + counts[1], total + counts[2]
    print(f"\nNumber and percentage: {right} of {total} = {right / total:.1%}; strict {strict / total:.1%}\n")
    for name in INFORMATION:
        found = [_recall(case) for case in _cases(folder / name)]
        print(f"{name}: {sum(a for a, _ in found)} of {sum(b for _, b in found)} values found")


def _report(path: Path, name: str) -> tuple[int, int, int]:
    percent = "Percent" in name
    right = strict = total = 0
    misses: Counter[str] = Counter()
    lines = []
    for case in _cases(path):
        total += 1
        read = [n for n in numerals(case.text) if n.form is not Form.ORDINAL and (not percent or n.percent)]
        ours = [n for n in read if not _glued(case.text, n)]
        right += _same([n.value for n in ours], case.values)
        strict += _same([n.value for n in read], case.values)
        if not _same([n.value for n in ours], case.values):
            kind = case.kinds[0] if case.kinds else "none expected"
            misses[kind] += 1
            lines.append(
                f"  {kind:14} {case.text[:60]!r}: expected {_shown(case.values)}, "
                f"read {_shown([n.value for n in ours])}"
            )
    print(f"{name}: {right} of {total} right; missed by kind: {dict(misses)}")
    print("\n".join(lines))
    return right, strict, total


def _cases(path: Path) -> Iterator[Case]:
    for raw in json.loads(path.read_text(encoding="utf-8-sig")):
        results = [(result, result.get("Resolution") or {}) for result in raw["Results"]]
        values = [resolution.get("value") for _, resolution in results]
        # Some results are no number: "null" of "only a small percent", "last" of "the last page".
        try:
            numbers = tuple(Decimal(str(value).removesuffix("%")) for value in values)
        except InvalidOperation:
            continue
        kinds = tuple(resolution.get("subtype", result["TypeName"]) for result, resolution in results)
        yield Case(raw["Input"], numbers, kinds)


def _recall(case: Case) -> tuple[int, int]:
    left = [n.value for n in numerals(case.text)]
    found = 0
    for value in case.values:
        match = next((one for one in left if _same([one], [value])), None)
        if match is not None:
            left.remove(match)
            found += 1
    return found, len(case.values)


def _glued(text: str, numeral: Numeral) -> bool:
    return numeral.form is Form.DIGITS and text[numeral.end : numeral.end + 1].isalpha()


def _same(read: list[Decimal], expected: list[Decimal] | tuple[Decimal, ...]) -> bool:
    return len(read) == len(expected) and all(
        abs(a - b) <= TOLERANCE * max(1, abs(b)) or abs(a - b) <= TOLERANCE * abs(b) * 10
        for a, b in zip(read, expected, strict=True)
    )


def _shown(values: list[Decimal] | tuple[Decimal, ...]) -> str:
    return ", ".join(str(value) for value in values) or "nothing"


if __name__ == "__main__":
    main()
