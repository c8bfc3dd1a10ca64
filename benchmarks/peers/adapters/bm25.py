"""BM25 by bm25s, as its first example shows: English stop words, PyStemmer's stemmer, default weights.

https://github.com/xhluca/bm25s (Quickstart; Saving, loading). It has no splitter: passages are given.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import bm25s
import Stemmer
from protocol import Job, Place, Text, run


class Bm25:
    """Words only; no model is loaded."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.stemmer = Stemmer.Stemmer("english")

    def build(self, texts: Sequence[Text]) -> list[Place]:
        """Index the words and save."""
        tokens = bm25s.tokenize(
            [one.text for one in texts], stopwords="en", stemmer=self.stemmer, show_progress=False
        )
        index = bm25s.BM25()
        index.index(tokens, show_progress=False)
        index.save(str(self.job.index / "bm25"))
        rows = [(*one.place, one.text) for one in texts]
        (self.job.index / "passages.json").write_text(json.dumps(rows), encoding="utf-8")
        return [one.place for one in texts]

    def open(self) -> None:
        """Read the index and the passages."""
        self.index = bm25s.BM25.load(str(self.job.index / "bm25"))
        self.rows = json.loads((self.job.index / "passages.json").read_text(encoding="utf-8"))

    def find(self, question: str) -> list[Place]:
        """The passages that share words with the question."""
        tokens = bm25s.tokenize(question, stopwords="en", stemmer=self.stemmer, show_progress=False)
        found, _ = self.index.retrieve(tokens, k=min(self.job.k, len(self.rows)), show_progress=False)
        return [tuple(self.rows[row][:3]) for row in found[0]]


if __name__ == "__main__":
    run(Bm25, ("bm25s", "PyStemmer", "numpy"))
