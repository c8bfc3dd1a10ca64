from decimal import Decimal

import pytest

from stdqa.figures import spelled


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("zero", 0),
        ("nought", 0),
        ("Thirty-four", 34),
        ("fifty   two", 52),
        ("two hundred and five", 205),
        ("two hundred and two thousand", 202_000),
        ("ninety-five hundred", 9500),
        ("a hundred", 100),
        ("a dozen", 12),
        ("two dozen", 24),
        ("thousand", 1000),
        ("one million two thousand two hundred three", 1_002_203),
        ("twenty-one trillion and three hundred", 21_000_000_000_300),
        ("three lakh crore", 3_000_000_000_000),
    ],
)
def test_cardinal_has_its_value(words, value):
    assert spelled.cardinal(words) == value


@pytest.mark.parametrize(
    "words",
    [
        "six and seven",
        "three twenty",
        "two hundred and",
        "two thousand three million",
        "nought four",
        "million and million",
        "",
    ],
)
def test_words_that_are_not_one_number_have_no_value(words):
    assert spelled.cardinal(words) is None


def test_longest_number_of_a_run_is_taken_first():
    text = "twenty and six and seven towns"
    assert spelled.longest(text, 0, 24) == (Decimal(26), 14)


@pytest.mark.parametrize(
    ("words", "value"), [("zero three", "0.03"), ("seventy-one", "0.71"), ("five", "0.5")]
)
def test_words_after_point_are_decimals(words, value):
    assert spelled.decimals(words) == Decimal(value)


@pytest.mark.parametrize(
    ("words", "denominator", "plural", "whole", "part"),
    [
        ("two", "third", True, 0, Decimal(2) / 3),
        ("one", "fifth", False, 0, Decimal("0.2")),
        ("twenty three", "fifth", True, 0, Decimal("4.6")),
        ("one hundred and three", "quarter", True, 100, Decimal("0.75")),
        ("one hundred and thirty", "fifth", True, 0, 26),
        ("three twenty", "fifth", True, 0, Decimal("0.12")),
    ],
)
def test_fraction_is_whole_and_part(words, denominator, plural, whole, part):
    assert spelled.fraction(words.split(), denominator, plural) == (whole, part)


@pytest.mark.parametrize(
    ("words", "denominator", "plural"), [("two", "third", False), ("twenty", "second", True)]
)
def test_words_that_are_no_fraction_have_none(words, denominator, plural):
    assert spelled.fraction(words.split(), denominator, plural) is None


@pytest.mark.parametrize(
    ("words", "last", "value"),
    [
        ("twenty", "first", 21),
        ("one hundred and", "fifth", 105),
        ("two", "hundredth", 200),
        ("six", "third", None),
    ],
)
def test_ordinal_of_several_words_has_its_place(words, last, value):
    assert spelled.ordinal(words.split(), last) == value
