"""Generated questions over an invented corpus: every expectation is held against the texts themselves."""

import re
from dataclasses import replace

import pytest
from making_ports import NOTES, PORTS, harbour, register_of

from stdqa.evaluation.grounding import ground
from stdqa.evaluation.making import Trap, make_questions
from stdqa.evaluation.question import Kind, QuestionSet
from stdqa.register import Register
from stdqa.types import Reason, Side, Verdict

TEXTS = {"ports": PORTS, "notes": NOTES}
SENTENCES = [line for text in TEXTS.values() for line in re.split(r"(?<=\.)\s+", text) if line.strip()]


@pytest.fixture(scope="module")
def made():
    return make_questions(harbour(), 1000)


def of_trap(made, trap):
    return [one for one in made.questions if one.tags == (f"trap:{trap.value}",)]


def test_every_trap_is_made_counted_and_marked_as_generated(made):
    assert {trap: len(of_trap(made, trap)) for trap in Trap} == dict(made.traps)
    assert all(one.generated and one.complete for one in made.questions)
    ids = [one.id for one in made.questions]
    assert len(set(ids)) == len(ids)
    words = [one.question.casefold() for one in made.questions]
    assert len(set(words)) == len(words)


def test_evidence_stands_in_the_documents_and_holds_every_figure_expected(made):
    gold = ground(QuestionSet("made", "made", made.questions), TEXTS)
    for one in made.questions:
        assert bool(one.evidence) == (one.kind is not Kind.NONE)
        quotes = [TEXTS[span.document][span.start : span.end] for group in gold[one.id] for span in group]
        for figure in (*one.figures, *one.accepted):
            assert any(figure in quote for quote in quotes), one.question


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("the number of lighthouses repaired in 2031?", "57"),
        ("By what percentage did exports of dried fish rise in 2031?", "12.6%"),
        ("What was the share of container freight in 2031?", "31.4%"),
        ("What was revenue from harbour dues in 2031?", "48.2 million florins"),
        ("How many harbour pilots did Calder employ in 2031?", "736"),
        ("What percentage of the inspected trawlers had a valid radio licence in 2031?", "71.5%"),
    ],
)
def test_plain_question_is_english_and_expects_the_figure(made, question, figure):
    (one,) = [each for each in of_trap(made, Trap.PLAIN) if question in each.question]
    assert one.figures == (figure,)
    assert one.verdict is one.reason is None


def test_date_is_asked_for_and_accepted_in_its_forms(made):
    (one,) = [each for each in of_trap(made, Trap.PLAIN) if "Calder Bridge opened" in each.question]
    assert one.kind is Kind.TEXT
    assert {"4 May 2027", "May 4, 2027", "2027-05-04"} <= set(one.answers)


def test_rounding_and_the_exact_figure_are_both_right(made):
    ships = [
        one
        for one in of_trap(made, Trap.PLAIN)
        if re.search(r"foreign ships.*2031|2031.*ships", one.question)
    ]
    assert {(one.figures, one.accepted) for one in ships} == {
        (("4,310",), ("4,300",)),
        (("4,300",), ("4,310",)),
    }


def test_year_shifted_is_one_that_no_sentence_tells_of_the_thing(made):
    for one in of_trap(made, Trap.YEAR):
        assert one.reason is Reason.OTHER_PERIOD
        (year,) = re.findall(r"\b20\d\d\b", one.question)
        (figure, *_) = one.mistakes
        (stated, *_) = [sentence for sentence in SENTENCES if figure in sentence]
        shared = [word for word in re.findall(r"[a-z]{4,}", stated.lower()) if word in one.question.lower()]
        assert len(shared) > 1
        assert year not in stated
        assert not any(
            year in sentence and all(word in sentence.lower() for word in shared) for sentence in SENTENCES
        )
    # 2029 is told of the ships, so that no trap asks for it.
    assert not any("foreign ships" in q.question and "2029" in q.question for q in of_trap(made, Trap.YEAR))


