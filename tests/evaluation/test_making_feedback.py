"""Feedback as test questions: what was said to be right is expected, if the documents state it."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from making_ports import PORTS, harbour

from stdqa.evaluation.grounding import ground
from stdqa.evaluation.making import from_feedback, identity, question_from_feedback
from stdqa.evaluation.question import Kind, QuestionSet
from stdqa.store import Fault, Feedback, Mark
from stdqa.types import (
    Answer,
    Basis,
    Citation,
    Computation,
    Context,
    Hit,
    Passage,
    QuotedFigure,
    Reason,
    Status,
    Verdict,
)

REGISTER = harbour()
BUILT = "In 2031, 93 licensed ferry boats were newly built."
TOTAL = "By the end of 2031, licensed ferry boats numbered 1,268."
REPAIRED = "The number of lighthouses repaired in 2031 was 57."
GOOD = Mark(good=True)


def figure(text):
    return next(one for one in REGISTER.figures if one.text == text)


def cite(quote):
    start = PORTS.index(quote)
    return Citation.of(REGISTER.documents["ports"], Context(1), start, start + len(quote), quote)


def answer(*texts, quotes=(), hits=(), **fields):
    given = [QuotedFigure(figure(text), place) for place, text in enumerate(texts)]
    return Answer(
        "?",
        Status.ANSWERED,
        "…",
        figures=tuple(given),
        citations=tuple(map(cite, quotes)),
        hits=hits,
        **fields,
    )


def hit(quote):
    one = next(f for f in REGISTER.figures if REGISTER.sentence(f) == quote)
    passage = Passage(one.passage, "ports", one.sentence_start, one.sentence_end, quote, Context(1))
    return Hit(passage, 1.0)


def said(given, mark, question="How many licensed ferry boats?", history=()):
    at = datetime(2032, 1, 2, tzinfo=UTC)
    return Feedback("c" * 32, 1 + len(history), history, question, given, mark, at)


def made(given, mark, **fields):
    one = question_from_feedback(said(given, mark, **fields), REGISTER)
    ground(QuestionSet("made", "made", (one,)), {name: d.text for name, d in REGISTER.documents.items()})
    return one


def quotes(one):
    return [[place.quote for place in group] for group in one.evidence]


def test_good_figure_is_expected_with_its_time_and_its_own_citation():
    one = made(answer("1,268", quotes=(TOTAL, BUILT)), GOOD, history=("And boats?",))
    assert one.figures == ("1,268",)
    assert one.kind is Kind.FIGURE
    assert one.period.basis is Basis.AS_OF
    assert quotes(one) == [[TOTAL]]
    assert one.history == ("And boats?",)
    assert one.tags == ("feedback",)
    assert not one.generated


def test_good_figures_are_all_needed():
    one = made(answer("1,268", "93", quotes=(TOTAL, BUILT)), GOOD)
    assert one.kind is Kind.FIGURES
    assert quotes(one) == [[TOTAL], [BUILT]]


def test_good_verdict_abstention_and_result():
    verdict = made(answer("93", quotes=(BUILT,), verdict=Verdict.CONTRADICTED), GOOD)
    assert (verdict.verdict, verdict.figures) == (Verdict.CONTRADICTED, ("93",))
    declined = made(Answer("?", Status.ABSTAINED, "…", Reason.OTHER_SCOPE), GOOD)
    assert (declined.kind, declined.reason) == (Kind.NONE, Reason.OTHER_SCOPE)
    computed = answer("1,268", "93", quotes=(TOTAL, BUILT), computation=Computation("a − b", "1,175", (0, 1)))
    assert (made(computed, GOOD).kind, made(computed, GOOD).figures) == (Kind.RESULT, ("1,175",))


def test_good_answer_in_words_expects_its_evidence():
    one = made(answer(quotes=(TOTAL,)), GOOD)
    assert one.kind is Kind.EVIDENCE
    assert quotes(one) == [[TOTAL]]
    assert not one.generated


def test_good_answer_whose_citation_is_gone_is_a_draft():
    gone = replace(cite(TOTAL), quote="By the end of 2030, there were none.")
    one = made(replace(answer("1,268", quotes=(TOTAL,)), citations=(gone,)), GOOD)
    assert one.generated
    assert not one.complete
    assert "no longer" in one.note


def test_citation_that_has_moved_is_found_again():
    moved = replace(cite(TOTAL), start=3, end=3 + len(TOTAL))
    assert quotes(made(replace(answer("1,268", quotes=(TOTAL,)), citations=(moved,)), GOOD)) == [[TOTAL]]


def test_corrected_figure_is_looked_for_and_the_one_given_becomes_the_mistake():
    given = answer("1,268", quotes=(TOTAL,), hits=(hit(TOTAL), hit(BUILT)))
    mark = Mark(False, Fault.WRONG_FIGURE, corrected="93 licensed ferry boats were built in 2031")
    one = made(given, mark, question="How many licensed ferry boats were built in 2031?")
    assert one.figures == ("93",)
    assert one.mistakes == ("1,268",)
    assert quotes(one) == [[BUILT]]
    assert one.period.basis is Basis.DURING
    assert not one.generated


def test_correction_of_a_statement_is_its_verdict():
    mark = Mark(False, Fault.OTHER, corrected="No, 57 lighthouses were repaired")
    one = made(answer("93", quotes=(BUILT,)), mark, question="Were 75 lighthouses repaired in 2031?")
    assert (one.verdict, one.figures, quotes(one)) == (Verdict.CONTRADICTED, ("57",), [[REPAIRED]])


@pytest.mark.parametrize(
    ("fault", "corrected", "note"),
    [
        (Fault.WRONG_FIGURE, "It was 94 boats", "No document states"),
        (Fault.WRONG_FIGURE, "It was many more", "names no figure"),
        (Fault.SHOULD_HAVE_ANSWERED, "", "Add what is right"),
        (None, "", "Add what is right"),
        (Fault.SHOULD_HAVE_DECLINED, "93 licensed ferry boats", "Decide which is right"),
    ],
)
def test_what_is_not_certain_is_a_draft_that_says_what_to_add(fault, corrected, note):
    one = made(answer("1,268", quotes=(TOTAL,)), Mark(False, fault, "Hm.", corrected))
    assert one.generated
    assert not one.complete
    assert one.mistakes == ("1,268",)
    assert one.note.startswith("Hm. ")
    assert note in one.note


def test_value_of_something_else_is_not_taken_for_the_correction():
    # 57 is the number of lighthouses; nothing of it is in the question or the correction.
    mark = Mark(False, Fault.WRONG_FIGURE, corrected="57 pelicans")
    assert not made(answer("1,268", quotes=(TOTAL,)), mark, question="How many pelicans?").complete


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("there is nothing of that year", Reason.OTHER_PERIOD),
        ("Brisk is another place", Reason.OTHER_SCOPE),
        ("that is stated nowhere", Reason.NOT_IN_SOURCES),
        ("", None),
    ],
)
def test_what_should_have_been_declined_has_no_answer(words, reason):
    one = made(answer("93", quotes=(BUILT,)), Mark(False, Fault.SHOULD_HAVE_DECLINED, words))
    assert (one.kind, one.reason, one.mistakes) == (Kind.NONE, reason, ("93",))
    assert one.note == words


def test_answer_that_failed_is_a_draft():
    assert made(Answer("?", Status.ERROR, "It broke."), GOOD).generated


def test_same_feedback_gives_the_same_id():
    one = said(answer("93", quotes=(BUILT,)), GOOD)
    assert identity(one) == from_feedback(one, REGISTER)["id"] == identity(replace(one, mark=Mark(False)))
    assert identity(one) != identity(replace(one, turn=2))
    assert figure("93").value == Decimal(93)
