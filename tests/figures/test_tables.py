from pathlib import Path

import pytest

from stdqa.figures import read
from stdqa.loaders.html import load_html
from stdqa.loaders.markdown import load_markdown
from stdqa.passages import split
from stdqa.types import Document, Metadata


def told(text, load=load_markdown):
    parts = load(text, Path("report"))
    document = Document("report", "report", parts.text, "", Metadata("Report"), parts.blocks)
    return {
        f.text: (f.kind.value, f.unit, f.measure, f.scope, f.period and str(f.period.start))
        for f in read(document, split(document, 600))
    }


def test_number_takes_the_head_of_its_column_and_the_name_of_its_row():
    text = (
        "| harbour | cold stores | slipways |\n|---|--:|--:|\n| Skelling | 34 | 7 |\n| Norwick | 21 | 5 |\n"
    )
    assert told(text) == {
        "34": ("count", "cold stores", "cold stores", "Skelling", None),
        "7": ("count", "slipways", "slipways", "Skelling", None),
        "21": ("count", "cold stores", "cold stores", "Norwick", None),
        "5": ("count", "slipways", "slipways", "Norwick", None),
    }


def test_time_in_a_head_dates_its_column():
    text = "In 2019, 3 came.\n\n| crop | tonnes in 2022 | 2021 |\n|---|--:|--:|\n| apples | 3,410 | 3,280 |\n\nThere are 8.\n"
    found = told(text)
    assert found["3,410"] == ("count", "tonnes", "apples, tonnes", None, "2022-01-01")
    assert found["3,280"][2:] == ("apples", None, "2021-01-01")
    assert found["8"][4] is None


def test_time_before_a_table_frames_columns_without_their_own():
    assert told("In 2019, 3 came:\n\n| port | boats |\n|---|---|\n| Tarn | 40 |\n")["40"][4] == "2019-01-01"


def test_head_of_percentages_makes_percentages():
    assert told("| port | share (%) |\n|---|---|\n| Tarn | 40.5 |\n")["40.5"][:2] == ("percentage", "%")


def test_page_table_is_read_alike():
    html = "<table><tr><th>kind</th><th>panes</th></tr><tr><td>clear glass</td><td>910,000</td></tr></table>"
    assert told(html, load_html) == {"910,000": ("count", "panes", "clear glass, panes", None, None)}


@pytest.mark.parametrize(
    ("rows", "measure"),
    [
        ("<tr><td>Boats</td><td>40</td></tr><tr><td>Ferries</td><td>7</td></tr>", ["Boats", "Ferries"]),
        ("<tr><th>port</th><th>boats</th></tr><tr><td>40 boats in Tarn</td></tr>", ["boats"]),
        ("<tr><th>port</th><th>notes</th></tr><tr><td>Tarn</td><td>40 boats</td></tr>", ["boats"]),
    ],
)
def test_number_whose_row_or_cell_says_what_it_counts_needs_no_head(rows, measure):
    assert [m for _, _, m, _, _ in told(f"<table>{rows}</table>", load_html).values()] == measure


def test_unit_in_brackets_is_the_unit_and_its_scale_multiplies():
    parts = load_markdown(
        "| harbour | Catch (tonnes) | Sales (million crowns) |\n|---|--:|--:|\n| Skelling | 34 | 1.5 |\n",
        Path("report"),
    )
    document = Document("report", "report", parts.text, "", Metadata("Report"), parts.blocks)
    found = [(f.text, f.value, f.unit, f.measure) for f in read(document, split(document, 600))]
    assert found == [("34", 34, "tonnes", "Catch"), ("1.5", 1_500_000, "million crowns", "Sales")]
