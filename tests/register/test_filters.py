"""What may be asked of the register."""

import pytest

from stdqa.errors import BadFilter
from stdqa.register import Filters


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"kind": "counts"}, "no kind 'counts'; choose one of count, percentage"),
        ({"basis": "as of"}, "no basis 'as of'; choose one of during, as_of, unstated"),
        ({"side": "press"}, "no side 'press'; choose one of official, journalist, moderator, unstated"),
        ({"sort": "size"}, "no column to sort by 'size'; choose one of document, text, value"),
    ],
)
def test_value_that_there_is_none_of_is_refused_with_those_there_are(wanted, message):
    with pytest.raises(BadFilter, match=message):
        Filters(**wanted)


def test_known_values_are_taken():
    assert Filters(kind="rank", basis="unstated", side="moderator", sort="period_end").kind == "rank"
