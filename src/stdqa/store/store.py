"""What people leave with the app: their conversations and what they think of answers, in one SQLite file.

A conversation belongs to the browser that began it, known by an id that nobody can guess: who does not
have the id finds nothing. Whatever is written is written as a whole or not at all.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from stdqa.saved import answer_of
from stdqa.serialize import answer_json, one_line
from stdqa.store.file import File
from stdqa.store.records import Fault, Feedback, Listed, Mark, Turns
from stdqa.types import Answer

ID_BYTES = 24
TITLE_CHARS = 200
WORDS_CHARS = 4000
LISTED = 200


class Store:
    """What is kept; usable from several threads, and by several processes. Close it, or use a ``with``."""

    def __init__(self, file: File) -> None:
        self._file = file

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file, or make it.

        :raises StoreUnusable: if it cannot be made or written, is damaged, is no file of ours, or was made
            by a later version.
        """
        return cls(File.open(path))

    def close(self) -> None:
        """Close the file; using the store afterwards is a mistake of the program."""
        self._file.close()

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
        with self._file.writing() as write:
            if conversation is None or not self._owns(browser, conversation):
                conversation = secrets.token_urlsafe(ID_BYTES)
                title = " ".join(_text(turns[0][0]).split())[:TITLE_CHARS]
                row = (conversation, browser, title, now, now)
                write("INSERT INTO conversations VALUES (?, ?, ?, ?, ?)", row)
            query = "SELECT COUNT(*) FROM turns WHERE conversation = ?"
            before = self._file.connection.execute(query, (conversation,)).fetchone()[0]
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
        rows = self._file.read(query, browser, conversation)
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
            for identifier, title, created, changed, number in self._file.read(query, browser, LISTED)
        )

    def rename(self, browser: str, conversation: str, title: str) -> None:
        """Give a conversation another title; an empty one changes nothing."""
        words = " ".join(_text(title).split())[:TITLE_CHARS]
        if words:
            with self._file.writing() as write:
                query = "UPDATE conversations SET title = ? WHERE id = ? AND browser = ?"
                write(query, (words, conversation, browser))

    def delete(self, browser: str, conversation: str) -> None:
        """Remove a conversation; what was said of its answers stays."""
        with self._file.writing() as write:
            write("DELETE FROM conversations WHERE id = ? AND browser = ?", (conversation, browser))

    def mark(self, browser: str, conversation: str, turn: int, mark: Mark) -> bool:
        """Keep what somebody thinks of an answer, instead of what they thought before.

        :return: whether the browser has such a conversation with such a turn; otherwise nothing is kept.
        """
        turns = self._file.read(
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
        with self._file.writing() as write:
            write(
                "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (conversation, turn, history, *turns[-1], *given, _now()),
            )
        return True

    def unmark(self, browser: str, conversation: str, turn: int) -> bool:
        """Take back what was said of an answer.

        :return: whether the browser has such a conversation.
        """
        with self._file.writing() as write:
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
        return {turn: _mark(*given) for turn, *given in self._file.read(query, browser, conversation)}

    def feedback(self, good: bool | None = None) -> Iterator[Feedback]:
        """Everything that was said of answers, by all browsers, the oldest first.

        :param good: only what was found good, or only what was not; both where it is None.
        """
        query = (
            "SELECT conversation, turn, history, question, answer, at, good, fault, words, corrected"
            " FROM feedback WHERE ? IS NULL OR good = ? ORDER BY at, conversation, turn"
        )
        for conversation, turn, history, question, answer, at, *given in self._file.read(query, good, good):
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
        return self._file.connection.execute(query, (conversation, browser)).fetchone() is not None


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
