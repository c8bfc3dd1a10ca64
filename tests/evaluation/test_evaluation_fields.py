"""The fields of a question: what they mean, and every way to get them wrong."""

import pytest
from ferry import FLOW, STOCK

from stdqa.evaluation.question import Kind
from stdqa.evaluation.sets.fields import question_of
from stdqa.types import Basis, Reason, Verdict


def read(**fields):
    told = []
    made = question_of({"id": "q1", "question": "How many?"} | fields, 7, told.append)
    return made, told


def good(**fields):
    made, told = read(**fields)
    assert told == []
    return made


PLACE = {"doc": "ferry", "quote": FLOW}


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"figures": ["12"]}, Kind.FIGURE),
        ({"figures": ["12", "13"]}, Kind.FIGURES),
        ({"figures": ["12"], "category": "figure-list"}, Kind.FIGURES),
        ({"figures": ["12"], "operands": ["6", "6"]}, Kind.RESULT),
        ({"figures": ["12"], "answers": ["boats: 12"], "category": "comparison"}, Kind.WINNER),
        ({"answers": ["Nils Berg"]}, Kind.TEXT),
        ({"items": ["cars"]}, Kind.LIST),
        ({"key_points": ["cars"]}, Kind.POINTS),
        ({"verdict": "no", "figures": ["12"]}, Kind.VERDICT),
        ({"reason": "other_period"}, Kind.NONE),
        ({"unanswerable": True}, Kind.NONE),
        ({"category": "unanswerable"}, Kind.NONE),
        ({"category": "false-premise"}, Kind.PREMISE),
        ({"category": "my own", "figures": ["12"]}, Kind.FIGURE),
        ({"evidence": [PLACE]}, Kind.EVIDENCE),
    ],
)
def test_what_is_expected_tells_what_makes_an_answer_right(fields, kind):
    assert good(**fields).kind is kind


def test_fields_are_kept():
    made = good(
        figures="12", accept_rounded=["a dozen"], accept_also=["twelve"], wrong_figures=["13"], tags=["boats"],
        history=["And cars?"], period="by the end of 2023", part="dev", id=5, category="fleet",
    )  # fmt: skip
    assert (made.id, made.line, made.figures, made.accepted) == ("5", 7, ("12",), ("a dozen", "twelve"))
    assert (made.mistakes, made.tags, made.history, made.part) == (("13",), ("boats",), ("And cars?",), "dev")
    assert (made.period.basis, made.period.end.isoformat(), made.category) == (
        Basis.AS_OF,
        "2023-12-31",
        "fleet",
    )


def test_basis_given_besides_wins_over_the_words():
    assert good(figures=["12"], period="2023", basis="during").period.basis is Basis.DURING
    assert good(figures=["12"], basis="as_of").period.start is None


def test_reason_and_verdict_are_read():
    assert good(reason="too_vague").reason is Reason.TOO_VAGUE
    assert good(verdict="yes").verdict is Verdict.CONFIRMED


@pytest.mark.parametrize(
    ("evidence", "mode", "sizes"),
    [
        ([PLACE, {"doc": "ferry", "quote": STOCK}], "any", [2]),
        ([PLACE, {"doc": "ferry", "quote": STOCK}], "all", [1, 1]),
        (
            [[PLACE, {"doc": "liner", "whole": True}], [{"document": "ferry", "start": 0, "end": 4}]],
            "",
            [2, 1],
        ),
        ([], "any", []),
    ],
)
def test_evidence_is_groups_of_alternatives(evidence, mode, sizes):
    made = good(figures=["12"], evidence=evidence, evidence_mode=mode)
    assert [len(group) for group in made.evidence] == sizes


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"question": " "}, "no `question`"),
        ({"figurs": ["12"]}, "no field `figurs`. Is `figures` meant?"),
        ({"figures": 12}, "`figures` is not a list of texts"),
        ({"figures": ["12", ""]}, "`figures` is not a list of texts"),
        ({"figures": ["–"]}, "neither a letter nor a digit"),
        ({"category": "figure"}, "`figure` needs `figures`"),
        ({"category": "list", "answers": ["cars"]}, "`list` needs `items`"),
        ({"category": "definition"}, "needs `key_points`"),
        ({"category": "yes-no"}, "needs `verdict`"),
        ({"verdict": "maybe"}, "`verdict` is 'maybe'; use one of yes, no"),
        ({"reason": "tired"}, "`reason` is 'tired'"),
        ({"reason": "too_vague", "figures": ["12"]}, "no answer, and an answer is expected"),
        ({"unanswerable": "perhaps"}, "neither true nor false"),
        ({"figures": ["12"], "period": "soon"}, "names no single time"),
        ({"figures": ["12"], "period": "in 2022 and in 2023"}, "names no single time"),
        ({"figures": ["12"], "basis": "flow"}, "`basis` is 'flow'"),
        ({"figures": ["12"], "wrong_figures": ["12"]}, "both expected and a likely mistake"),
        ({}, "nothing is expected"),
        ({"figures": ["12"], "evidence": "the report"}, "`evidence` is not a list"),
        ({"figures": ["12"], "evidence": [[]]}, "an empty list"),
        ({"figures": ["12"], "evidence": ["the report"]}, "not an object with `doc`"),
        ({"figures": ["12"], "evidence": [{"quote": "x"}]}, "names no document"),
        ({"figures": ["12"], "evidence": [{"doc": "ferry"}]}, "neither `quote` nor `start`"),
        ({"figures": ["12"], "evidence": [{"doc": "ferry", "quote": " "}]}, "empty `quote`"),
        ({"figures": ["12"], "evidence": [{"doc": "ferry", "start": 1}]}, "no whole number"),
        ({"figures": ["12"], "evidence": [{"doc": "ferry", "whole": True, "qoute": "x"}]}, "a field `qoute`"),
        ({"figures": ["12"], "evidence_mode": "some"}, "`evidence_mode` is 'some'"),
    ],
)
def test_what_is_wrong_is_told_and_the_question_not_used(fields, wrong):
    made, told = read(**fields)
    assert made is None
    assert any(wrong in one for one in told), told


def test_everything_that_is_wrong_is_told_at_once():
    _, told = read(figurs=["1"], verdict="maybe", period="soon")
    assert len(told) >= 3
