"""An index open for reading: documents, passages and figures by id, and the two searches.

Nothing here writes; a build that switches to a new generation leaves an open index as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from stdqa.errors import IndexDamaged, IndexMismatch
from stdqa.index.build import BuildReport, build
from stdqa.index.catalog import Catalog
from stdqa.index.corpus import Reader
from stdqa.index.manifest import Layout, Manifest, read_current
from stdqa.index.tokens import TokenStore
from stdqa.index.vectors import VectorStore
from stdqa.types import Document, Encoder, Figure, Metadata, Passage, Progress, TokenVectors

if TYPE_CHECKING:
    from stdqa.figures import Clock
    from stdqa.models import ModelIdentity
    from stdqa.settings import Settings
    from stdqa.types import Vectors

# A question reads some 50 passages; the rest of its time is for the answer, not for JSON.
CACHED_PASSAGES = 8192
CACHED_DOCUMENTS = 256


class Index:
    """One generation of an index, usable from several threads; close it, or use it in a ``with``."""

    def __init__(
        self, manifest: Manifest, catalog: Catalog, vectors: VectorStore, tokens: TokenStore
    ) -> None:
        self.manifest = manifest
        self._catalog = catalog
        self._vectors = vectors
        self._tokens = lru_cache(CACHED_PASSAGES)(lambda passage: tokens.of(catalog.row_of(passage)))
        self._passage = lru_cache(CACHED_PASSAGES)(catalog.passage)
        self._figures_in = lru_cache(CACHED_PASSAGES)(catalog.figures_in)
        self._document = lru_cache(CACHED_DOCUMENTS)(catalog.document)
        self._report_years = catalog.report_years()
        self._metadata = lru_cache(1)(lambda: tuple(catalog.metadata()))

    @classmethod
    def open(cls, path: Path, model: ModelIdentity | None = None, passage_chars: int | None = None) -> Self:
        """Open the current generation of an index, every file of it checked.

        :param model: the model that questions will be embedded with.
        :param passage_chars: the setting that the index should have been built with.
        :raises IndexMissing: if there is none.
        :raises IndexDamaged: if a file is missing, truncated or altered.
        :raises IndexMismatch: if it has another format, model or passage length.
        """
        layout = Layout(path)
        while True:
            generation = read_current(layout)
            manifest = generation.manifest
            _check(layout, manifest, model, passage_chars)
            try:
                catalog = Catalog(generation.catalog)
                tokens = TokenStore.read(generation.tokens, generation.token_rows)
                return cls(manifest, catalog, VectorStore.read(generation.vectors), tokens)
            except IndexDamaged:
                # A writer may have switched and removed this generation while it was being opened.
                if read_current(layout) == generation:
                    raise

    @staticmethod
    def build(
        corpus: Path,
        path: Path,
        settings: Settings,
        encoder_factory: Callable[[], Encoder],
        progress: Progress | None = None,
        reader: Reader | None = None,
    ) -> BuildReport:
        """Build the index of a corpus, or bring it up to date: see :func:`stdqa.index.build.build`."""
        return build(corpus, path, settings, encoder_factory, progress, reader)

    def close(self) -> None:
        """Close its files; reading afterwards is a mistake of the program."""
        self._catalog.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def document_ids(self) -> tuple[str, ...]:
        """The ids of all documents, in the order of their paths."""
        return self._catalog.document_ids()

    def documents(self) -> tuple[Document, ...]:
        """All documents, in the order of their paths."""
        # Few are kept once they were read; of many that would only push each other out.
        if self.manifest.documents > CACHED_DOCUMENTS:
            return tuple(self._catalog.documents())
        return tuple(map(self._document, self.document_ids()))

    def document(self, document: str) -> Document:
        """One document.

        :raises KeyError: if there is none of that id.
        """
        return self._document(document)

    def metadata(self) -> tuple[Metadata, ...]:
        """What is known of all documents beside their texts, in the order of their paths."""
        return self._metadata()

    def report_year(self, document: str) -> int | None:
        """The year that a document reports on; None where it is not one year.

        :raises KeyError: if there is none of that id.
        """
        return self._report_years[document]

    def clocks(self) -> list[Clock]:
        """What relative times of each document count from, in the order of the documents' paths; no text is
        read for it."""
        from stdqa.figures import Clock  # not needed to look at an index, and slow to import

        dates = [metadata.date for metadata in self.metadata()]
        return list(map(Clock, dates, self._report_years.values()))

    def text(self, document: str) -> str:
        """The text of one document.

        :raises KeyError: if there is none of that id.
        """
        return self._catalog.text(document)

    def passage(self, row: int) -> Passage:
        """The passage of a row, as the searches return rows.

        :raises KeyError: if there is no such row.
        """
        return self._passage(row)

    def passages(self, rows: Iterable[int]) -> list[Passage]:
        """The passages of rows, in the order given."""
        return [self._passage(row) for row in rows]

    def passages_of(self, document: str) -> tuple[Passage, ...]:
        """The passages of a document, in its order; none if there is no such document."""
        return self._catalog.passages_of(document)

    def figures_in(self, passages: Iterable[str]) -> tuple[Figure, ...]:
        """The figures of passages, by the passages' ids, in the order given."""
        return tuple(figure for passage in passages for figure in self._figures_in(passage))

    def figures(self, document: str | None = None) -> Iterator[Figure]:
        """The figures of one document or, document by document, of all."""
        for identifier in self.document_ids() if document is None else (document,):
            yield from self._catalog.figures_of(identifier)

    def counts(self) -> dict[str, tuple[int, int]]:
        """How many passages and figures each document has, by its id; none for a document without any."""
        return self._catalog.counts()

    def vocabulary(self) -> dict[str, int]:
        """Every word of the passages, in lower case, with the number of passages that hold it."""
        return self._catalog.vocabulary()

    def proper_words(self) -> tuple[str, ...]:
        """The words that the passages write with a capital only, in lower case: names, mostly."""
        return self._catalog.proper_words()

    def search_vectors(self, query: Vectors, k: int) -> list[tuple[int, float]]:
        """Find the ``k`` rows nearest to a question's vector, nearest first, with their cosines.

        :param query: shape (dimension,), float32, length 1.
        """
        return self._vectors.search(query, k)

    def search_many_vectors(self, queries: Vectors, k: int) -> list[list[tuple[int, float]]]:
        """What :meth:`search_vectors` finds for each of many questions.

        :param queries: shape (count, dimension), float32, rows of length 1.
        """
        return self._vectors.search_many(queries, k)

    def similarities(self, query: Vectors, rows: Sequence[int]) -> list[float]:
        """The cosines of a question's vector with the vectors of given rows."""
        return self._vectors.similarities(query, rows)

    def tokens(self, passage: str) -> TokenVectors:
        """The tokens of a passage, by its id, their places counted from the passage's start; none if the
        index was built with an encoder that tells none.
        """
        return self._tokens(passage)

    def search_text(self, terms: Sequence[str], k: int) -> list[tuple[int, float]]:
        """Find the ``k`` rows that fit any of the words best, best first, with BM25 (higher is better).

        :param terms: plain words; nothing in them is read as a query's syntax.
        """
        return self._catalog.search(terms, k)

    def passages_with(self, phrase: str) -> int:
        """The number of passages that hold some words one after the other, in whatever inflection."""
        return self._catalog.passages_with(phrase)


def _check(
    layout: Layout, manifest: Manifest, model: ModelIdentity | None, passage_chars: int | None
) -> None:
    if model is not None and model.fingerprint != manifest.fingerprint:
        weights = " with other weights" if model.name == manifest.model else ""
        raise IndexMismatch(
            f"The index in {layout.folder} was built with the model {manifest.model}{weights}, not with "
            f"{model.name}. Set STDQA_MODEL to the index's model, or build anew. {layout.rebuild}"
        )
    if passage_chars is not None and passage_chars != manifest.passage_chars:
        raise IndexMismatch(
            f"The index in {layout.folder} has passages of up to {manifest.passage_chars} characters; the "
            f"setting passage_chars is {passage_chars}. {layout.rebuild}"
        )
