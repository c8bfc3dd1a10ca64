import pytest

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.guard import thresholds


def test_threshold_is_missed_below_it_and_kept_at_it():
    (limit,) = thresholds(["Figure=0.95"], [])
    assert limit.missed({"figure": 0.95}) is None
    assert limit.missed({"figure": 0.949}) == "figure is 0.949, less than 0.95."


def test_threshold_from_above():
    (limit,) = thresholds([], ["latency_p95=300"])
    assert limit.missed({"latency_p95": 300}) is None
    assert limit.missed({"latency_p95": 301.5}) == "latency_p95 is 301.5, more than 300."


@pytest.mark.parametrize("values", [{}, {"figure": None}])
def test_what_was_not_measured_is_missed(values):
    (limit,) = thresholds(["figure=0"], [])
    assert "was not measured" in limit.missed(values)


@pytest.mark.parametrize(
    ("under", "over", "wrong"),
    [
        (["figure"], [], "write it as measure=value"),
        (["figure=high"], [], "write it as measure=value"),
        (["figure=nan"], [], "write it as measure=value"),
        ([], ["fooled=inf"], "write it as measure=value"),
        (["figuer=1"], [], "no measure 'figuer'"),
        (["fooled=0.1"], [], "better the lower it is. Use --fail-over"),
        ([], ["figure=0.9"], "better the higher it is. Use --fail-under"),
        (["latency_p95=3"], [], "Use --fail-over"),
    ],
)
def test_threshold_that_makes_no_sense_is_refused(under, over, wrong):
    with pytest.raises(BadQuestionSet, match=wrong):
        thresholds(under, over)
