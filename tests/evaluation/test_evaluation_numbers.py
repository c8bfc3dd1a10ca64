import pytest

from stdqa.evaluation.numbers import close, flat, holds, number


@pytest.mark.parametrize(
    ("one", "two"),
    [("2,902", "2902"), ("Twelve", "12"), ("19.64 million", "19,640,000"), ("13.1%", "13.1 per cent")],
)
def test_forms_of_one_number_are_the_same(one, two):
    assert number(one) == number(two)


@pytest.mark.parametrize(("one", "two"), [("13.1%", "13.1"), ("4,310", "4,130"), ("12 million", "12")])
def test_other_numbers_are_not_the_same(one, two):
    assert number(one) != number(two)


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        ("41.3", "41.35", True),
        ("41.3", "41.4", False),
        ("100000", "100100", True),
        ("100000", "100200", False),
    ],
)
def test_results_agree_within_rounding_only(one, two, agree):
    assert close(one, two) is agree


def test_no_text_holds_nothing():
    assert not holds(flat("All the boats."), "…")
    assert not holds(flat("All the boats."), "")


def test_words_are_found_whatever_their_capitals():
    assert holds(flat("The captain is Nils Berg."), "nils  BERG")
