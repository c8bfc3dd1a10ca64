"""LlamaIndex: a VectorStoreIndex with its default splitter and store, and HuggingFaceEmbedding.

What splits by default is Settings.node_parser: a SentenceSplitter of 1,024 tokens with 200 of overlap, though
the model reads only the first 256 of them:
https://developers.llamaindex.ai/python/framework/module_guides/loading/node_parsers/ and
https://developers.llamaindex.ai/python/framework/understanding/storing/storing/ for saving.
"""

from __future__ import annotations

from collections.abc import Sequence

from llama_index.core import Document, Settings, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from protocol import Job, Place, Text, all_threads, run


class LlamaIndex:
    """An index in memory, saved as JSON, without a language model."""

    def __init__(self, job: Job) -> None:
        self.job = job
        Settings.llm = None
        Settings.embed_model = HuggingFaceEmbedding(model_name=job.model)

    def build(self, texts: Sequence[Text]) -> list[Place]:
        """Split if that is wanted, embed, and save with ``persist``."""
        all_threads()
        if self.job.passages is None:
            nodes = Settings.node_parser.get_nodes_from_documents(
                [Document(text=one.text, metadata={"document": one.document}, **HIDDEN) for one in texts]
            )
        else:
            nodes = [
                TextNode(
                    text=one.text,
                    metadata={"document": one.document},
                    start_char_idx=one.start,
                    end_char_idx=one.start + len(one.text),
                    **HIDDEN,
                )
                for one in texts
            ]
        index = VectorStoreIndex(nodes)
        index.storage_context.persist(persist_dir=str(self.job.index))
        return [_place(one) for one in nodes]

    def open(self) -> None:
        """Read the index that was saved."""
        context = StorageContext.from_defaults(persist_dir=str(self.job.index))
        self.retriever = load_index_from_storage(context).as_retriever(similarity_top_k=self.job.k)

    def find(self, question: str) -> list[Place]:
        """The documented search by similarity."""
        return [_place(found.node) for found in self.retriever.retrieve(question)]


# The document's id is this benchmark's bookkeeping: it is kept out of what is embedded.
HIDDEN = {"excluded_embed_metadata_keys": ["document"], "excluded_llm_metadata_keys": ["document"]}


def _place(node: TextNode) -> Place:
    return (node.metadata["document"], node.start_char_idx, node.end_char_idx)


if __name__ == "__main__":
    run(
        LlamaIndex,
        ("llama-index-core", "llama-index-embeddings-huggingface", "sentence-transformers", "torch"),
    )
