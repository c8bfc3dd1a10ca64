"""The catalog: documents, passages, figures and the full text, in one SQLite file that is written once.

All SQL of stdqa is here. A passage's row number is its row among the vectors.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import Any

from stdqa.errors import IndexDamaged, IndexUnwritable
from stdqa.index.records import (
    DOCUMENT_COLUMNS,
    FIGURE_COLUMNS,
    PASSAGE_COLUMNS,
    Entry,
    Row,
    document_of,
    document_row,
    figure_of,
    figure_row,
    metadata_of,
    passage_of,
    passage_row,
    vocabulary_rows,
)
from stdqa.text import search_form
from stdqa.types import Document, Figure, Metadata, Passage


def _quoted(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)  # end and of are words of SQL


_DOCUMENT, _PASSAGE, _FIGURE = map(_quoted, (DOCUMENT_COLUMNS, PASSAGE_COLUMNS, FIGURE_COLUMNS))
SCHEMA = f"""
CREATE TABLE documents ({_DOCUMENT}, file_path, file_sha256, report_year INTEGER, PRIMARY KEY (id));
CREATE TABLE passages (row INTEGER PRIMARY KEY, {_PASSAGE}, embedded_sha256);
CREATE TABLE figures (row INTEGER PRIMARY KEY, {_FIGURE});
CREATE TABLE vocabulary (word PRIMARY KEY, passages INTEGER, proper INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
    text, content='', tokenize='porter unicode61 remove_diacritics 2'
);
"""
INDEXES = """
CREATE INDEX passages_of_document ON passages (document);
CREATE INDEX passages_by_id ON passages (id);
CREATE INDEX figures_of_document ON figures (document);
CREATE INDEX figures_of_passage ON figures (passage);
"""


# Documents are read in parts where all are wanted, so that a hundred thousand need no gigabyte.
AT_A_TIME = 1000


def embedded_sha256(text: str) -> str:
    """Tell whether a passage's vector can be used again: its text for the encoder, hashed."""
    return hashlib.sha256(text.encode()).hexdigest()


def write_catalog(file: Path, entries: Iterable[Entry], texts: Sequence[str]) -> None:
    """Write a new catalog.

    :param texts: what was embedded of each passage, in the order of the entries and their passages; it is
        also what the full text holds, in search form.
    :raises IndexUnwritable: if the disk is full or fails.
    """
    try:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            # A generation that is cut short is thrown away, so nothing needs a journal.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(SCHEMA)
            connection.execute("BEGIN")
            _insert(connection, entries, texts)
            connection.execute("COMMIT")
            connection.executescript(INDEXES)
    except sqlite3.OperationalError as error:
        raise IndexUnwritable(
            f"{file} cannot be written: {error}. Make room on the disk, or name another folder with --index."
        ) from error


def _insert(connection: sqlite3.Connection, entries: Iterable[Entry], texts: Sequence[str]) -> None:
    row = 0
    for entry in entries:
        filed = (entry.file_path, entry.file_sha256, entry.report_year)
        document = (*document_row(entry.document), *filed)
        connection.execute(f"INSERT INTO documents VALUES ({_places(document)})", document)
        passages = [
            (number, *passage_row(passage), embedded_sha256(texts[number]))
            for number, passage in enumerate(entry.passages, row)
        ]
        row += len(passages)
        _insert_all(connection, "passages", passages)
        _insert_all(connection, "figures", [(None, *figure_row(figure)) for figure in entry.figures])
    forms = [search_form(text) for text in texts]
    connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", enumerate(forms))
    connection.executemany("INSERT INTO vocabulary VALUES (?, ?, ?)", vocabulary_rows(texts))
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")


