"""Proper names in a question, by their capital or because the documents know them as names."""

import pytest

from stdqa.glossary import Glossary
from stdqa.questions.names import Lexicon, framing, names, root, strangers
from stdqa.types import Metadata, Speaker

LEXICON = Lexicon(
    known=frozenset({"norwick", "tarn", "lowen", "courier", "marenna", "ferries", "library", "harbour"}),
    proper=frozenset({"norwick", "tarn", "lowen", "marenna"}),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("How many ferries does Norwick have?", ("norwick",)),
        ("how many ferries does norwick have?", ("norwick",)),
        ("HOW MANY FERRIES DOES NORWICK HAVE?", ("norwick",)),
        ("Norwick ferries", ("norwick",)),
        ("What are Norwick's ferries?", ("norwick",)),
        ("What are Norwick’s ferries?", ("norwick",)),
        ("ferries of Tarn and Norwick", ("tarn", "norwick")),
        ("Norwick, Norwick and norwick", ("norwick",)),
        ("How many ferries does Port Quillon have?", ("port", "quillon")),
        ("Who answered the Lowen Courier?", ("lowen", "courier")),
        # A word in capitals may only be said with weight.
        ("How many ferries have NOTHING to do with tugs?", ()),
        # Countries are names however they are typed.
        ("how many ferries has germany", ("germany",)),
        ("how many jersey ferries in the world", ()),
        ("usa ferries", ("usa",)),
        # So is what is of them, also at the beginning, and what is all in capitals there.
        ("Japanese ferries, how many", ("japanese",)),
        ("how many polish ferries", ()),
        ("QLN ferries, how many", ("qln",)),
    ],
)
def test_names_are_found_in_order_each_once(text, found):
    assert names(text, LEXICON) == found


@pytest.mark.parametrize(
    "text",
    [
        "How many ferries are there?",
        "Ferries sold in 2021",
        "Which ferry? The longest.",
        "What happened on Monday in March?",
        "I ask: Please tell me how many ferries there are.",
        "HOW MANY FERRIES ARE THERE?",
        "2021 ½ 图书馆 📚",
        "",
    ],
)
def test_capital_of_a_sentence_a_day_or_a_month_is_no_name(text):
    assert names(text, LEXICON) == ()


def test_unknown_word_in_a_question_all_in_capitals_is_no_name():
    assert names("HOW MANY FERRIES DOES QUILLON HAVE?", LEXICON) == ()


def test_without_a_lexicon_capitals_tell():
    assert names("How many ferries does Norwick have?", Lexicon()) == ("norwick",)
    assert names("how many ferries does norwick have?", Lexicon()) == ()


def test_strangers_are_the_names_that_nothing_knows():
    glossary = Glossary.of([["Northern Line", "NL"], ["Oldport", "Old Harbour"]])
    concepts = glossary.concepts("Norwick, Quillon, Oldport and the NL")
    assert strangers(("norwick", "quillon", "oldport", "nl"), LEXICON, concepts) == ("quillon",)


def test_name_of_several_words_that_the_glossary_explains_is_no_stranger():
    concepts = Glossary.of([["Northern Line", "Amber Road"]]).concepts("the Amber Road")
    assert strangers(("amber", "road"), LEXICON, concepts) == ()


def test_provinces_of_the_countries_spoken_of_are_names_however_they_are_typed():
    known = frozenset({"china", "ferries", "tc"})
    lexicon = Lexicon(known=known, proper=frozenset({"china"}))
    assert names("tibet: ferries", lexicon) == ("tibet",)
    assert names("how many ferries has xinjiang", lexicon) == ("xinjiang",)
    assert names("tibet: ferries", LEXICON) == ()
    # What the documents call so stands out nowhere.
    assert names("TC ferries, how many", lexicon) == ()


def test_no_names_no_strangers():
    assert strangers((), LEXICON, ()) == ()


def test_letter_alone_is_no_name():
    assert names("How much R&D does Norwick do?", LEXICON) == ("norwick",)


@pytest.mark.parametrize(
    ("place", "of_it"),
    [("marenna", "marennan"), ("tolvia", "tolvian"), ("tolvia", "tolvia"), ("chin", "chines")],
)
def test_place_and_what_is_of_it_share_a_root(place, of_it):
    assert root(place) == root(of_it)


def test_root_keeps_short_names_and_parts_others():
    assert root("iran") == "iran"
    assert root("marenna") != root("tolvia")


def test_adjective_of_a_place_that_the_documents_name_is_no_stranger():
    assert strangers(("marennan", "tolvian"), LEXICON, ()) == ("tolvian",)


def test_framing_words_are_those_beside_the_text():
    metadata = Metadata(
        "Ferries", publisher="Port Press", speakers=(Speaker("Mia Lund", "Minister of Tolvia"),)
    )
    assert framing(metadata) == {"ferries", "port", "press", "mia", "lund", "minister", "of", "tolvia"}
