"""Parts for tests, of stdqa and of programs built on it: no model, no network, the same on any machine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from stdqa.types import Progress

if TYPE_CHECKING:
    from stdqa.types import Vectors

_WORD = re.compile(r"\d[\d.,]*\d|\w+")
# Trigrams bring the forms of a word together; short words (the, of, in) say little.
_TRIGRAM_WEIGHT = 0.3
_SHORT_WORD_WEIGHT = 0.2
_BATCH = 64


class HashEncoder:
    """An :class:`~stdqa.types.Encoder` without a model: texts that share words are near each other.

    Each word of a text, and each of its character trigrams with less weight, is hashed to a place of the
    vector. It knows nothing of meaning, and of rare words only that they are long.
    """

    def __init__(self, dimension: int = 256) -> None:
        self.dimension = dimension

    @property
    def name(self) -> str:
        """A name that no model has."""
        return f"hash-{self.dimension}"

    @property
    def fingerprint(self) -> str:
        """The same for all encoders of one dimension."""
        return f"hash-{self.dimension}-1"

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Embed documents: shape (len(texts), dimension), float32, rows of length 1."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self.encode_query(text)
            if progress is not None and ((row + 1) % _BATCH == 0 or row + 1 == len(texts)):
                progress(row + 1, len(texts))
        return vectors

    def encode_query(self, text: str) -> Vectors:
        """Embed one question: shape (dimension,), float32, length 1."""
        import numpy as np

        vector = np.zeros(self.dimension, dtype=np.float32)
        for word in dict.fromkeys(_WORD.findall(text.casefold())):
            for place, weight in _places(word):
                vector[place % self.dimension] += weight
        length = np.linalg.norm(vector)
        if length == 0:
            # Without a word, and where signs cancel out, there is no direction to take but a fixed one.
            vector[0] = length = np.float32(1)
        unit: Vectors = vector / length
        return unit


@lru_cache(maxsize=65536)
def _places(word: str) -> tuple[tuple[int, float], ...]:
    """Places and signed weights of a word; the sign lets words that meet in a place cancel out."""
    padded = f"<{word}>"
    trigrams = [padded[start : start + 3] for start in range(len(padded) - 2)]
    scale = _SHORT_WORD_WEIGHT if len(word) < 4 and not word.isdigit() else 1.0
    weighed = [(word, scale), *((trigram, scale * _TRIGRAM_WEIGHT) for trigram in trigrams)]
    hashed = [(crc32(piece.encode("utf-8", "replace")), weight) for piece, weight in weighed]
    return tuple((number >> 1, weight if number & 1 else -weight) for number, weight in hashed)
