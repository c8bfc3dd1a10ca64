"""What a draft mentions beside its figures, as it is read."""

import pytest

from stdqa.drafts.hours import hours
from stdqa.drafts.named import named_numbers
from stdqa.drafts.nothing import nothings
from stdqa.drafts.several import one_or_several
from stdqa.drafts.stretches import stretches
from stdqa.drafts.when import weekdays, years


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Doors open at 3 pm.", [900]),
        ("From 10 a.m. to 15:30.", [600, 930]),
        ("Half past six, or quarter to nine.", [390, 525]),
        ("Noon and midnight.", [720, 0]),
        ("At five o'clock.", [300]),
        ("From 2-4 pm.", [840, 960]),
        # A price, a share of the year, a stamp of when a text was put out.
        ("It costs $3.50 and lasts 3.5 months; 2024-03-29 13:29.", []),
        ("At 25:10 and 13 pm.", []),
    ],
)
def test_times_of_day_are_read(text, minutes):
    assert [hour.minutes for hour in hours(text)] == minutes


def test_a_bare_hour_is_read_only_where_asked_for_and_nothing_is_counted():
    text = "Meet at 6, or at 7 tomorrow; it stood at 8 boats and at 9.5."
    assert list(hours(text)) == []
    assert [hour.minutes for hour in hours(text, bare=True)] == [360, 420]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("15:00", "3 pm", True),
        ("3:00", "3 pm", True),
        ("3 am", "3 pm", False),
        ("03:00", "3 pm", False),
    ],
)
def test_a_time_without_its_half_of_the_day_may_be_either(one, two, same):
    (first,), (second,) = hours(one), hours(two)
    assert first.is_same(second) is same


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sailing Rule ISO 9001", [("9001", "iso")]),
        ("The Kestrel 40 left.", [("40", "kestrel")]),
        ("A 5G mast stood there.", [("5", "G mast")]),
        ("The top ten ports.", [("10", "top")]),
        ("In March 12 ships and The 40 boats of Harbour 2021.", []),
    ],
)
def test_numbers_in_names_are_read_with_the_name(text, expected):
    assert [(one.number, one.name) for one in named_numbers(text)] == expected


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("No complaints were received.", [{"complaint"}]),
        ("It came without any surcharge.", [{"surcharg"}]),
        ("It does not grant a rebate and doesn't send any bills.", [{"rebat"}, {"bill"}]),
        ("No more than 40, no longer, and no.", []),
    ],
)
def test_what_there_is_none_of_is_read(text, things):
    assert [one.thing for one in nothings(text)] == things


def test_one_and_several_of_a_thing_are_told_apart():
    text = "In one register, in several registers, and one of the registers."
    assert [(one.name, one.value) for one in one_or_several(text)] == [("some regist", 1), ("some regist", 2)]


def test_stretches_told_by_their_place_are_compared_by_their_length():
    text = "the first year, the first twelve months, the first quarter; the first quarter of 2021"
    days = [round(one.value) for one in stretches(text)]
    assert days == [365, 365, 91]


def test_weekdays_and_bare_years_are_read():
    text = "On Friday, founded in 1987, 2,021 boats; 1987-90."
    assert [one.value for one in weekdays(text)] == [5]
    assert [one.value for one in years(text)] == [1987]
