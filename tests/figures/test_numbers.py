from decimal import Decimal

import pytest

from stdqa.figures.numbers import Form, numerals


def one(text):
    found = numerals(text)
    assert len(found) == 1, found
    return found[0]


def shown(text):
    return [(text[n.start : n.end], format(n.value, "f")) for n in numerals(text)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("released 2,902 standards", "2,902", "2902"),
        ("rose to 19.64 million.", "19.64 million", "19640000"),
        ("2.5bn people", "2.5bn", "2500000000"),
        ("about 10k visits", "10k", "10000"),
        ("3 hundred and 21 boats", "3 hundred and 21", "321"),
        ("6 crore and two hundred", "6 crore and two hundred", "60000200"),
        ("13 lakh seats", "13 lakh", "1300000"),
        ("2-million-strong", "2-million", "2000000"),
        ("three hundred and two dozen boats", "three hundred and two dozen", "324"),
        ("more than one-third of them", "one-third", "0.333333333333333"),
        ("3.1m barrels", "3.1m", "3100000"),
        ("a wall 3.1m long", "3.1", "3.1"),
        ("RMB500 million", "RMB500 million", "500000000"),
        ("3 dollars 50 cents", "3 dollars 50 cents", "3.5"),
        ("thirteen euros and five cents", "thirteen euros and five cents", "13.05"),
        ("one one hundred and fifth", "one one hundred and fifth", "0.00952380952380952"),
        ("1.3e6 cells", "1.3e6", "1300000"),
        ("2.5 × 10^6 cells", "2.5 × 10^6", "2500000"),
        ("fell by -3.2 degrees", "-3.2", "-3.2"),
        ("a change of −7", "−7", "-7"),
        ("minus five degrees", "minus five", "-5"),
    ],
)
def test_digits_with_scale_and_sign_have_their_value(text, written, value):
    assert shown(text) == [(written, value)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("Thirty-four bases", "Thirty-four", "34"),
        ("two hundred and five schools", "two hundred and five", "205"),
        ("nearly half a million eggs", "half a million", "500000"),
        ("half million eggs", "half million", "500000"),
        ("two and a half years", "two and a half", "2.5"),
        ("five and a half million fish", "five and a half million", "5500000"),
        ("3 million and a quarter", "3 million and a quarter", "3250000"),
        ("two thirds of a million", "two thirds of a million", "666666.666666667"),
        ("two hundred point zero three", "two hundred point zero three", "200.03"),
        ("seven dot fifty litres", "seven dot fifty", "7.50"),
        ("two point five million people", "two point five million", "2500000"),
        ("half a dozen", "half a dozen", "6"),
        ("a hundred boats", "a hundred", "100"),
    ],
)
def test_words_have_their_value(text, written, value):
    assert shown(text) == [(written, value)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("two thirds of the boats", "two thirds", "0.666666666666667"),
        ("two-third of the boats", "two-third", "0.666666666666667"),
        ("a quarter of all", "a quarter", "0.25"),
        ("half of them", "half", "0.5"),
        ("about ¾ of them", "¾", "0.75"),
        ("3/4 of the towns", "3/4", "0.75"),
        ("one in five adults", "one in five", "0.2"),
        ("thirteen in every hundred adults", "thirteen in every hundred", "0.13"),
        ("1 in 5 adults", "1 in 5", "0.2"),
        ("three out of four adults", "three out of four", "0.75"),
        ("two out of five hundred", "two out of five hundred", "0.004"),
    ],
)
def test_fractions_and_shares_have_their_value(text, written, value):
    assert shown(text) == [(written, value)]
    assert one(text).form is Form.FRACTION


@pytest.mark.parametrize(
    ("text", "value"),
    [("the 18th", 18), ("the third", 3), ("the twenty-first", 21), ("one hundred and fifth", 105)],
)
def test_ordinals_have_their_place(text, value):
    assert (one(text).value, one(text).form) == (value, Form.ORDINAL)


