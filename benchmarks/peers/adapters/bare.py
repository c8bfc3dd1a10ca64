"""sentence-transformers and FAISS alone, the way of benchmarks/bare.py: an exact search by inner product.

Defaults as in https://sbert.net/examples/sentence_transformer/applications/semantic-search/README.html and
https://github.com/facebookresearch/faiss/wiki/Getting-started. It has no splitter: passages are given.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import faiss
from protocol import Job, Place, Text, all_threads, run
from sentence_transformers import SentenceTransformer


class Bare:
    """Vectors in a flat index, places in a file beside."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.model = SentenceTransformer(job.model)

    def build(self, texts: Sequence[Text]) -> list[Place]:
        """Embed with the model's defaults and save."""
        all_threads()
        vectors = self.model.encode([one.text for one in texts], normalize_embeddings=True)
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        faiss.write_index(index, str(self.job.index / "vectors.faiss"))
        rows = [(*one.place, one.text) for one in texts]
        (self.job.index / "passages.json").write_text(json.dumps(rows), encoding="utf-8")
        return [one.place for one in texts]

    def open(self) -> None:
        """Read both files."""
        self.index = faiss.read_index(str(self.job.index / "vectors.faiss"))
        self.rows = json.loads((self.job.index / "passages.json").read_text(encoding="utf-8"))

    def find(self, question: str) -> list[Place]:
        """Embed the question and search."""
        vector = self.model.encode([question], normalize_embeddings=True)
        _, found = self.index.search(vector, min(self.job.k, self.index.ntotal))
        return [tuple(self.rows[row][:3]) for row in found[0]]


if __name__ == "__main__":
    run(Bare, ("sentence-transformers", "faiss-cpu", "torch", "transformers"))
