"""What makes an answer right, wrong or a trap fallen into; each answer is made by hand."""

from dataclasses import replace

import pytest
from ferry import CAPTAIN, FLOW, STOCK, TEXTS, YEAR_END, answer, declined, failed, figure, gold, question

from stdqa.evaluation.judging import judge
from stdqa.evaluation.measures import MEASURES
from stdqa.evaluation.question import Kind
from stdqa.types import Reason, Verdict

CARS, BOATS = figure("4,310"), figure("12", STOCK, YEAR_END)


def scores(asked, given, evidence=None):
    return judge(asked, given, gold(FLOW) if evidence is None else evidence, TEXTS)


def test_right_figure_of_the_right_time_is_right_in_all():
    found = scores(question(), answer(CARS))
    wanted = ("right", "figure", "period", "basis", "exact_match", "f1", "citations_exact", "figures_cited")
    assert {name: found[name] for name in wanted} == dict.fromkeys(wanted, 1)
    assert (found["fooled"], found["wrong_sentence"], found["false_abstention"]) == (0, 0, 0)
    assert found["evidence_cited"] == 1


def test_likely_mistake_fools():
    found = scores(question(), answer(BOATS, quotes=(STOCK,)))
    assert (found["right"], found["figure"], found["fooled"], found["evidence_cited"]) == (0, 0, 1, 0)


def test_other_wrong_figure_does_not_fool():
    found = scores(question(), answer(figure("99")))
    assert (found["right"], found["fooled"]) == (0, 0)


def test_accepted_form_is_right_and_never_a_mistake():
    found = scores(question(accepted=("4.31 thousand", "12")), answer(BOATS))
    assert (found["figure"], found["fooled"]) == (1, 0)


def test_right_figure_of_another_time_is_wrong_about_the_time():
    found = scores(question(), answer(replace(CARS, period=YEAR_END)))
    assert (found["figure"], found["period"], found["basis"]) == (1, 0, 0)


def test_wrong_figure_of_the_right_time_is_wrong_about_both():
    found = scores(question(), answer(replace(BOATS, period=question().period)))
    assert (found["period"], found["basis"]) == (0, 0)


def test_right_figure_from_the_wrong_sentence_is_told():
    elsewhere = replace(CARS, start=BOATS.start, end=BOATS.end)
    assert scores(question(), answer(elsewhere))["wrong_sentence"] == 1


@pytest.mark.parametrize("given", [declined(), failed()])
@pytest.mark.parametrize(
    "asked",
    [
        question(),
        question(Kind.FIGURES, figures=("4,310", "12")),
        question(Kind.RESULT, figures=("4,298",)),
        question(Kind.WINNER, answers=("Cars",)),
        question(Kind.VERDICT, verdict=Verdict.CONFIRMED),
        question(Kind.LIST, items=("cars",)),
        question(Kind.POINTS, points=("cars",)),
        question(Kind.TEXT, answers=("cars",)),
    ],
    ids=lambda one: one.kind.value,
)
def test_what_was_not_answered_counts_as_wrong_in_every_measure(asked, given):
    found = scores(asked, given)
    better_low = {"fooled", "wrong_sentence", "false_abstention"}
    assert all(value == 0 for name, value in found.items() if name not in better_low)
    assert found["right"] == found.get("fooled", 0) == 0


def test_several_figures_are_right_only_all_together():
    asked = question(Kind.FIGURES, figures=("4,310", "12"))
    assert scores(asked, answer(CARS, BOATS))["figures"] == 1
    assert scores(asked, answer(CARS))["figures"] == 0


def test_every_figure_of_the_report_is_no_answer():
    many = [figure(str(number)) for number in range(100, 104)]
    assert scores(question(Kind.FIGURES, figures=("4,310", "12")), answer(CARS, BOATS, *many))["figures"] == 0


@pytest.mark.parametrize(("result", "right", "fooled"), [("4,298", 1, 0), ("4,322", 0, 1), (None, 0, 0)])
def test_result_is_what_was_worked_out_and_not_an_operand(result, right, fooled):
    asked = question(Kind.RESULT, figures=("4,298",), mistakes=("4,322",))
    found = scores(asked, answer(CARS, BOATS, result=result))
    assert (found["result"], found["fooled"]) == (right, fooled)


