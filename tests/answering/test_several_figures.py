"""Questions for several figures: one for each thing listed, in the order asked, or the parts of a whole."""

import pytest

from stdqa.types import Status


def shown(answer):
    assert answer.status is Status.ANSWERED
    return [quoted.figure.text for quoted in answer.figures]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How many librarians, assistants and bookbinders were employed?", ["7,300", "3,900", "1,300"]),
        ("How many bookbinders, librarians and assistants were employed?", ["1,300", "7,300", "3,900"]),
        ("How many assistants and how many bookbinders are employed?", ["3,900", "1,300"]),
        ("How many school libraries and reading corners were set up in 2021?", ["412", "95"]),
        ("How many reading corners and school libraries were set up in 2021?", ["95", "412"]),
        (
            "How many school libraries and reading corners were registered by the end of 2021?",
            ["9,846", "3,120"],
        ),
        ("How many lighthouses and railway stations received a book chest?", ["Seventeen", "33"]),
        ("How many printed books and audiobooks were lent in 2021?", ["21.4 million", "1.3 million"]),
        ("What shares of the catch were cod and mackerel?", ["21%", "18%"]),
        ("How many branches do Carrow and Aldmoor have?", ["81", "120"]),
        ("How many landings did Tarn, Skelling and Easby count?", ["640", "1,230", "415"]),
    ],
)
def test_things_listed_get_their_figures_in_the_order_asked(ask, question, figures):
    assert shown(ask(question)) == figures


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How are the 12,500 people employed by the libraries divided?", ["7,300", "3,900", "1,300"]),
        ("Break down the people that the libraries employed.", ["7,300", "3,900", "1,300"]),
        ("What is the breakdown of the landings by harbour?", ["1,230", "980", "640", "415"]),
        ("How many branches does each of the regional networks have?", ["120", "95", "81", "57"]),
    ],
)
def test_breakdown_shows_the_parts_in_the_order_of_the_text(ask, question, figures):
    assert shown(ask(question)) == figures


def test_parts_of_a_breakdown_add_up_to_the_whole(ask):
    answer = ask("How are the 12,500 people employed by the libraries divided?")
    assert sum(quoted.figure.value for quoted in answer.figures) == 12_500


def test_figures_of_one_sentence_share_its_citation(ask):
    answer = ask("How many lighthouses and railway stations received a book chest?")
    assert [quoted.citation for quoted in answer.figures] == [0, 0]
    assert len(answer.citations) == 1


def test_figures_of_several_sentences_have_a_citation_each(ask):
    answer = ask("How many public libraries and bookmobiles were there by the end of 2021?")
    assert shown(answer) == ["2,318", "538"]
    assert [quoted.citation for quoted in answer.figures] == [0, 1]


def test_each_figure_is_said_with_what_it_counts(ask):
    text = ask("How many librarians, assistants and bookbinders were employed?").text
    assert "7,300 librarians; 3,900 assistants; 1,300 bookbinders" in text


FLEET = """---
title: Ferries of Marenna, 2021
publisher: Harbour Board
date: 2022-03-02
period: "2021"
---
# Ferries of Marenna, 2021

In 2021, 41 new ferries were ordered and 29 delivered. In 2020, 35 were ordered.

Fares rose by 3.1% for passengers and by 4.6% for lorries. The lowest fare was 14 crowns, the highest 135 crowns.

The Board certified 803 crews for towing in 2021 and 446 for salvage. There were 3,184 masters and 11,260 deckhands at the end of 2021.

Testing and inspection of hulls was done at 53 yards.
"""


@pytest.fixture(scope="module")
def ask_fleet(asking):
    return asking({"ferries.md": FLEET})


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Ferries: how many were ordered and how many delivered in 2021?", ["41", "29"]),
        ("How many ferries were delivered and how many ordered in 2021?", ["29", "41"]),
        ("By what per cent did fares rise for lorries and for passengers?", ["4.6%", "3.1%"]),
        ("Crews for towing and crews for salvage - the two numbers, please", ["803", "446"]),
        ("How many masters and how many deckhands were there at the end of 2021?", ["3,184", "11,260"]),
        ("Ferries ordered in 2021 and in 2020, in that order", ["41", "35"]),
    ],
)
def test_each_thing_asked_is_answered_by_itself(ask_fleet, question, figures):
    assert shown(ask_fleet(question)) == figures


def test_things_that_one_figure_tells_are_not_divided(ask_fleet):
    assert shown(ask_fleet("At how many yards was testing and inspection of hulls done?")) == ["53"]


def test_nothing_is_shown_where_one_of_the_things_is_not_told(ask_fleet):
    answer = ask_fleet("How many ferries were ordered and how many seaplanes were ordered in 2021?")
    assert len(answer.figures) < 2


CRAFTS = """---
title: Crafts of Marenna, 2021
publisher: Craft Board
date: 2022-03-02
period: "2021"
---
# Crafts of Marenna, 2021

In 2021, seventeen higher education institutions and vocational colleges opened a course in sail making, more than 40 universities taught the knots, and 460 people hold the sail maker's paper.

The Craft Board promoted the trial of 157 comprehensive village management and public lighting rules in fields such as courts and health. In 2021, mills declared 546,160 public rules.

In the drive, 58,559 mills in 238 cities across 30 counties took part.
"""


@pytest.fixture(scope="module")
def ask_crafts(asking):
    return asking({"crafts.md": CRAFTS})


def test_figure_far_ahead_of_those_of_single_words_answers_alone(ask_crafts):
    asked = "How many public lighting and village administration rules were promoted in areas like courts?"
    assert shown(ask_crafts(asked)) == ["157"]


def test_what_a_sentence_counts_each_by_itself_is_a_list(ask_crafts):
    assert shown(ask_crafts("How many cities and counties took part in the drive?")) == ["238", "30"]
