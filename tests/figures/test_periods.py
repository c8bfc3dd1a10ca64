from datetime import date

import pytest

from stdqa.figures.periods import Clock, time_phrases
from stdqa.types import Basis

REPORT_ON_2023 = Clock(date(2024, 3, 29), 2023)


def periods(text, clock=None):
    return [
        (p.period.basis and p.period.basis.value, str(p.period.start), str(p.period.end), p.period.text)
        for p in time_phrases(text, clock=clock)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("In 2023", "2023-01-01", "2023-12-31"),
        ("during the year 2023", "2023-01-01", "2023-12-31"),
        ("over the course of 2023", "2023-01-01", "2023-12-31"),
        ("throughout 2023", "2023-01-01", "2023-12-31"),
        ("in 2021-2023", "2021-01-01", "2023-12-31"),
        ("in 2021–23", "2021-01-01", "2023-12-31"),
        ("between 2019 and 2021", "2019-01-01", "2021-12-31"),
        ("from 2019 to 2021", "2019-01-01", "2021-12-31"),
        ("in March 2023", "2023-03-01", "2023-03-31"),
        ("in Feb. 2024", "2024-02-01", "2024-02-29"),
        ("from January to June 2023", "2023-01-01", "2023-06-30"),
        ("in the first half of 2023", "2023-01-01", "2023-06-30"),
        ("H2 2023", "2023-07-01", "2023-12-31"),
        ("in the third quarter of 2023", "2023-07-01", "2023-09-30"),
        ("the last quarter of 2023", "2023-10-01", "2023-12-31"),
        ("Q1 2023", "2023-01-01", "2023-03-31"),
        ("in the first nine months of 2023", "2023-01-01", "2023-09-30"),
        ("in the first three quarters of 2023", "2023-01-01", "2023-09-30"),
        ("in fiscal year 2023", "2023-01-01", "2023-12-31"),
        ("FY2023", "2023-01-01", "2023-12-31"),
        ("in fiscal 2023/24", "2023-01-01", "2024-12-31"),
    ],
)
def test_span_of_time_is_a_period_during_which(text, start, end):
    assert periods(text) == [("during", start, end, text)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("By the end of 2023", "2023-12-31"),
        ("at the end of the year 2023", "2023-12-31"),
        ("at the close of 2023", "2023-12-31"),
        ("at year-end 2023", "2023-12-31"),
        ("at 2023 year-end", "2023-12-31"),
        ("end-2023", "2023-12-31"),
        ("as of 31 December 2023", "2023-12-31"),
        ("as of December 31, 2023", "2023-12-31"),
        ("as at 2023-06-30", "2023-06-30"),
        ("until 30 June 2023", "2023-06-30"),
        ("by the end of March 2024", "2024-03-31"),
        ("as of February 2024", "2024-02-29"),
        ("as of 2023", "2023-12-31"),
        ("when new year 2024 came", "2023-12-31"),
        ("by New Year 2022", "2021-12-31"),
        ("at New Year's Day 2022", "2021-12-31"),
        ("by New Year's Eve 2023", "2023-12-31"),
        ("up to New Year’s Eve of 2023", "2023-12-31"),
        ("when 2023 was over", "2023-12-31"),
        ("when 2023 came to an end", "2023-12-31"),
        ("as 2023 drew to its close", "2023-12-31"),
        ("when the year 2023 ended", "2023-12-31"),
        ("once the books for December 2023 were closed", "2023-12-31"),
    ],
)
def test_point_in_time_is_a_period_as_of_which(text, day):
    assert periods(text) == [("as_of", day, day, text)]


@pytest.mark.parametrize("text", ["so far", "to date", "as of now", "cumulatively", "currently", "up to now"])
def test_now_is_a_point_in_time_without_a_date(text):
    assert periods(text, REPORT_ON_2023) == [("as_of", "None", "None", text)]


@pytest.mark.parametrize(
    ("text", "basis", "start", "end"),
    [
        ("last year", "during", "2023-01-01", "2023-12-31"),
        ("next year", "during", "2025-01-01", "2025-12-31"),
        ("during the year", "during", "2023-01-01", "2023-12-31"),
        ("in the first half of the year", "during", "2023-01-01", "2023-06-30"),
        ("at the end of last year", "as_of", "2023-12-31", "2023-12-31"),
        ("five years before", "during", "2018-01-01", "2018-12-31"),
        ("a decade ago", "during", "2013-01-01", "2013-12-31"),
        ("by the end of the year", "as_of", "2023-12-31", "2023-12-31"),
        ("at year-end", "as_of", "2023-12-31", "2023-12-31"),
        ("at year's end", "as_of", "2023-12-31", "2023-12-31"),
        ("at the year’s close", "as_of", "2023-12-31", "2023-12-31"),
        ("when the year closed", "as_of", "2023-12-31", "2023-12-31"),
        ("when the year under review ended", "as_of", "2023-12-31", "2023-12-31"),
        ("once the books were closed", "as_of", "2023-12-31", "2023-12-31"),
        ("at the end of the reporting year", "as_of", "2023-12-31", "2023-12-31"),
        ("in that one year", "during", "2023-01-01", "2023-12-31"),
        ("the same year", "during", "2023-01-01", "2023-12-31"),
        ("as of 30 June", "as_of", "2023-06-30", "2023-06-30"),
        ("since 2021", "during", "2021-01-01", "2024-03-29"),
    ],
)
def test_relative_time_counts_from_the_clock(text, basis, start, end):
    assert periods(text, REPORT_ON_2023) == [(basis, start, end, text)]


