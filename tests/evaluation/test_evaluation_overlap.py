"""Worked by hand from the definitions of SQuAD's evaluation script."""

import pytest

from stdqa.evaluation.overlap import exact_match, f1, normal


def test_articles_punctuation_and_capitals_do_not_count():
    assert normal("The  Captain's, a boat!") == "captains boat"


@pytest.mark.parametrize(
    ("given", "expected", "exact", "overlap"),
    [
        ("the ferry", ["Ferry."], 1, 1),
        ("two old ferries", ["old ferries"], 0, 2 * (2 / 3) * 1 / (2 / 3 + 1)),
        ("boat", ["ferry"], 0, 0),
        ("", ["ferry"], 0, 0),
        ("", [""], 1, 1),
        ("the", [""], 1, 1),
        ("ferry ferry", ["ferry"], 0, 2 * 0.5 * 1 / 1.5),
        ("ferry", ["boat", "ferry"], 1, 1),
        ("ferry", [], 0, 0),
    ],
)
def test_text_is_held_against_the_most_like(given, expected, exact, overlap):
    assert exact_match(given, expected) == exact
    assert f1(given, expected) == pytest.approx(overlap, abs=1e-9)
