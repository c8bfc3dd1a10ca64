"""How far a sum may be off because of how its parts are printed."""

from decimal import Decimal

import pytest


def figure(register_of, text):
    return register_of(report=f"# Report\n\nIn 2022, they used {text}.\n").figures[0]


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("550 committees", "0"),
        ("3,000 committees", "0"),  # zeros at the end are counted, too
        ("twelve committees", "0"),
        ("19.6 million tonnes", "50000"),
        ("8 billion tonnes", "500000000"),
        ("13.1% of the water", "0.05"),
        ("20% of the water", "0.5"),
        ("417.6 kilometres", "0.05"),
        ("more than 3,000 committees", "1000"),
    ],
)
def test_half_of_the_last_digit_printed_is_left_open(register_of, text, half):
    from stdqa.register.added import half_step

    assert half_step(figure(register_of, text)) == Decimal(half)
