"""The figure that fits best is yet not the one asked for: the last look before it is shown."""

import pytest

from stdqa.types import Reason, Status

HARBOUR = """"Harbours of Tarn 2021": the yearly report is presented

Published: 2022-02-14

In 2021, 8,400 ferries sailed from the harbours of Tarn. In March 2021, 610 barges were repaired.
The fleet holds 31 electric ferries and 52 steam ferries.
In 2021, the ministry examined 96 captains, of whom 81 passed.
"""
# Of another year than the one asked for, and of no sailing.
RELEASED = "Release date of the report of the harbours of Tarn: 2022-02-14\n"
COAST = """"Coast of Tarn 2021": the yearly report is presented

Published: 2022-02-14

The fleet of the coast guard has 17 new lighthouses and 12 piers. The keepers of the lighthouses live on the shore.
The museum of Tarn added 230 newly painted pictures.
"""

# Only the 31 stands beside what is said of the part.
FLEET = """"Fleets of Tarn 2021": the yearly report is presented

Published: 2022-02-14

The fleet of Tarn holds 31 electric ferries, some of them red.
"""


@pytest.fixture(scope="module")
def of_harbour(asking):
    return asking({"harbour.txt": HARBOUR})


@pytest.fixture(scope="module")
def of_coast(asking):
    return asking({"coast.txt": COAST})


def declined(answer):
    assert answer.status is Status.ABSTAINED, answer.text
    return answer.reason


def figure(answer):
    assert answer.status is Status.ANSWERED, answer.text
    return answer.figures[0].figure.text


@pytest.mark.parametrize("time", ["in March 2021", "in the first quarter of 2021"])
def test_figure_of_a_year_is_not_that_of_a_month_or_quarter(of_harbour, time):
    answer = of_harbour(f"How many ferries sailed {time}?")
    assert declined(answer) is Reason.OTHER_PERIOD
    assert answer.also[0].figure.text == "8,400"


@pytest.mark.parametrize(
    ("question", "more"),
    [
        ("In which month did ferries sail?", ""),
        ("In which month did most ferries sail?", ""),
        ("In which month of 2021 did ferries sail?", RELEASED),
        ("In which month of 2021 did most ferries sail?", RELEASED),
    ],
)
def test_year_tells_no_month(asking, of_harbour, question, more):
    of_year = asking({"harbour.txt": HARBOUR.replace("In March 2021", "In 2021") + more})
    assert declined(of_year(question)) is Reason.NOT_IN_SOURCES
    assert figure(of_harbour("In which month were barges repaired?")) == "March 2021"


@pytest.mark.parametrize(
    "question",
    [
        "How many ferries are going to be repaired?",
        "What target was set for how many ferries sail from the harbours of Tarn in 2021?",
    ],
)
def test_what_was_done_is_no_plan_and_no_target(of_harbour, question):
    assert declined(of_harbour(question)) is Reason.NOT_IN_SOURCES


def test_nothing_is_worked_out_of_years_to_come(asking):
    of_fleet = asking({"fleet.txt": HARBOUR + "In 2021, 40 ferries and 30 tugs were built.\n"})
    question = "How many more ferries than tugs were built in {}?"
    assert of_fleet(question.format(2021)).computation is not None
    assert declined(of_fleet(question.format(2023))) is Reason.OTHER_PERIOD


def test_figure_of_the_month_or_year_asked_for_is_given(of_harbour):
    assert figure(of_harbour("How many barges were repaired in March 2021?")) == "610"
    assert figure(of_harbour("How many ferries sailed in 2021?")) == "8,400"


def test_other_part_is_not_the_part_asked_for(of_harbour):
    assert declined(of_harbour("Of the 31 electric ferries, how many are red?")) is Reason.OTHER_SCOPE


def test_whole_is_not_the_part_asked_for(asking):
    of_fleet = asking({"fleet.txt": FLEET})
    answer = of_fleet("Of the 31 electric ferries, how many are red?")
    assert declined(answer) is Reason.OTHER_SCOPE
    assert figure(of_fleet("How many electric ferries does the fleet hold?")) == "31"


def test_part_asked_for_is_given(of_harbour):
    assert figure(of_harbour("Of the 96 captains, how many passed?")) == "81"


@pytest.mark.parametrize(
    "question",
    [
        "How many lighthouses are there in total?",
        "How many lighthouses does the fleet have altogether?",
        "How many pictures does the museum have in total?",
    ],
)
def test_new_ones_are_not_all_there_are(of_coast, question):
    assert declined(of_coast(question)) is Reason.NOT_IN_SOURCES


def test_new_ones_are_given_where_new_ones_are_asked_for(of_coast):
    assert figure(of_coast("How many new lighthouses are there in total?")) == "17"


def test_all_there_are_is_given_where_nothing_says_that_they_are_new(of_coast):
    assert figure(of_coast("How many piers are there in total?")) == "12"


@pytest.mark.parametrize(
    "question", ["How many submarines sailed in 2021?", "How many balloons does the fleet hold?"]
)
def test_thing_that_no_document_names_is_not_counted(of_harbour, question):
    assert declined(of_harbour(question)) is Reason.NOT_IN_SOURCES