@pytest.mark.parametrize(
    ("text", "written", "points"),
    [
        ("rose 13.1%.", "13.1%", False),
        ("13.1 % of", "13.1 %", False),
        ("13 per cent of", "13 per cent", False),
        ("13 percent of", "13 percent", False),
        ("thirteen per cent of", "thirteen per cent", False),
        ("by 2.4 percentage points", "2.4 percentage points", True),
        ("by 2.4 pp", "2.4 pp", True),
        ("by 2.4% points", "2.4% points", True),
    ],
)
def test_percentages_and_points_are_told_apart(text, written, points):
    number = one(text)
    assert (text[number.start : number.end], number.percent, number.points) == (written, True, points)


def test_bare_points_are_no_percentage():
    assert not one("scored 12 points").percent


@pytest.mark.parametrize(
    ("text", "written", "currency", "value"),
    [
        ("$20 a day", "$20", "USD", "20"),
        ("US$1.5 billion", "US$1.5 billion", "USD", "1500000000"),
        ("a loss of -€3m", "-€3m", "EUR", "-3000000"),
        ("£2bn", "£2bn", "GBP", "2000000000"),
        ("RMB 300 million", "RMB 300 million", "CNY", "300000000"),
        ("2.6 billion yuan", "2.6 billion yuan", "CNY", "2600000000"),
        ("five hundred euros", "five hundred euros", "EUR", "500"),
        ("nine euros and forty centimes", "nine euros and forty centimes", "EUR", "9.4"),
        ("3 hundred and 21 yuan", "3 hundred and 21 yuan", "CNY", "321"),
    ],
)
def test_money_has_its_currency(text, written, currency, value):
    number = one(text)
    assert (text[number.start : number.end], number.currency, format(number.value, "f")) == (
        written,
        currency,
        value,
    )


def test_pounds_of_something_are_no_money():
    assert one("five pounds of flour").currency is None


@pytest.mark.parametrize(
    ("text", "values", "percent"),
    [
        ("5 to 7%", ["5", "7"], True),
        ("5%–7%", ["5", "7"], True),
        ("between 5 and 7 per cent", ["5", "7"], True),
        ("2-3 million", ["2000000", "3000000"], False),
        ("two to three million", ["2000000", "3000000"], False),
    ],
)
def test_range_shares_its_unit_and_scale(text, values, percent):
    found = numerals(text)
    assert [format(n.value, "f") for n in found] == values
    assert {n.percent for n in found} == {percent}


def test_range_in_money_shares_its_currency():
    assert [n.currency for n in numerals("$5 to 7 million")] == ["USD", None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12 out of 10", ["12", "10"]),
        ("opened 3 in 12 cities", ["3", "12"]),
        ("No. 1 in 10 cities", ["1", "10"]),
        ("five and twenty people", ["5", "20"]),
        ("3 hundred and 2 hundred", ["300", "200"]),
        ("2 million and 3 ports", ["2000000", "3"]),
        ("of 20 and a third of the towns", ["20", "0.333333333333333"]),
        ("three-nought-four", ["3", "0", "4"]),
    ],
)
def test_numbers_that_merely_stand_together_stay_apart(text, values):
    assert [format(n.value, "f") for n in numerals(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "this one is new",
        "no one came",
        "one another",
        "per million people",
        "hundreds of thousands of people",
        "a few thousand people",
        "several hundred boats",
        "see https://example.org/2023/q?n=305",
        "version 1.2.3",
        "H1N1 and PM2.5",
        "Q3 results",
        "thirds",
        "",
    ],
)
def test_text_without_a_number_has_none(text):
    assert numerals(text) == ()


def test_places_count_from_the_start_of_the_text():
    text = "In all, 12 of 40 boats sank"
    assert [text[n.start : n.end] for n in numerals(text, 11)] == ["40"]


def test_numbers_never_overlap_and_are_in_order():
    text = "half a million, 2½, 3 hundred and 21, two thirds of a million, 1 in 5, 5-7%, the 3rd and 4 lakh"
    found = numerals(text)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert len(found) == 9


@pytest.mark.parametrize("text", ["1e99", "9^99", "0^-1", "1/0", "5 out of 0", "8" * 5000])
def test_extreme_numbers_do_not_fail(text):
    assert all(number.value.is_finite() for number in numerals(text))


def test_value_keeps_the_decimals_that_were_printed():
    assert one("4.80 metres").value.as_tuple() == Decimal("4.80").as_tuple()