@pytest.mark.parametrize(
    "text", ["last year", "next year", "this year", "during the year", "in the first half of the year"]
)
def test_relative_time_without_a_clock_is_undated(text):
    assert periods(text) == [("during", "None", "None", text)]


def test_this_year_of_a_report_on_the_year_before_is_undated():
    assert periods("this year", REPORT_ON_2023) == [("during", "None", "None", "this year")]


@pytest.mark.parametrize("report_year", [None, 2024])
def test_this_year_is_dated_where_report_and_date_agree(report_year):
    assert periods("this year", Clock(date(2024, 3, 29), report_year))[0][1:3] == ("2024-01-01", "2024-12-31")


@pytest.mark.parametrize("text", ["2023 alone", "2023 only", "2023 year only", "2023 itself"])
def test_year_said_alone_is_a_period_during_which(text):
    assert [period[:3] for period in periods(text)] == [("during", "2023-01-01", "2023-12-31")]


def test_bare_year_has_no_basis():
    assert periods("up from 2,266 (2022)") == [(None, "2022-01-01", "2022-12-31", "2022")]


@pytest.mark.parametrize(
    "text",
    [
        "in 2023,456 cases",
        "the 2,023 boats",
        "ISO-2023",
        "costs $2000",
        "20231 boats",
        "a yearly report",
        "may come in force",
    ],
)
def test_text_that_names_no_time_has_none(text):
    assert periods(text) == []


def test_number_after_a_total_of_is_no_time_during_which():
    assert [basis for basis, *_ in periods("a total of 2023 boats")] == [None]


def test_second_year_before_the_first_is_no_span():
    assert all(p.period.text != "2023-2021" for p in time_phrases("in 2023-2021"))


def test_phrases_are_in_order_and_places_count_from_the_start_of_the_text():
    text = "By the end of 2023 there were 40; in 2022, 38; in the first half of 2021, 9."
    found = time_phrases(text)
    assert [text[p.start : p.end] for p in found] == [
        "By the end of 2023",
        "in 2022",
        "in the first half of 2021",
    ]


def test_basis_is_one_of_two():
    assert {p.period.basis for p in time_phrases("In 2023, and by the end of 2023")} == {
        Basis.DURING,
        Basis.AS_OF,
    }


def test_far_apart_phrases_are_all_found():
    text = "In 2020 it began. " + "Nothing of note was told of it. " * 20 + "By the end of 2021 it closed."
    assert [p.period.text for p in time_phrases(text)] == ["In 2020", "By the end of 2021"]


@pytest.mark.parametrize(
    ("text", "phrase", "first", "last"),
    [
        ("In 1870, she moved.", "In 1870", 1870, 1870),
        ("He died in 1227 after the war.", "in 1227", 1227, 1227),
        ("By 1801 the town had a mill.", "By 1801", 1801, 1801),
        ("It was built between 1835 and 1842.", "between 1835 and 1842", 1835, 1842),
        ("in the late 1920s", "in the late 1920s", 1920, 1929),
        ("Throughout the 1580s, riots broke out.", "Throughout the 1580s", 1580, 1589),
        ("during the 16th century", "during the 16th century", 1501, 1600),
        ("in June 1530", "in June 1530", 1530, 1530),
    ],
)
def test_old_year_decade_or_century_is_a_period(text, phrase, first, last):
    (found,) = time_phrases(text)
    assert text[found.start : found.end] == phrase
    assert (found.period.start.year, found.period.end.year) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "in 1500 enterprises",
        "rooms in 1200 and 1300 houses",
        "a total of 1500, of which 300 are new",
        "out of 1300, 50 were sold",
        "It rose from 1500 to 1800 tonnes.",
        "The office had 1650 staff.",
        "Its staff rose by 1650.",
        "It rose by 1650 to 4000.",
        "It fell from 1800 to 1500.",
        "The company's 1650 staff moved.",
    ],
)
def test_count_without_its_comma_is_no_old_year(text):
    assert time_phrases(text) == ()


def test_month_alone_is_of_the_year_reported_on_where_no_other_can_be_meant():
    clock = Clock(date(2024, 3, 27), 2023)
    (december,) = time_phrases("In December, nine were opened.", clock=clock)
    assert (december.period.start, december.period.end) == (date(2023, 12, 1), date(2023, 12, 31))
    (february,) = time_phrases("In February, nine were opened.", clock=clock)
    assert february.period.start is None
    assert time_phrases("They march in may fields.", clock=clock) == ()


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("The list closed 2023 at 310 entries.", ["as_of"]),
        ("They ended the year 2023 with 310 boats.", ["as_of"]),
    ],
)
def test_year_that_something_closed_at_is_its_end(text, basis):
    assert [period[0] for period in periods(text)] == basis


def test_years_before_an_event_are_no_time_of_their_own():
    assert time_phrases("Two years before the flood, nine were opened.", clock=REPORT_ON_2023) == ()
