"""A list in a sentence of its own, and a thing said once of two numbers, put where they are meant."""

import pytest

from stdqa.questions.placing import as_count, set_beside, with_its_list


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("I need two counts. Ferries, barges and tugs.", "I need two counts: Ferries, barges and tugs."),
        ("I need two counts. Are ferries, barges dear?", "I need two counts. Are ferries, barges dear?"),
        (
            "What did the port gain? Ferries, barges and tugs, one number each.",
            "How many of each, What did the port gain: Ferries, barges and tugs?",
        ),
    ],
)
def test_list_in_a_sentence_of_its_own_belongs_to_the_one_that_asks(text, whole):
    assert with_its_list(text) == whole


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Does the number of books ordered exceed the number returned, or is it the reverse?",
            "Does books ordered exceed books returned?",
        ),
        (
            "Is the number of books ordered greater or smaller than the number returned?",
            "Which are more: books ordered or books returned?",
        ),
        ("Does the number of books exceed 40?", "Does the number of books exceed 40?"),
    ],
)
def test_thing_of_two_numbers_is_said_of_both(text, told):
    assert set_beside(text) == told


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Give me the lamps of Tarn, Easby and Norwick.", "How many lamps of Tarn, Easby and Norwick?"),
        ("Give me the names of Tarn, Easby and Norwick.", "Give me the names of Tarn, Easby and Norwick."),
        ("number of lamps and number of piers?", "how many lamps and how many piers?"),
        (
            "Is the number of lamps above the number of piers?",
            "Is the number of lamps above the number of piers?",
        ),
    ],
)
def test_numbers_are_asked_for_with_how_many(text, count):
    assert as_count(text) == count