def test_winner_must_be_named_first():
    asked = question(Kind.WINNER, answers=("Cars: 4,310 against 12",))
    assert scores(asked, answer(CARS, text="Cars, 4,310."))["winner"] == 1
    assert scores(asked, answer(CARS, text=f"{'x ' * 100} cars"))["winner"] == 0


@pytest.mark.parametrize(
    ("given", "right", "fooled"),
    [(Verdict.CONFIRMED, 1, 0), (Verdict.CONTRADICTED, 0, 1), (None, 0, 0)],
)
def test_verdict_is_right_fooled_or_missing(given, right, fooled):
    found = scores(question(Kind.VERDICT, verdict=Verdict.CONFIRMED), answer(CARS, verdict=given))
    assert (found["verdict"], found["fooled"]) == (right, fooled)


def test_missing_verdict_in_the_set_makes_no_answer_right():
    assert scores(question(Kind.VERDICT), answer(CARS, verdict=None))["right"] == 0


def test_list_counts_the_items_named():
    asked = question(Kind.LIST, items=("cars", "boats", "captain", "quay", "sea"))
    found = scores(asked, answer(text="Cars, boats, captain and quay.", quotes=(FLOW,)))
    assert (found["list_recall"], found["right"]) == (0.8, 1)
    assert scores(asked, answer(text="Cars, boats.", quotes=(FLOW,)))["right"] == 0


def test_points_may_stand_in_the_citations():
    asked = question(Kind.POINTS, points=("captain", "Nils Berg", "pilot", "mate"))
    found = scores(asked, answer(text="See the report.", quotes=(CAPTAIN,)))
    assert (found["points"], found["right"]) == (0.5, 1)


def test_text_is_held_and_measured_by_its_words():
    asked = question(Kind.TEXT, answers=("Nils Berg",))
    found = scores(asked, answer(text="The captain is Nils Berg.", quotes=(CAPTAIN,)), gold(CAPTAIN))
    assert (found["text"], found["exact_match"]) == (1, 0)
    # Given: captain is nils berg; 2 of 4 words, all of those expected.
    assert found["f1"] == pytest.approx(2 / 3)


def test_whole_page_is_no_text():
    asked = question(Kind.TEXT, answers=("Nils Berg",))
    assert scores(asked, answer(text="Nils Berg " + "x " * 300, quotes=(CAPTAIN,)))["text"] == 0


def test_what_has_no_answer_is_right_when_declined_for_whatever_reason():
    asked = question(Kind.NONE, reason=Reason.OTHER_PERIOD)
    found = scores(asked, declined(Reason.NOT_IN_SOURCES), ())
    assert (found["right"], found["abstention_recall"], found["abstention_precision"]) == (1, 1, 1)
    assert (found["abstention_reason"], found["exact_match"]) == (0, 1)
    assert scores(asked, declined(Reason.OTHER_PERIOD), ())["abstention_reason"] == 1


def test_answer_where_there_is_none_fools():
    found = scores(question(Kind.NONE), answer(CARS), ())
    assert (found["right"], found["fooled"], found["abstention_recall"], found["f1"]) == (0, 1, 0, 0)
    assert "abstention_precision" not in found


def test_failure_is_not_a_refusal():
    found = scores(question(Kind.NONE), failed(), ())
    assert (found["right"], found["abstention_recall"]) == (0, 0)


def test_declining_what_has_an_answer_lowers_precision():
    found = scores(question(), declined())
    assert (found["abstention_precision"], found["false_abstention"]) == (0, 1)


@pytest.mark.parametrize(
    ("given", "right"),
    [(declined(), 1), (answer(CARS), 1), (answer(BOATS), 0), (answer(BOATS, verdict=Verdict.CONTRADICTED), 1), (failed(), 0)],
)  # fmt: skip
def test_false_premise_is_corrected_or_declined(given, right):
    assert scores(question(Kind.PREMISE, figures=("4,310",)), given)["premise"] == right


def test_only_evidence_expected_measures_no_answer():
    found = scores(question(Kind.EVIDENCE), answer(CARS))
    assert "right" not in found
    assert found["evidence_cited"] == 1


