import pytest

from stdqa.evaluation.confidence import area, calibration, calibration_error, risk_coverage


def test_curve_goes_from_the_surest_answer_to_all():
    curve = risk_coverage([(0.9, True), (0.5, False), None, (0.7, True)])
    assert [(one.coverage, one.risk) for one in curve] == [(0.25, 0), (0.5, 0), (0.75, pytest.approx(1 / 3))]


def test_answers_of_one_confidence_are_one_point_whatever_their_order():
    assert risk_coverage([(0.5, True), (0.5, False)]) == risk_coverage([(0.5, False), (0.5, True)])
    (point,) = risk_coverage([(0.5, True), (0.5, False)])
    assert (point.coverage, point.risk) == (1, 0.5)


def test_area_is_the_mean_risk_over_the_coverage_reached():
    # Risk 0 up to a quarter, 1/2 up to a half: (0 · 0.25 + 0.5 · 0.25) / 0.5.
    assert area(risk_coverage([(0.9, True), (0.8, False), None, None])) == pytest.approx(0.25)


def test_nothing_answered_has_no_area():
    assert area(risk_coverage([None, None])) is None


def test_calibration_holds_mean_confidence_and_share_right_of_each_bin():
    bins = calibration([(0.91, True), (0.95, False), (0.05, False), (1.0, True)])
    assert [(one.n, one.confidence, one.right) for one in bins] == [
        (1, 0.05, 0),
        (3, pytest.approx(0.95333, abs=1e-4), pytest.approx(2 / 3)),
    ]


def test_calibration_error_is_the_mean_distance_over_all_answers():
    # One answer: 0.05 too sure. Two answers: 0.75 sure and half right.
    bins = calibration([(0.05, False), (0.75, True), (0.75, False)])
    assert calibration_error(bins) == pytest.approx((1 * 0.05 + 2 * 0.25) / 3)
    assert calibration_error(()) is None


def test_confidence_that_is_always_right_about_itself_has_no_error():
    assert calibration_error(calibration([(1.0, True), (0.0, False)])) == 0
