from datetime import date

import pytest

from stdqa.dates import days, period_words, span_words
from stdqa.types import Basis, Period


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("on 2024-03-29 at noon", "2024-03-29", date(2024, 3, 29)),
        ("on 27 March 2024.", "27 March 2024", date(2024, 3, 27)),
        ("on 27th of March, 2024", "27th of March, 2024", date(2024, 3, 27)),
        ("on March 27th, 2024", "March 27th, 2024", date(2024, 3, 27)),
        ("on Sept. 3, 2024", "Sept. 3, 2024", date(2024, 9, 3)),
        ("on SEPTEMBER 3 2024", "SEPTEMBER 3 2024", date(2024, 9, 3)),
        ("on 31/12/2023", "31/12/2023", date(2023, 12, 31)),
        ("on 31.12.2023", "31.12.2023", date(2023, 12, 31)),
        ("on 12/31/2023", "12/31/2023", date(2023, 12, 31)),
        ("on 3/4/2023", "3/4/2023", date(2023, 4, 3)),
        ("on May 5, 2023", "May 5, 2023", date(2023, 5, 5)),
    ],
)
def test_day_is_read_as_it_is_written(text, written, day):
    (found,) = days(text)
    assert (text[found.start : found.end], found.on_calendar()) == (written, day)


@pytest.mark.parametrize(
    ("text", "month", "day"), [("March 27", 3, 27), ("27 March", 3, 27), ("2nd of May", 5, 2)]
)
def test_day_without_a_year_takes_the_one_given(text, month, day):
    (found,) = days(text)
    assert found.year is None
    assert found.on_calendar() is None
    assert found.on_calendar(2024) == date(2024, month, day)


@pytest.mark.parametrize(
    "text",
    [
        "March 2024",
        "May 12,000 people",
        "March 50%",
        "it may 12 times a year",
        "99 March",
        "May 45",
        "2023-13-01",
        "45/45/2023",
        "version 1.2.20234",
        "the 27th",
        "",
    ],
)
def test_text_that_names_no_day_has_none(text):
    assert list(days(text)) == []


def test_day_that_no_month_has_is_on_no_calendar():
    (found,) = days("31 February 2023")
    assert found.on_calendar() is None


def test_days_are_in_order_and_between_the_places_given():
    text = "From 1 May to 3 June and on 5 July"
    assert [(d.month, d.day) for d in days(text)] == [(5, 1), (6, 3), (7, 5)]
    assert [(d.month, d.day) for d in days(text, 10, 24)] == [(6, 3)]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2024, 3, 27), (2024, 3, 27), "27 March 2024"),
        ((2024, 2, 1), (2024, 2, 29), "February 2024"),
        ((2023, 2, 1), (2023, 4, 30), "February 2023 to April 2023"),
        ((2023, 1, 1), (2023, 12, 31), "2023"),
        ((2021, 1, 1), (2023, 12, 31), "2021 to 2023"),
        ((2023, 1, 1), (2023, 12, 30), "1 January 2023 to 30 December 2023"),
    ],
)
def test_stretch_of_time_is_written_in_the_shortest_exact_words(start, end, words):
    assert span_words(date(*start), date(*end)) == words


def test_period_is_written_with_its_basis_or_as_it_is_printed():
    first, last = date(2023, 1, 1), date(2023, 12, 31)
    assert period_words(Period(Basis.DURING, first, last, "in 2023")) == "during 2023"
    assert period_words(Period(Basis.AS_OF, first, last, "at the end")) == "as of 31 December 2023"
    assert period_words(Period(None, first, last, "2023")) == "2023"
    assert period_words(Period(Basis.DURING, None, None, "that season")) == "that season"
    assert period_words(Period(Basis.DURING, None, None, "")) is None
