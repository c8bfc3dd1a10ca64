"""What the page's script says is looked at, sense or not."""

import pytest

from stdqa.register import Filters
from stdqa.web.figures_look import Look, look_of


def test_all_that_is_set_is_read():
    told = {
        "words": " ships ",
        "kind": "count",
        "basis": "as_of",
        "measure": "ships",
        "scope": "Calder",
        "document": "report",
        "year": "2022",
        "side": "official",
        "sort": "value",
        "reverse": True,
        "page": 3,
        "view": "sums",
        "figure": "0a1b",
    }
    filters = Filters(
        "ships", "count", "as_of", "ships", "Calder", "report", 2022, "official", "value", reverse=True
    )
    assert look_of(told) == Look(filters, page=3, view="sums", figure="0a1b")


@pytest.mark.parametrize(
    "told",
    [
        None,
        "ships",
        [],
        {},
        {"kind": "counts", "basis": 3, "side": None, "sort": "size; drop"},
        {"year": "twenty", "page": -1, "view": "all", "reverse": "yes", "words": 7},
        {"year": "99999", "page": "9" * 400, "figure": ""},
        {"year": "²"},
        {"year": True, "page": None, "words": None},
    ],
)
def test_what_makes_no_sense_sets_nothing(told):
    assert look_of(told) == Look()


def test_words_are_cut_before_they_cost_time():
    assert len(look_of({"words": "x" * 10_000}).filters.words) == 500


def test_an_order_alone_narrows_nothing():
    assert not look_of({"sort": "value", "reverse": True}).narrowed
    assert look_of({"words": "ships"}).narrowed
    assert look_of({"year": 2022}).narrowed
