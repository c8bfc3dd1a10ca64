"""A list in a sentence of its own, and a thing said once of two numbers, put where they are meant."""

import pytest

from stdqa.questions.placing import as_count, plainly, set_beside, with_its_list


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


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Which boats are classed as strongly built?", "Which boats are strongly built?"),
        ("Boats per pier, as an average?", "How many Boats are there per pier on average?"),
        ("Judging by the growth rate, how many boats a year earlier?", "how many boats a year earlier?"),
        ("How many boats a year earlier, reckoning back from the increase?", "How many boats a year earlier?"),
        ("Without those of 2021, how many boats were listed?", "how many boats were listed before 2021?"),
        (
            "Leaving out everything that yards built in 2021, how many boats were listed?",
            "how many boats were listed before 2021?",
        ),
        ("boats listed before 2021 began", "boats listed before 2021"),
        ("Before the ones built in 2021, how many boats were there?", "before 2021, how many boats were there?"),
        (
            "How many percentage points separate boats from lamps?",
            "what is the difference in percentage between boats and lamps?",
        ),
        (
            "How many percentage points lie between the share of boats and piers and that of lamps?",
            "what is the difference in percentage between the share of boats and piers and that of lamps?",
        ),
        ("The yards built more boats than lamps, by how many?", "How many more boats than lamps did The yards built?"),
        ("Were more boats or lamps built, and how many of each?", "Were more boats or lamps built?"),
        ("What do the five boats of the coast add up to?", "What is the sum of the five boats of the coast?"),
        (
            "Of the boats, what share is neither tarred nor painted?",
            "Of the boats, what share lies outside of tarred and painted?",
        ),
        (
            "I write on boats. If the boats built by 2021 were divided evenly over the yards, how many for each yard?",
            "I write on boats. How many boats built by 2021 are there per yard on average?",
        ),
        ("How far has Tarn got with lamps, in numbers?", "How many lamps does Tarn have?"),
        ("lamps listed: year and running total", "How many lamps listed in the year, and how many in total?"),
        ("Tarn towing model name", "What is the name of the Tarn towing model?"),
        ("add up the lamps of the towns they name", "add up the lamps of the towns they name"),
        ("fields of the new yards", "Which are the fields of the new yards?"),
        ("A course in towing: how many schools offer one?", "how many schools offer A course in towing?"),
        ("By what factor did ferries outnumber barges in 2021?", "How many times as many ferries as barges in 2021?"),
        (
            "If you set the ferries against the barges, it's how many to one?",
            "the ferries versus the barges: how many times as many?",
        ),
        (
            "On average, one firm that joined in 2021 has registered how many ferries?",
            "How many ferries are there per firm that joined in 2021 on average?",
        ),
        (
            "Spread evenly, each port would have how many of the ferries?",
            "How many ferries are there per port on average?",
        ),
        ("Ferries for every port, 2021 - mean value please", "How many Ferries are there per port on average, 2021?"),
        ("avg nr of ferries per port", "average number of ferries per port"),
        (
            "More ferries came out of the yards than barges went in. What's the surplus?",
            "How many more ferries came out of the yards than barges went in?",
        ),
        (
            "How far ahead is Tarn over Easby, in number of ferries?",
            "How far is Tarn ahead of Easby in ferries?",
        ),
        ("Tarn, Easby plus Norwick: ferries in 2021?", "Tarn, Easby and Norwick together: ferries in 2021?"),
        ("If you leave out the tugs, how many boats are there?", "Apart from the tugs, how many boats are there?"),
        ("Boats that are not in the bay: number?", "How many Boats are not in the bay?"),
        ("The ferries made up how much, percentage-wise, of all boats?", "What share of all boats are The ferries?"),
        ("steam ferries among the boats, please", "How many of the boats are steam ferries?"),
        ("New ferries, new barges, new tugs: the three numbers in this order", "How many of each: New ferries, new barges, new tugs?"),
        ("How do the ferries split between the bay and the lake?", "How many ferries are for the bay and how many for the lake?"),
        ("Of Tarn, Easby and Orn, which one has the fewest ferries?", "Which has the fewest ferries: Tarn, Easby or Orn?"),
        ("Of the ferries and tugs, which are older?", "Of the ferries and tugs, which are older?"),
        ('Can you explain to a pupil what a "tug" is?', 'What is a "tug"?'),
        ('Explain "3+X" to someone new.', 'What is "3+X"?'),
        ("Explain why ferries are slow.", "Explain why ferries are slow."),
        # What asks plainly, and what has a verb, is left as it is.
        ("How many of the boats are ferries?", "How many of the boats are ferries?"),
        ("Is Tarn among the five largest ports?", "Is Tarn among the five largest ports?"),
        ("Which port is first among the ports of the coast?", "Which port is first among the ports of the coast?"),
    ],
)  # fmt: skip
def test_roundabout_ways_are_put_plainly(text, plain):
    assert plainly(text) == plain
