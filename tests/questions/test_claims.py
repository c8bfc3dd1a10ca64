"""Bounds that a statement sets, and the question for the amount behind them."""

from decimal import Decimal

import pytest

from stdqa.questions.claims import agrees, amount_asked, stated


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Is it true that over 300 ferries sailed?", "how many ferries sailed?"),
        ("Do punctual sailings exceed four fifths?", "Do punctual sailings what percentage?"),
        ("Of the new quays, is over half in use?", "Of the new quays, is what percentage in use?"),
        ("Are at least a third of the piers closed?", "Are what percentage of the piers closed?"),
        ("New piers in the north: was it ten or more?", "how many New piers in the north?"),
        ("Were 300 ferries sold?", None),
        ("Are there more than 20 quays and fewer than 30 piers?", None),
    ],
)
def test_bounded_amount_is_asked_for(text, asked):
    assert amount_asked(text) == asked


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [
        ("was it ten or more?", 10, True),
        ("was it ten or more?", 9, False),
        ("was it ten or fewer?", 9, True),
        ("more than half of them", 50, False),
        ("Did the toll reach 40?", 41, True),
        ("Did the toll get past the mark of 40?", 41, True),
        ("Did the toll get past the mark of 40?", 39, False),
    ],
)
def test_bound_holds_of_values_on_its_side(text, value, holds):
    (claim,) = stated(text)
    assert agrees(claim, value) is holds


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ferries in Norland above 1,000 in 2021?", "how many Ferries in Norland in 2021?"),
        ("Are there 800-plus ferries?", "Are there how many ferries?"),
        ("Were all 31 of the ports dredged?", "Were how many of the ports dredged?"),
        ("Has the fleet passed the 95 per cent mark in safety?", "Has the fleet what percentage in safety?"),
    ],
)
def test_bound_of_any_wording_is_asked_for(text, asked):
    assert amount_asked(text) == asked


def test_all_of_a_number_is_no_fewer():
    (claim,) = stated("Were all 31 ports dredged?")
    assert agrees(claim, Decimal(31))
    assert not agrees(claim, Decimal(30))
    assert not agrees(claim, Decimal(32))
