"""Questions read from a file: a line, a list item, a cell or an object each; or those of a saved brief."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from stdqa.briefs.build import Wanted
from stdqa.briefs.saved import MARK, brief_of
from stdqa.errors import BadBatch, SavedUnreadable

MOST_QUESTIONS = 1000
# A thousand of the longest questions, and a saved brief of as many entries, stay below it.
MOST_BYTES = 64_000_000
COLUMN = "question"
COLUMNS = (COLUMN, "questions")
# "1.", "(2)", "Q3:", "a)", "–": what numbers or marks a question, and is none of its words.
_LEADING = re.compile(r"^\s*(?:[-*+•‣–—]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z]\)\s+|Q\s?\d{1,3}\s?[.:)]\s*)+")
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """The questions of a file, and the title where the file is a brief."""

    wanted: tuple[Wanted, ...]
    title: str | None = None


def read_questions(path: Path) -> QuestionFile:
    """Read the questions of a file, by its ending: .txt, .md, .csv, .jsonl, .json or .docx.

    :raises BadBatch: if there are none, or too many, or the file or a line of it cannot be read.
    """
    ending = path.suffix.lower()
    if ending not in READERS:
        raise BadBatch(
            f"{path} has an ending that is not known for questions; use one of {', '.join(READERS)}."
        )
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadBatch(
                f"{path} is larger than {MOST_BYTES // 1_000_000} MB. Are these questions? Split the file."
            )
        found = READERS[ending](path)
    except OSError as error:
        raise BadBatch(f"{path} cannot be read ({error.strerror or error}). Check its name.") from error
    if not found.wanted:
        raise BadBatch(f"{path} holds no questions. Write one a line.")
    if len(found.wanted) > MOST_QUESTIONS:
        raise BadBatch(
            f"{path} holds {len(found.wanted):,} questions; a brief takes {MOST_QUESTIONS:,}. Split the file."
        )
    return found


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of plain text, one a line, without what numbers them; "#" begins a comment."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(filter(None, (bare(line) for line in lines if not line.startswith("#"))))


def bare(line: str) -> str:
    """A question on one line, without the number or bullet before it."""
    return " ".join(_LEADING.sub("", line).split())


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadBatch(f"{path} is not UTF-8 text (byte {error.start}). Save it again as UTF-8.") from error


def _plain(path: Path) -> QuestionFile:
    return _file(questions_in(_text(path)))


def _markdown(path: Path) -> QuestionFile:
    """List items; where there are none headings that ask, else paragraphs, else headings."""
    from markdown_it import MarkdownIt

    found: dict[str, list[str]] = {"item": [], "heading": [], "paragraph": []}
    within = [""]
    for token in MarkdownIt("commonmark").parse(_text(path)):
        if token.type in ("list_item_open", "heading_open"):
            within.append(token.type.removesuffix("_open").removeprefix("list_"))
        elif token.type in ("list_item_close", "heading_close"):
            within.pop()
        elif token.type == "inline":
            words = "".join(
                "\n" if child.type.endswith("break") else child.content for child in token.children or ()
            )
            kind = within[-1] or "paragraph"
            found[kind] += questions_in(words) if kind == "paragraph" else [bare(words)]
    asking = [heading for heading in found["heading"] if heading.endswith("?")]
    return _file(found["item"] or asking or found["paragraph"] or found["heading"])


def _csv(path: Path) -> QuestionFile:
    text = _text(path)
    try:
        dialect = csv.Sniffer().sniff(text[:20_000], _DELIMITERS).delimiter
    except csv.Error:
        dialect = ","
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=dialect) if any(row)]
    except csv.Error as error:
        raise BadBatch(f"{path} is not comma-separated text ({error}). Save it again as .csv.") from error
    return _file(_column(rows, dialect))


def _column(rows: list[list[str]], joiner: str) -> Iterable[str]:
    """The cells that hold the questions: of the column of that name, else of the first."""
    if not rows:
        return ()
    names = [cell.strip().lower() for cell in rows[0]]
    named = next((names.index(name) for name in COLUMNS if name in names), None)
    widths = {len(row) for row in rows}
    if (len(names) == 1 or named is None) and len(widths) > 1:
        # One column whose commas nobody quoted.
        rows = [[joiner.join(row)] for row in rows]
    at = named or 0
    cells = [row[at] for row in rows if len(row) > at]
    asked = any(cell.strip().endswith("?") for cell in cells[1:])
    is_header = named is not None or (asked and not any(cell.strip().endswith("?") for cell in rows[0]))
    return map(bare, cells[1:] if is_header else cells)


def _json_lines(path: Path) -> QuestionFile:
    wanted = []
    # Only a line feed ends a line of JSON lines; other separators may stand inside its strings.
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            where = f"{path}, line {number}"
            wanted.append(_object(_json(line, where), where))
    return QuestionFile(tuple(wanted))


def _json_file(path: Path) -> QuestionFile:
    saved = _json(_text(path), str(path))
    if isinstance(saved, dict) and MARK in saved:
        return _brief(saved, path)
    if isinstance(saved, dict) and isinstance(saved.get("questions"), list):
        saved = saved["questions"]
    if not isinstance(saved, list):
        raise BadBatch(f"{path} is neither a list of questions nor a brief. Write a list.")
    return QuestionFile(
        tuple(_object(one, f"{path}, question {number}") for number, one in enumerate(saved, start=1))
    )


def _brief(saved: object, path: Path) -> QuestionFile:
    try:
        brief = brief_of(saved)
    except SavedUnreadable as error:
        raise BadBatch(f"{path}: {error}") from error
    wanted = (
        Wanted(one.question, one.history, one.line if one.edited else None, one.note) for one in brief.entries
    )
    return QuestionFile(tuple(wanted), brief.title)


def _json(text: str, where: str) -> object:
    try:
        return json.loads(text)
    # Not every error is a JSONDecodeError: numbers can be too long, and brackets too deep.
    except (ValueError, RecursionError) as error:
        raise BadBatch(f"{where} is not JSON ({error}). Correct it, or write plain lines as .txt.") from error


def _object(saved: object, where: str) -> Wanted:
    """A question alone, or an object with the questions that it followed."""
    if isinstance(saved, str) and saved.strip():
        return Wanted(bare(saved))
    question = saved.get(COLUMN) if isinstance(saved, dict) else None
    if not isinstance(question, str) or not question.strip():
        raise BadBatch(f"{where} has no `question`, or that is not text.")
    history = (saved.get("history") if isinstance(saved, dict) else None) or []
    if not isinstance(history, list) or not all(isinstance(one, str) for one in history):
        raise BadBatch(f"{where}: its `history` is not a list of questions.")
    return Wanted(" ".join(question.split()), tuple(history))


def _docx(path: Path) -> QuestionFile:
    from stdqa.briefs.questions_docx import questions_of

    return _file(map(bare, questions_of(path)))


def _file(questions: Iterable[str]) -> QuestionFile:
    return QuestionFile(tuple(Wanted(question) for question in questions if question))


READERS: dict[str, Callable[[Path], QuestionFile]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".csv": _csv,
    ".jsonl": _json_lines,
    ".json": _json_file,
    ".docx": _docx,
}
