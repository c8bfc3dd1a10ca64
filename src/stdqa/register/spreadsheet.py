"""The register as a spreadsheet (.xlsx): numbers as numbers, dates as dates, and all words as words.

Nothing that a document says becomes a formula, an error value or a character that the format forbids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from stdqa.files import writing_whole
from stdqa.register.register import Register
from stdqa.serialize import FORMULA_STARTS, REGISTER_COLUMNS, plain
from stdqa.types import Figure

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    Value: TypeAlias = str | int | float | WriteOnlyCell | None

COLUMNS = (*REGISTER_COLUMNS, "locator", "sentence")
WIDTHS = {"document": 24, "measure": 44, "unit": 28, "of": 28, "scope": 24, "sentence": 90, "locator": 40}
WIDTH = 14
DATE_FORMAT = "yyyy-mm-dd"
# A spreadsheet keeps fifteen digits of a number; longer ones stay text rather than change.
MOST_DIGITS = 15
# The first day that a spreadsheet can tell from others; earlier ones stay text.
FIRST_DAY = date(1900, 3, 1)
MOST_CHARS = 32_767
# What XML has no place for, and what would reorder the words around it, is printed by name.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Words that begin so would be read as a formula or an error value when somebody edits the cell.
RISKY = (*FORMULA_STARTS, "#")
SHEET = "Figures"

Make = Callable[[str], "str | WriteOnlyCell"]


def write_spreadsheet(path: Path, register: Register, figures: Iterable[Figure]) -> None:
    """Write figures of a register, a row each, under a head that stays in sight and filters.

    :raises ExportRefused: if the file cannot be written.
    """
    with writing_whole(path) as out:
        _book(register, figures).save(out)


def _book(register: Register, figures: Iterable[Figure]) -> Workbook:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(COLUMNS):
        sheet.column_dimensions[_letter(place)].width = WIDTHS.get(column, WIDTH)
    rows = 1
    sheet.append(_head(sheet))
    for row in _rows(sheet, register, figures):
        sheet.append(row)
        rows += 1
    sheet.auto_filter.ref = f"A1:{_letter(len(COLUMNS) - 1)}{rows}"
    return book


def _head(sheet: WriteOnlyWorksheet) -> list[Value]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cells = [WriteOnlyCell(sheet, column.replace("_", " ")) for column in COLUMNS]
    for cell in cells:
        cell.font = Font(bold=True)
    return cells


def _rows(sheet: WriteOnlyWorksheet, register: Register, figures: Iterable[Figure]) -> Iterator[list[Value]]:
    make = _text_cells(sheet)
    for figure in figures:
        values = {
            "locator": register.locator(figure),
            "sentence": register.sentence(figure),
            "basis": figure.period.basis if figure.period else None,
            "period_start": figure.period.start if figure.period else None,
            "period_end": figure.period.end if figure.period else None,
            "period_text": figure.period.text if figure.period else None,
        }
        yield [
            _cell(sheet, values[name] if name in values else getattr(figure, name), make) for name in COLUMNS
        ]


def _cell(sheet: WriteOnlyWorksheet, value: object, make: Make) -> Value:
    if isinstance(value, Decimal):
        return _number(value) if len(value.normalize().as_tuple().digits) <= MOST_DIGITS else plain(value)
    if isinstance(value, date):
        return _day(sheet, value) if value >= FIRST_DAY else value.isoformat()
    if isinstance(value, str):
        return make(HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", str(value))[:MOST_CHARS])
    return value if isinstance(value, int) else None


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _day(sheet: WriteOnlyWorksheet, day: date) -> WriteOnlyCell:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, day)
    cell.number_format = DATE_FORMAT
    return cell


def _text_cells(sheet: WriteOnlyWorksheet) -> Make:
    """A function that makes the cell of some words; plain words need none of their own, which is quicker."""
    from openpyxl.cell import WriteOnlyCell

    def make(words: str) -> str | WriteOnlyCell:
        if not words.startswith(RISKY):
            return words
        cell = WriteOnlyCell(sheet, words)
        cell.data_type = "s"
        cell.quotePrefix = True
        return cell

    return make


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    letter: str = get_column_letter(place + 1)
    return letter
