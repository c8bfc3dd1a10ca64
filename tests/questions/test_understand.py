"""What a question asks for: kind, form, time and basis, things counted, and what it takes over."""

from datetime import date
from decimal import Decimal

import pytest

from stdqa.errors import BadQuestion
from stdqa.figures import Clock
from stdqa.glossary import Glossary
from stdqa.questions import Form, Lexicon, clean, understand
from stdqa.text import stem
from stdqa.types import Basis, FigureKind

GLOSSARY = Glossary.of([["ferry", "ferryboat"], ["harbour", "port"]])
NO_DOCUMENTS = Lexicon()
CLOCK = Clock(date(2022, 3, 1), 2021)


def read(text, *history, lexicon=NO_DOCUMENTS):
    return understand(text, GLOSSARY, CLOCK, history, lexicon)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("How many ferries were sold in 2021?", Form.FIGURE),
        ("ferries sold 2021", Form.FIGURE),
        ("What percentage of the ferries sailed?", Form.COMPUTATION),
        ("Give a breakdown of the fleet by harbour.", Form.SEVERAL),
        ("Are there more ferries or barges?", Form.COMPARISON),
        ("Which harbour has the most ferries?", Form.COMPARISON),
        ("How many ferries and barges are there together?", Form.COMPUTATION),
        ("How many passengers are there per ferry?", Form.COMPUTATION),
        ("Is it true that nine ferries were sold?", Form.VERDICT),
        ("Were more than nine ferries sold?", Form.VERDICT),
        ("Who sails the ferry?", Form.WORDS),
        ("What is meant by a ferry?", Form.WORDS),
        ("Why was the ferry sold?", Form.WORDS),
        ("List the names of the ferries.", Form.WORDS),
        ("Name the three ferries.", Form.WORDS),
        ("The ferry calls at several islands... which ones?", Form.WORDS),
        ("Whats the point of the ferry?", Form.WORDS),
        ("What is the ferry good for?", Form.WORDS),
        ("What are the ferries supposed to bring about?", Form.WORDS),
        ("What does the short form NL refer to?", Form.WORDS),
        ("NL abbreviation", Form.WORDS),
        ("Under which title was the report on ferries published?", Form.WORDS),
        ("What is the new ferry called?", Form.WORDS),
        ("What's the rank of Anna Berg?", Form.WORDS),
        ("Whose ferry is it?", Form.WORDS),
        ("How many people who are captains sailed?", Form.FIGURE),
        ("When the strike ended, how many ferries sailed?", Form.FIGURE),
        ("Give me the fleet in counts and percentages, broken down.", Form.SEVERAL),
    ],
)
def test_form_is_told_by_the_surest_sign(text, form):
    assert read(text).form is form


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("How many ferries were sold?", "figure"),
        ("What was the number of ferries?", "figure"),
        ("What percentage sailed?", "figure"),
        ("ferries 2021", "figure"),
        ("When did the ferry sail?", "figure"),
        ("Who sailed?", "words"),
        ("Where does the ferry sail?", "words"),
        ("Which ferry sailed?", "words"),
        ("Why are there so many ferries?", "words"),
        ("Describe the fleet.", "words"),
    ],
)
def test_number_or_words_are_wanted(text, wants):
    assert read(text).wants == wants


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How many ferries sailed?", FigureKind.COUNT),
        ("What percentage sailed?", FigureKind.PERCENTAGE),
        ("What share of ferries sailed?", FigureKind.PERCENTAGE),
        ("How much did the ferries cost?", FigureKind.MONEY),
        ("What fine does a ferry without a captain pay?", FigureKind.MONEY),
        ("How long does a crossing take?", FigureKind.DURATION),
        ("When did the ferry sail?", FigureKind.DATE),
        ("Which place did the crew take?", FigureKind.RANK),
        ("What slice of the fleet sailed?", FigureKind.PERCENTAGE),
        ("Which part of the fleet sailed?", FigureKind.PERCENTAGE),
        ("What cut of the fares goes to Tarn?", FigureKind.PERCENTAGE),
        ("How often, in per cent, was the ferry late?", FigureKind.PERCENTAGE),
        ("How big was the part that sailed?", FigureKind.PERCENTAGE),
        ("The take-up of season tickets lies above what mark?", FigureKind.PERCENTAGE),
        ("How closely do the fares match those abroad?", FigureKind.PERCENTAGE),
        ("What was the tally of ferries?", FigureKind.COUNT),
        ("What did fares amount to?", FigureKind.COUNT),
        ("Ferries by type, with counts and percentages", FigureKind.COUNT),
        ("Ferries by type, with counts and percentages", FigureKind.PERCENTAGE),
    ],
)
def test_kind_of_figure_is_told_by_the_cue(text, kind):
    assert kind in read(text).kinds


