"""The project's own form of a question set, as JSON lines, CSV or TOML; read and written."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.problems import Problem
from stdqa.evaluation.question import Kind, Place, Question
from stdqa.evaluation.sets.fields import CATEGORIES, FLAGS, LISTS
from stdqa.evaluation.sets.source import Numbered, objects, teller, text_of
from stdqa.serialize import FORMULA_STARTS, one_line
from stdqa.types import Verdict

# Parts several texts in one cell of CSV; commas stand inside figures, semicolons inside quotations.
BETWEEN = " | "
_BETWEEN = re.compile(r"\s*\|\s*")
_PLACES = ("document", "quote", "start", "end", "whole")
_TABLE = "question"
_BOOLS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}


def json_lines(path: Path, problems: list[Problem]) -> list[Numbered]:
    """The records of a file of JSON lines."""
    return objects(path, problems)


def csv_rows(path: Path, problems: list[Problem]) -> list[Numbered]:
    """The records of a table with a row a question; several texts in a cell are parted by " | "."""
    text = text_of(path)
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for row in reader:
            rows.append((start, row))
            start = reader.line_num + 1
    except csv.Error as error:
        raise BadQuestionSet(
            f"{path}, line {start}: it is not comma-separated text ({error}). Save it again as .csv."
        ) from error
    if not rows:
        return []
    head = [name.strip().lower() for name in rows[0][1]]
    found = []
    for line, row in rows[1:]:
        cells = [_typed(cell) for cell in row]
        if not any(cells):
            continue
        if len(cells) > len(head) and any(cells[len(head) :]):
            problems.append(Problem(str(path), line, f"it has {len(cells)} cells; the head has {len(head)}."))
            continue
        named = {name: cell for name, cell in zip(head, cells, strict=False) if name and cell}
        found.append((line, _record(named, teller(problems, str(path), line))))
    return found


def _typed(cell: str) -> str:
    """A cell without the mark that keeps a spreadsheet from running it."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


