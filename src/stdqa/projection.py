"""Tokens as an index keeps them: their states in the model, turned, shortened and rounded.

The states of a sentence encoder's tokens share one strong direction and differ mostly in a few others, so
that any two look alike. Taking the mean away and evening out the variances (all-but-the-top, Mu and
Viswanath 2018) makes their cosines tell; the first principal components keep nearly all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Self

from stdqa.types import TokenVectors

if TYPE_CHECKING:
    from stdqa.types import Integers, Vectors

# 127 times a unit vector fits a signed byte.
SCALE = 127


@dataclass(frozen=True, eq=False)
class Projection:
    """An affine map of unit token states: ``(state - mean) @ matrix``.

    ``mean`` has shape (dimension,), ``matrix`` (dimension, shorter dimension).
    """

    mean: Vectors
    matrix: Vectors

    @classmethod
    @lru_cache
    def of(cls, fingerprint: str) -> Self | None:
        """The projection that ships with the package, if it is for the model of this fingerprint.

        It was fitted by ``scripts/fit_projection.py``. Other models' states are kept as they are.
        """
        import numpy as np

        with as_file(files("stdqa") / "data" / "token_projection.npz") as path, np.load(path) as held:
            if str(held["fingerprint"]) != fingerprint:
                return None
            return cls(held["mean"].astype(np.float32), held["matrix"].astype(np.float32))


def token_vectors(
    text: str, states: Vectors, spans: Sequence[tuple[int, int]], projection: Projection | None
) -> TokenVectors:
    """The tokens of a text that stand somewhere in it; those that a model adds are dropped.

    :param states: what the model makes of each token, shape (tokens, dimension).
    :param spans: where each token stands, more of them if the text was cut.
    """
    import numpy as np

    known: Integers = np.asarray(spans[: len(states)], dtype=np.int32).reshape(-1, 2)
    standing = known[:, 1] > known[:, 0]
    held: Vectors = _unit(states[: len(known)][standing])
    if projection is not None:
        turned: Vectors = np.asarray((held - projection.mean) @ projection.matrix, dtype=np.float32)
        held = _unit(turned)
    return TokenVectors(known[standing], np.rint(held * SCALE).astype(np.int8))


def _unit(rows: Vectors) -> Vectors:
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = rows / np.maximum(lengths, 1e-9)
    return unit
