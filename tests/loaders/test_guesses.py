from datetime import date

import pytest

from stdqa.loaders.guesses import guess_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Report\nRelease date: 2024-03-29\n\nPorts grew.", date(2024, 3, 29)),
        ("Posted 29 March 2024. On March 27, the office held a talk.", date(2024, 3, 27)),
        ("On March 27, the office held a talk. Posted 29 March 2024.", date(2024, 3, 27)),
        ("Posted 2 January 2024. It was told on 28 December.", date(2024, 1, 2)),
        ("Posted 29 March 2024. The next talk is on 5 May.", date(2024, 3, 29)),
        ("On March 27, the office held a talk.", None),
        ("In 2023, ports grew.", None),
        ("Posted 31 February 2024.", None),
        ("", None),
    ],
)
def test_date_is_that_of_the_event_where_a_full_date_stands_beside_it(text, day):
    assert guess_date(text) == day


def test_date_far_down_the_text_is_none_of_the_document():
    assert guess_date("Ports grew. " * 300 + "29 March 2024") is None