@pytest.mark.parametrize("text", ["Why did the ferry sink?", "Who sailed?", "What is meant by a ferry?"])
def test_question_for_words_wants_no_kind_of_figure(text):
    assert read(text).kinds == frozenset()


@pytest.mark.parametrize(
    ("text", "basis", "stated"),
    [
        ("How many ferries were sold in 2021?", Basis.DURING, True),
        ("How many ferries were there by the end of 2021?", Basis.AS_OF, True),
        ("How many ferries were there as of 31 December 2021?", Basis.AS_OF, True),
        ("ferries stock 31 Dec 2021", Basis.AS_OF, False),
        ("How many ferries had been licensed up to the end of December?", Basis.AS_OF, False),
        ("How many ferries had been licensed up to the turn of the year?", Basis.AS_OF, False),
        ("Since the site went live, how many ferries have been listed on it?", Basis.AS_OF, False),
        ("How many ferries were sold from 1 January to 31 December 2021?", Basis.DURING, True),
        ("How many ferries were sold in the year ended 31 December 2021?", Basis.DURING, True),
        ("How many ferries are there in total?", Basis.AS_OF, False),
        ("How many ferries are on record?", Basis.AS_OF, False),
        ("number of new ferries", Basis.DURING, False),
        ("How many ferries were added?", Basis.DURING, False),
        ("number of ferries", None, False),
        ("How many ferries were put on record during 2021?", Basis.DURING, True),
        ("How many ferries were registered in total in 2021 alone?", Basis.DURING, True),
        ("How many ferries were sold over the year?", Basis.DURING, True),
        ("The total of the ferries and tugs of 2021?", Basis.DURING, True),
        ("ferries sold 2021 year only", Basis.DURING, True),
        ("the year's intake of ferries", Basis.DURING, True),
        ("How many ferries were lately added?", Basis.DURING, False),
        ("newcomers among the ferries", Basis.DURING, False),
        ("ferries, yearly output", Basis.DURING, False),
        ("How many ferries were there by New Year's Eve 2021?", Basis.AS_OF, True),
        ("How many ferries when the books were closed?", Basis.AS_OF, True),
        ("the entire stock of ferries", Basis.AS_OF, False),
        ("ferries, running total", Basis.AS_OF, False),
        ("How many ferries since the line opened?", Basis.AS_OF, False),
        ("What had ferries added up to?", Basis.AS_OF, False),
    ],
)
def test_basis_is_told_by_a_date_or_by_cue_words(text, basis, stated):
    question = read(text)
    assert (question.basis, question.basis_stated) == (basis, stated)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("How many ferries were sold in 2021?", {2021}),
        ("ferries sold in 2019 and in 2020", {2019, 2020}),
        ("How many ferries were sold last year?", {2021}),
        ("How many ferries were sold?", set()),
        ("Do 2,021 ferries sail?", set()),
    ],
)
def test_years_are_those_that_it_names(text, years):
    assert read(text).years == years


def test_relative_time_stays_open_without_a_clock():
    assert understand("How many ferries were sold last year?", GLOSSARY).years == frozenset()


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("How many ferries were sold?", ["ferries"]),
        ("How many steam ferries were sold?", ["steam", "ferries"]),
        ("What is the number of steam ferries in Tarn?", ["steam", "ferries"]),
        ("steam ferries, total", ["steam", "ferries"]),
        ("Who sails?", []),
    ],
)
def test_counted_is_what_stands_after_how_many(text, counted):
    assert read(text).counted == tuple(map(stem, counted))


def test_figures_are_the_numbers_that_it_states_itself():
    assert read("Were 1,204 ferries sold in 2021?").figures == (Decimal(1204),)
    assert read("How many ferries were sold in 2021?").figures == ()


def test_concepts_leave_out_time_and_cue_words():
    stems = {s for concept in read("How many ferries were sold in 2021?").concepts for s in concept.stems}
    assert stems == {stem("ferries"), stem("sold")}


def test_other_words_hold_the_equivalents():
    question = read("How many ferries were sold?")
    assert "ferryboat" in question.other_words
    assert "ferryboat" not in question.words


@pytest.mark.parametrize(
    ("text", "change"),
    [("By how much did the fleet grow?", True), ("What was the growth?", True), ("How many ferries?", False)],
)
def test_question_for_a_change_is_told_from_one_for_a_level(text, change):
    assert read(text).wants_change is change


