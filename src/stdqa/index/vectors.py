"""The vectors of an index, in FAISS; row numbers are the passages' numbers in the catalog.

FAISS stays in this file, and is imported when vectors are first searched or written.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from stdqa.errors import IndexDamaged

if TYPE_CHECKING:
    from stdqa.types import Vectors


class VectorStore:
    """Unit vectors, searched exactly by inner product, which for them is the cosine."""

    def __init__(self, content: bytes) -> None:
        self._content: bytes | None = content
        self._flat: Any = None
        self._opening = Lock()

    @classmethod
    def of(cls, vectors: Vectors) -> VectorStore:
        """Hold vectors of shape (count, dimension), float32, rows of length 1."""
        import faiss

        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(vectors)
        return cls(faiss.serialize_index(flat).tobytes())

    @classmethod
    def read(cls, file: Path) -> VectorStore:
        """Read a file that :meth:`write` wrote; it may be removed afterwards.

        :raises IndexDamaged: if it cannot be read.
        """
        try:
            return cls(file.read_bytes())
        except OSError as error:
            raise IndexDamaged(
                f"The index is damaged: {file} cannot be read ({error.strerror}). Build the index again."
            ) from error

    def write(self, file: Path) -> None:
        """Write the vectors.

        :raises OSError: if the file cannot be written.
        """
        import faiss

        file.write_bytes(self._content or faiss.serialize_index(self._open()).tobytes())

    def rows(self) -> Vectors:
        """All vectors: shape (count, dimension)."""
        flat = self._open()
        rows: Vectors = flat.reconstruct_n(0, flat.ntotal)
        return rows

    def search(self, query: Vectors, k: int) -> list[tuple[int, float]]:
        """Find the ``k`` nearest rows, fewer if there are no more, nearest first, with their cosines.

        :param query: shape (dimension,), float32, length 1.
        """
        flat = self._open()
        similarities, rows = flat.search(query.reshape(1, -1), min(k, flat.ntotal))
        return list(zip(rows[0].tolist(), similarities[0].tolist(), strict=True))

    def search_many(self, queries: Vectors, k: int) -> list[list[tuple[int, float]]]:
        """What :meth:`search` finds for each of many questions, which takes less time at once.

        :param queries: shape (count, dimension), float32, rows of length 1.
        """
        flat = self._open()
        similarities, rows = flat.search(queries, min(k, flat.ntotal))
        return [
            list(zip(*both, strict=True)) for both in zip(rows.tolist(), similarities.tolist(), strict=True)
        ]

    def similarities(self, query: Vectors, rows: Sequence[int]) -> list[float]:
        """The cosines of a question's vector, shape (dimension,), with given rows."""
        if not rows:
            return []
        vectors: Vectors = self._open().reconstruct_batch(list(rows))
        return [float(cosine) for cosine in vectors @ query]

    def _open(self) -> Any:  # noqa: ANN401 (a FAISS type has no stubs, and none shall leave this file)
        with self._opening:
            if self._flat is None:
                import faiss
                import numpy as np

                self._flat = faiss.deserialize_index(np.frombuffer(self._content or b"", dtype=np.uint8))
                self._content = None
        return self._flat
