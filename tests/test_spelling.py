"""Misspelt words are mended to known ones; what is known, short, or no word stays as it is."""

import pytest

from stdqa.glossary import Glossary
from stdqa.spelling import Spelling

WORDS = {
    "library": 9, "libraries": 20, "bookmobile": 3, "bookmobiles": 5, "reading": 12, "corners": 6, "herring": 2,
    "opened": 8, "registered": 7, "percentage": 4, "skelling": 3, "catch": 5, "latch": 1, "batch": 9, "of": 30,
    "houses": 4, "horses": 8, "withdraw": 1,
}  # fmt: skip
SPELLING = Spelling.of(WORDS, Glossary.of([["bookmobile", "rolling stacks"]]))


def bug(reason):
    return pytest.mark.xfail(reason=reason, strict=True)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("libary", "library"),
        ("librery", "library"),
        ("bokmobile", "bookmobile"),
        ("boookmobil", "bookmobile"),
        ("raeding", "reading"),
        ("readnig", "reading"),
        pytest.param("hering", "herring", marks=bug("its stem is that of a grammar word, here")),
        ("registred", "registered"),
        # Typed in haste.
        ("wat", "what"),
        ("hwo", "how"),
        ("Wat", "Wat"),
        # Words of no document, and of grammar.
        ("compnies", "companies"),
        ("allready", "already"),
        ("mnay", "many"),
        ("percantege", "percentage"),
    ],
)
def test_slip_is_mended(written, mended):
    assert SPELLING.corrected(written) == mended


@pytest.mark.parametrize(
    "text",
    [
        "library",
        "LIBRARIES",
        "the library's books",
        "librarys",
        "rolling stacks",
        "where would they",
        "zeppelin",
        "form",
        "raed",
        "2021",
        "l1brary",
        "",
        "   ",
        "?!",
        "图书馆",
        "📚",
    ],
)
def test_what_is_known_short_far_or_no_word_stays(text):
    assert SPELLING.corrected(text) == text


def test_rest_of_the_text_stays_as_it_is():
    text = "  How many  libaries, (and \u201cbokmobiles\u201d) – in 2021?\n"
    mended = "  How many  libraries, (and \u201cbookmobiles\u201d) – in 2021?\n"
    assert SPELLING.corrected(text) == mended


def test_capital_is_kept():
    assert SPELLING.corrected("Libary") == "Library"


def test_nearer_word_wins_before_the_more_frequent():
    assert SPELLING.corrected("housse") == "houses"


def test_more_frequent_of_two_equally_near_wins():
    assert SPELLING.corrected("hoxses") == "horses"


def test_first_letter_is_taken_as_right():
    assert SPELLING.corrected("xatch") == "xatch"


def test_two_slips_are_mended_in_long_words_only():
    assert SPELLING.corrected("hxrrnng") == "hxrrnng"
    assert SPELLING.corrected("bxokmobyle") == "bookmobile"


def test_mending_twice_changes_nothing_more():
    once = SPELLING.corrected("libary of raeding cornerss")
    assert SPELLING.corrected(once) == once


def test_without_a_vocabulary_only_long_slips_in_english_are_mended():
    empty = Spelling.of({}, Glossary.of([]))
    assert empty.corrected("libary compnies Compnies bokmobile") == "libary companies Compnies bookmobile"


def test_answer_repeats_the_question_as_it_was_asked(ask):
    question = "How many bokmobiles were bought in 2021?"
    answer = ask(question)
    assert answer.question == question
    assert answer.figures[0].figure.text == "26"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("how meny ferries sailed befor noon", "how many ferries sailed before noon"),
        ("wich ferries, and whith what", "which ferries, and with what"),
        ("Wich ferries?", "Which ferries?"),
        # "Whet" is a word.
        ("whet the blade", "whet the blade"),
    ],
)
def test_slip_in_a_word_of_grammar_is_mended(text, mended):
    assert (
        Spelling.of({"ferries": 2, "sailed": 1, "noon": 1, "blade": 1}, Glossary.of([])).corrected(text)
        == mended
    )
