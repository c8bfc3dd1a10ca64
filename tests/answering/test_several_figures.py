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
