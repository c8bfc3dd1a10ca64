"""Which sentence of a longer text asks, what is only denied, and what is politeness."""

import pytest

from stdqa.glossary import Glossary
from stdqa.questions import Form, understand
from stdqa.questions.asking import (
    asking,
    blanked,
    contrasts,
    lead_ins,
    points_back,
    without_idle_phrases,
)
from stdqa.text import stem
from stdqa.types import Basis, FigureKind

GLOSSARY = Glossary.of([["ferry", "ferryboat"], ["put online", "publish"]])


def read(text, *history):
    return understand(text, GLOSSARY, None, history)


def weights(text):
    return {stem: concept.weight for concept in read(text).concepts for stem in concept.stems}


def asked(text):
    return [text[a:b] for a, b in asking(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("How many beds are there?", ["How many beds are there?"]),
        ("I run a clinic. How many beds are there?", ["How many beds are there?"]),
        ("We export cheese. Tell me the tariff.", ["Tell me the tariff."]),
        ("The report is long. I need the number of beds.", ["I need the number of beds."]),
        ("Which schools closed? Name the towns.", ["Which schools closed?", "Name the towns."]),
        ("beds in clinics. wards", ["beds in clinics. wards"]),
    ],
)
def test_sentence_that_asks_is_told_from_those_around_it(text, sentences):
    assert asked(text) == sentences


def test_lead_in_before_a_colon_speaks_of_the_reader():
    text = "A note before I print: how many beds?"
    assert [text[a:b] for a, b in lead_ins(text, asking(text))] == ["A note before I print:"]
    assert lead_ins("Beds: how many?", [(0, 15)]) == []


@pytest.mark.parametrize(
    ("text", "led_in"),
    [
        ("I'm making a leaflet for sailors and would like to know how many beds", "I'm making a leaflet for sailors and would like to know "),
        ("We are just finishing a page on boats and need a number, so by what share do they grow", "We are just finishing a page on boats and need a number, so "),
        # What joins is no part of the reader's own doing.
        ("We are asking what the harbours cost", ""),
        ("I'm looking for the harbours which have beds", ""),
    ],
)  # fmt: skip
def test_lead_in_says_what_the_reader_is_doing(text, led_in):
    assert "".join(text[a:b] for a, b in lead_ins(text, [(0, len(text))])) == led_in


@pytest.mark.parametrize(
    ("text", "concepts", "back"),
    [
        ("What did those bodies spend on it?", 4, True),
        ("Which areas?", 1, True),
        ("How many clinics opened maternity wards?", 4, False),
        ("How many opened that year in towns along rivers?", 4, False),
    ],
)
def test_sentence_that_points_back_needs_the_ones_before_it(text, concepts, back):
    assert points_back(text, concepts) is back


def test_what_is_said_around_the_question_counts_less_than_what_it_asks():
    found = weights("My uncle grows apples near the border. How many orchards sold pears at the market?")
    assert found[stem("apples")] < found[stem("orchards")] == found[stem("pears")]


def test_what_is_said_before_a_question_that_points_back_counts_in_full():
    found = weights("The union collects old boats. How many did it scrap?")
    assert found[stem("boats")] == 1.0


def test_form_and_kind_are_those_of_the_sentence_that_asks():
    question = read("I write about who lends most books. What share of the libraries opens at night?")
    assert FigureKind.PERCENTAGE in question.kinds
    assert question.form is not Form.COMPARISON


def test_question_that_says_nothing_itself_asks_what_was_said_before_it():
    question = read("We need the total number of ferries sold for a slide. What is it?")
    assert FigureKind.COUNT in question.kinds
    assert question.counted == (stem("ferries"),)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Not the yearly intake but all beds so far", ["Not the yearly intake"]),
        ("all beds, not just the latest ones", ["not just the latest ones"]),
        ("how many beds (numbers, not shares)?", ["not shares"]),
        ("Don't give me the yearly figure. I want all beds.", ["Don't give me the yearly figure"]),
        ("the stock rather than the intake, please", ["rather than the intake"]),
        ("counting everyone and not only the newcomers, how many", ["not only the newcomers"]),
    ],
)
def test_what_is_named_only_to_be_denied_is_found(text, denied):
    assert [text[a:b] for a, b in contrasts(text)] == denied


