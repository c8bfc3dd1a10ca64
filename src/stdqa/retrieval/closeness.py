"""How close a stretch of a passage comes to a question, token by token, in what the model makes of them.

Late interaction (Khattab and Zaharia 2020, ColBERT): each token of the question looks for the token of the
stretch that is most like it. Other words for the same thing come close, as both are seen in their context.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from stdqa.glossary import Concept
from stdqa.text import function_words, stem, words
from stdqa.types import Passage, TokenVectors

if TYPE_CHECKING:
    from stdqa.types import Vectors

SCALE = 127.0**2


@dataclass(frozen=True, slots=True)
class _Compared:
    """The cosines of a text's tokens with those of a passage, shape (tokens of the text, of the passage);
    where the latter start and end; and the sums of their best cosines, up to each.

    Lists, not arrays: a stretch is looked up thousands of times for one question, and what each look into an
    array costs is more than what is worked out.
    """

    starts: list[int]
    ends: list[int]
    cosines: Vectors
    sums: list[float]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of the passage between two places, as a range."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)


class Closeness:
    """Compares one text, a question's, with stretches of passages; compares each passage once.

    :param tokens: the text's tokens; none where the encoder tells none, and then nothing is close.
    :param tokens_of: the tokens of a passage.
    """

    def __init__(self, text: str, tokens: TokenVectors, tokens_of: Callable[[Passage], TokenVectors]) -> None:
        import numpy as np

        self.text = text
        self._tokens_of = tokens_of
        self._vectors = tokens.vectors.astype(np.float32) / SCALE
        self._stems = _stems(text, tokens)
        self._compared: dict[str, _Compared] = {}
        self._stretches: dict[tuple[str, int, int], Vectors] = {}

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the text's words; "" where it has punctuation or words of grammar."""
        return frozenset(self._stems)

    def __bool__(self) -> bool:
        return len(self._vectors) > 0

    def stretch(self, passage: Passage, start: int, end: int) -> Vectors:
        """For each token of the text its cosine with the nearest token between two places of the passage's
        document; 0 where no token stands there.
        """
        import numpy as np

        key = (passage.id, start, end)
        found = self._stretches.get(key)
        if found is None:
            compared = self._compare(passage)
            first, last = compared.within(start - passage.start, end - passage.start)
            if first < last:
                found = np.maximum.reduce(compared.cosines[:, first:last], axis=1)
            else:
                found = np.zeros(len(self._vectors), dtype=np.float32)
            self._stretches[key] = found
        return found

    def back(self, passage: Passage, start: int, end: int) -> float:
        """The mean over the tokens of a stretch of their cosine with the nearest token of the text."""
        compared = self._compare(passage)
        first, last = compared.within(start - passage.start, end - passage.start)
        if first >= last:
            return 0.0
        return (compared.sums[last] - compared.sums[first]) / (last - first)

    def of_all(self, cosines: Vectors, focus: frozenset[str] | None = None) -> float:
        """The mean over the text's tokens, or over those of some stems."""
        if not len(cosines):
            return 0.0
        told = cosines.tolist()
        if focus is not None:
            told = [cosine for cosine, stems in zip(told, self._stems, strict=True) if stems in focus]
        return sum(told) / len(told) if told else 0.0

    def averaging(self, concepts: Sequence[Concept]) -> Vectors:
        """The matrix, shape (concepts, tokens), that takes each concept's mean over its words' tokens; a row
        of zeros for one whose words the text does not hold.
        """
        import numpy as np

        matrix = np.zeros((len(concepts), len(self._stems)), dtype=np.float32)
        for row, concept in enumerate(concepts):
            places = [place for place, own in enumerate(self._stems) if own in concept.stems]
            if places:
                matrix[row, places] = 1 / len(places)
        return matrix

    def _compare(self, passage: Passage) -> _Compared:
        import numpy as np

        if passage.id not in self._compared:
            tokens = self._tokens_of(passage)
            cosines: Vectors = np.zeros((len(self._vectors), len(tokens.spans)), dtype=np.float32)
            best = [0.0] * len(tokens.spans)
            if cosines.size:
                cosines = np.asarray(self._vectors @ tokens.vectors.T.astype(np.float32), dtype=np.float32)
                best = cosines.max(axis=0).tolist()
            self._compared[passage.id] = _Compared(
                starts=tokens.spans[:, 0].tolist(),
                ends=tokens.spans[:, 1].tolist(),
                cosines=cosines,
                sums=list(accumulate(best, initial=0.0)),
            )
        return self._compared[passage.id]


def _stems(text: str, tokens: TokenVectors) -> list[str]:
    """The stem of the word that each token belongs to; "" for punctuation and words of grammar."""
    spans = [(word.start, word.end, stem(word.text)) for word in words(text)]
    skip = function_words()
    found = []
    for start, end in tokens.spans.tolist():
        own = next((s for a, b, s in spans if a < end and start < b), "")
        found.append("" if own in skip else own)
    return found
