"""The texts of an index's documents, read where they are needed: there may be a hundred thousand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from stdqa.index import Index

CACHED = 256


class Texts(Mapping[str, str]):
    """The documents' texts by their ids."""

    def __init__(self, index: Index) -> None:
        self._ids = dict.fromkeys(index.document_ids())
        self._text = lru_cache(CACHED)(index.text)

    def __getitem__(self, document: str) -> str:
        return self._text(document)

    def __contains__(self, document: object) -> bool:
        return document in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
