"""How close a stretch of a passage comes to a question, token by token, in what the model makes of them.

Late interaction (Khattab and Zaharia 2020, ColBERT): each token of the question looks for the token of the
stretch that is most like it. Other words for the same thing come close, as both are seen in their context.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from stdqa.glossary import Concept
from stdqa.text import function_words, stem, words
from stdqa.types import Passage, TokenVectors

if TYPE_CHECKING:
    from stdqa.types import Integers, Vectors

SCALE = 127.0**2


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
        self._compared: dict[str, tuple[Integers, Integers, Vectors]] = {}
        self._stretches: dict[tuple[str, int, int], Vectors] = {}

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
            starts, ends, cosines = self._compare(passage)
            first = np.searchsorted(starts, start - passage.start, side="left")
            last = np.searchsorted(ends, end - passage.start, side="right")
            inside = cosines[:, first:last]
            found = inside.max(axis=1) if inside.shape[1] else np.zeros(len(self._vectors), dtype=np.float32)
            self._stretches[key] = found
        return found

    def back(self, passage: Passage, start: int, end: int) -> float:
        """The mean over the tokens of a stretch of their cosine with the nearest token of the text."""
        import numpy as np

        starts, ends, cosines = self._compare(passage)
        first = np.searchsorted(starts, start - passage.start, side="left")
        last = np.searchsorted(ends, end - passage.start, side="right")
        inside = cosines[:, first:last]
        return float(inside.max(axis=0).mean()) if inside.size else 0.0

    def of_all(self, cosines: Vectors, focus: frozenset[str] | None = None) -> float:
        """The mean over the text's tokens, or over those of some stems."""
        if not len(cosines):
            return 0.0
        if focus is None:
            return float(cosines.mean())
        places = [place for place, stems in enumerate(self._stems) if stems in focus]
        return float(cosines[places].mean()) if places else 0.0

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

    def _compare(self, passage: Passage) -> tuple[Integers, Integers, Vectors]:
        import numpy as np

        if passage.id not in self._compared:
            tokens = self._tokens_of(passage)
            cosines: Vectors = np.zeros((len(self._vectors), len(tokens.spans)), dtype=np.float32)
            if cosines.size:
                cosines = np.asarray(self._vectors @ tokens.vectors.T.astype(np.float32), dtype=np.float32)
            self._compared[passage.id] = (tokens.spans[:, 0], tokens.spans[:, 1], cosines)
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
