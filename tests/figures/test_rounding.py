"""Whether a number said is another one rounded, as it says: by precision and by the words beside it."""

from decimal import Decimal

import pytest

from stdqa.figures.rounding import Direction, contradict, direction, is_rounding, rounds, step


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("23000", "1000"),
        ("23162", "1"),
        ("540000", "10000"),
        ("19640000.00", "10000"),
        ("190000000", "10000000"),
        ("82.2", "0.1"),
        ("82.0", "0.1"),
        ("40", "10"),
        ("0", "1"),
    ],
)
def test_precision_is_that_of_the_last_digit_known(value, precision):
    assert step(Decimal(value)) == Decimal(precision)


def test_equal_numbers_keep_their_own_precision():
    assert [step(Decimal(value)) for value in ("71", "71.0", "71.00", "71")] == [
        1,
        Decimal("0.1"),
        Decimal("0.01"),
        1,
    ]


@pytest.mark.parametrize(
    ("qualifier", "way"),
    [
        ("more than", Direction.ABOVE),
        ("no less than", Direction.ABOVE),
        ("well over", Direction.ABOVE),
        ("has passed", Direction.ABOVE),
        ("exceeding", Direction.ABOVE),
        ("or more", Direction.ABOVE),
        ("beyond", Direction.ABOVE),
        ("in excess of", Direction.ABOVE),
        ("upward of", Direction.ABOVE),
        ("-odd", Direction.ABOVE),
        ("no more than", Direction.BELOW),
        ("less than", Direction.BELOW),
        ("Nearly", Direction.NEARLY),
        ("just under", Direction.NEARLY),
        ("an estimated", Direction.ABOUT),
        ("or so", Direction.ABOUT),
        (None, Direction.EXACT),
    ],
)
def test_words_beside_a_number_point_one_way(qualifier, way):
    assert direction(qualifier) is way


@pytest.mark.parametrize(
    ("said", "qualifier", "exact", "right"),
    [
        ("23000", "more than", "23162", True),
        ("23000", "more than", "23950", True),
        ("23000", "more than", "24100", False),
        ("23000", "over", "22990", False),
        ("24000", "nearly", "23162", False),
        ("24000", "nearly", "23600", True),
        ("12000", "nearly", "11964", True),
        ("12000", "nearly", "12010", False),
        ("2300", "about", "2318", True),
        ("2300", "about", "2362", False),
        ("2000", "about", "2318", True),
        ("24000", "less than", "23162", True),
        ("23000", "less than", "23162", False),
        ("2300", None, "2318", True),
        ("2300", None, "2362", False),
        ("2310", None, "2318", False),
        ("2319", None, "2318", False),
        ("40", None, "38", False),
        ("38", None, "38.4", True),
        ("38.4", None, "38", False),
        ("14000000", "about", "14200000", True),
    ],
)
def test_rounding_is_right_only_at_its_precision_and_on_its_side(said, qualifier, exact, right):
    assert rounds(Decimal(said), qualifier, Decimal(exact)) is right


def test_precision_may_be_given_where_the_value_does_not_tell(figures):
    assert not rounds(Decimal(1000), "more than", Decimal(1480), Decimal(100))
    assert rounds(Decimal(1000), "more than", Decimal(1080), Decimal(100))


@pytest.mark.parametrize(
    ("one", "two", "rounding", "conflict"),
    [
        ("more than 23,000 trees", "23,162 trees", True, False),
        ("more than 23,000 trees", "25,162 trees", False, False),
        ("more than 24,000 trees", "23,162 trees", False, True),
        ("nearly 24,000 trees", "23,162 trees", False, False),
        ("less than 20,000 trees", "23,162 trees", False, True),
        ("about 20,000 trees", "43,162 trees", False, True),
        ("23,162 trees", "23,261 trees", False, True),
        ("23,162 trees", "23,162 trees", False, False),
        ("more than 500 trees", "less than 400 trees", False, True),
        ("more than 500 trees", "nearly 600 trees", False, False),
        ("Twelve trees", "12 trees", False, False),
    ],
)
def test_figures_contradict_where_no_value_fits_both(figures, one, two, rounding, conflict):
    (first,), (second,) = figures(f"They planted {one}."), figures(f"They planted {two}.")
    assert is_rounding(first, second) is rounding
    assert contradict(first, second) is contradict(second, first) is conflict
