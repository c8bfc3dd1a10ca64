import numpy as np
import pytest

from stdqa.evaluation.resampling import DRAWS, SEED, chance, mean, means


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


def test_columns_together_come_to_what_each_comes_to_alone():
    columns = [[1, 0, 1, 1, 0.5], [], [0, 0, 1], [1, 1, 1, 1, 1], [0.25, 0.5, 0, 1, 1]]
    assert means(columns) == [mean(column) for column in columns]
    assert (means(columns)[3].low, means(columns)[3].high) == (1, 1)


def test_interval_is_that_of_drawing_the_questions_again_and_again():
    values = np.asarray([0.0, 1.0, 0.25, 0.75, 1.0, 0.0, 0.5])
    random = np.random.default_rng(SEED)
    drawn = [values[random.integers(0, 7, 7)].mean() for _ in range(DRAWS)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    measured = mean(values.tolist())
    assert (measured.low, measured.high) == (pytest.approx(low), pytest.approx(high))


def test_draws_made_in_parts_are_those_made_at_once(monkeypatch):
    values = [0.0, 1.0, 0.25, 0.75]
    whole = mean(values)
    monkeypatch.setattr("stdqa.evaluation.resampling._AT_ONCE", 40)
    assert mean(values) == whole
