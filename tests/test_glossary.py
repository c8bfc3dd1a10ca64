"""Equivalent terms: found by stems, the longest first, and added to by the user."""

import pytest

from stdqa.assistant import Assistant
from stdqa.errors import BadSettings
from stdqa.glossary import Concept, Glossary, read_glossary, shipped_glossary, term_stems
from stdqa.testing import HashEncoder
from stdqa.text import stem

GROUPS = [
    ["lending library", "circulating library"],
    ["library", "book house"],
    ["fish", "seafood"],
    ["fish", "angle"],
    ["in force", "valid"],
]
GLOSSARY = Glossary.of(GROUPS)


def stems_of(concepts):
    return [concept.stems for concept in concepts]


def test_word_that_no_group_holds_stands_alone():
    assert GLOSSARY.concepts("lighthouses") == (Concept((stem("lighthouse"),)),)


def test_grammar_words_make_no_concept():
    assert GLOSSARY.concepts("how many of the") == ()
    assert GLOSSARY.concepts("") == ()


def test_term_is_found_in_whatever_form_it_is_written():
    for text in ("library", "Libraries", "LIBRARY", "the library's"):
        (concept,) = GLOSSARY.concepts(text)
        assert term_stems("book house") in concept.others


def test_longest_term_wins_and_its_words_count_one_by_one():
    concepts = GLOSSARY.concepts("lending libraries")
    assert stems_of(concepts) == [
        term_stems("lending library"),
        (stem("lending"),),
        (stem("library"),),
    ]
    assert concepts[0].others == (term_stems("circulating library"),)


def test_concepts_keep_the_order_of_the_text_and_none_comes_twice():
    assert stems_of(GLOSSARY.concepts("Fish, lighthouses, fish")) == [("fish",), (stem("lighthouses"),)]


def test_term_of_several_groups_has_the_equivalents_of_all():
    (concept,) = GLOSSARY.concepts("fish")
    assert set(concept.others) == {(stem("seafood"),), (stem("angle"),)}


def test_equivalence_does_not_pass_through_a_third_term():
    (concept,) = GLOSSARY.concepts("seafood")
    assert concept.others == (("fish",),)


def test_term_of_grammar_words_keeps_a_stem():
    assert term_stems("in force")
    assert term_stems("of the") == tuple(map(stem, ("of", "the")))


def test_ways_are_the_own_stems_and_the_equivalents():
    concept = Concept(("a",), (("b",), ("c", "d")))
    assert concept.ways == (("a",), ("b",), ("c", "d"))


def test_own_term_is_no_equivalent_of_itself():
    glossary = Glossary.of([["library", "libraries", "LIBRARY"]])
    assert glossary.concepts("library")[0].others == ()


def test_glossary_without_groups_knows_nothing():
    empty = Glossary.of([])
    assert empty.longest == 0
    assert stems_of(empty.concepts("herring vessels")) == [(stem("herring"),), (stem("vessels"),)]


def test_shipped_glossary_is_read_once_and_says_the_same_both_ways():
    glossary = shipped_glossary()
    assert shipped_glossary() is glossary
    assert glossary.longest >= 3
    for term, others in glossary.equivalents.items():
        assert term not in others
        assert all(term in glossary.equivalents[other] for other in others)


def test_glossary_of_the_user_is_added_to_the_shipped_one(tmp_path):
    file = tmp_path / "glossary.toml"
    file.write_text('groups = [["bookmobile", "rolling library"]]\n', encoding="utf-8")
    glossary = read_glossary(file)
    assert term_stems("rolling library") in glossary.concepts("bookmobiles")[0].others
    for term, others in shipped_glossary().equivalents.items():
        assert set(others) <= set(glossary.equivalents[term])


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"groups = [[", "is not TOML"),
        (b'groups = "bookmobile"', "must hold"),
        (b'groups = ["bookmobile"]', "must hold"),
        (b"groups = [[1, 2]]", "must hold"),
        (b'other = [["a", "b"]]', "must hold"),
        (b"", "must hold"),
        (b'groups = [["\xff", "b"]]', "cannot be read"),
    ],
)
def test_bad_glossary_is_refused_with_its_name(tmp_path, content, complaint):
    file = tmp_path / "mine.toml"
    file.write_bytes(content)
    with pytest.raises(BadSettings, match=complaint) as caught:
        read_glossary(file)
    assert "mine.toml" in str(caught.value)


def test_glossary_that_is_not_there_is_refused_with_its_name(tmp_path):
    with pytest.raises(BadSettings, match="nowhere.toml"):
        read_glossary(tmp_path / "nowhere.toml")


def test_glossary_of_the_user_changes_what_is_found(tmp_path, settings, assistant, check):
    question = "How many rolling reading rooms were bought in 2021?"
    file = tmp_path / "glossary.toml"
    file.write_text('groups = [["bookmobile", "rolling reading room"]]\n', encoding="utf-8")
    with Assistant.open(settings.model_copy(update={"glossary": file}), HashEncoder()) as taught:
        answer = taught.ask(question)
    check(answer)
    assert answer.figures[0].figure.text == "26"


def test_term_that_stands_alone_in_its_group_is_a_term():
    glossary = Glossary.of([["quay wall"]])
    assert [concept.stems for concept in glossary.concepts("quay walls")][0] == ("quay", "wall")


def test_term_is_known_by_another_word_for_its_last():
    glossary = Glossary.of([["port rule", "dock rule"], ["rule", "regulation"]])
    (whole, *_) = glossary.concepts("dock regulations")
    assert whole.stems == ("dock", "regul")
    assert {("port", "rule"), ("dock", "rule")} <= set(whole.others)
    assert not glossary.knows(("quay", "regul"))
