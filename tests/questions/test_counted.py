"""What a question wants counted, wherever it says so."""

import pytest

from stdqa.glossary import Glossary
from stdqa.questions import understand
from stdqa.questions.counted import counted, counted_part, noun_phrase
from stdqa.text import stem


def stems(phrase):
    return tuple(map(stem, phrase.split()))


@pytest.mark.parametrize(
    ("text", "head"),
    [
        # After the word that asks.
        ("By how many firms was the fund set up?", "firms"),
        ("How many people freshly took a seat?", "people"),
        ("How many approved clinics the county runs?", "approved clinics"),
        ("How many coordinated regional plans were drawn up?", "coordinated regional plans"),
        ("How many of their own ships did the firms sell?", "ships"),
        ("In how many towns              ships that were sold?", "towns"),
        ("What is the tally of licensed boats?", "licensed boats"),
        ("How large was the entire stock of rental flats?", "rental flats"),
        ("The crop of doctoral novels, please", "doctoral novels"),
        # Before it.
        ("Hospital beds - the count, please.", "hospital beds"),
        ("Clinics run by charities: how many were opened?", "clinics"),
        ("Schools without a library: what is their number?", "schools"),
        ("Lorries at the border, over how many were searched?", "lorries"),
        ("Firms that went bankrupt: the headcount at year-end?", "firms"),
        ("Exports to Peru: what did they add up to?", "exports"),
        ("Pupils and teachers... how many?", "pupils"),
        # Behind it.
        ("How many were there in total by then, public hospitals?", "public hospitals"),
        ("how many are there now, the lakes", "lakes"),
        # In the middle.
        ("What did exports to Peru come to?", "exports"),
        ("What do the prison cells add up to?", "prison cells"),
    ],
)
def test_counted_is_found_before_and_after_the_word_that_asks(text, head):
    assert counted(text) == stems(head)


@pytest.mark.parametrize(
    "text",
    [
        "In Tarn, how many were sold?",
        "When the strike ended, how many?",
        "After the flood, what is the number?",
        "How many were sold?",
        "How many are there by now, in the provinces?",
        "How many did they open, and when?",
        "Who sails?",
    ],
)
def test_setting_of_a_question_is_not_what_it_counts(text):
    assert counted(text) == ()


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Of the 300 hospitals, how many are university hospitals?", "university hospitals"),
        ("Among the nurses hired in May, how many are men?", "men"),
        ("Out of all the counties, how many have a clinic?", "counties"),
        ("Of the wines of France, Spain and Italy, how many are red?", "wines"),
        ("How many of the new boats run on gas?", "boats"),
        ("Among the people who moved, how many were sent by firms abroad?", "people"),
    ],
)
def test_part_is_counted_by_its_own_name_or_else_by_the_whole(text, head):
    question = understand(text, Glossary.of([]))
    assert question.counted[-1:] == stems(head)[-1:]


def test_own_things_are_no_whole_of_which_a_part_is_asked_for():
    assert not understand("How many of their own ships did the firms sell?", Glossary.of([])).part


def test_words_of_whole_and_part_alike_tell_nothing_of_the_part():
    question = understand("Of the hospitals, how many are university hospitals?", Glossary.of([]))
    found = {concept.stems: concept.weight for concept in question.concepts}
    assert found[stems("university")] > found[stems("hospitals")]


@pytest.mark.parametrize(
    ("part", "head"),
    [("are nurses", "nurses"), ("were sent by firms", ""), ("belong to clubs", ""), ("are about fish", "")],
)
def test_only_a_thing_names_a_part(part, head):
    assert counted_part(part) == stems(head)


def test_noun_phrase_ends_with_its_plural():
    assert noun_phrase("steam ferries now moored here") == stems("steam ferries")
    assert noun_phrase("equipment installed") == stems("equipment")