@pytest.mark.parametrize(
    "text",
    [
        "How many beds are not in wards?",
        "How many do not speak French?",
        "beds, not counting those in wards",
        "not only beds but also wards, how many",
        "whether or not the bridge is open",
    ],
)
def test_not_that_excludes_or_joins_denies_nothing(text):
    assert contrasts(text) == []


def test_what_is_denied_is_no_topic():
    stems = {
        s
        for c in read("Translated books that were sold, not just printed: how many?").concepts
        for s in c.stems
    }
    assert stem("printed") not in stems
    assert stem("sold") in stems


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("How many beds, in total and not just the latest ones?", Basis.AS_OF),
        ("Beds: not the annual figure but everything to date", Basis.AS_OF),
        ("Not the running total, just the beds newly set up", Basis.DURING),
        ("beds set up, year under report only", Basis.DURING),
        ("The freshly signed contracts, not the grand total: how many?", Basis.DURING),
        ("How many boats were sold in all, not just in 2021?", Basis.AS_OF),
        ("Translated books, not just printed ones: how many?", None),
    ],
)
def test_denied_cue_speaks_for_the_other_basis(text, basis):
    assert read(text).basis is basis


def test_mark_behind_what_is_denied_ends_no_sentence():
    asked = read("Reading rooms (not libraries!) that got a lift during 2021: how many?")
    assert asked.counted == ("read", "room")


def test_denied_year_is_not_asked_for():
    assert read("How many boats were sold in all, not just in 2021?").years == frozenset()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Could you please tell me how many beds there are?", {"beds"}),
        ("I'd like to know how many beds there are, thanks in advance", {"beds"}),
        ("Do you happen to know the number of beds, please?", {"beds"}),
        ("Any idea how many beds?", {"beds"}),
        ("I am preparing a chart and I still lack the number of beds - can you help?", {"beds"}),
        ("What's the point of the levy?", {"levy"}),
        ("What is the levy supposed to achieve?", {"levy"}),
        ("What does the short form VAT stand for?", {"vat"}),
        ("How big is it?", set()),
    ],
)
def test_politeness_and_words_of_asking_are_no_topic(text, kept):
    stems = {s for c in read(text).concepts for s in c.stems}
    assert stems == {stem(word) for word in kept}


def test_words_used_for_anything_count_little_but_terms_made_of_them_in_full():
    found = weights("How many books did they put online and get lent?")
    assert found[stem("get")] < found[stem("books")]
    terms = {concept.stems: concept.weight for concept in read("books put online").concepts}
    assert terms[(stem("put"), stem("online"))] == 1.0


def test_blanking_keeps_the_places():
    text = "Please tell me the number of beds"
    assert len(without_idle_phrases(text)) == len(text)
    assert blanked("abcdef", [(1, 3), (4, 5)]) == "a  d f"


def test_what_is_known_already_only_leads_up_to_what_is_asked():
    text = "I know that forty came last year, but how many are there?"
    ((start, end),) = lead_ins(text, asking(text))
    assert text[start:end] == "I know that forty came last year, but "
    assert not list(lead_ins("I know how many are there?", asking("I know how many are there?")))


def test_change_of_money_may_be_told_in_per_cent():
    glossary = Glossary.of([])
    kinds = understand("How much did revenues increase in 2021?", glossary).kinds
    assert kinds >= {FigureKind.MONEY, FigureKind.PERCENTAGE}
    assert FigureKind.PERCENTAGE not in understand("What were the revenues in 2021?", glossary).kinds


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Leaving aside the tugs, how many ferries are there?", ["Leaving aside the tugs"]),
        ("How many ferries and tugs are there together, without the barges?", [", without the barges"]),
    ],
)
def test_what_is_left_aside_is_not_meant(text, denied):
    assert [text[a:b].strip() for a, b in contrasts(text)] == denied


@pytest.mark.parametrize(
    "text",
    [
        "A clerk wrote that Tarn has more piers than Easby. Does that hold?",
        "Tarn has more piers than Easby. Correct?",
        "In 2021 there were more ferries than barges. What is the difference?",
    ],
)
def test_sentence_that_only_asks_of_the_one_before_leaves_that_in(text):
    assert [text[a:b].strip() for a, b in asking(text)] == [
        text[: text.index(". ") + 1],
        text[text.index(". ") + 2 :],
    ]
