"""What came about is not answered by how things stand, nor the reverse."""

import pytest

from stdqa.types import Status

YEAR = """---
title: Services of Marenna, 2021
publisher: Services Board
date: 2022-03-02
period: "2021"
---
# Services of Marenna, 2021

In 2021, the Board went on as before. The 316 detection dogs found contraband in 1,084 cases. The fleet comprises 1,052
vehicles, of which 61 are turntable ladders. The libraries hold 5.6 million volumes. Workshops for crafts numbered 3,408.

Twelve guidelines were issued. The staff published 187 papers. Seventy-eight trainees were taken on.

At the end of 2021 there were 7,964 medicines on the register. Trains took 104,000 containers in 2021.

Smoke alarms: 31,700 were fitted free of charge. There are twenty-nine parks. In 2021, 45 tram lines were newly opened;
there are now 310 tram lines.
"""


@pytest.fixture(scope="module")
def ask_services(asking):
    return asking({"services.md": YEAR})


@pytest.mark.parametrize(
    "question",
    [
        "How many new detection dogs joined in 2021?",
        "How many turntable ladders were bought in 2021?",
        "How many volumes did the libraries acquire in 2021?",
        "How many workshops for crafts were opened in 2021?",
        "How many guidelines are in force at present?",
        "How many papers has the staff published since it was founded?",
        "How many trainees does Marenna employ?",
        "How many containers have the trains taken since 2018?",
    ],
)
def test_other_side_of_a_quantity_is_no_answer(ask_services, question):
    assert ask_services(question).status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many smoke alarms were fitted in 2021?", "31,700"),
        ("How many workshops for crafts were there in 2021?", "3,408"),
        ("How many guidelines were issued in 2021?", "Twelve"),
        ("How many trainees were taken on in 2021?", "Seventy-eight"),
        ("How many parks are there?", "twenty-nine"),
        ("How many tram lines were newly opened in 2021?", "45"),
        ("How many tram lines are there now?", "310"),
        ("How many containers did trains take in 2021?", "104,000"),
    ],
)
def test_the_side_asked_for_is_answered(ask_services, question, figure):
    answer = ask_services(question)
    assert answer.figures, answer.text
    assert answer.figures[0].figure.text == figure


def test_stock_with_its_date_does_not_tell_what_came_in(asking):
    ask = asking(
        {"register.md": "# Register\n\nAt the end of 2021 there were 7,964 medicines on the register."}
    )
    assert ask("How many medicines were newly registered in 2021?").status is Status.ABSTAINED
    assert ask("How many medicines were on the register at the end of 2021?").status is Status.ANSWERED
