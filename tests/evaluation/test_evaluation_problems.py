import pytest

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.problems import SHOWN, Problem, refuse


def test_no_problem_is_none():
    refuse([])


def test_problems_are_told_in_the_order_of_the_lines():
    with pytest.raises(BadQuestionSet) as raised:
        refuse([Problem("b", 1, "third."), Problem("a", 10, "second."), Problem("a", 9, "first.")])
    assert str(raised.value).split("\n")[1:] == [
        "a, line 9: first.",
        "a, line 10: second.",
        "b, line 1: third.",
    ]


def test_a_flood_of_problems_is_cut_and_counted():
    with pytest.raises(BadQuestionSet, match="and 7 more"):
        refuse([Problem("a", line, "bad.") for line in range(SHOWN + 7)])
