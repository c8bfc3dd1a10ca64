"""Whether two numbers say the same, and how they do not."""

import pytest

from stdqa.drafts.values import (
    Agreement,
    agreement,
    digits,
    in_points,
    misrounded,
    rescaled,
    transposed,
)


@pytest.fixture
def figure(drafted):
    """The first figure of a text."""
    return lambda text: drafted(text).figures[0]


@pytest.mark.parametrize(
    ("said", "source", "expected"),
    [
        ("310 boats", "310 boats", Agreement.EXACT),
        ("seventeen boats", "17 boats", Agreement.EXACT),
        ("1.23 million fish", "1,230,000 fish", Agreement.EXACT),
        ("about 2,900 boats", "2,902 boats", Agreement.ROUNDED),
        ("nearly 12,000 boats", "11,964 boats", Agreement.ROUNDED),
        ("2,900 boats", "2,902 boats", Agreement.NOT),
        ("1.2 million fish", "1,204,331 fish", Agreement.ROUNDED),
        ("2 million fish", "1,500,000 fish", Agreement.NOT),
        ("about 2,000 boats", "1,500 boats", Agreement.NOT),
        ("nearly 11,000 boats", "11,964 boats", Agreement.NOT),
        ("more than 2,900 boats", "2,902 boats", Agreement.ROUNDED),
        ("more than 2,950 boats", "2,902 boats", Agreement.NOT),
        ("more than 64 boats", "64 boats", Agreement.NOT),
        ("at least 64 boats", "64 boats", Agreement.EXACT),
        ("more than 64 boats", "more than 64 boats", Agreement.EXACT),
        ("more than 500 boats", "nearly 500 boats", Agreement.NOT),
        ("nearly 500 boats", "more than 500 boats", Agreement.NOT),
        ("500 boats", "nearly 500 boats", Agreement.EXACT),
        ("2,092 boats", "2,902 boats", Agreement.NOT),
        ("half of the boats", "50% of the boats", Agreement.EXACT),
        ("a fifth of the boats", "20.4% of the boats", Agreement.ROUNDED),
        ("a fifth of the boats", "31% of the boats", Agreement.NOT),
        ("27 March 2024 it was", "It was on 27 March 2024.", Agreement.EXACT),
        ("28 March 2024 it was", "It was on 27 March 2024.", Agreement.NOT),
        ("27 March 2024 it was", "It was on March 27.", Agreement.EXACT),
        ("46 boats", "46% of the boats", Agreement.NOT),
        ("12 crowns", "12.4 million crowns", Agreement.NOT),
    ],
)
def test_numbers_agree_as_they_are_said(figure, said, source, expected):
    assert agreement(figure(said), figure(source)) is expected


def test_telling_digits_leave_out_zeros(figure):
    assert [digits(figure(text).value) for text in ("126,000 boats", "0.05 tonnes", "58,559 boats")] == [
        3,
        1,
        5,
    ]


def test_transposed_digits_are_told_from_other_numbers(figure):
    assert transposed(figure("427,459 boats"), figure("472,459 boats"))
    assert not transposed(figure("472,459 boats"), figure("472,459 boats"))
    assert not transposed(figure("472,458 boats"), figure("472,459 boats"))
    assert not transposed(figure("7 boats"), figure("9 boats"))


def test_wrong_scale_is_told(figure):
    assert rescaled(figure("12.4 billion crowns"), figure("12.4 million crowns"))
    assert not rescaled(figure("12.4 million crowns"), figure("12.5 million crowns"))
    assert not rescaled(figure("0 boats"), figure("12 boats"))


def test_wrong_rounding_is_near_and_says_that_it_rounds(figure):
    assert misrounded(figure("more than 2,950 boats"), figure("2,902 boats"))
    assert not misrounded(figure("2,948 boats"), figure("2,902 boats"))
    assert not misrounded(figure("about 4,000 boats"), figure("2,902 boats"))


@pytest.mark.parametrize(
    ("text", "points"),
    [("up 2.1 percentage points on it", True), ("up 2.1 percent on it", False), ("2.1 pp more", True)],
)
def test_percentage_points_are_told_from_percent(drafted, text, points):
    figure = drafted(text).figures[0]
    assert in_points(figure, text) is points
