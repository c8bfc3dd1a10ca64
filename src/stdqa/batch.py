"""A batch of questions: JSON lines in, one answer a line out, in order. A bad line never loses the rest."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from stdqa.errors import BadBatch, BadQuestion, ExportRefused, StdqaError
from stdqa.files import writing_whole
from stdqa.serialize import Identifier, Json, answer_json, error_json, one_line
from stdqa.types import Answer, Progress

logger = logging.getLogger(__name__)


class Asks(Protocol):
    """Whatever answers questions."""

    def ask(self, question: str, history: tuple[str, ...] = ()) -> Answer:
        """Answer one question."""


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a batch came to; ``bad`` holds the number of each bad line and what is wrong with it."""

    answered: int
    bad: tuple[tuple[int, str], ...]


def run_batch(
    assistant: Asks, questions: Path, answers: Path, progress: Progress | None = None
) -> BatchReport:
    """Answer every line of a file. The answers appear at once, when all are done.

    :raises BadBatch: if the questions cannot be read or the answers cannot be written.
    """
    lines = _lines(questions)
    _check_place(answers, questions)
    bad: list[tuple[int, str]] = []
    try:
        with writing_whole(answers) as out:
            for done, (number, line) in enumerate(lines, start=1):
                answer, wrong = _answer(assistant, line, number)
                if wrong:
                    bad.append((number, wrong))
                out.write((one_line(answer) + "\n").encode("utf-8", "backslashreplace"))
                if progress:
                    progress(done, len(lines))
    except ExportRefused as error:
        raise BadBatch(str(error)) from error
    return BatchReport(len(lines) - len(bad), tuple(bad))


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadBatch(f"{path} is not UTF-8 text (byte {error.start}). Save it again as UTF-8.") from error
    except OSError as error:
        raise BadBatch(f"{path} cannot be read ({error.strerror or error}). Check its name.") from error
    # Only a line feed ends a line of JSON lines; other separators may stand inside its strings.
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        raise BadBatch(f"{path} holds no questions. Write an object with `id` and `question` a line.")
    return lines


def _check_place(answers: Path, questions: Path) -> None:
    """Refuse a place that the answers could not be moved to in the end, or that holds the questions."""
    if answers.exists() and not answers.is_file():
        raise BadBatch(f"{answers} is not a file. Choose another place for the answers.")
    if answers.exists() and answers.samefile(questions):
        raise BadBatch(f"{answers} holds the questions. Choose another place for the answers.")


def _answer(assistant: Asks, line: str, number: int) -> tuple[Json, str | None]:
    question = ""
    identifier: Identifier = f"line {number}"
    try:
        fields = _fields(line)
        if isinstance(fields.get("id"), Identifier):
            identifier = fields["id"]
        question = fields.get("question", "")
        history = fields.get("history") or []
        if not isinstance(question, str) or not question:
            question = ""
            raise BadQuestion("it has no `question`, or that is not text.")
        if not isinstance(history, list) or not all(isinstance(one, str) for one in history):
            raise BadQuestion("its `history` is not a list of questions.")
        return answer_json(assistant.ask(question, tuple(history)), identifier), None
    except BadQuestion as error:
        wrong = f"Line {number} cannot be answered: {error}"
    except StdqaError:
        raise
    # Whatever goes wrong with one line, hours of other answers must not be lost to it.
    except Exception as error:
        logger.exception("Answering line %d failed", number)
        wrong = f"Line {number} cannot be answered: {type(error).__name__}: {error}."
    return error_json(question[:200], wrong, identifier), wrong


def _fields(line: str) -> Json:
    try:
        fields = json.loads(line, parse_constant=_refuse)
    # Not every error is a JSONDecodeError: numbers can be too long, and brackets too deep.
    except (ValueError, RecursionError) as error:
        raise BadQuestion(f"it is not JSON ({error}).") from error
    if not isinstance(fields, dict):
        raise BadQuestion("it is not an object with `id` and `question`.")
    return fields


def _refuse(constant: str) -> None:
    """Read no NaN and no Infinity: an id that is one could not be written as JSON."""
    raise ValueError(f"{constant} is no number of JSON")
