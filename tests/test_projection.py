import numpy as np
import pytest

from stdqa.models import DEFAULT_WEIGHTS_SHA256
from stdqa.projection import Projection, token_vectors

STATES = np.array([[3, 4, 0], [0, 0, 2], [0.6, 0, 0.8], [1, 1, 1]], dtype=np.float32)
SPANS = [(0, 0), (0, 3), (4, 9), (0, 0)]


def test_tokens_that_stand_nowhere_are_dropped():
    told = token_vectors("The ferry", STATES, SPANS, None)
    assert told.spans.tolist() == [[0, 3], [4, 9]]
    assert told.vectors.tolist() == [[0, 0, 127], [76, 0, 102]]


def test_spans_are_places_and_vectors_signed_bytes():
    told = token_vectors("The ferry", STATES, SPANS, None)
    assert (told.spans.dtype, told.vectors.dtype) == (np.int32, np.int8)
    assert np.linalg.norm(told.vectors.astype(float), axis=1) == pytest.approx(127, abs=1)


def test_tokens_of_what_was_cut_off_are_left_out():
    assert token_vectors("a b c", STATES[:2], [(0, 1), (2, 3), (4, 5)], None).spans.tolist() == [
        [0, 1],
        [2, 3],
    ]


def test_model_that_tells_no_places_has_no_tokens():
    told = token_vectors("The ferry", STATES, [], None)
    assert told.spans.shape == (0, 2)
    assert told.vectors.shape == (0, 3)


def test_projection_takes_the_mean_away_turns_and_makes_unit_again():
    mean = np.array([0, 0, 0.5], dtype=np.float32)
    matrix = np.array([[0, 5], [0, 0], [5, 0]], dtype=np.float32)
    told = token_vectors("The ferry", STATES, SPANS, Projection(mean, matrix))
    assert told.vectors[0].tolist() == [127, 0]
    turned = np.array([0.3, 0.6])
    assert told.vectors[1].tolist() == np.rint(127 * turned / np.linalg.norm(turned)).tolist()


def test_state_that_is_all_mean_is_no_direction_and_no_error():
    told = token_vectors("x", STATES[1:2], [(0, 1)], Projection(np.float32([0, 0, 1]), np.eye(3, 2)))
    assert told.vectors.tolist() == [[0, 0]]


def test_shipped_projection_is_for_the_shipped_model_only():
    shipped = Projection.of(DEFAULT_WEIGHTS_SHA256)
    assert shipped.mean.shape == (384,)
    assert shipped.matrix.shape == (384, 128)
    assert np.isfinite(shipped.matrix).all() and shipped.matrix.any(axis=0).all()
    assert shipped.mean.dtype == shipped.matrix.dtype == np.float32
    assert Projection.of("another") is None
