"""``stdqa figures``: chosen, sorted, compared, added up and exported; bad values are told."""

import csv
import io
import json

import openpyxl
import pytest
from typer.testing import CliRunner

from stdqa.cli import app

REPORT = """# Harbours of Orlanda, 2022

In 2022, 1,240 ships called at Calder. By the end of 2022, the fleet had 310 ferries.

Of the 72 crossings, 23 are seaports, 12 are airports and 37 are tunnels.
"""
NOTES = "# Notes on the harbours of Orlanda\n\nIn 2022, more than 1,200 ships called at Calder.\n"


@pytest.fixture
def figures(tmp_path, monkeypatch):
    """The command over two files, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.md").write_text(REPORT)
    (tmp_path / "notes.md").write_text(NOTES)
    return lambda *options: CliRunner().invoke(app, ["figures", "report.md", "notes.md", *map(str, options)])


def texts(result):
    return [figure["text"] for figure in json.loads(result.stdout)["figures"]]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["1,240", "310", "72", "23", "12", "37", "1,200"]),
        (["--search", "ships"], ["1,240", "1,200"]),
        (["--basis", "as_of"], ["310"]),
        (["--measure", "ships", "--document", "notes"], ["1,200"]),
        (["--kind", "money"], []),
        (["--year", "1999"], []),
        (["--search", "ships", "--sort", "value"], ["1,200", "1,240"]),
        (["--search", "ships", "--sort", "value", "--reverse"], ["1,240", "1,200"]),
        (["--side", "journalist"], []),
        (["--scope", "Nowhere"], []),
    ],
)
def test_figures_are_those_asked_for(figures, options, found):
    result = figures("--json", *options)
    assert result.exit_code == 0
    assert texts(result) == found
    assert list(json.loads(result.stdout)) == ["figures"]


def test_conflicts_and_sums_stand_beside_the_figures(figures):
    shown = json.loads(figures("--json", "--conflicts", "--sums").stdout)
    assert list(shown) == ["figures", "conflicts", "sums"]
    assert [one["kind"] for one in shown["conflicts"]] == ["rounding"]
    assert [figure["document"] for figure in shown["conflicts"][0]["figures"]] == ["report", "notes"]
    assert [one["verdict"] for one in shown["sums"]] == ["adds_up"]


def test_conflicts_and_sums_are_those_of_the_figures_asked_for(figures):
    shown = json.loads(figures("--json", "--conflicts", "--sums", "--search", "ferries").stdout)
    assert (shown["conflicts"], shown["sums"]) == ([], [])


def test_conflicts_and_sums_are_told_in_words(figures):
    told = figures("--conflicts", "--sums").stdout
    assert "The same, exact and rounded:\n  1,240 ships" in told
    assert "[notes, " in told
    assert "1 conflict or rounding.\n" in told
    assert "23 + 12 + 37 = 72: adds up" in told
    assert told.endswith("1 sum.\n")


def test_list_says_how_many_there_are(figures):
    assert figures("--search", "ferries").stdout.endswith("1 figure.\n")
    assert figures("--search", "dragons").stdout.endswith("No figure matches.\n")


def test_csv_holds_what_was_asked_for(figures):
    rows = list(csv.DictReader(io.StringIO(figures("--csv", "--search", "ships").stdout)))
    assert [row["text"] for row in rows] == ["1,240", "1,200"]


def test_spreadsheet_is_written_and_told(figures, tmp_path):
    result = figures("--xlsx", "out.xlsx", "--search", "ships")
    assert result.stdout == "2 figures written to out.xlsx.\n"
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert [row[2] for row in sheet.iter_rows(min_row=2, values_only=True)] == [1240, 1200]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--kind", "counts"], "There is no kind 'counts'; choose one of count,"),
        (["--basis", "in"], "There is no basis 'in'; choose one of during,"),
        (["--side", "press"], "There is no side 'press'"),
        (["--sort", "size"], "There is no column to sort by 'size'"),
        (["--document", "diary"], "There is no document 'diary' here; there are: report, notes."),
        (["--json", "--csv"], "Give one of --json, --csv and --xlsx, not several."),
        (["--sums", "--csv"], "not as a table"),
        (["--xlsx", "missing/out.xlsx"], "missing/out.xlsx cannot be written"),
        (["--year", "soon"], "not a valid integer|valid integer"),
    ],
)
def test_bad_value_is_told_and_fails(figures, options, message):
    result = figures(*options)
    assert result.exit_code == 2
    said = result.output if "{" in result.output else result.stderr or result.output
    assert any(part in said for part in message.split("|"))


def test_two_files_of_one_name_are_told(tmp_path, figures):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "notes.md").write_text(NOTES)
    result = figures("more/notes.md")
    assert result.exit_code == 2
    assert "Two files are called 'notes'" in result.stderr
