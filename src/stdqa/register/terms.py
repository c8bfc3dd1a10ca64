"""Which rows hold a word: an index of stems, made once for all rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from stdqa.text import function_words, search_form, stem, words

if TYPE_CHECKING:
    import numpy.typing as npt

    Mask = npt.NDArray[np.bool_]
    Rows = npt.NDArray[np.int32]

# A word that nobody has finished typing is looked for from so many letters on.
PREFIX_CHARS = 3


class Terms:
    """An index of the words of some texts; rows that share a text share its words."""

    def __init__(self, texts: Sequence[tuple[str, ...]]) -> None:
        """Index rows by their texts, several for each row."""
        self.size = len(texts)
        self._texts = texts
        stems: dict[str, frozenset[str]] = {}
        found: dict[str, list[int]] = {}
        for row, parts in enumerate(texts):
            for part in parts:
                if part not in stems:
                    stems[part] = frozenset(_stems(part))
            for term in frozenset().union(*(stems[part] for part in parts)):
                found.setdefault(term, []).append(row)
        self._rows: dict[str, Rows] = {term: np.array(rows, np.int32) for term, rows in found.items()}
        self._sorted = sorted(self._rows)

    def matching(self, wanted: str) -> Mask | None:
        """The rows that hold every word of some; None where the words set no condition.

        The last word may be the beginning of one, where no row holds it as it is. Signs without any word
        are looked for as they are written.
        """
        if not any(c.isalnum() for c in wanted):
            return self._holding(wanted.strip())
        skip = function_words()
        listed = [(word.text, form) for word in words(wanted) if (form := stem(word.text)) not in skip]
        if not listed:
            return None
        mask = np.ones(self.size, np.bool_)
        for place, (text, form) in enumerate(listed, start=1):
            rows = [self._rows[form]] if form in self._rows else []
            if not rows and place == len(listed):
                rows = [self._rows[term] for term in self._beginning(search_form(text))]
            held = np.zeros(self.size, np.bool_)
            for one in rows:
                held[one] = True
            mask &= held
        return mask

    def _holding(self, signs: str) -> Mask | None:
        if not signs:
            return None
        held: dict[str, bool] = {}
        for parts in self._texts:
            for part in parts:
                held.setdefault(part, signs in part)
        found = (any(held[part] for part in parts) for parts in self._texts)
        return np.fromiter(found, np.bool_, self.size)

    def _beginning(self, form: str) -> Iterable[str]:
        if len(form) < PREFIX_CHARS:
            return ()
        first = bisect_left(self._sorted, form)
        return self._sorted[first : bisect_left(self._sorted, f"{form}\U0010ffff", first)]


def _stems(text: str) -> Iterable[str]:
    """The stems of a text; a percentage is found with its sign and without."""
    skip = function_words()
    for word in words(text):
        form = stem(word.text)
        if form not in skip:
            yield form
            if form.endswith("%"):
                yield form[:-1]
