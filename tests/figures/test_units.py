import pytest

from stdqa.figures import units
from stdqa.types import FigureKind


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        (" years", FigureKind.DURATION),
        ("-year plan", FigureKind.DURATION),
        (" working days", FigureKind.DURATION),
        (" square metres of floor", FigureKind.QUANTITY),
        (" kilometers", FigureKind.QUANTITY),
        ("km", FigureKind.QUANTITY),
        ("°C", FigureKind.QUANTITY),
        (" basis points", FigureKind.QUANTITY),
        (" times", FigureKind.RATIO),
        ("-fold", FigureKind.RATIO),
    ],
)
def test_name_of_a_unit_gives_the_kind(after, kind):
    assert units.kind("12" + after, 2, 2 + len(after)) is kind


@pytest.mark.parametrize("after", [" timers", " yearly reports", " mules", " governments", " boats", ""])
def test_words_that_begin_like_a_unit_are_none(after):
    assert units.kind("12" + after, 2, 2 + len(after)) is None


@pytest.mark.parametrize(("written", "code"), [("US$", "USD"), ("hk$", "HKD"), ("€", "EUR"), ("Yuan", "CNY")])
def test_currency_has_its_code(written, code):
    assert units.currency(written) == code


def test_prefix_does_not_reach_back_over_what_ended_before():
    text = "US$5"
    assert units.prefix(text, 0, 3)["currency"] == "US$"
    assert units.prefix(text, 3, 3) is None