def test_citation_that_is_not_in_the_source_is_not_exact():
    bent = replace(answer(CARS).citations[0], quote="In 2023, the ferry carried 4,301 cars.")
    assert scores(question(), replace(answer(CARS), citations=(bent,)))["citations_exact"] == 0


def test_figure_outside_its_citation_is_told():
    assert scores(question(), answer(CARS, quotes=(STOCK,)))["figures_cited"] == 0


def test_evidence_that_is_missing_measures_less_and_never_better():
    whole, without = scores(question(), answer(CARS)), scores(question(), answer(CARS), ())
    assert set(without) == set(whole) - {"wrong_sentence", "evidence_cited"}
    assert all(without[name] == whole[name] for name in without)


@pytest.mark.parametrize("wrong", ["4,301", "43.10", "4,310%", "4,310 million", "none"])
def test_wrong_gold_never_makes_a_wrong_answer_right(wrong):
    found = scores(question(figures=(wrong,)), answer(figure("4,310"), confidence=1.0))
    assert (found["right"], found["figure"], found["period"], found["basis"]) == (0, 0, 0, 0)


def test_question_without_likely_mistakes_cannot_fool():
    assert "fooled" not in scores(question(mistakes=()), answer(figure("99")))
    assert scores(question(Kind.NONE), declined(), ())["fooled"] == 0


RIGHT = {
    "figure": (question(), answer(CARS)),
    "figures": (question(Kind.FIGURES, figures=("4,310", "12")), answer(CARS, BOATS)),
    "result": (question(Kind.RESULT, figures=("4,298",)), answer(CARS, result="4,298")),
    "winner": (question(Kind.WINNER, answers=("Cars",)), answer(CARS, text="Cars, 4,310.")),
    "verdict": (question(Kind.VERDICT, verdict=Verdict.CONFIRMED), answer(CARS, verdict=Verdict.CONFIRMED)),
    "premise": (question(Kind.PREMISE, figures=("4,310",)), answer(CARS)),
    "list": (question(Kind.LIST, items=("cars", "boats")), answer(text="Cars and boats.", quotes=(FLOW,))),
    "points": (question(Kind.POINTS, points=("carried", "cars")), answer(text="It carried cars.", quotes=(FLOW,))),
    "text": (question(Kind.TEXT, answers=("Nils Berg",)), answer(text="Nils Berg.", quotes=(CAPTAIN,))),
}  # fmt: skip
WRONG_GOLD = {
    "figures": ("7",),
    "answers": ("Boats",),
    "items": ("quay",),
    "points": ("quay",),
    "verdict": Verdict.CONTRADICTED,
    "accepted": (),
}
NO_GOLD = dict.fromkeys(("figures", "answers", "items", "points", "accepted"), ()) | {"verdict": None}
LOWER = {name for name, one in MEASURES.items() if one.lower_is_better}


@pytest.mark.parametrize("kind", RIGHT)
@pytest.mark.parametrize("spoilt", [WRONG_GOLD, NO_GOLD], ids=["wrong", "missing"])
@pytest.mark.parametrize("evidence", [gold(FLOW), gold(STOCK), ()], ids=["right", "other", "none"])
def test_wrong_or_missing_gold_never_raises_a_score(kind, spoilt, evidence):
    asked, given = RIGHT[kind]
    best = scores(asked, given)
    assert best["right"] == 1
    worse = scores(replace(asked, **spoilt), given, evidence)
    assert worse["right"] == 0
    for name, value in worse.items():
        assert value >= best.get(name, 0) if name in LOWER else value <= best.get(name, 1), name


@pytest.mark.parametrize("kind", [kind for kind in RIGHT if kind != "premise"])
@pytest.mark.parametrize("spoilt", [WRONG_GOLD, NO_GOLD], ids=["wrong", "missing"])
@pytest.mark.parametrize("given", [declined(), failed(), answer(figure("99"), text="Nothing of it.")])
def test_wrong_or_missing_gold_makes_no_other_answer_right(kind, spoilt, given):
    found = scores(replace(RIGHT[kind][0], **spoilt), given)
    assert found["right"] == 0
    assert not any(value for name, value in found.items() if name in ("figure", "figures", "result", "winner", "verdict", "list_recall", "points", "text", "period", "basis"))  # fmt: skip
