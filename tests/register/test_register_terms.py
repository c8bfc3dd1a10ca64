"""Rows by their words."""

import pytest

from stdqa.register.terms import Terms

ROWS = (
    ("national standards", "In 2022, 2,902 national standards were approved."),
    ("local standards", "Local standards rose by 13.1%."),
    ("ferries", "The ferries were inspected."),
)


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        ("standards", [0, 1]),
        ("standard local", [1]),
        ("Approving", [0]),
        ("2902", [0]),
        ("2,902", [0]),
        ("13.1", [1]),
        ("13.1%", [1]),
        ("inspec", [2]),  # the last word may be unfinished
        ("inspec standards", []),  # the others may not
        ("lo", []),  # two letters begin too much
        ("nation", [0]),
        ("harbour", []),
    ],
)
def test_rows_hold_every_word_in_any_of_its_forms(wanted, rows):
    assert Terms(ROWS).matching(wanted).nonzero()[0].tolist() == rows


@pytest.mark.parametrize("wanted", ["", "  ", "of the"])
def test_words_that_mean_nothing_set_no_condition(wanted):
    assert Terms(ROWS).matching(wanted) is None


@pytest.mark.parametrize(("signs", "rows"), [("%", [1]), (" , ", [0]), ("?!", []), ("€", [])])
def test_signs_alone_are_looked_for_as_they_are_written(signs, rows):
    assert Terms(ROWS).matching(signs).nonzero()[0].tolist() == rows
