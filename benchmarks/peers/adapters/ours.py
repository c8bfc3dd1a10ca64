"""stdqa itself: the whole answer (``Assistant.ask``), or the search alone, which answers nothing."""

from __future__ import annotations

from collections.abc import Sequence

from protocol import Job, Place, Text, run

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.index import Index
from stdqa.settings import Settings


class Ours:
    """Reads the documents' files itself, as ``stdqa index`` does."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.settings = Settings.read(corpus=job.corpus, index=job.index)
        self.encoder = SentenceEncoder(self.settings.model)
        self.encoder.load()

    def build(self, texts: Sequence[Text]) -> list[Place]:
        """Read, split, find figures, embed, write."""
        Index.build(self.settings.corpus, self.settings.index, self.settings, lambda: self.encoder)
        with Index.open(self.settings.index) as index:
            return [
                (passage.document, passage.start, passage.end)
                for document in index.document_ids()
                for passage in index.passages_of(document)
            ]

    def open(self) -> None:
        """Open the index."""
        self.assistant = Assistant.open(self.settings, self.encoder)

    def find(self, question: str) -> list[Place]:
        """The passages shown with the answer, or those that the search finds."""
        if self.job.way == "search":
            asked = self.assistant.understood(question)
            hits = self.assistant.finder().hits(asked, asked.text)
        else:
            hits = self.assistant.ask(question).hits
        return [(hit.passage.document, hit.passage.start, hit.passage.end) for hit in hits[: self.job.k]]


if __name__ == "__main__":
    run(Ours, ("stdqa", "sentence-transformers", "faiss-cpu", "torch", "transformers"))
