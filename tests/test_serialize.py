"""The JSON that other programs rely on: every field that docs promise, and the register for spreadsheets."""

import hashlib
import json
from datetime import date
from decimal import Decimal

import pytest

from stdqa import serialize
from stdqa.serialize import REGISTER_COLUMNS, answer_json, error_json, figure_json, plain, register_rows
from stdqa.types import (
    AlsoFigure,
    Answer,
    Basis,
    Citation,
    Computation,
    Context,
    Document,
    Figure,
    FigureKind,
    Hit,
    Metadata,
    Passage,
    Period,
    QuotedFigure,
    Side,
    Speaker,
    Status,
    Verdict,
)

TEXT = "In 2022, nearly 27,000 visitors came."
DOCUMENT = Document(
    "fair",
    "fair.txt",
    TEXT,
    hashlib.sha256(TEXT.encode()).hexdigest(),
    Metadata("Fair", date=date(2023, 2, 14)),
    (),
)
CONTEXT = Context(paragraph=1, heading="Fairs", speaker=Speaker("Ines Marl", "Secretary"))


def figure(**changed):
    fields = {
        "id": "f1",
        "document": "fair",
        "passage": "p1",
        "start": 16,
        "end": 22,
        "text": "27,000",
        "value": Decimal(27000),
        "kind": FigureKind.COUNT,
        "unit": "visitors",
        "qualifier": "nearly",
        "period": Period(Basis.DURING, date(2022, 1, 1), date(2022, 12, 31), "In 2022"),
        "measure": "visitors",
        "scope": None,
        "of": None,
        "change": None,
        "clause_start": 0,
        "clause_end": 37,
        "sentence_start": 0,
        "sentence_end": 37,
        "side": Side.OFFICIAL,
    }
    return Figure(**fields | changed)


FULL = Answer(
    question="How many came?",
    status=Status.ANSWERED,
    text="Nearly 27,000 visitors came.",
    figures=(QuotedFigure(figure(), 0),),
    citations=(Citation.of(DOCUMENT, CONTEXT, 0, 37, TEXT),),
    hits=(Hit(Passage("p1", "fair", 0, 37, TEXT, CONTEXT), 0.93456, 1, 2, 0.71234),),
    also=(AlsoFigure(figure(text="2022"), "the year", 0),),
    verdict=Verdict.CONFIRMED,
    computation=Computation("27,000 − 1", "26,999", (0,)),
    confidence=0.9,
    timings_ms={"embed": 12.1},
)
ANSWER = (
    "question status reason text figures citations passages verdict computation also confidence timings_ms"
)
FIGURE = "text value kind unit qualifier period start end"
CITATION = "document title locator date quote start end sha256"


def has(fields, names):
    return set(names.split()) <= set(fields)


def test_answer_has_every_field_that_is_promised():
    answer = answer_json(FULL)
    assert has(answer, ANSWER)
    assert has(answer["figures"][0], f"{FIGURE} citation")
    assert has(answer["figures"][0]["period"], "basis start end text")
    assert has(answer["citations"][0], CITATION)
    assert has(answer["passages"][0], "document start end text score")
    assert has(answer["also"][0], "text why citation")
    assert has(figure_json(figure()), f"{FIGURE} document sentence_start sentence_end measure scope change")


def test_values_are_plain_json():
    answer = json.loads(json.dumps(answer_json(FULL, "q1"), allow_nan=False))
    assert answer["id"] == "q1"
    assert answer["figures"][0]["value"] == "27000"
    assert answer["figures"][0]["period"] == {
        "basis": "during",
        "start": "2022-01-01",
        "end": "2022-12-31",
        "text": "In 2022",
        "inherited": False,
    }
    assert answer["citations"][0]["date"] == "2023-02-14"
    assert answer["citations"][0]["speaker"] == {"name": "Ines Marl", "role": "Secretary", "side": "official"}
    assert answer["passages"][0]["score"] == 0.9346
    assert answer["computation"] == {"expression": "27,000 − 1", "result": "26,999", "operands": [0]}


def test_error_has_the_same_fields_as_an_answer():
    error = error_json("?", "The question is empty.", 7)
    assert list(error) == ["id", *answer_json(FULL)]
    assert (error["status"], error["text"], error["figures"]) == ("error", "The question is empty.", [])


def test_id_stands_only_in_a_batch():
    assert "id" not in answer_json(FULL)
    assert next(iter(answer_json(FULL, 0))) == "id"


@pytest.mark.parametrize(
    ("value", "digits"),
    [("1.964E+7", "19640000"), ("13.1", "13.1"), ("17", "17"), ("-0.5", "-0.5"), ("1E-7", "0.0000001")],
)
def test_value_is_written_in_plain_digits(value, digits):
    assert plain(Decimal(value)) == digits


def test_row_of_the_register_has_a_cell_for_each_column():
    (row,) = register_rows([figure()])
    cells = dict(zip(REGISTER_COLUMNS, row, strict=True))
    assert cells["value"] == "27000"
    assert (cells["basis"], cells["period_start"], cells["period_text"]) == (
        "during",
        "2022-01-01",
        "In 2022",
    )
    assert cells["scope"] == ""


def test_figure_without_a_period_has_empty_cells_for_it():
    (row,) = register_rows([figure(period=None)])
    assert dict(zip(REGISTER_COLUMNS, row, strict=True))["period_start"] == ""


@pytest.mark.parametrize("start", serialize.FORMULA_STARTS)
def test_cell_cannot_be_run_as_a_formula(start):
    (row,) = register_rows([figure(measure=f"{start}SUM(A1)", text="-3", value=Decimal(-3))])
    cells = dict(zip(REGISTER_COLUMNS, row, strict=True))
    assert cells["measure"] == f"'{start}SUM(A1)"
    assert cells["text"] == "'-3"
    assert cells["value"] == "-3"
