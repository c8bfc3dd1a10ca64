"""The SQLite file of a store: made, recognised, checked, read and written; its errors told in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Self

from stdqa.errors import StoreUnusable

# Tells our files from other SQLite files ("stdq"), and their form from later ones.
APPLICATION = 0x73746471
VERSION = 1
SCHEMA = (
    "CREATE TABLE conversations (id TEXT PRIMARY KEY, browser TEXT NOT NULL, title TEXT NOT NULL,"
    " created TEXT NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE turns (conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,"
    " place INTEGER NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL,"
    " PRIMARY KEY (conversation, place)) WITHOUT ROWID",
    # Without a reference: what was said of an answer outlives the conversation that it was given in.
    "CREATE TABLE feedback (conversation TEXT NOT NULL, turn INTEGER NOT NULL, history TEXT NOT NULL,"
    " question TEXT NOT NULL, answer TEXT NOT NULL, good INTEGER NOT NULL, fault TEXT,"
    " words TEXT NOT NULL, corrected TEXT NOT NULL, at TEXT NOT NULL,"
    " PRIMARY KEY (conversation, turn)) WITHOUT ROWID",
    "CREATE INDEX conversations_of_browser ON conversations (browser, changed)",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {VERSION}",
)
# How long a writer waits for another process; a turn is written in milliseconds.
BUSY_S = 5.0

Write = Callable[[str, tuple[object, ...]], object]


class File:
    """The file, open; usable from several threads, and by several processes."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self.connection = connection
        self._lock = Lock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file, or make it.

        :raises StoreUnusable: if it cannot be made or written, is damaged, is no file of ours, or was made
            by a later version.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # What people ask is theirs: nobody else on the machine reads it.
            path.touch(mode=0o600)
        except OSError as error:
            raise StoreUnusable(
                f"{path} cannot be written ({error.strerror or error}). Name another file with STDQA_STORE."
            ) from error
        with _told(path):
            connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
            try:
                _prepare(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self.connection.close()

    def read(self, query: str, *values: object) -> list[Any]:
        """The rows that a query finds."""
        with self._lock, _told(self.path):
            return self.connection.execute(query, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[Write]:
        """All that is written inside is written together, or nothing of it."""
        with self._lock, _told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection.execute
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Check a file, and make its tables where it is new."""
    new = _is_new(connection, path)
    # Readers then never wait for a writer.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if new:
        connection.execute("BEGIN IMMEDIATE")
        # Another process may have made them meanwhile.
        for statement in SCHEMA if _is_new(connection, path) else ():
            connection.execute(statement)
        connection.execute("COMMIT")
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def _is_new(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether a file has no tables yet; an error if they are not ours."""
    (application,), (version,), (tables,) = (
        connection.execute(query).fetchone()
        for query in ("PRAGMA application_id", "PRAGMA user_version", "SELECT COUNT(*) FROM sqlite_schema")
    )
    if (application, version, tables) == (0, 0, 0):
        return True
    if application != APPLICATION:
        raise StoreUnusable(f"{path} is a database of another program. Name another file with STDQA_STORE.")
    if version > VERSION:
        raise StoreUnusable(
            f"{path} was made by a later version of stdqa (form {version}; this one knows {VERSION}). "
            "Bring stdqa up to date, or name another file with STDQA_STORE."
        )
    return False


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """SQLite's errors in our words."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreUnusable(
            f"{path} cannot be used ({error}). Make room on the disk and see that the file can be written, "
            "or name another with STDQA_STORE."
        ) from error
    except sqlite3.ProgrammingError:  # the mistake is ours, not the file's
        raise
    except sqlite3.DatabaseError as error:
        raise StoreUnusable(
            f"{path} is damaged ({error}). Move it away, and a new one is begun; or put a copy in its place."
        ) from error
