"""What people leave with the app: their conversations and what they think of answers, in one SQLite file.

A conversation belongs to the browser that began it, known by an id that nobody can guess: who does not
have the id finds nothing. Whatever is written is written as a whole or not at all.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

from stdqa.errors import StoreUnusable
from stdqa.saved import answer_of
from stdqa.serialize import answer_json, one_line
from stdqa.types import Answer

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

ID_BYTES = 24
TITLE_CHARS = 200
WORDS_CHARS = 4000
# How long a writer waits for another process; a turn is written in milliseconds.
BUSY_S = 5.0
LISTED = 200

Turns = tuple[tuple[str, Answer], ...]
_Write = Callable[[str, tuple[object, ...]], object]


class Fault(StrEnum):
    """What is wrong with an answer, to the person who read it."""

    WRONG_FIGURE = "wrong figure"
    WRONG_PERIOD = "wrong period"
    WRONG_THING = "wrong thing"
    SHOULD_HAVE_ANSWERED = "should have answered"
    SHOULD_HAVE_DECLINED = "should have declined"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody thinks of an answer; ``corrected`` is what it should have said."""

    good: bool
    fault: Fault | None = None
    words: str = ""
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """A mark with the question and answer it was given to, and the questions that came before.

    ``turn`` is the answer's place in its conversation, counted from 1.
    """

    conversation: str
    turn: int
    history: tuple[str, ...]
    question: str
    answer: Answer
    mark: Mark
    at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation as a list names it."""

    id: str
    title: str
    created: datetime
    changed: datetime
    questions: int


class Store:
    """The file, open; usable from several threads, and by several processes. Close it, or use a ``with``."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
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
        """Close the file; using the store afterwards is a mistake of the program."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, browser: str, conversation: str | None, turns: Turns) -> tuple[str, int]:
        """Add the last of some turns to a conversation, and those before it that it lacks.

        :param conversation: the conversation to go on with; a new one is begun where there is none, or where
            the browser has no such conversation.
        :return: the conversation's id, and how many turns it has now: more than were given where another
            page went on with it meanwhile.
        """
        now = _now()
        with self._writing() as write:
            if conversation is None or not self._owns(browser, conversation):
                conversation = secrets.token_urlsafe(ID_BYTES)
                title = " ".join(_text(turns[0][0]).split())[:TITLE_CHARS]
                row = (conversation, browser, title, now, now)
                write("INSERT INTO conversations VALUES (?, ?, ?, ?, ?)", row)
            query = "SELECT COUNT(*) FROM turns WHERE conversation = ?"
            before = self._connection.execute(query, (conversation,)).fetchone()[0]
            lacking = turns[min(before, len(turns) - 1) :]
            for place, (question, answer) in enumerate(lacking, start=before + 1):
                turn = (conversation, place, _text(question), _answer_text(answer))
                write("INSERT INTO turns VALUES (?, ?, ?, ?)", turn)
            write("UPDATE conversations SET changed = ? WHERE id = ?", (now, conversation))
        return conversation, before + len(lacking)

    def turns(self, browser: str, conversation: str) -> Turns:
        """The questions and answers of a conversation, in order; none if the browser has no such one."""
        query = (
            "SELECT question, answer FROM turns JOIN conversations ON id = conversation"
            " WHERE browser = ? AND id = ? ORDER BY place"
        )
        rows = self._read(query, browser, conversation)
        return tuple((question, answer_of(json.loads(answer))) for question, answer in rows)

    def conversations(self, browser: str) -> tuple[Listed, ...]:
        """The conversations of one browser, the latest first."""
        query = (
            "SELECT id, title, created, changed, (SELECT COUNT(*) FROM turns WHERE conversation = id)"
            " FROM conversations WHERE browser = ? ORDER BY changed DESC, id LIMIT ?"
        )
        return tuple(
            Listed(
                identifier, title, datetime.fromisoformat(created), datetime.fromisoformat(changed), number
            )
            for identifier, title, created, changed, number in self._read(query, browser, LISTED)
        )

    def rename(self, browser: str, conversation: str, title: str) -> None:
        """Give a conversation another title; an empty one changes nothing."""
        words = " ".join(_text(title).split())[:TITLE_CHARS]
        if words:
            with self._writing() as write:
                query = "UPDATE conversations SET title = ? WHERE id = ? AND browser = ?"
                write(query, (words, conversation, browser))

    def delete(self, browser: str, conversation: str) -> None:
        """Remove a conversation; what was said of its answers stays."""
        with self._writing() as write:
            write("DELETE FROM conversations WHERE id = ? AND browser = ?", (conversation, browser))

    def mark(self, browser: str, conversation: str, turn: int, mark: Mark) -> bool:
        """Keep what somebody thinks of an answer, instead of what they thought before.

        :return: whether the browser has such a conversation with such a turn; otherwise nothing is kept.
        """
        turns = self._read(
            "SELECT question, answer FROM turns JOIN conversations ON id = conversation"
            " WHERE browser = ? AND id = ? AND place <= ? ORDER BY place",
            browser,
            conversation,
            turn,
        )
        if turn < 1 or len(turns) != turn:
            return False
        history = one_line([question for question, _ in turns[:-1]], ascii_only=True)
        given = (mark.good, mark.fault and mark.fault.value, _words(mark.words), _words(mark.corrected))
        with self._writing() as write:
            write(
                "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (conversation, turn, history, *turns[-1], *given, _now()),
            )
        return True

    def unmark(self, browser: str, conversation: str, turn: int) -> bool:
        """Take back what was said of an answer.

        :return: whether the browser has such a conversation.
        """
        with self._writing() as write:
            owned = self._owns(browser, conversation)
            if owned:
                write("DELETE FROM feedback WHERE conversation = ? AND turn = ?", (conversation, turn))
        return owned

    def marks(self, browser: str, conversation: str) -> dict[int, Mark]:
        """What was said of the answers of a conversation, by their places."""
        query = (
            "SELECT turn, good, fault, words, corrected FROM feedback JOIN conversations ON id = conversation"
            " WHERE browser = ? AND id = ?"
        )
        return {turn: _mark(*given) for turn, *given in self._read(query, browser, conversation)}

    def feedback(self, good: bool | None = None) -> Iterator[Feedback]:
        """Everything that was said of answers, by all browsers, the oldest first.

        :param good: only what was found good, or only what was not; both where it is None.
        """
        query = (
            "SELECT conversation, turn, history, question, answer, at, good, fault, words, corrected"
            " FROM feedback WHERE ? IS NULL OR good = ? ORDER BY at, conversation, turn"
        )
        for conversation, turn, history, question, answer, at, *given in self._read(query, good, good):
            yield Feedback(
                conversation,
                turn,
                tuple(json.loads(history)),
                question,
                answer_of(json.loads(answer)),
                _mark(*given),
                datetime.fromisoformat(at),
            )

    def _owns(self, browser: str, conversation: str) -> bool:
        query = "SELECT 1 FROM conversations WHERE id = ? AND browser = ?"
        return self._connection.execute(query, (conversation, browser)).fetchone() is not None

    def _read(self, query: str, *values: object) -> list[Any]:
        with self._lock, _told(self.path):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[_Write]:
        """All that is written inside is written together, or nothing of it."""
        with self._lock, _told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection.execute
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")


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


def _mark(good: int, fault: str | None, words: str, corrected: str) -> Mark:
    return Mark(bool(good), Fault(fault) if fault else None, words, corrected)


def _answer_text(answer: Answer) -> str:
    return one_line(answer_json(answer), ascii_only=True)


def _words(text: str) -> str:
    return _text(text).strip()[:WORDS_CHARS]


def _text(text: str) -> str:
    """Text without what SQLite cannot hold: halves of a character."""
    return text.encode("utf-8", "replace").decode()


def _now() -> str:
    return datetime.now(UTC).isoformat()
