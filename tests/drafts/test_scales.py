"""Amounts told in other units."""

import pytest

from stdqa.drafts.scales import rate, size_of
from stdqa.drafts.values import Agreement, agreement


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("It lasts 24 months.", "It lasts two years.", Agreement.ROUNDED),
        ("It lasts 14 days.", "It lasts two weeks.", Agreement.ROUNDED),
        ("It lasts two weeks.", "It lasts two years.", Agreement.NOT),
        ("It is 12 miles long.", "It is 12 kilometres long.", Agreement.NOT),
        ("It is 12 km long.", "It is 12 kilometres long.", Agreement.EXACT),
        ("It costs 40 dollars.", "It costs 40 euros.", Agreement.NOT),
        ("It costs €40.", "It costs 40 euros.", Agreement.EXACT),
        ("It moved 12 acres.", "It moved 12 kilograms.", Agreement.NOT),
        # A unit that is not known is compared by its number.
        ("It took 12 working days.", "It took 12 days.", Agreement.EXACT),
    ],
)
def test_amounts_agree_in_their_units(drafted, one, two, expected):
    (said,), (source,) = drafted(one).figures, drafted(two).figures
    assert agreement(said, source) is expected


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("40 a month", None, "month"),
        ("40/year", None, "year"),
        ("40 annually", None, "year"),
        ("40 litres per hour", "litres", "hour"),
        ("40 day", None, None),
        ("40 a berth", None, None),
    ],
)
def test_what_a_figure_is_told_for_each_of(text, unit, expected):
    assert rate(text, 2, unit) == expected


def test_the_size_of_a_unit():
    assert size_of("weeks") == 7
    assert size_of("fathom") is None
