"""Haystack with its store in memory: dense, or hybrid by BM25 and embeddings joined by reciprocal rank.

Splitter with its defaults (200 words, no overlap): https://docs.haystack.deepset.ai/docs/documentsplitter;
store: https://docs.haystack.deepset.ai/docs/inmemorydocumentstore; hybrid:
https://docs.haystack.deepset.ai/docs/documentjoiner and
https://haystack.deepset.ai/tutorials/33_hybrid_retrieval.
"""

from __future__ import annotations

from collections.abc import Sequence

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)
from protocol import Job, Place, Text, all_threads, run


class Haystack:
    """One store for both ways; what differs is the pipeline of the question."""

    def __init__(self, job: Job) -> None:
        self.job = job
        # Questions and documents share the loaded model: the library keeps one for each name.
        self.documents = SentenceTransformersDocumentEmbedder(model=job.model, progress_bar=False)
        self.question = SentenceTransformersTextEmbedder(model=job.model, progress_bar=False)
        self.question.warm_up()
        self.documents.warm_up()

    def build(self, texts: Sequence[Text]) -> list[Place]:
        """The documented indexing pipeline, and ``save_to_disk``."""
        all_threads()
        store = InMemoryDocumentStore()
        pipeline = Pipeline()
        pipeline.add_component("embedder", self.documents)
        pipeline.add_component("writer", DocumentWriter(document_store=store))
        pipeline.connect("embedder.documents", "writer.documents")
        first = "embedder"
        if self.job.passages is None:
            pipeline.add_component("splitter", DocumentSplitter())
            pipeline.connect("splitter.documents", "embedder.documents")
            first = "splitter"
        documents = [
            Document(content=one.text, meta={"document": one.document, "split_idx_start": one.start})
            for one in texts
        ]
        pipeline.run({first: {"documents": documents}})
        store.save_to_disk(str(self.job.index / "store.json"))
        return [_place(one) for one in store.filter_documents()]

    def open(self) -> None:
        """Read the store that was saved, and connect the pipeline of a question."""
        store = InMemoryDocumentStore.load_from_disk(str(self.job.index / "store.json"))
        self.pipeline = Pipeline()
        self.pipeline.add_component("embedder", self.question)
        near = InMemoryEmbeddingRetriever(document_store=store, top_k=self.job.k)
        self.pipeline.add_component("near", near)
        self.pipeline.connect("embedder.embedding", "near.query_embedding")
        if self.job.way == "hybrid":
            self.pipeline.add_component(
                "words", InMemoryBM25Retriever(document_store=store, top_k=self.job.k)
            )
            self.pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
            self.pipeline.connect("near", "joiner")
            self.pipeline.connect("words", "joiner")

    def find(self, question: str) -> list[Place]:
        """Run the pipeline."""
        asked = {"embedder": {"text": question}}
        if self.job.way == "hybrid":
            asked["words"] = {"query": question}
        last = "joiner" if self.job.way == "hybrid" else "near"
        return [_place(one) for one in self.pipeline.run(asked)[last]["documents"][: self.job.k]]


def _place(document: Document) -> Place:
    start = document.meta["split_idx_start"]
    return (document.meta["document"], start, start + len(document.content))


if __name__ == "__main__":
    run(Haystack, ("haystack-ai", "sentence-transformers-haystack", "sentence-transformers", "torch"))
