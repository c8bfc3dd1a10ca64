"""Files of a question set opened: text that is UTF-8, and objects a line, with what is wrong told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.problems import Problem

Numbered = tuple[int, dict[str, Any]]


def text_of(path: Path) -> str:
    """The text of a file.

    :raises BadQuestionSet: if it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadQuestionSet(
            f"{path} is not UTF-8 text (byte {error.start}). Save it again as UTF-8."
        ) from error
    except OSError as error:
        raise BadQuestionSet(f"{path} cannot be read ({error.strerror or error}). Check its name.") from error


def json_of(text: str, where: str) -> Any:  # noqa: ANN401 - JSON is what it is
    """JSON read.

    :raises BadQuestionSet: if it is none.
    """
    try:
        return json.loads(text)
    # Not every error is a JSONDecodeError: numbers can be too long, and brackets too deep.
    except (ValueError, RecursionError) as error:
        raise BadQuestionSet(f"{where} is not JSON ({error}). Correct it.") from error


def objects(path: Path, problems: list[Problem]) -> list[Numbered]:
    """The objects of a file of JSON lines, with the numbers of their lines; bad lines are told.

    :raises BadQuestionSet: if the file cannot be read.
    """
    found = []
    # Only a line feed ends a line of JSON lines; other separators may stand inside its strings.
    for line, text in enumerate(text_of(path).split("\n"), start=1):
        if not text.strip():
            continue
        try:
            read = json.loads(text)
        except (ValueError, RecursionError) as error:
            problems.append(Problem(str(path), line, f"it is not JSON ({error})."))
            continue
        if isinstance(read, dict):
            found.append((line, read))
        else:
            problems.append(Problem(str(path), line, "it is not an object."))
    return found


def teller(problems: list[Problem], file: str, line: int) -> Callable[[str], None]:
    """What adds a problem of one line."""
    return lambda what: problems.append(Problem(file, line, what))
