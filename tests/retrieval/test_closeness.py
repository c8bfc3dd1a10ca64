"""Late interaction, on directions made by hand and on words that are alike to those of the question."""

import numpy as np
import pytest
from test_ranking import CLOCK, GLOSSARY

from stdqa.glossary import Concept
from stdqa.questions import understand
from stdqa.retrieval.closeness import Closeness
from stdqa.retrieval.signals import SOFT, Near
from stdqa.text import stem
from stdqa.types import Context, Passage, TokenVectors
from word_tokens import WordEncoder

EAST, NORTH, BETWEEN = (127, 0), (0, 127), (90, 90)
TEXT = "Port holds: barges"
# Of the words of "Heron sails" one points east, one north; the passage begins at the document's 100.
QUESTION = TokenVectors(np.array([(0, 5), (6, 11)], dtype=np.int32), np.array([EAST, NORTH], dtype=np.int8))
PASSAGE = Passage("p", "d", 100, 118, TEXT, Context(1))
TOLD = TokenVectors(
    np.array([(0, 4), (5, 10), (12, 18)], dtype=np.int32), np.array([EAST, BETWEEN, NORTH], dtype=np.int8)
)
NONE = TokenVectors(np.zeros((0, 2), dtype=np.int32), np.zeros((0, 0), dtype=np.int8))


@pytest.fixture
def closeness():
    return Closeness("Heron sails", QUESTION, lambda passage: TOLD)


def test_each_token_looks_for_its_nearest_in_the_stretch(closeness):
    assert closeness.stretch(PASSAGE, 100, 118) == pytest.approx([1, 1])
    assert closeness.stretch(PASSAGE, 100, 104) == pytest.approx([1, 0])
    assert closeness.stretch(PASSAGE, 100, 110) == pytest.approx([1, 0.709], abs=0.001)


@pytest.mark.parametrize(("start", "end"), [(101, 104), (100, 103), (104, 105), (110, 112), (118, 118)])
def test_stretch_that_holds_no_whole_token_is_near_nothing(closeness, start, end):
    assert closeness.stretch(PASSAGE, start, end).tolist() == [0, 0]
    assert closeness.back(PASSAGE, start, end) == 0


def test_way_back_is_the_mean_over_the_tokens_of_the_stretch(closeness):
    assert closeness.back(PASSAGE, 112, 118) == pytest.approx(1)
    assert closeness.back(PASSAGE, 105, 118) == pytest.approx((0.709 + 1) / 2, abs=0.001)


def test_mean_is_over_all_tokens_or_over_those_of_some_stems(closeness):
    cosines = closeness.stretch(PASSAGE, 100, 104)
    assert closeness.of_all(cosines) == pytest.approx(0.5)
    assert closeness.of_all(cosines, frozenset({stem("Heron")})) == pytest.approx(1)
    assert closeness.of_all(cosines, frozenset({stem("sails")})) == 0
    assert closeness.of_all(cosines, frozenset({"elsewhere"})) == 0


def test_common_words_are_left_out_of_the_mean(closeness):
    question = understand("Heron sails", GLOSSARY, CLOCK)
    assert Near.of(question, closeness).forth(PASSAGE, 100, 104) == pytest.approx(0.5)
    near = Near.of(question, closeness, frozenset({stem("sails")}))
    assert near.forth(PASSAGE, 100, 104) == pytest.approx(1)


def test_passage_is_compared_once():
    asked = []
    closeness = Closeness("Heron sails", QUESTION, lambda passage: asked.append(passage.id) or TOLD)
    closeness.stretch(PASSAGE, 100, 104)
    closeness.stretch(PASSAGE, 105, 118)
    closeness.back(PASSAGE, 100, 118)
    assert asked == ["p"]


def test_passages_are_told_apart():
    other = Passage("q", "d", 100, 118, TEXT, Context(1))
    closeness = Closeness("Heron sails", QUESTION, lambda passage: TOLD if passage.id == "p" else NONE)
    assert closeness.stretch(PASSAGE, 100, 118) == pytest.approx([1, 1])
    assert closeness.stretch(other, 100, 118).tolist() == [0, 0]


