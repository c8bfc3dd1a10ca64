"""Follow-ups made whole: what they say takes the place of its like in the question before."""

import pytest

from stdqa.glossary import Glossary
from stdqa.questions.ellipsis import made_whole
from stdqa.questions.names import Lexicon

BARE = Glossary.of([])


@pytest.mark.parametrize(
    ("earlier", "said", "whole"),
    [
        ("How many piers does Tarn have?", "And Easby?", "How many piers does Easby have?"),
        ("How many piers does Tarn have?", "What about Easby then?", "How many piers does Easby have?"),
        ("How many piers do Tarn, Easby and Norwick have?", "And Skelling?", "How many piers do Skelling have?"),
        ("How many ferries were sold in 2021?", "And barges?", "How many barges were sold in 2021?"),
        ("How many steam ferries were sold?", "And sail ferries?", "How many sail ferries were sold?"),
        ("How many steam ferries are there?", "And wooden ones?", "How many wooden ferries are there?"),
        ("How many ferries were sold in 2021?", "And built?", "How many ferries were built in 2021?"),
        ("How many ferries were sold in 2021?", "How many were built?", "How many ferries were built in 2021?"),
        ("How many ferries are strongly built?", "And weakly?", "How many ferries are weakly built?"),
        ("What share of the catch was herring?", "And cod?", "What share of the catch was cod?"),
        ("How many ferries are in good condition?", "And in poor?", "How many ferries are in poor condition?"),
        ("How many of the ferries are steamers?", "And the share?", "what share of the ferries are steamers?"),
        ("What share of the ferries are steamers?", "How many is that?", "how many ferries are steamers?"),
        ("How many ferries were sold?", "How many of them were steamers?", "How many of the ferries were steamers?"),
        ("How many ferries and barges are there?", "And together?", "How many ferries and barges are there together?"),
        ("How many ferries were sold?", "Same thing for barges?", "How many barges were sold?"),
        ("How many ABC prizes were won?", "And from the DEF?", "How many DEF prizes were won?"),
        ("How many new permits are for shops?", "And hotels?", "How many new permits are for hotels?"),
        ("How many permits were issued for shops?", "And hotels?", "How many permits were issued for hotels?"),
        ("How many ferries floated when 2021 ended?", "And tugs?", "How many tugs floated when 2021 ended?"),
        ("How many ferries were sold in 2021?", "And of tugs?", "How many tugs were sold in 2021?"),
        ("How many maps were there plans for?", "And how many actually came out?", "How many maps came out?"),
        ("How many of the boats are ferries?", "And tugs?", "How many of the boats are tugs?"),
        ("How many piers does Tarn have?", "And nationwide?", "How many piers?"),
        ("How many piers are there in Tarn?", "In the whole country, by the end of 2021?", "How many piers are there, by the end of 2021?"),
        ("How many steam ferries are there?", "And those of wood?", "How many wood ferries are there?"),
        ("What share of the new steam ferries burn oil?", "And the sail ones?", "What share of the new sail ferries burn oil?"),
        ("What part of harbour service fees do pilot services bring?", "And towing services?", "What part of harbour service fees do towing services bring?"),
    ],
)  # fmt: skip
def test_what_is_said_takes_the_place_of_its_like(earlier, said, whole):
    assert made_whole([earlier, said], Lexicon(), BARE)[-1].text == whole


def test_together_speaks_of_the_two_things_asked_for_in_turn():
    turns = ["How many piers does Tarn have?", "And Easby?", "Together?"]
    assert made_whole(turns, Lexicon(), BARE)[-1].text == "How many piers does Tarn and Easby have together?"


def test_difference_is_that_between_the_two_things_just_spoken_of():
    turns = ["How many piers does Tarn have?", "And Easby?", "What is the difference?"]
    assert "difference between Tarn and Easby" in made_whole(turns, Lexicon(), BARE)[-1].text


@pytest.mark.parametrize(
    "said",
    ["And in 2019?", "And by the end of the year?", "Who sold them?", "How many piers are there at Tarn?"],
)
def test_time_and_whole_questions_are_left_as_they_are(said):
    assert made_whole(["How many ferries were sold in 2021?", said], Lexicon(), BARE)[-1].text == said
