"""The register as a spreadsheet, opened again."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from stdqa.errors import ExportRefused
from stdqa.register import Register, write_spreadsheet
from stdqa.register.spreadsheet import COLUMNS, MOST_CHARS
from stdqa.types import Basis, Period


def written(tmp_path, register, figures=None):
    path = tmp_path / "figures.xlsx"
    write_spreadsheet(path, register, register.figures if figures is None else figures)
    sheet = openpyxl.load_workbook(path).active
    rows = list(sheet.iter_rows())
    heads = [cell.value.replace(" ", "_") for cell in rows[0]]
    return sheet, [dict(zip(heads, row, strict=True)) for row in rows[1:]]


def test_numbers_and_dates_are_what_they_are(tmp_path, harbours):
    sheet, rows = written(tmp_path, harbours)
    assert [row["value"].value for row in rows[:4]] == [1240, 980, 310, 4_200_000]
    assert rows[4]["value"].value == 62.5
    assert rows[0]["period_start"].value == datetime(2022, 1, 1)
    assert rows[0]["period_start"].number_format == "yyyy-mm-dd"
    assert rows[0]["text"].value == "1,240"
    assert rows[0]["sentence"].value.startswith("In 2022, 1,240 ships called")
    assert rows[0]["locator"].value == "paragraph 1"
    assert rows[0]["scope"].value is None


def test_head_stays_in_sight_filters_and_fits(tmp_path, harbours):
    sheet, rows = written(tmp_path, harbours)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["V"].width > sheet.column_dimensions["C"].width > 8


@pytest.mark.parametrize(
    "words", ["=1+1", '=HYPERLINK("http://x")', "+4", "-3", "@SUM(A1)", "\t=1", "#REF!", "#N/A", "＝1"]
)
def test_words_of_a_document_are_never_a_formula(tmp_path, harbours, words):
    figure = replace(harbours.figures[0], measure=words, scope=words, unit=words)
    _, rows = written(tmp_path, harbours, [figure])
    for column in ("measure", "scope", "unit"):
        cell = rows[0][column]
        assert cell.data_type == "s"
        assert cell.quotePrefix
        assert cell.value.strip() == words.strip()


def test_characters_that_the_format_forbids_are_printed_by_name(tmp_path, harbours):
    figure = replace(harbours.figures[0], measure="a\x07b\u202ec\ud800d\uffffe\nf")
    _, rows = written(tmp_path, harbours, [figure])
    assert rows[0]["measure"].value == "a[U+0007]b[U+202E]c[U+D800]d[U+FFFF]e\nf"


def test_what_a_spreadsheet_would_change_stays_text(tmp_path, harbours):
    early = Period(Basis.DURING, date(1850, 1, 1), date(1850, 12, 31), "in 1850")
    figure = replace(harbours.figures[0], value=Decimal("1234567890123456789"), period=early)
    _, rows = written(tmp_path, harbours, [figure])
    assert rows[0]["value"].value == "1234567890123456789"
    assert rows[0]["period_end"].value == "1850-12-31"


def test_words_too_long_for_a_cell_are_cut(tmp_path, harbours):
    _, rows = written(tmp_path, harbours, [replace(harbours.figures[0], measure="x" * 40_000)])
    assert len(rows[0]["measure"].value) == MOST_CHARS


def test_spreadsheet_without_figures_has_its_head(tmp_path):
    sheet, rows = written(tmp_path, Register((), {}))
    assert rows == []
    assert sheet.max_column == len(COLUMNS)


def test_place_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path, harbours):
    with pytest.raises(ExportRefused, match="cannot be written"):
        write_spreadsheet(tmp_path / "missing" / "figures.xlsx", harbours, harbours.figures)
    kept = tmp_path / "figures.xlsx"
    kept.mkdir()
    with pytest.raises(ExportRefused, match="figures.xlsx"):
        write_spreadsheet(kept, harbours, harbours.figures)
    assert [path.name for path in tmp_path.iterdir()] == ["figures.xlsx"]
