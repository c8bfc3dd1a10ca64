"""The tokens of an index's passages, for late interaction; read from the disk where they are needed.

Two NumPy files: ``tokens.npy`` holds a record for each token, ``token_rows.npy`` where each passage's begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from stdqa.errors import IndexDamaged
from stdqa.types import TokenVectors

if TYPE_CHECKING:
    from stdqa.types import Integers


# NumPy reads the header of a file with `ast`, which Python 3.11 does not bear from two threads at a time.
_HEADERS = Lock()


class TokenStore:
    """The tokens of passages by row; ``spans`` count from the passage's start."""

    def __init__(self, records: Any, rows: Integers) -> None:  # noqa: ANN401 (a structured array)
        self._records = records
        self._rows = rows

    @classmethod
    def read(cls, tokens: Path, rows: Path) -> Self:
        """Open files that :func:`write_tokens` wrote; they may be removed afterwards.

        :raises IndexDamaged: if they cannot be read.
        """
        import numpy as np

        try:
            with _HEADERS:
                return cls(np.load(tokens, mmap_mode="r"), np.load(rows))
        except (OSError, ValueError, EOFError) as error:
            raise IndexDamaged(
                f"The index is damaged: {tokens} cannot be read ({error}). Build the index again."
            ) from error

    def of(self, row: int) -> TokenVectors:
        """The tokens of one passage."""
        import numpy as np

        held = self._records[self._rows[row] : self._rows[row + 1]]
        spans = np.stack([held["start"], held["end"]], axis=1).astype(np.int32)
        return TokenVectors(spans, np.asarray(held["vector"]))


def write_tokens(tokens: Path, rows: Path, passages: Sequence[TokenVectors]) -> None:
    """Write the tokens of passages, in the order of their rows.

    :raises OSError: if a file cannot be written.
    """
    import numpy as np

    counts = [len(passage.spans) for passage in passages]
    dimension = max((passage.vectors.shape[1] for passage in passages if len(passage.spans)), default=0)
    kind = np.dtype([("start", "<i4"), ("end", "<i4"), ("vector", "i1", (dimension,))])
    with tokens.open("wb") as stream:
        header = {
            "descr": np.lib.format.dtype_to_descr(kind),
            "fortran_order": False,
            "shape": (sum(counts),),
        }
        np.lib.format.write_array_header_1_0(stream, header)
        for passage in passages:
            held = np.zeros(len(passage.spans), dtype=kind)
            held["start"], held["end"] = passage.spans[:, 0], passage.spans[:, 1]
            held["vector"] = passage.vectors.reshape(len(held), -1) if len(held) else held["vector"]
            stream.write(held.tobytes())
    with rows.open("wb") as stream:
        np.save(stream, np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64))


def within(tokens: TokenVectors, start: int, end: int) -> TokenVectors:
    """The tokens that stand whole between two characters of a text, counted from ``start``."""
    import numpy as np

    inside = (tokens.spans[:, 0] >= start) & (tokens.spans[:, 1] <= end)
    return TokenVectors((tokens.spans[inside] - start).astype(np.int32), tokens.vectors[inside])


def no_tokens() -> TokenVectors:
    """The tokens that an encoder which tells none tells."""
    import numpy as np

    return TokenVectors(np.zeros((0, 2), dtype=np.int32), np.zeros((0, 0), dtype=np.int8))
