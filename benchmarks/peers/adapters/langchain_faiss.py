"""LangChain with FAISS: the documented splitter, HuggingFaceEmbeddings, the FAISS vector store.

Splitter (1,000 characters, 200 of overlap) as in
https://docs.langchain.com/oss/python/langchain/knowledge-base; store as in
https://docs.langchain.com/oss/python/integrations/vectorstores/faiss (exact search by L2 distance).
"""

from __future__ import annotations

from collections.abc import Sequence

from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from protocol import Job, Place, Text, all_threads, run


class LangChain:
    """A FAISS store of documents whose metadata tell where they stand."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.embeddings = HuggingFaceEmbeddings(model_name=job.model)

    def build(self, texts: Sequence[Text]) -> list[Place]:
        """Split if that is wanted, embed, and save with ``save_local``."""
        all_threads()
        documents = [
            Document(page_content=one.text, metadata={"document": one.document, "start_index": one.start})
            for one in texts
        ]
        if self.job.passages is None:
            splitter = RecursiveCharacterTextSplitter(
                chunk_size=1000, chunk_overlap=200, add_start_index=True
            )
            documents = splitter.split_documents(documents)
        FAISS.from_documents(documents, self.embeddings).save_local(str(self.job.index))
        return [_place(one) for one in documents]

    def open(self) -> None:
        """Read the store that was saved."""
        self.store = FAISS.load_local(
            str(self.job.index), self.embeddings, allow_dangerous_deserialization=True
        )

    def find(self, question: str) -> list[Place]:
        """The documented search by similarity."""
        return [_place(one) for one in self.store.similarity_search(question, k=self.job.k)]


def _place(document: Document) -> Place:
    start = document.metadata["start_index"]
    return (document.metadata["document"], start, start + len(document.page_content))


if __name__ == "__main__":
    run(
        LangChain,
        (
            "langchain-core",
            "langchain-community",
            "langchain-huggingface",
            "langchain-text-splitters",
            "faiss-cpu",
            "sentence-transformers",
            "torch",
        ),
    )
