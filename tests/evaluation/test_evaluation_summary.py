import pytest
from made_rows import row, run

from stdqa.evaluation.summary import percentiles, summarise


def test_means_groups_and_curve_are_those_of_the_rows():
    rows = (
        row("q1", 1, confidence=0.9, tags=("a", "b")),
        row("q2", 0, confidence=0.4, tags=("a",), milliseconds=40.0),
        row(
            "q3",
            1,
            status="abstained",
            category="unanswerable",
            scores={"right": 1.0, "abstention_recall": 1.0},
        ),
    )
    summary = summarise(rows)
    assert summary.measures["right"].value == pytest.approx(2 / 3)
    assert (summary.measures["figure"].value, summary.measures["figure"].n) == (0.5, 2)
    assert [(one.name, one.n, one.right.value) for one in summary.categories] == [
        ("figure", 2, 0.5),
        ("unanswerable", 1, 1),
    ]
    assert [(one.name, one.n) for one in summary.tags] == [("a", 2), ("b", 1)]
    assert [(one.coverage, one.risk) for one in summary.curve] == [
        (pytest.approx(1 / 3), 0),
        (pytest.approx(2 / 3), 0.5),
    ]
    # Risk 0 over the first third, 1/2 over the second.
    assert summary.values["aurc"] == pytest.approx(0.25)
    assert summary.values["latency_p50"] == 20
    assert "text" not in summary.measures


def test_half_right_is_wrong_for_the_curve():
    assert summarise((row("q1", 1, scores={"right": 0.0}),)).curve[0].risk == 1


def test_run_of_evidence_alone_has_no_curve():
    summary = summarise((row("q1", scores={"hit@1": 1.0}),))
    assert (summary.curve, summary.values["aurc"]) == ((), None)
    assert summary.categories[0].right.value is None


def test_percentiles_of_nothing_are_none():
    assert percentiles(()) == (None, None)
    assert percentiles([1.0, 3.0])[0] == 2


def test_row_is_missed_by_its_answer_and_else_by_its_first_passage():
    assert row("q", 0).missed and not row("q", 1).missed
    assert row("q", scores={"hit@1": 0.0}).missed
    assert run(row("q")).complete
