"""Which questions are taken: the same ones for the same seed, evenly spread, and no more than wanted."""

from collections import Counter

from making_ports import NOTES, PORTS, harbour, register_of

from stdqa.evaluation.making import Trap, make_questions
from stdqa.evaluation.making.known import Capitals
from stdqa.evaluation.making.nouns import core, is_plural
from stdqa.evaluation.making.verbs import base_of, is_participle


def words(made):
    return [one.question for one in made.questions]


def test_same_seed_gives_the_same_questions_and_another_gives_others():
    assert words(make_questions(harbour(), 20, seed=3)) == words(make_questions(harbour(), 20, seed=3))
    assert words(make_questions(harbour(), 20, seed=3)) != words(make_questions(harbour(), 20, seed=4))


def test_no_more_than_wanted_spread_over_traps_and_documents():
    # Copies under other names, so that there are documents to spread over.
    other = PORTS.replace("Calder", "Delmar").replace("licensed", "chartered").replace("foreign", "inland")
    other = other.replace("Orlanda", "Pelland").replace("Brisk", "Ewold").replace("Tamsel", "Fenny")
    other = other.replace("dried fish", "smoked eel")
    register = register_of(ports=PORTS, other=other, notes=NOTES)
    made = make_questions(register, 24)
    assert len(made.questions) == sum(made.traps.values()) == 24
    assert len(made.traps) >= 7
    documents = Counter(place.document for one in made.questions for group in one.evidence for place in group)
    assert {"ports", "other"} <= set(documents)


def test_only_the_traps_that_are_wanted():
    made = make_questions(harbour(), 100, traps=(Trap.YEAR, Trap.DIGITS))
    assert set(made.traps) == {Trap.YEAR, Trap.DIGITS}
    assert {one.tags for one in made.questions} == {("trap:year",), ("trap:digits",)}


def test_questions_that_there_are_already_are_not_made_again():
    first = make_questions(harbour(), 5)
    more = make_questions(harbour(), 1000, without=words(first))
    assert not set(words(first)) & set(words(more))
    assert len(more.questions) == len(make_questions(harbour(), 1000).questions) - 5


def test_without_figures_there_are_no_questions():
    made = make_questions(register_of(a="# Nothing\n\nNo number here.\n"), 10)
    assert made.questions == ()
    assert made.traps == {}


def test_first_word_keeps_its_capital_only_where_it_is_a_name():
    capitals = Capitals(harbour().documents.values())
    assert capitals.lowered("Exports of fish") == "exports of fish"
    assert capitals.lowered("Calder Bridge") == "Calder Bridge"
    assert capitals.lowered("WTO members") == "WTO members"
    assert capitals.is_name("Calder")
    assert not capitals.is_name("Exports")


def test_core_of_a_noun_is_without_what_narrows_it():
    assert core("newly registered experts in committees") == "experts"
    assert core("local standards filed") == "local standards"
    assert core("pilot projects carried out nationwide") == "pilot projects"


def test_nouns_and_verbs_have_their_forms():
    assert is_plural("local standards filed")
    assert not is_plural("stock of rules")
    assert base_of("took") == "take"
    assert base_of("ran") == "run"
    assert base_of("harbour") is None
    assert is_participle("written")
    assert not is_participle("wrote")
