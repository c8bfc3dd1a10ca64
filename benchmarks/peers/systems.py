"""The systems that are measured, each with its adapter, its environment and the rows it has in the tables."""

from __future__ import annotations

from dataclasses import dataclass

OWN, DEFAULT, SAME = "own", "default", "same"
SPLITS = {
    OWN: "its own, ≤ 600",
    DEFAULT: "its default",
    SAME: "same passages",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the tables: a system that cuts documents in one way and is asked in one way."""

    system: str
    title: str
    adapter: str
    splits: str
    way: str = ""

    @property
    def name(self) -> str:
        """What its files are called."""
        return "-".join(filter(None, (self.system, self.way, self.splits)))

    @property
    def index(self) -> str:
        """What its index is called; ways of asking share one."""
        return f"{self.system}-{self.splits}"

    @property
    def own(self) -> bool:
        """Whether it is stdqa."""
        return self.system == "stdqa"


def _both(system: str, title: str, adapter: str, way: str = "") -> tuple[Row, Row]:
    return Row(system, title, adapter, DEFAULT, way), Row(system, title, adapter, SAME, way)


ANSWER = Row("stdqa", "stdqa, whole answer", "ours", OWN, "answer")
SEARCH = Row("stdqa", "stdqa, search alone", "ours", OWN, "search")
ROWS = (
    ANSWER,
    SEARCH,
    Row("bare", "sentence-transformers + FAISS", "bare", SAME),
    *_both("langchain", "LangChain, FAISS", "langchain_faiss"),
    *_both("llamaindex", "LlamaIndex", "llamaindex"),
    *_both("haystack", "Haystack, dense", "haystack_memory", "dense"),
    *_both("haystack", "Haystack, hybrid", "haystack_memory", "hybrid"),
    *_both("txtai", "txtai, hybrid", "txtai_hybrid"),
    Row("bm25s", "BM25 (bm25s)", "bm25", SAME),
)
PEERS = tuple(dict.fromkeys(row.system for row in ROWS if not row.own))
