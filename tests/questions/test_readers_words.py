"""Small things in readers' questions that must not change what is asked for."""

import pytest

from stdqa.glossary import Concept, shipped_glossary
from stdqa.questions import Form, understand
from stdqa.questions.asking import contrasts, without_examples
from stdqa.questions.claims import stated
from stdqa.questions.cues import Wants
from stdqa.retrieval.signals import APART, SYNONYM, says_together
from stdqa.text import stems_and_pairs
from stdqa.types import Basis, FigureKind


def read(text, *history):
    return understand(text, shipped_glossary(), history=history)


def test_examples_are_no_list_of_things():
    question = read("How many rules were made for ferries in fields such as safety and noise?")
    assert question.request is None
    assert question.singly == ()


def test_what_is_included_is_an_example():
    question = read("Rules for services including freight and catering – how many new ones?")
    assert question.request is None


def test_number_in_a_name_is_no_year():
    assert read("iec 1906 prizes count").years == frozenset()
    assert read("And from the Union, how many 1906 Awards?").years == frozenset()
    assert read("How many awards were won in 1906?").years == {1906}


def test_examples_are_taken_out_up_to_the_verb():
    assert without_examples("Ships such as ferries and tugs are old.").split() == ["Ships", "are", "old."]


def test_what_is_joined_by_and_not_is_denied():
    text = "How many piers stand so far and not merely those just added?"
    ((start, end),) = contrasts(text)
    assert text[start:end] == "not merely those just added"


def test_old_and_new_together_adds_nothing_up():
    question = read("How many piers are there, old and new together?")
    assert (question.form, question.basis) == (Form.FIGURE, Basis.AS_OF)


def test_last_year_is_no_superlative():
    assert read("What was last year's haul of new rules?").form is not Form.COMPARISON


@pytest.mark.parametrize(
    "text", ["Ferries: over 300 - right or wrong?", "Of the quays, is over half in use?"]
)
def test_statement_is_one_however_it_opens(text):
    question = read(text)
    assert question.form is Form.VERDICT
    assert question.amount is not None


def test_accords_are_things():
    assert any("accord" in c.stems for c in read("How many accords were signed?").concepts)


def test_follow_up_with_a_thing_of_its_own_is_looked_for_alone():
    question = read("And rules for the care of old ships?", "How many noise rules came out?")
    assert question.earlier is None
    (earlier,) = [c for c in question.concepts if c.stems == ("nois",)]
    assert earlier.weight < 0.2


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("new registered harbour rules", 1.0),
        ("rules for a busy harbour", APART),
        ("quay rules", SYNONYM),
        ("quay and other rules", SYNONYM * APART),
        ("ferries", 0.0),
    ],
)
def test_term_whose_words_stand_apart_is_worth_less(text, worth):
    term = Concept(("harbor", "rule"), (("quay", "rule"),))
    assert says_together(term, stems_and_pairs(text)) == worth


@pytest.mark.parametrize(
    "opening", ["The Harbour Office wishes to know", "Our chairman is anxious to learn", "A reader asks"]
)
def test_who_wants_to_know_is_no_part_of_what_is_asked(opening):
    assert read(f"{opening} how many piers there are.").concepts == read("how many piers there are.").concepts


def test_better_than_half_is_more_than_half():
    question = read("Is it right that better than half of the quays are in use?")
    assert question.amount == read("Is it right that more than half of the quays are in use?").amount
    assert question.amount is not None


def test_letters_left_out_are_put_back():
    assert (
        read("hw many hi-speed ferries sail?").concepts == read("How many high-speed ferries sail?").concepts
    )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "If one lumps together ferries and barges, how many is that?",
            "ferries and barges are there together",
        ),
        (
            "Ferries of Tarn and of Easby put together make how many?",
            "How many Ferries of Tarn and of Easby are",
        ),
        ("Ferries in service on New Year's Eve?", "by the end of the year"),
        ("How did Tarn overtake Easby as number one in ferries?", "in first place"),
        ("Which part of the country builds ferries?", "Which region"),
    ],
)
def test_roundabout_way_is_read_as_the_plain_one(text, plain):
    assert plain.casefold() in read(text).text.casefold()


def test_day_of_a_named_year_stays():
    assert "31 December 2022" in read("How many ferries were in service on 31 December 2022?").text


@pytest.mark.parametrize(
    ("text", "topic"),
    [("What about barges?", ("barg",)), ("And in Tarn?", ("tarn",)), ("And how many barges?", ())],
)
def test_topic_of_a_follow_up_is_what_it_says_itself(text, topic):
    assert read(text, "How many ferries are there?").topic == topic


def test_number_counts_what_stands_far_after_it():
    (claim,) = stated(
        "Only 13 new committees of the keepers of the northern and of the southern coastal lamps."
    )
    assert claim.counted[:2] == ("new", "committe")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ferries - whats the whole stock?", FigureKind.COUNT),
        ("What is the cumulative coverage of the ferry passes?", FigureKind.COUNT),
        ("Roughly what crowd of people holds a pass?", FigureKind.COUNT),
        ("Passes: what had piled up by May?", FigureKind.COUNT),
        ("Makers of sails - what's their part in the fleet?", FigureKind.PERCENTAGE),
        ("How closely do ferry passes line up with bus passes?", FigureKind.PERCENTAGE),
        ("What weight do sails have among the costs?", FigureKind.PERCENTAGE),
    ],
)
def test_amounts_are_asked_for_in_many_words(text, kind):
    question = read(text)
    assert kind in question.kinds
    assert question.wants is Wants.FIGURE