def test_question_without_tokens_is_near_nothing(closeness):
    silent = Closeness("Heron sails", NONE, lambda passage: TOLD)
    assert bool(closeness) is True
    assert bool(silent) is False
    assert silent.of_all(silent.stretch(PASSAGE, 100, 118)) == 0
    assert silent.back(PASSAGE, 100, 118) == 0


def test_concepts_take_the_mean_of_the_tokens_of_their_words():
    encoder = WordEncoder()
    text = "the steam ferry of Tarn"
    closeness = Closeness(text, encoder.tokens(text), lambda passage: NONE)
    concepts = [Concept((stem("steam"), stem("ferry"))), Concept((stem("Tarn"),)), Concept(("barg",))]
    assert closeness.averaging(concepts).tolist() == [[0, 0.5, 0.5, 0, 0], [0, 0, 0, 0, 1], [0, 0, 0, 0, 0]]


def test_words_of_grammar_are_of_no_stem():
    encoder = WordEncoder()
    closeness = Closeness("the of", encoder.tokens("the of"), lambda passage: NONE)
    assert closeness.of_all(np.ones(2, dtype=np.float32), frozenset({"the", "of"})) == 0


def near(text, said, same=None, narrowed=None):
    """How near a passage of one sentence is to a question, and the passage."""
    encoder = WordEncoder(same)
    question = understand(text, GLOSSARY, CLOCK)
    passage = Passage("p", "d", 40, 40 + len(said), said, Context(1))
    closeness = Closeness(
        narrowed or text, encoder.tokens(narrowed or text), lambda one: encoder.tokens(said)
    )
    return Near.of(question, closeness), passage


def told(text, said, word, same=None):
    made, passage = near(text, said, same)
    of = next(c for c in made.concepts if c.stems == (stem(word),))
    return made.head(passage, passage.start, passage.end, of)


def test_concept_said_in_another_word_counts_as_far_as_soft():
    text, said = "How many vessels sail?", "The port holds 31 ships."
    assert told(text, said, "vessels", {"vessels": "ships"}) == pytest.approx(SOFT, abs=0.001)
    assert told(text, said, "vessels") == 0


def test_concept_is_said_by_the_stretch_that_says_it():
    made, passage = near("How many vessels sail?", "31 ships rest.", {"vessels": "ships"})
    place = [c.stems for c in made.concepts].index((stem("vessels"),))
    assert made.said(passage, 43, 48)[place] == pytest.approx(SOFT, abs=0.001)
    assert made.said(passage, 49, 53)[place] == 0


def test_concept_that_the_question_does_not_hold_is_not_said():
    made, passage = near("How many vessels sail?", "31 vessels sail.")
    assert made.head(passage, passage.start, passage.end, Concept(("barg",))) == 0


def test_overall_is_the_mean_both_ways():
    made, passage = near("ferries sail", "ferries sail")
    whole, half = (passage, passage.start, passage.end), (passage, passage.start, passage.start + 7)
    assert made.forth(*whole) == pytest.approx(1, abs=0.02)
    assert made.back(*whole) == pytest.approx(1, abs=0.02)
    assert made.forth(*half) < 0.75 < made.back(*half)
    assert made.forth(*whole) == pytest.approx(1, abs=0.02)


def test_question_narrowed_to_a_part_looks_at_the_tokens_of_the_part():
    made, passage = near("ferries", "31 ferries", narrowed="Compare the ferries and the barges")
    assert made.focus == frozenset({stem("ferries")})
    assert made.forth(passage, passage.start, passage.end) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("closeness", [None, Closeness("x", NONE, lambda passage: TOLD)])
def test_without_tokens_nothing_is_said_in_other_words(closeness):
    made = Near.of(understand("How many vessels sail?", GLOSSARY, CLOCK), closeness)
    assert set(made.said(PASSAGE, 100, 118)) == {0.0}
    assert len(made.said(PASSAGE, 100, 118)) == len(made.concepts)
    assert made.forth(PASSAGE, 100, 118) == made.back(PASSAGE, 100, 118) == 0
