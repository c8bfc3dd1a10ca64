"""An encoder whose tokens are words, for tests of late interaction: the same word has the same direction."""

from __future__ import annotations

import re

import numpy as np

from stdqa.testing import HashEncoder
from stdqa.types import TokenVectors


class WordEncoder(HashEncoder):
    """Tells each word and each mark of a text; words that ``same`` maps to one are alike to it."""

    def __init__(self, same=None, fingerprint="words"):
        super().__init__(64)
        self._same, self._fingerprint = same or {}, fingerprint
        self.texts = []

    @property
    def name(self):
        return self._fingerprint

    @property
    def fingerprint(self):
        return self._fingerprint

    def encode_tokens(self, texts, progress=None):
        self.texts.extend(texts)
        return self.encode(texts, progress), [self.tokens(text) for text in texts]

    def encode_query_tokens(self, text):
        return self.encode_query(text), self.tokens(text)

    def tokens(self, text):
        found = list(re.finditer(r"\w+|[^\w\s]", text.casefold()))
        spans = np.array([match.span() for match in found], dtype=np.int32).reshape(-1, 2)
        units = [self.encode_query(self._same.get(match[0], match[0])) for match in found]
        vectors = np.rint(127 * np.array(units, dtype=np.float32)).astype(np.int8)
        return TokenVectors(spans, vectors.reshape(len(found), 64))
