"""Searching, filtering and counting a small register whose figures can be counted by hand."""

import pytest

from stdqa.register import Filters, Register


@pytest.mark.parametrize(
    ("filters", "figures"),
    [
        (Filters(), ["1,240", "980", "310", "4.2 million", "62.5%", "48", "12", "31", "7", "1,200"]),
        (Filters(words="Calder ships"), ["1,240", "980", "1,200"]),
        (Filters(words="foreign flag"), ["62.5%"]),
        (Filters(kind="percentage"), ["62.5%"]),
        (Filters(basis="as_of"), ["310"]),
        (Filters(basis="unstated"), ["62.5%"]),
        (Filters(measure="ships"), ["1,240", "980", "62.5%", "1,200"]),
        (Filters(measure="the ships of nobody"), []),
        (Filters(scope="westry"), ["31", "7"]),
        (Filters(document="notes"), ["1,200"]),
        (Filters(year=2021), ["4.2 million"]),
        (Filters(year=1850), []),
        (Filters(side="journalist"), ["1,200"]),
        (Filters(measure="ships", year=2022, side="unstated"), ["1,240", "980"]),
        (Filters(measure="ships", reverse=True), ["1,200", "62.5%", "980", "1,240"]),
    ],
)
def test_figures_are_those_that_meet_every_condition(harbours, told, filters, figures):
    chosen = told(harbours.choose(filters))
    # The heads of a table's columns tell its period, so a table's figures may be undated.
    table = ["48", "12", "31", "7"]
    if filters.basis == "unstated":
        chosen = [text for text in chosen if text not in table]
    assert chosen == figures


def options(register, field, filters=None):
    return {option.value: option.count for option in register.options(filters or Filters())[field]}


def test_options_are_counted_under_the_other_filters_only(harbours):
    assert options(harbours, "document") == {"report": 9, "notes": 1}
    assert options(harbours, "document", Filters(side="journalist")) == {"notes": 1}
    # Its own condition is left out, so that another document can be chosen.
    assert options(harbours, "document", Filters(document="notes")) == {"report": 9, "notes": 1}
    assert options(harbours, "kind") == {"count": 9, "percentage": 1}
    assert options(harbours, "side") == {"journalist": 1, "unstated": 9}
    assert options(harbours, "scope") == {"Calder": 2, "Westry": 2}


@pytest.mark.parametrize("field", ["kind", "measure", "basis", "scope", "document", "year", "side"])
def test_option_tells_how_many_figures_it_leaves(harbours, field):
    shown = options(harbours, field)
    assert shown
    for value, count in shown.items():
        chosen = harbours.choose(Filters(**{field: int(value) if field == "year" else value}))
        assert len(chosen) == count


def test_option_of_measures_is_named_once_and_finds_figures_that_say_more(register_of):
    register = register_of(
        report="# Standards\n\nIn 2022, 12 standards were approved. By the end of 2022, there were 90 "
        "Standards. In 2022, 7 standards for water were withdrawn.\n"
    )
    assert options(register, "measure")["standards"] == 3


def test_sentence_locator_and_row_of_a_figure(harbours):
    figure = harbours.figures[-1]
    assert harbours.sentence(figure) == "In 2022, more than 1,200 ships called at Calder, I was told."
    assert harbours.locator(figure).startswith("Ann Moss")
    assert harbours.row_of(figure.id) == 9
    assert harbours.row_of("nothing") is None


def test_register_without_figures_finds_nothing_and_offers_nothing():
    empty = Register((), {})
    empty.prepare(("value",))
    assert empty.choose(Filters(words="ships", kind="count", year=2022, measure="ships")) == ()
    assert all(options == () for options in empty.options(Filters()).values())
    assert (empty.differences, empty.sums, empty.groups) == ((), (), ())


def test_differences_sums_and_groups_are_those_of_the_figures_found(register_of):
    register = register_of(
        report="# Depots\n\nOf the 72 depots, 23 are large, 12 are small and 37 are closed.\n\n"
        "Of the 90 barns, 40 are large, 20 are small and 30 are closed.\n"
    )
    assert len(register.sums) == 2
    barns = register.choose(Filters(measure="barns"))
    assert [one.whole.text for one in register.sums_among(barns)] == ["90"]
    assert [group.whole.text for group in register.groups_among(barns)] == ["90"]
    assert register.sums_among(()) == []
    assert register.differences_among(barns) == []
