import pytest

from stdqa.evaluation.resampling import chance, mean


def test_mean_lies_in_its_interval_and_is_the_same_each_time():
    measured = mean([1, 0, 1, 1])
    assert (measured.n, measured.value) == (4, 0.75)
    assert 0 <= measured.low < 0.75 < measured.high <= 1
    assert measured == mean([1, 0, 1, 1])


def test_interval_of_many_is_near_that_of_the_normal_distribution():
    measured = mean([1, 0] * 200)
    assert measured.low == pytest.approx(0.5 - 1.96 * 0.025, abs=0.006)
    assert measured.high == pytest.approx(0.5 + 1.96 * 0.025, abs=0.006)


def test_of_nothing_there_is_no_mean():
    assert mean([]).value is None


def test_no_difference_is_chance():
    assert chance([0, 0, 0]) == 1


def test_eight_of_eight_flips_one_way_come_about_once_in_128_times():
    # Two of the 2^8 signs are as large: all plus, all minus.
    assert chance([1] * 8) == pytest.approx(2 / 256, abs=0.003)


def test_flips_both_ways_are_chance():
    assert chance([1, -1, 1, -1]) == 1
