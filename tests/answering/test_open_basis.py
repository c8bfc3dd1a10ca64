"""Where the question leaves open whether the year or its end is meant, both figures are shown, labelled."""

import pytest

from stdqa.types import Basis, Status

HARBOURS = """---
title: Harbours of Tessland, 2023
date: 2024-02-01
period: "2023"
---
# Harbours of Tessland, 2023

## Licences

In 2023, 140 pilot licences were granted. As of the end of 2023, there were 2,050 pilot licences in force.

In 2023, the ports registered 318 new ferries; by the end of 2023, the number of ferries registered reached
4,410.

## Buoys

The Coast Office laid 412 buoys in 2023, bringing the cumulative number of buoys to 9,300 by the end of the year.

## What the year brought

In 2023, 27 lighthouses were lit anew.

In 2023, 310 rescue training projects were begun.

## What there is

By the end of 2023, there were 164 lighthouses on the coast.

In 2023, 56 divers were sworn in. By the end of 2022, there were 801 divers.

## The charter

By the end of 2023, there were 940 firms that had signed the safety charter.

## The fund

In 2023, 35 new firms joined the harbour fund.
"""
CLINICS = """"Clinics of Osterby 2022": press briefing
Published:
2023-03-14

Lena Roth, Director of the Clinics Board:
Good morning. First, clinics. In 2022, we opened 12 clinics and 85 pharmacies. By the end of 2022, there were a total of 301 clinics and 1,470 pharmacies.
Second, nurses. In 2022, 640 nurses were trained, and by year-end 2022 a total of 8,215 nurses were employed.
Third, trials. In 2022, 31 care trial projects were approved. By the end of 2022, 208 national-level care trial projects had been carried out.
Fourth, vaccinations. In 2022, 96,400 vaccinations were given.
"""


@pytest.fixture(scope="module")
def of_harbours(asking):
    return asking({"harbours.md": HARBOURS})


@pytest.fixture(scope="module")
def of_clinics(asking):
    return asking({"clinics.txt": CLINICS})


def both(answer):
    """The flow and the stock that an answer shows side by side, each with its time in the text."""
    assert answer.status is Status.ANSWERED
    by_basis = {quoted.figure.period.basis: quoted.figure.text for quoted in answer.figures}
    assert len(answer.figures) == 2
    year = answer.figures[0].figure.period.end.year
    assert f"in {year}" in answer.text
    assert f"as of 31 December {year}" in answer.text
    return by_basis[Basis.DURING], by_basis[Basis.AS_OF]


@pytest.mark.parametrize(
    "question",
    [
        "pilot licences 2023",
        "Pilot Licences, 2023?",
        "number of pilot licences",
        "how many pilot licences?",
        "pilot licences, total 2023",
        "total pilot licences for 2023",
        "2023 pilot licences number pls",
        "pilot licence count 2023",
        "whats the 2023 figure for pilot licences",
        "how many pilot licences were there in 2023?",
        "how many pilot licences did the country have in 2023",
    ],
)
def test_clumsy_question_for_a_year_shows_flow_and_stock(of_harbours, question):
    assert both(of_harbours(question)) == ("140", "2,050")


@pytest.mark.parametrize(
    ("question", "flow", "stock"),
    [
        ("ferries 2023", "318", "4,410"),
        ("ferry count", "318", "4,410"),
        ("buoys 2023", "412", "9,300"),
        ("number of buoys in the report", "412", "9,300"),
        ("lighthouses 2023", "27", "164"),
        ("how many lighthouses?", "27", "164"),
    ],
)
def test_flow_and_stock_of_one_sentence_or_of_two_sections(of_harbours, question, flow, stock):
    assert both(of_harbours(question)) == (flow, stock)


@pytest.mark.parametrize(
    ("question", "flow", "stock"),
    [
        ("clinics 2022", "12", "301"),
        ("how many clinics", "12", "301"),
        ("clinic numbers for 2022", "12", "301"),
        ("pharmacies 2022 total", "85", "1,470"),
        ("nurses 2022", "640", "8,215"),
        ("how many nurses did they have in 2022", "640", "8,215"),
        ("care trial projects", "31", "208"),
    ],
)
def test_flow_and_stock_of_a_list_are_those_of_the_thing_asked_for(of_clinics, question, flow, stock):
    assert both(of_clinics(question)) == (flow, stock)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many pilot licences were granted in 2023?", "140"),
        ("pilot licences granted in 2023", "140"),
        ("How many pilot licences were there by the end of 2023?", "2,050"),
        ("pilot licences in force at the end of 2023", "2,050"),
        ("new ferries 2023", "318"),
        ("ferries registered in total by the end of 2023", "4,410"),
        ("How many lighthouses were lit in 2023?", "27"),
    ],
)
def test_question_that_says_which_is_answered_with_one(of_harbours, question, figure):
    assert [quoted.figure.text for quoted in of_harbours(question).figures] == [figure]


def test_stock_of_another_year_is_no_other_side(of_harbours):
    assert [quoted.figure.text for quoted in of_harbours("divers 2023").figures] == ["56"]


def test_text_names_the_thing_counted_not_the_clause(of_harbours):
    assert of_harbours("buoys 2023").text == "412 buoys in 2023; 9,300 buoys as of 31 December 2023."


def test_date_beside_a_figure_is_no_figure_to_know(asking):
    ask = asking(
        {"one.txt": "Boats\n\nIn 2023, 12 boats were built; the last was launched on 3 December 2023.\n"}
    )
    assert ask("How many boats were built in 2023?").also == ()


def test_thing_that_one_figure_narrows_has_no_other_side_elsewhere(of_harbours):
    assert len(of_harbours("how many firms?").figures) == 1
