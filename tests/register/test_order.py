"""Sorting by any column."""

import pytest

from stdqa.register import Filters, Register
from stdqa.register.order import order_of
from stdqa.serialize import REGISTER_COLUMNS


def test_values_are_sorted_as_numbers(harbours, told):
    assert told(harbours.choose(Filters(sort="value", kind="count")))[:4] == ["7", "12", "31", "48"]


@pytest.mark.parametrize("column", REGISTER_COLUMNS)
@pytest.mark.parametrize("reverse", [False, True])
def test_every_column_sorts_both_ways_keeping_all(harbours, column, reverse):
    places = order_of(harbours.figures, column, reverse)
    assert sorted(places.tolist()) == list(range(len(harbours)))


def test_equal_figures_keep_their_order_both_ways(harbours):
    for reverse in (False, True):
        counts = [f.start for f in harbours.choose(Filters(kind="count", document="report"))]
        sorted_ = harbours.choose(Filters(kind="count", document="report", sort="kind", reverse=reverse))
        assert [f.start for f in sorted_] == counts


def test_what_is_missing_comes_last_both_ways(harbours):
    for reverse in (False, True):
        scopes = [f.scope for f in harbours.choose(Filters(sort="scope", reverse=reverse))]
        assert set(scopes[4:]) == {None}
        assert scopes[:4] == sorted(scopes[:4], reverse=reverse)


def test_words_are_sorted_without_regard_to_capitals(register_of):
    register = register_of(report="# Trees\n\nIn 2022, 12 Oaks and 14 ashes and 16 Zelkovas were felled.\n")
    assert [f.unit for f in register.choose(Filters(sort="unit"))] == ["ashes", "Oaks", "Zelkovas"]


def test_nothing_can_be_sorted():
    assert Register((), {}).choose(Filters(sort="value")) == ()


def test_days_stand_behind_the_numbers_both_ways(register_of):
    text = "# Fairs\n\nThe fair opens on 4 May 2022. In 2022, 12 oaks and 31,000,000 ashes were felled.\n"
    register = register_of(report=text)
    values = ["12", "31,000,000"]
    assert [f.text for f in register.choose(Filters(sort="value"))] == [*values, "4 May 2022"]
    assert [f.text for f in register.choose(Filters(sort="value", reverse=True))] == [
        *values[::-1],
        "4 May 2022",
    ]
