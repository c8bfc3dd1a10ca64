from decimal import Decimal

import pytest

from stdqa.figures import digits


def numbers(run):
    return [str(one.value) for one in digits.run_at(run, 0, len(run))[0]]


@pytest.mark.parametrize(
    ("run", "value"),
    [
        ("7", "7"),
        ("2,902", "2902"),
        ("3,165,625", "3165625"),
        ("1,674,200.5", "1674200.5"),
        ("19.64", "19.64"),
        (".08", "0.08"),
        ("0.50", "0.50"),
        ("1 234 567", "1234567"),
        ("40 000", "40000"),
        ("1\u00a0234", "1234"),
        ("12\u202f345\u202f678.9", "12345678.9"),
        ("12,34,567", "1234567"),
        ("1,3", "1.3"),
        ("1.111,11", "1111.11"),
        ("1.234.567,5", "1234567.5"),
    ],
)
def test_separators_are_read_by_what_they_can_mean(run, value):
    assert numbers(run) == [value]


@pytest.mark.parametrize("run", ["192.168.1.2", "31.12.2023", "1.2.3", "1,23,45,6.7.8", "9" * 40])
def test_run_that_is_no_number_is_read_as_none(run):
    assert numbers(run) == []


@pytest.mark.parametrize(
    ("run", "values"),
    [("22,24,26,31", ["22", "24", "26", "31"]), ("2023,2,902", ["2023", "2902"])],
)
def test_list_without_spaces_is_several_numbers(run, values):
    assert numbers(run) == values


def test_run_ends_before_the_mark_that_follows_it():
    text = "There were 2,902, of which"
    written, end = digits.run_at(text, 11, len(text))
    assert (text[written[0].start : written[0].end], end) == ("2,902", 16)


def test_two_numbers_with_a_plain_space_stay_two():
    assert digits.run_at("27 500 people", 0, 13)[1] == 2


@pytest.mark.parametrize(("sign", "value"), [("½", "0.5"), ("¾", "0.75"), ("⅛", "0.125")])
def test_vulgar_fraction_has_its_value(sign, value):
    assert digits.vulgar(sign) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("e6", "1300000"), (" × 10^-2", "0.013"), ("x10³", "1300"), ("^2", "1.69"), ("^--2", "1.69")],
)
def test_exponent_is_applied(text, value):
    match = digits.EXPONENT.match(text)
    assert digits.raised(Decimal("1.3"), match) == Decimal(value)


def test_zero_to_a_negative_power_is_no_number():
    assert digits.raised(Decimal(0), digits.EXPONENT.match("^-1")) is None
