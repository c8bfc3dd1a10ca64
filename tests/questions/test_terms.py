"""The things that a composite question names, in the order that its operation takes them."""

import pytest

from stdqa.glossary import Glossary, shipped_glossary
from stdqa.questions.forms import Form
from stdqa.questions.operations import Operation
from stdqa.questions.parts import coordinated
from stdqa.questions.premises import premise_of
from stdqa.questions.terms import request_of
from stdqa.types import Basis

BARE = Glossary.of([])


def named(text, form):
    request = request_of(text, form, BARE)
    return request and tuple(term.name for term in request.terms)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("How many more ferries than barges are there?", ("ferries", "barges")),
        ("How many more piers does Tarn have than Easby?", ("Tarn", "Easby")),
        ("How many more ferries were sold than built?", ("sold", "built")),
        ("How many more cranes are there in Tarn than in Easby?", ("Tarn", "Easby")),
        ("By how many piers does Tarn exceed Easby?", ("Tarn", "Easby")),
        ("What is the gap between Tarn and Easby in piers?", ("Tarn", "Easby")),
        ("By how much does spending on quays exceed spending on cranes?", ("spending on quays", "spending on cranes")),
        ("How many piers do Tarn and Easby have between them?", ("Tarn", "Easby")),
        ("How many ferries are in good or fair condition together?", ("good", "fair condition")),
        ("What is the ratio of ferries to barges?", ("ferries", "barges")),
        ("How many sailors are there per ferry?", ("sailors", "ferry")),
        ("How many sailors does each ferry hold?", ("sailors", "ferry")),
    ],
)  # fmt: skip
def test_things_are_those_set_against_each_other(text, things):
    assert named(text, Form.COMPUTATION) == things


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("What share of the ferries are steamers?", "steamers", "ferries"),
        ("Steamers as a percentage of the ferries?", "Steamers", "ferries"),
        ("Steamers make up what share of the ferries?", "Steamers", "ferries"),
        ("Out of all ferries, what share are steamers?", "steamers", "ferries"),
        ("What share of the ferries does Tarn have?", "Tarn", "ferries"),
        ("How many of the ferries are not steamers?", "steamers", "ferries"),
        ("Apart from steamers, how many ferries were sold?", "steamers", "ferries were sold"),
    ],
)
def test_part_stands_before_its_whole(text, part, whole):
    assert named(text, Form.COMPUTATION) == (part, whole)


def test_whole_without_a_part_is_told_from_a_share():
    request = request_of("How many ferries are not steamers?", Form.COMPUTATION, BARE)
    assert request.operation is Operation.REST


@pytest.mark.parametrize(
    ("text", "less"),
    [("Are there more ferries than barges?", False), ("Are there fewer ferries than barges?", True)],
)
def test_statement_of_more_or_less_names_both(text, less):
    request = request_of(text, Form.VERDICT, BARE)
    assert [term.name for term in request.terms] == ["ferries", "barges"]
    assert request.less is less


@pytest.mark.parametrize("text", ["Are there more than nine ferries?", "Are there more than half?"])
def test_bound_names_nothing_beside(text):
    assert request_of(text, Form.VERDICT, BARE) is None


def test_thing_asked_for_twice_has_a_time_of_its_own_each():
    text = "How many ferries were sold in 2021, and how many were there by its end?"
    first, second = request_of(text, Form.FIGURE, BARE).terms
    assert (first.basis, first.years) == (Basis.DURING, {2021})
    assert second.basis is Basis.AS_OF


def test_same_thing_at_two_times_is_told_apart_by_them():
    request = request_of("How many ferries were sold in 2020 and in 2021?", Form.FIGURE, BARE)
    assert [term.years for term in request.terms] == [{2020}, {2021}]


def test_number_in_a_name_is_no_year():
    assert named("How many more IMO 1906 Awards than IMO Medals were won?", Form.COMPUTATION) == (
        "IMO 1906 Awards",
        "IMO Medals",
    )


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Why did the number of ferries fall?", "Is it true that the number of ferries fall?"),
        ("Now that Tarn has 9 piers, who is second?", "Is it true that Tarn has 9 piers?"),
        ("For what reason was the pier closed?", "Is it true that the pier closed?"),
        ("Tarn has 9 piers. Who built them?", "Is it true that Tarn has 9 piers?"),
        ("What follows from the fact that Tarn has 9 piers?", "Is it true that Tarn has 9 piers?"),
        ("How did Tarn end up with 1,900 piers?", "Is it true that Tarn end up with 1,900 piers?"),
        ("How did Tarn reach the sea?", None),
        ("I have 9 piers. Who built those of Tarn?", None),
        ("How many piers does Tarn have?", None),
        ("If I add up all ferries and all barges, how many is that?", None),
    ],
)
def test_premise_is_what_a_question_takes_for_granted(text, claim):
    assert premise_of(text) == claim


def test_things_between_slashes_are_all_listed():
    assert named("ferries / barges / tugs 2021", Form.FIGURE) == ("ferries", "barges", "tugs")


def test_clause_before_the_question_lists_nothing():
    asked = "Since the harbour was opened, how many ferries and barges came?"
    assert named(asked, Form.FIGURE) == ("ferries", "barges")
    assert request_of("Since the harbour was opened, how many came?", Form.FIGURE, BARE) is None


def test_thing_said_once_of_several_is_listed_with_each():
    asked = "How many rules are there: those of Tarn, those of Easby and the Norwick ones together?"
    assert named(asked, Form.COMPUTATION) == ("Tarn", "Easby", "Norwick")
    assert named("Add up the rules of Tarn, those of Easby and the Norwick ones.", Form.COMPUTATION) == (
        "Tarn",
        "Easby",
        "Norwick",
    )


def test_two_words_for_one_thing_before_a_noun_are_no_list():
    known = Glossary.of([["local rule", "provincial rule"]])
    assert request_of("provincial/local rules 2021", Form.FIGURE, known) is None
    assert request_of("provincial/local rules 2021", Form.FIGURE, BARE) is not None


@pytest.mark.parametrize(
    ("text", "form", "things"),
    [
        # A time before the question is none of the things.
        ("Up to the end of 2021, how many steam and sail ferries had come?", Form.FIGURE, ("steam ferries", "sail ferries")),
        (
            "Trams have a bigger share of trips than buses.",
            Form.VERDICT,
            ("Trams", "buses"),
        ),
        ("New ports have more piers than old ports.", Form.VERDICT, ("New ports", "old ports")),
        ("By ferries built, Tarn is placed before Easby.", Form.VERDICT, ("Tarn", "Easby")),
        ("What is Tarn's lead over Easby in piers?", Form.COMPUTATION, ("Tarn", "Easby")),
        ("What share of the ferries is rated as seaworthy?", Form.COMPUTATION, ("seaworthy", "ferries")),
        (
            "Was the pile of steam ferries or that of sail ferries the bigger one?",
            Form.COMPARISON,
            ("steam ferries", "sail ferries"),
        ),
    ],
)  # fmt: skip
def test_what_stands_around_the_things_is_left_out(text, form, things):
    assert named(text, form) == things


def test_what_asks_after_the_things_is_none_of_them():
    known = Glossary.of([["farms and villages", "countryside"]])
    request = request_of("Rules touching farms and hotels – how many came out?", Form.FIGURE, known)
    assert [term.name for term in request.terms] == ["farms", "hotels"]


def test_noun_is_shared_whatever_was_done_and_however_the_question_opens():
    glossary = shipped_glossary()
    for text in ("How many sector and local standards lodged", "Sector and local standards lodged in 2021"):
        assert coordinated(text, glossary).options == ("sector standards", "local standards")
