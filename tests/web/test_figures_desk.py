"""The register behind the Figures place."""

import base64
import csv
import io
import json

import openpyxl
import pytest
from canned import CannedAssistant
from figures_index import NOTES, REPORT, RUDE, FiguresAssistant, MemoryIndex

from stdqa.web.figures_desk import FiguresDesk
from stdqa.web.strings import figures as strings


@pytest.fixture
def desk():
    return FiguresDesk(FiguresAssistant(MemoryIndex(report=REPORT, notes=NOTES, rude=RUDE)))


def content(desk, **told):
    file = desk.export(told)
    return file["name"], base64.b64decode(file["content"])


def test_each_view_is_shown(desk):
    assert 'class="register"' in desk.shown({})
    assert 'class="charts"' in desk.shown({"view": "chart"})
    assert strings.DIFFERENCES["rounding"] in desk.shown({"view": "conflicts"})
    assert strings.SUMS["adds_up"] in desk.shown({"view": "sums"})
    assert 'class="figure-record"' in desk.shown({"figure": desk.register().figures[0].id})


def test_assistant_without_an_index_has_no_figures():
    assert strings.NONE_YET in FiguresDesk(CannedAssistant()).shown({})


def test_register_is_made_once_for_an_index_and_anew_for_another():
    assistant = FiguresAssistant(MemoryIndex(report=REPORT))
    desk = FiguresDesk(assistant)
    first = desk.register()
    assert desk.register() is first
    assistant.index = MemoryIndex(notes=NOTES)
    assert [figure.text for figure in desk.register().figures] == ["1,200"]


def test_figures_looked_at_are_exported_in_their_order(desk):
    name, data = content(desk, ending=".csv", measure="ferries", sort="value")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert name == "figures.csv"
    assert [row["text"] for row in rows] == ["40", "310"]
    _, data = content(desk, ending=".json", measure="ferries", sort="value", reverse=True)
    assert [figure["value"] for figure in json.loads(data)["figures"]] == ["310", "40"]
    name, data = content(desk, ending=".xlsx", measure="ferries")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert name == "figures.xlsx"
    assert [row[2] for row in sheet.iter_rows(min_row=2, values_only=True)] == [310, 40]


def test_document_cannot_put_a_formula_into_an_export(desk):
    _, data = content(desk, ending=".xlsx", document="rude")
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(data)).active for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    _, data = content(desk, ending=".csv", document="rude")
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
        assert not [value for value in row if value.startswith(("=", "+", "-", "@"))]


def test_unknown_ending_is_a_csv(desk):
    assert desk.export({"ending": "../../x"})["name"] == "figures.csv"
    assert desk.export(None)["name"] == "figures.csv"


def test_what_goes_wrong_is_logged_and_said(desk, monkeypatch, caplog):
    monkeypatch.setattr(desk, "register", lambda: 1 / 0)
    assert strings.FAILED in desk.shown({})
    assert strings.FAILED in desk.export({})["failed"]
    assert caplog.text.count("ZeroDivisionError") == 2
