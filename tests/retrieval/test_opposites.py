"""What is of the opposite of what a question asks about, told by words, denials and ages."""

import pytest

from stdqa.glossary import Glossary
from stdqa.questions import Form, understand
from stdqa.retrieval.opposites import Opposites, ages, opposites

GLOSSARY = Glossary.of([])


def of(question):
    return Opposites.of(understand(question, GLOSSARY))


def test_ways_may_be_left_out():
    question = understand("How much did the boats increase?", GLOSSARY)
    fell = "the boats fell by 5%"
    assert Opposites.of(question).tell(fell, fell)
    assert not Opposites.of(question, ways=False).tell(fell, fell)


@pytest.mark.parametrize(
    ("question", "clause", "sentence", "opposite"),
    [
        ("How many women row?", "19 men row", "19 men row", True),
        ("How many women row?", "19 men and women row", "19 men and women row", False),
        ("How many women row?", "19 row", "19 row", False),
        ("How many men and women row?", "19 men row", "19 men row", False),
        ("How many girls row?", "19 males row", "19 males row", True),
        # The clause tells before the sentence, and the sentence where the clause names neither.
        ("How many women row?", "19 women row", "of the men 7 swim, and 19 women row", False),
        ("How many women row?", "while 7 men row", "19 women row, while 7 men row", True),
        ("How many women row?", "19 row", "of the men 19 row", True),
        ("What share with the most boats rows?", "the least boats", "the least boats", True),
        # A bound is no end of an order.
        ("What share with the most boats rows?", "at least 7% of the boats", "at least 7% of the boats", False),
        ("Which yard has fewer boats?", "a yard with more than 40 boats", "a yard with more than 40 boats", False),
        ("What share of boats with no debt?", "5% of boats with debt", "5% of boats with debt", True),
        ("What share of boats with debt?", "5% of boats with no debt", "5% of boats with no debt", True),
        ("What share of boats with debt?", "5% have no debt", "5% have no debt, 7% debt", False),
        ("What share without a tax debt?", "5% with a tax debt", "5% with a tax debt", True),
        ("What share of non-native boats?", "5% of native boats", "5% of native boats", True),
        ("How many provincial yards row?", "19 national yards row", "19 national yards row", True),
        ("We are a provincial yard: how many rowers win swimming races?", "19 national rowers", "19 national rowers", False),
        # A verb is denied, not a thing.
        ("When was the yard founded?", "not founded until 1784", "It was not founded until 1784", False),
        ("What share aged 15 to 24 row?", "7% aged 25 to 44 row", "7% aged 25 to 44 row", True),
        ("What share aged 15 to 24 row?", "7% of the 15-to-24 age group", "7% of the 15-to-24 age group", False),
        ("What share aged 15 to 24 row?", "7% row", "7% row", False),
        ("How many 55 and older row?", "7 rowers 55 years and under", "7 rowers 55 years and under", True),
        ("How many 55 and older row?", "7 rowers aged 55 or over", "7 rowers aged 55 or over", False),
        # A statement that goes the other way contradicts one to be confirmed.
        ("Did the boats increase?", "the boats fell by 5%", "the boats fell by 5%", False),
        ("Did the women row?", "the men row", "the men row", True),
    ],
)  # fmt: skip
def test_opposites(question, clause, sentence, opposite):
    assert of(question).tell(clause, sentence) is opposite


def test_a_denied_statement_still_answers_one_to_be_confirmed():
    question = understand("Do the boats have a debt?", GLOSSARY)
    assert question.form is Form.VERDICT
    assert not Opposites.of(question).tell("no debt", "The boats have no debt")


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("aged 15 to 24", {"15-24"}),
        ("between 15 and 24 years", {"15-24"}),
        ("3- to 5-year-old girls", {"3-5"}),
        ("18-24 years", {"18-24"}),
        ("65 years of age or over", {"65+"}),
        ("17 and under", {"17-"}),
        ("from 1920 to 1925, 7 to 9 boats", set()),
    ],
)
def test_ages_are_written_in_one_way(text, groups):
    assert ages(text) == groups


@pytest.mark.parametrize("which", ["things", "ways"])
def test_no_word_stands_on_both_sides(which):
    pairs = opposites(which)
    assert pairs
    assert all(one and two and one.isdisjoint(two) for one, two in pairs)
