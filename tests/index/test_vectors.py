import numpy as np
import pytest

from stdqa.errors import IndexDamaged
from stdqa.index.vectors import VectorStore

VECTORS = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)


def test_nearest_row_comes_first_with_its_cosine():
    hits = VectorStore.of(VECTORS).search(np.array([0.8, 0.6], dtype=np.float32), 2)
    assert hits == [(2, pytest.approx(0.96)), (0, pytest.approx(0.8))]


def test_asking_for_more_than_there_are_gives_all():
    hits = VectorStore.of(VECTORS).search(np.array([1, 0], dtype=np.float32), 50)
    assert [row for row, _ in hits] == [0, 2, 1]


def test_rows_and_similarities_are_plain_numbers():
    ((row, similarity),) = VectorStore.of(VECTORS).search(VECTORS[1], 1)
    assert type(row) is int
    assert type(similarity) is float


def test_vectors_written_and_read_are_the_same(tmp_path):
    file = tmp_path / "a #?b.faiss"
    VectorStore.of(VECTORS).write(file)
    store = VectorStore.read(file)
    file.unlink()
    assert np.array_equal(store.rows(), VECTORS)
    store.write(file)
    assert np.array_equal(VectorStore.read(file).rows(), VECTORS)


def test_missing_file_is_damage(tmp_path):
    with pytest.raises(IndexDamaged, match="gone.faiss"):
        VectorStore.read(tmp_path / "gone.faiss")


def test_many_searches_at_once_find_what_each_finds_alone():
    random = np.random.default_rng(3)
    rows = random.normal(size=(40, 8)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    store = VectorStore.of(rows)
    together = store.search_many(rows[:7], 5)
    for query, found in zip(rows[:7], together, strict=True):
        alone = store.search(query, 5)
        assert [row for row, _ in found] == [row for row, _ in alone]
        assert [near for _, near in found] == pytest.approx([near for _, near in alone], abs=1e-6)
    assert [len(found) for found in store.search_many(rows[:2], 99)] == [40, 40]