def _insert_all(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({_places(rows[0])})", rows)


def _places(row: Row) -> str:
    return ", ".join("?" * len(row))


class Catalog:
    """A catalog open for reading, from any thread; it stays readable when its file is removed."""

    def __init__(self, file: Path) -> None:
        # Nobody changes a generation, so SQLite needs to lock and to look for nothing.
        uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
        self._lock = Lock()
        try:
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            # SQLite opens the file only when it first reads.
            self._connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(
                f"The index is damaged: {file} cannot be opened ({error}). Build the index again."
            ) from error

    def close(self) -> None:
        """Close the file; reading afterwards is a mistake of the program."""
        with self._lock:
            self._connection.close()

    def files(self) -> dict[str, tuple[str, str]]:
        """The files indexed: path below the corpus to document id and SHA-256 of the bytes."""
        rows = self._read("SELECT file_path, id, file_sha256 FROM documents")
        return {path: (document, sha256) for path, document, sha256 in rows}

    def embedded_rows(self) -> dict[str, int]:
        """The row of a passage for each hash of an embedded text."""
        return dict(self._read("SELECT embedded_sha256, row FROM passages"))

    def document_ids(self) -> tuple[str, ...]:
        """All documents, in the order of their files' paths."""
        return tuple(row[0] for row in self._read("SELECT id FROM documents ORDER BY rowid"))

    def document(self, document: str) -> Document:
        """One document.

        :raises KeyError: if there is none of that id.
        """
        rows = self._read(f"SELECT {_DOCUMENT} FROM documents WHERE id = ?", document)
        if not rows:
            raise KeyError(document)
        return document_of(rows[0])

    def documents(self) -> Iterator[Document]:
        """All documents, in the order of their files' paths, read some at a time."""
        for start in range(0, self._read("SELECT MAX(rowid) FROM documents")[0][0] or 0, AT_A_TIME):
            query = f"SELECT {_DOCUMENT} FROM documents WHERE rowid > ? AND rowid <= ? ORDER BY rowid"
            yield from map(document_of, self._read(query, start, start + AT_A_TIME))

    def metadata(self) -> list[Metadata]:
        """What is known of all documents beside their texts, in the order of their files' paths."""
        return [metadata_of(row[0]) for row in self._read("SELECT metadata FROM documents ORDER BY rowid")]

    def report_years(self) -> dict[str, int | None]:
        """The year that each document reports on, by its id; None where it is not one year."""
        return dict(self._read("SELECT id, report_year FROM documents ORDER BY rowid"))

    def text(self, document: str) -> str:
        """The text of one document.

        :raises KeyError: if there is none of that id.
        """
        rows = self._read("SELECT text FROM documents WHERE id = ?", document)
        if not rows:
            raise KeyError(document)
        return str(rows[0][0])

    def passage(self, row: int) -> Passage:
        """The passage of a row.

        :raises KeyError: if there is no such row.
        """
        rows = self._read(f"SELECT {_PASSAGE} FROM passages WHERE row = ?", row)
        if not rows:
            raise KeyError(row)
        return passage_of(rows[0])

    def row_of(self, passage: str) -> int:
        """The row of a passage, by its id.

        :raises KeyError: if there is no such passage.
        """
        rows = self._read("SELECT row FROM passages WHERE id = ?", passage)
        if not rows:
            raise KeyError(passage)
        row: int = rows[0][0]
        return row

    def passages_of(self, document: str) -> tuple[Passage, ...]:
        """The passages of a document, in its order."""
        query = f"SELECT {_PASSAGE} FROM passages WHERE document = ? ORDER BY row"
        return tuple(map(passage_of, self._read(query, document)))

    def figures_in(self, passage: str) -> tuple[Figure, ...]:
        """The figures of a passage, in its order."""
        query = f"SELECT {_FIGURE} FROM figures WHERE passage = ? ORDER BY row"
        return tuple(map(figure_of, self._read(query, passage)))

    def figures_of(self, document: str) -> tuple[Figure, ...]:
        """The figures of a document, in its order."""
        query = f"SELECT {_FIGURE} FROM figures WHERE document = ? ORDER BY row"
        return tuple(map(figure_of, self._read(query, document)))

    def entry(self, file_path: str) -> Entry:
        """What was indexed of a file.

        :param file_path: its path below the corpus, one of :meth:`files`.
        """
        query = "SELECT id, file_sha256, report_year FROM documents WHERE file_path = ?"
        ((document, sha256, report_year),) = self._read(query, file_path)
        return Entry(
            file_path,
            sha256,
            self.document(document),
            self.passages_of(document),
            self.figures_of(document),
            report_year,
        )

    def counts(self) -> dict[str, tuple[int, int]]:
        """How many passages and figures each document has."""
        passages, figures = (
            dict(self._read(f"SELECT document, COUNT(*) FROM {table} GROUP BY document"))
            for table in ("passages", "figures")
        )
        return {one: (passages.get(one, 0), figures.get(one, 0)) for one in passages.keys() | figures.keys()}

    def vocabulary(self) -> dict[str, int]:
        """Every word of the passages, in lower case, with the number of passages that hold it."""
        return dict(self._read("SELECT word, passages FROM vocabulary"))

    def proper_words(self) -> tuple[str, ...]:
        """The words that the passages write with a capital only, in lower case: names, mostly."""
        return tuple(word for (word,) in self._read("SELECT word FROM vocabulary WHERE proper"))

    def search(self, terms: Iterable[str], k: int) -> list[tuple[int, float]]:
        """Find the ``k`` rows that fit any of the words best, best first, with BM25 (higher is better).

        :param terms: whatever they hold is looked up, never read as a query's syntax.
        """
        # A lone surrogate or a NUL, which a question can hold, cannot be handed to SQLite.
        clean = (search_form(word).encode("utf-8", "ignore").decode().replace("\0", " ") for word in terms)
        quoted = [f'"{word.replace(chr(34), chr(34) * 2)}"' for word in dict.fromkeys(clean) if word.strip()]
        if not quoted:
            return []
        query = "SELECT rowid, -rank FROM words WHERE words MATCH ? ORDER BY rank, rowid LIMIT ?"
        return self._read(query, " OR ".join(quoted), k)

    def passages_with(self, phrase: str) -> int:
        """The number of passages that hold some words one after the other, in whatever inflection."""
        clean = search_form(phrase).encode("utf-8", "ignore").decode().replace("\0", " ")
        if not any(map(str.isalnum, clean)):
            return 0
        quoted = f'"{clean.replace(chr(34), chr(34) * 2)}"'
        ((count,),) = self._read("SELECT count(*) FROM words WHERE words MATCH ?", quoted)
        return int(count)

    def _read(self, query: str, *values: str | int) -> list[Any]:
        # One connection: another, opened later, would not find the file once a writer has switched.
        with self._lock:
            return self._connection.execute(query, values).fetchall()