def test_part_weighs_more_than_the_whole():
    question = read("How many of the ferries are steamers?")
    weights = {concept.stems: concept.weight for concept in question.concepts}
    assert question.part
    assert weights[(stem("steamers"),)] > weights[(stem("ferries"),)]
    assert question.counted != (stem("ferries"),)


def test_names_and_strangers_are_told_by_the_documents():
    lexicon = Lexicon(frozenset({"tarn", "ferries"}), frozenset({"tarn"}))
    question = read("How many ferries do tarn and Quillon have?", lexicon=lexicon)
    assert set(question.names) == {stem("tarn"), stem("quillon")}
    assert question.strangers == ("quillon",)


def test_follow_up_takes_the_place_of_its_like():
    question = read("And barges?", "How many ferries were sold in 2021?")
    stems = {s for concept in question.concepts for s in concept.stems}
    assert stems >= {stem("barges"), stem("sold")}
    assert (question.years, question.basis) == ({2021}, Basis.DURING)
    assert question.form is Form.FIGURE
    assert question.text == "How many barges were sold in 2021?"


@pytest.mark.parametrize(
    ("text", "basis"),
    [("And by the end of the year?", Basis.AS_OF), ("And in total?", Basis.AS_OF), ("And how many were added?", Basis.DURING)],
)  # fmt: skip
def test_follow_up_replaces_the_basis(text, basis):
    assert read(text, "How many ferries were there in 2021?").basis is basis


def test_follow_up_replaces_the_year():
    assert read("And in 2020?", "How many ferries were sold in 2021?").years == {2020}


def test_follow_up_replaces_the_place():
    lexicon = Lexicon(frozenset({"tarn", "easby", "ferries"}), frozenset({"tarn", "easby"}))
    question = read("And Easby?", "How many ferries does Tarn have?", lexicon=lexicon)
    assert question.names == (stem("easby"),)
    assert not any(stem("tarn") in concept.stems for concept in question.concepts)


def test_follow_up_of_a_follow_up_reaches_back():
    question = read("And in 2019?", "How many ferries were sold in 2021?", "And barges?")
    stems = {s for concept in question.concepts for s in concept.stems}
    assert stems >= {stem("barges"), stem("sold")}
    assert question.years == {2019}


def test_question_that_says_all_leans_on_nothing():
    text = "How many sailing barges were broken up at Tarn in 2020?"
    assert read(text, "How many ferries were sold in 2021?") == read(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  How\tmany \n ferries? ", "How many ferries?"),
        ("\ufeffHow\u200b many\x00 ferries?", "How many ferries?"),
        ("\u202eferries\u202c", "ferries"),
        ("ferries \ud800?", "ferries ?"),
        ("渡轮", "渡轮"),
        ("2021", "2021"),
    ],
)
def test_cleaning_leaves_what_is_said(text, cleaned):
    assert clean(text, 100) == cleaned


@pytest.mark.parametrize("text", ["", "   ", "\n", "\x00\x1f", "\u200b\u2060", "?", "…", "🚢"])
def test_nothing_said_is_refused(text):
    with pytest.raises(BadQuestion, match="empty"):
        clean(text, 100)


def test_longest_question_is_read_and_one_character_more_is_refused():
    assert clean("a" * 100, 100) == "a" * 100
    with pytest.raises(BadQuestion, match="101 characters; at most 100"):
        clean("a" * 101, 100)


def test_lead_in_is_no_part_of_what_is_counted():
    asked = read("For a page on the old barges: how many ferries and tugs were sold?")
    assert [term.name for term in asked.request.terms] == ["ferries", "tugs"]
    assert "barg" not in {stem for concept in asked.concepts for stem in concept.stems}


def test_of_them_counts_the_things_and_not_whom_they_are_with():
    asked = read("How many of them are with ports?", "How many treaties with foreign partners were signed?")
    assert asked.counted[-1] == stem("treaties")


@pytest.mark.parametrize(
    ("text", "alien"),
    [
        ("How do I bake a chocolate cake with nuts in Tarn?", True),
        # One word that the documents hold, or that the glossary knows for one of theirs.
        ("How do ferries bake a chocolate cake with nuts in Tarn?", False),
        ("How do ferryboats bake a chocolate cake with nuts?", False),
        # A few words may be the reader's for anything.
        ("How do I bake a cake in Tarn?", False),
    ],
)
def test_question_of_words_that_no_document_holds_is_alien(text, alien):
    lexicon = Lexicon(frozenset({"tarn", "ferry", "ferries"}), frozenset({"tarn"}))
    assert read(text, lexicon=lexicon).alien is alien
