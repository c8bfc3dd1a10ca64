import pytest
from made_rows import row, run

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.comparing import compare


def test_flips_and_differences_are_those_of_the_pairs():
    first = run(row("q1", 1), row("q2", 0), row("q3", 0, category="list", tags=("odd",)), row("only", 1))
    second = run(row("q1", 0), row("q2", 1), row("q3", 1, category="list", tags=("odd",)))
    made = compare(first, second)
    assert (made.pairs, made.unpaired, made.changed) == (3, 1, ())
    assert [one.id for one, _ in made.won] == ["q2", "q3"]
    assert [one.id for one, _ in made.lost] == ["q1"]
    right = next(one for one in made.differences if one.measure == "right")
    assert (right.first, right.second, right.difference.n) == (pytest.approx(1 / 3), pytest.approx(2 / 3), 3)
    assert right.difference.value == pytest.approx(1 / 3)
    assert right.p == 1
    assert [(one.name, one.n, one.first, one.second, one.won, one.lost) for one in made.categories] == [
        ("figure", 2, 0.5, 0.5, 1, 1),
        ("list", 1, 0, 1, 1, 0),
    ]
    assert [one.name for one in made.tags] == ["odd"]


def test_same_run_differs_in_nothing():
    one = run(row("q1", 1), row("q2", 0))
    made = compare(one, one)
    assert not made.won and not made.lost
    assert all(one.p == 1 and one.difference.value == 0 for one in made.differences)


def test_measure_counts_only_where_both_runs_have_it():
    scores = {"right": 1.0, "abstention_precision": 1.0}
    made = compare(run(row("q1", scores=scores), row("q2")), run(row("q1"), row("q2")))
    assert "abstention_precision" not in [one.measure for one in made.differences]


def test_question_whose_expectation_changed_is_left_out():
    made = compare(run(row("q1"), row("q2", 0)), run(row("q1"), row("q2", 1, expected="13")))
    assert (made.pairs, made.changed, made.won) == (1, ("q2",), ())


def test_runs_without_a_common_question_are_refused():
    with pytest.raises(BadQuestionSet, match="share no question"):
        compare(run(row("q1")), run(row("q2")))