def test_basis_told_on_both_sides_has_the_other_as_the_mistake(made):
    both = {one.figures: one.mistakes for one in of_trap(made, Trap.BASIS) if one.figures}
    assert both == {("93",): ("1,268",), ("1,268",): ("93",)}


def test_basis_told_on_one_side_only_has_no_answer(made):
    (one,) = [each for each in of_trap(made, Trap.BASIS) if each.reason]
    assert one.question.endswith("lighthouses repaired by the end of 2031?")
    assert one.reason is Reason.OTHER_PERIOD
    assert one.mistakes == ("57",)
    assert not any("lighthouses" in sentence and "end of" in sentence for sentence in SENTENCES)


def test_scope_is_a_place_of_which_nothing_of_the_kind_is_told(made):
    (one,) = [each for each in of_trap(made, Trap.SCOPE) if each.reason]
    assert one.reason is Reason.OTHER_SCOPE
    assert one.mistakes == ("736",)
    (place,) = [name for name in ("Brisk", "Tamsel") if name in one.question]
    assert not any(place in sentence and "pilots" in sentence for sentence in SENTENCES)


def test_neighbours_are_the_mistakes_of_a_place_and_together_a_list(made):
    (one,) = [each for each in of_trap(made, Trap.SCOPE) if each.figures]
    counts = {"Calder": "240", "Brisk": "118", "Tamsel": "64"}
    (place,) = [name for name in counts if name in one.question]
    assert one.figures == (counts.pop(place),)
    assert set(one.mistakes) == set(counts.values())
    (several,) = of_trap(made, Trap.LIST)
    assert several.question == "How many mooring buoys do Calder, Brisk and Tamsel have?"
    assert several.figures == ("240", "118", "64")


def test_what_was_done_in_places_is_not_asked_as_what_they_have(made):
    assert not any("sail lofts" in one.question and "have" in one.question for one in made.questions)


def test_digits_are_exchanged_and_the_number_is_stated_nowhere(made):
    found = of_trap(made, Trap.DIGITS)
    assert len(found) > 5
    for one in found:
        assert one.verdict is Verdict.CONTRADICTED
        (right,) = one.figures
        (said,) = [
            number
            for number in re.findall(r"\d[\d.,]*\d", one.question)
            if sorted(number) == sorted(right.split("%")[0].split(" ")[0])
        ]
        assert said not in right
        assert not any(said in sentence for sentence in SENTENCES)


def test_unit_is_changed_and_the_right_figure_expected(made):
    found = {one.question.split(" that ")[1]: one for one in of_trap(made, Trap.UNIT)}
    points = found["exports of dried fish rose by 12.6 percentage points in 2031?"]
    scale = found["revenue from harbour dues was 48.2 billion florins in 2031?"]
    assert points.figures == ("12.6%",)
    assert scale.figures == ("48.2 million florins",)
    assert points.verdict is scale.verdict is Verdict.CONTRADICTED


def test_true_statement_is_the_sources_own(made):
    for one in of_trap(made, Trap.TRUE):
        assert one.verdict is Verdict.CONFIRMED
        (figure,) = one.figures
        assert figure.lower() in one.question


def test_pronouns_are_never_asked_about(made):
    assert not any("fishing permits" in one.question for one in made.questions)


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\nIn 2031, 40 tug boats were sold at Calder.\n\nIn 2031, 52 tug boats were sold at Calder.\n",
        "# A\n\n| Boats | 2031 |\n|---|---|\n| tugs | 512 |\n",
        "# A\n\nIn 2031, 40 tug boats and 12 barges were sold at Calder.\n",
    ],
    ids=["two values of one thing", "a table", "two figures in a clause"],
)
def test_figure_without_one_certain_answer_is_left_out(text):
    assert make_questions(register_of(a=text), 100).questions == ()


def test_journalists_figure_is_left_out():
    register = register_of(a="# A\n\nIn 2031, 40 tug boats were sold at Calder.\n")
    assert make_questions(register, 100).questions
    told = [replace(figure, side=Side.JOURNALIST) for figure in register.figures]
    assert make_questions(Register(told, register.documents), 100).questions == ()