def _record(cells: dict[str, str], wrong: Callable[[str], None]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name, cell in cells.items():
        if name in LISTS:
            record[name] = [one for one in _BETWEEN.split(cell) if one]
        elif name in FLAGS:
            record[name] = _BOOLS.get(cell.lower(), cell)
        elif name not in _PLACES:
            record[name] = cell
    places = {name: _BETWEEN.split(cells[name]) for name in _PLACES if name in cells}
    if places:
        record["evidence"] = _places(places, wrong)
    return record


def _places(given: dict[str, list[str]], wrong: Callable[[str], None]) -> list[dict[str, Any]]:
    most = max(map(len, given.values()))
    if any(len(values) not in (1, most) for values in given.values()):
        wrong(f"{', '.join(given)} do not hold the same number of entries, parted by “|”.")
        return []
    places: list[dict[str, Any]] = []
    for at in range(most):
        place: dict[str, Any] = {}
        for name, values in given.items():
            value = values[at] if len(values) == most else values[0]
            if name in ("start", "end"):
                place[name] = int(value) if value.isdecimal() else value
            elif name == "whole":
                place[name] = _BOOLS.get(value.lower(), value)
            elif value:
                place[name] = value
        places.append({name: value for name, value in place.items() if value != ""})
    return places


def toml_tables(path: Path, problems: list[Problem]) -> list[Numbered]:
    """The records of a TOML file with a ``[[question]]`` for each question."""
    text = text_of(path)
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadQuestionSet(f"{path} is not TOML ({error}). Correct it.") from error
    tables = read.get(_TABLE)
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise BadQuestionSet(f"{path} holds no [[{_TABLE}]]. Write one for each question.")
    for name in read:
        if name != _TABLE:
            problems.append(Problem(str(path), 1, f"there is no table `{name}`; use [[{_TABLE}]]."))
    lines = _headers(text)
    return [(lines[at] if len(lines) == len(tables) else 1, table) for at, table in enumerate(tables)]


def _headers(text: str) -> list[int]:
    heads = re.compile(rf"\s*\[\[\s*{_TABLE}\s*\]\]")
    return [line for line, one in enumerate(text.split("\n"), start=1) if heads.match(one)]


def record_of(question: Question) -> dict[str, Any]:
    """A question as the fields that it is read from; what is empty is left out."""
    period = question.period
    texts: dict[str, Any] = {
        "id": question.id,
        "part": question.part,
        "category": question.category,
        "question": question.question,
        "history": list(question.history),
        "figures": list(question.figures),
        "wrong_figures": list(question.mistakes),
        "accept_also": list(question.accepted),
        "answers": list(question.answers),
        "items": list(question.items),
        "key_points": list(question.points),
        "verdict": "yes" if question.verdict is Verdict.CONFIRMED else "no" if question.verdict else "",
        "period": (period.text or "") if period else "",
        "basis": period.basis.value if period and period.basis else "",
        "evidence": [[_place_record(place) for place in group] for group in question.evidence],
        "reason": question.reason.value if question.reason else "",
        "unanswerable": question.kind is Kind.NONE and not question.reason,
        "tags": list(question.tags),
        "style": question.style,
        "working": question.working,
        "note": question.note,
        "generated": question.generated,
    }
    # A result is only known by its operands; without them it would be read as a figure that is printed.
    if question.kind is Kind.RESULT and CATEGORIES.get(question.category) is not Kind.RESULT:
        texts["operands"] = list(question.figures)
    return {name: value for name, value in texts.items() if value}


def _place_record(place: Place) -> dict[str, Any]:
    fields = {"doc": place.document, "quote": place.quote, "start": place.start, "end": place.end}
    told = {name: value for name, value in fields.items() if value is not None}
    return told | ({"whole": True} if place.whole else {})


def as_json_lines(questions: Iterable[Question]) -> bytes:
    """Questions as JSON lines."""
    return "".join(one_line(record_of(one)) + "\n" for one in questions).encode("utf-8", "backslashreplace")


def as_toml(questions: Iterable[Question]) -> bytes:
    """Questions as TOML."""
    made = []
    for one in questions:
        made.append(f"[[{_TABLE}]]\n")
        made.extend(f"{name} = {_toml(value)}\n" for name, value in record_of(one).items())
        made.append("\n")
    return "".join(made).encode("utf-8", "backslashreplace")


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_toml(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    # A string of JSON is one of TOML too, but for the delete character.
    return one_line(value).replace("\x7f", "\\u007f")


def as_csv(questions: Sequence[Question]) -> bytes:
    """Questions as a table, safe to open in a spreadsheet.

    :raises BadQuestionSet: if one of them cannot be told in a table.
    """
    rows = [_cells(one) for one in questions]
    order = dict.fromkeys(name for row in rows for name in row)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(order)
    writer.writerows([_safe(row.get(name, "")) for name in order] for row in rows)
    return out.getvalue().encode("utf-8", "backslashreplace")


def _cells(question: Question) -> dict[str, str]:
    record = record_of(question)
    groups = record.pop("evidence", [])
    alternatives = any(len(group) > 1 for group in groups)
    if alternatives and len(groups) > 1:
        raise BadQuestionSet(
            f"Question {question.id} needs several pieces of evidence with alternatives, which a table "
            "cannot tell. Write .jsonl or .toml."
        )
    cells = {name: value for name, value in record.items() if isinstance(value, str)}
    cells |= {name: BETWEEN.join(value) for name, value in record.items() if isinstance(value, list)}
    cells |= {name: "true" for name, value in record.items() if value is True}
    places = [place for group in groups for place in group]
    cells |= dict(_columns(places))
    if len(places) > 1:
        cells["evidence_mode"] = "any" if alternatives else "all"
    bars = [value for values in record.values() if isinstance(values, list) for value in values]
    if any("|" in str(value) for value in (*bars, *(place.get("quote", "") for place in places))):
        raise BadQuestionSet(f"Question {question.id} holds “|”, which parts texts in a table. Write .jsonl.")
    return cells


def _columns(places: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for name, field in zip(_PLACES, ("doc", "quote", "start", "end", "whole"), strict=True):
        if any(field in place for place in places):
            values = (_cell(place.get(field, "")) for place in places)
            yield name, BETWEEN.join(values)


def _cell(value: object) -> str:
    return "true" if value is True else str(value)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
