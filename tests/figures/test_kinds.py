import pytest

from stdqa.figures.kinds import figures_of
from stdqa.figures.periods import time_phrases
from stdqa.figures.sentence import parse


def kinds(text):
    sentence = parse(text, 0, len(text), time_phrases(text))
    return [(text[r.start : r.end], r.kind.value) for r in figures_of(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The office filed 2,902 plans.", [("2,902", "count")]),
        ("Thirty-four bases were built.", [("Thirty-four", "count")]),
        ("It has three provinces and one city.", [("three", "count"), ("one", "count")]),
        ("The pass is good for one week.", [("one", "duration")]),
        ("She came on for one last song.", []),
        ("The share is 13.1%.", [("13.1%", "percentage")]),
        ("It rose by 2.4 percentage points.", [("2.4 percentage points", "percentage")]),
        ("Repairs cost $2.6 million.", [("$2.6 million", "money")]),
        ("It takes 12 working days.", [("12", "duration")]),
        ("a three-year programme of repair", [("three", "duration")]),
        ("The wall is 29km long.", [("29", "quantity")]),
        ("A 120-bed clinic was built.", [("120", "count")]),
        ("A 30-Day Trial is offered.", [("30", "duration")]),
        ("It lies on the 50-yard line.", [("50", "quantity")]),
        ("They caught 40 tonnes of fish.", [("40", "quantity")]),
        ("Half of them passed.", [("Half", "ratio")]),
        ("One in five boats is old.", [("One in five", "ratio")]),
        ("Output was 2.5 times as high.", [("2.5", "ratio")]),
        ("It was called out 1,912 times in all.", [("1,912", "count")]),
        ("They paid 12.4 million crowns.", [("12.4 million crowns", "money")]),
        ("They paid 40 florins and 7 pesetas.", [("40 florins", "money"), ("7 pesetas", "money")]),
        ("The odds were 3:1 against.", [("3:1", "ratio")]),
        ("Lowmark ranks third in the league.", [("third", "rank")]),
        ("It is the second-largest port.", [("second", "rank")]),
        ("It is among the top ten ports.", [("ten", "rank")]),
        ("They opened a third berth.", [("a third", "rank")]),
        ("A third of the berths are new.", [("A third", "ratio")]),
        ("The fair opens on March 27.", [("March 27", "date")]),
        ("Posted 2024-03-29 13:29 by the office", [("2024-03-29 13:29", "date")]),
        ("The talks ended on the 27th.", [("27th", "date")]),
        ("Between 5 and 7% of boats leak.", [("5", "percentage"), ("7%", "percentage")]),
        ("2000 people came.", [("2000", "count")]),
        ("It cost RMB 300 in all.", [("RMB 300", "money")]),
        ("It won two IEC 1906 Awards.", [("two", "count")]),
        ("The yards made 830,000-plus ropes.", [("830,000", "count")]),
        ("Some 40-odd boats sank; 500+ sailed.", [("40", "count"), ("500", "count")]),
        (
            "Lowmark came first, Port Ane fourth and Skelling ninth.",
            [("first", "rank"), ("fourth", "rank"), ("ninth", "rank")],
        ),
        ("Lowmark held the fair for the third time.", [("third", "rank")]),
        ("Lowmark won for the 12th consecutive time.", [("12th", "rank")]),
    ],
)
def test_number_that_states_something_has_its_kind(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bus is of the 1990-built type.",
        "They use a 64-bit chip and ISO 9001-certified parts.",
        "The index is 2030-based.",
        "In 2023, the office moved.",
        "Growth since 2021 was strong.",
        "First, the office moved.",
        "Second: the office moved; third, it grew.",
        "1. Scope",
        "(2) The methods of the survey",
        "The aims of the 14th Five-Year Plan were met.",
        "The Five-Year Plan was met.",
        'It issued "Rules for the 40 Harbours of Lowmark".',
        "It holds ISO 9001 and ISO/IEC 27001 certificates.",
        "The code GB/T 19001-2016 applies.",
        "After COVID-19 the G20 met.",
        "See No. 12 and Table 3, or Tables 4 and 5.",
        "Chapter Two and Article 5 apply.",
        "See Table 2.1 for more.",
        "Nos. 3, 4 and 5 apply.",
        "Call 555-0100 or +44 20 7946 0000.",
        "The hotline 12315 is open.",
        "The office opens at 9:30 and closes at 5 p.m.",
        "For the first time, boats were counted.",
        "The second time around, boats were counted.",
        "Lowmark came and Port Ane, fourth, left.",
        "The 4-plus-4 plan and the 10+2 school are new.",
        "First of all, boats were counted.",
        "It is a first-class port with a one-stop counter.",
        "In the first half of the year boats were counted.",
        "In the second quarter of 2023 boats were counted.",
        "In the first three quarters of 2023 boats were counted.",
        "It is a half-year report.",
        "A port of the 21st century",
        "The 5G and 3D halls",
        "It runs 24/7.",
        "This one is new and no one came.",
        "One of the ports moved.",
        "One day it may move.",
        "Deaths per thousand people fell.",
        "Hundreds of thousands of people came.",
        "Several hundred people came.",
        "It was told before [12] and [3, 4].",
        'The "3+X" model works.',
        "See https://example.org/40 for more.",
        "Write to desk40@example.org today.",
        "They met once and twice.",
    ],
)
def test_number_that_states_nothing_is_no_figure(text):
    assert kinds(text) == []


def test_rank_told_by_a_fraction_has_the_place_as_value():
    text = "They opened a third berth."
    sentence = parse(text, 0, len(text))
    assert [r.value for r in figures_of(sentence)] == [3]


def test_proportion_has_its_quotient_as_value():
    text = "The odds were 3:2 against."
    assert [str(r.value) for r in figures_of(parse(text, 0, len(text)))] == ["1.5"]


def test_day_that_dates_the_sentence_is_no_figure_of_it():
    assert kinds("As of 31 December 2023 there were 40 boats.") == [("40", "count")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Women aged 25 to 59 sailed.", "25"),
        ("Women aged 25 to 59 sailed.", "59"),
        ("Those between the ages of 25 and 59 sailed.", "25"),
        ("Boys of 18 to 24 years old sailed.", "18"),
    ],
)
def test_age_is_a_duration_and_counts_nothing(text, number):
    assert dict(kinds(text))[number] == "duration"


@pytest.mark.parametrize(
    "text",
    [
        "There were few deaths per 100,000 people.",
        "In 1414, the harbour froze.",
        "He lived there in 1646–7.",
        "They signed one after another.",
    ],
)
def test_base_of_a_rate_and_early_year_are_no_figures(text):
    assert not kinds(text)
