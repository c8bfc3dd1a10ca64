import pytest

from stdqa.figures.periods import time_phrases
from stdqa.figures.sentence import is_title, parse


def clauses(text):
    return [text[a:b].strip(" ,;:.()") for a, b in parse(text, 0, len(text)).clauses]


def test_clauses_end_at_commas_and_semicolons_but_not_inside_numbers():
    assert clauses("In 2023, 2,902 were new; 40 were old.") == ["In 2023", "2,902 were new", "40 were old"]


def test_commas_inside_quotation_marks_end_no_clause():
    assert clauses('The "Rules for Boats, Ferries and Ships" apply') == [
        'The "Rules for Boats, Ferries and Ships" apply'
    ]


def test_place_is_in_the_clause_that_holds_it():
    text = "Ten came, five left"
    sentence = parse(text, 0, len(text))
    assert text[slice(*sentence.clause(text.index("five")))] == " five left"


@pytest.mark.parametrize(
    ("quoted", "title"),
    [
        ("Rules for the Inspection of Boats", True),
        ("14th Five-Year Plan", True),
        ("we built 40 boats", False),
        ("Leader", False),
    ],
)
def test_quoted_words_are_a_title_when_most_are_capitalised(quoted, title):
    assert is_title(quoted) is title


def test_years_in_a_title_do_not_date_the_sentence():
    text = 'Issued the "Action Plan for Harbours (2023-2025)" in 2022'
    sentence = parse(text, 0, len(text), time_phrases(text))
    assert [p.period.text for p in sentence.phrases] == ["in 2022"]


def test_amounts_leave_out_the_numbers_of_time_phrases():
    text = "In 2023 there were 40 boats and 3 ferries"
    sentence = parse(text, 0, len(text), time_phrases(text))
    assert [text[n.start : n.end] for n in sentence.amounts(0, len(text))] == ["40", "3"]
