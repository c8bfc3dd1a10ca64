"""txtai with hybrid=True: BM25 and vectors in one database that keeps its content.

https://neuml.github.io/txtai/embeddings/configuration/general (hybrid),
https://neuml.github.io/txtai/embeddings/indexing (index, save), and what it splits itself by paragraphs:
https://neuml.github.io/txtai/pipeline/data/segmentation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from protocol import Job, Place, Text, all_threads, run
from txtai import Embeddings
from txtai.pipeline import Segmentation


class Txtai:
    """An embeddings database; where its rows stand is in a file beside."""

    def __init__(self, job: Job) -> None:
        self.job = job
        # A saved database names its model and loads it itself.
        saved = job.what != "index"
        self.embeddings = Embeddings() if saved else Embeddings(path=job.model, hybrid=True, content=True)

    def build(self, texts: Sequence[Text]) -> list[Place]:
        """Split if that is wanted, index and save."""
        all_threads()
        if self.job.passages is None:
            segment = Segmentation(paragraphs=True)
            texts = [part for one in texts for part in _placed(one, segment(one.text))]
        self.embeddings.index((row, one.text, None) for row, one in enumerate(texts))
        self.embeddings.save(str(self.job.index / "embeddings"))
        places = [one.place for one in texts]
        (self.job.index / "places.json").write_text(json.dumps(places), encoding="utf-8")
        return places

    def open(self) -> None:
        """Read what was saved."""
        self.embeddings.load(str(self.job.index / "embeddings"))
        self.places = json.loads((self.job.index / "places.json").read_text(encoding="utf-8"))

    def find(self, question: str) -> list[Place]:
        """The documented search."""
        found = self.embeddings.search(question, self.job.k)
        return [tuple(self.places[int(one["id"])]) for one in found]


def _placed(whole: Text, parts: Sequence[str]) -> Iterator[Text]:
    """The parts where they stand in the document; the pipeline makes one space of several."""
    at = 0
    for part in parts:
        found = re.compile(" +".join(map(re.escape, part.split(" ")))).search(whole.text, at)
        if found is None:
            raise ValueError(f"{part[:60]!r} is not in {whole.document}.")
        at = found.end()
        yield Text(whole.document, whole.start + found.start(), found.group())


if __name__ == "__main__":
    run(Txtai, ("txtai", "faiss-cpu", "transformers", "torch"))
