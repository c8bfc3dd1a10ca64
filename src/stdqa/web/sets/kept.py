"""Question sets that people change in the app: each change is written whole, under a lock, and only to the
file that the page has seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from stdqa.errors import BadQuestionSet, ExportRefused
from stdqa.evaluation import Question, read_set
from stdqa.evaluation.sets import as_own
from stdqa.files import write_whole
from stdqa.web.strings import sets as strings

# The forms that a question of stdqa's own can be changed in.
ENDINGS = (".jsonl", ".csv", ".toml")
# The file of the questions that were made of what people said, in the folder of the sets that are made.
FEEDBACK = "feedback.jsonl"
# Writing takes milliseconds.
WAIT_S = 5.0


class Refused(BadQuestionSet):
    """What somebody asked for cannot be done, for a reason that they can mend."""


class SetChanged(BadQuestionSet):
    """The file is not what the page has seen."""


@dataclass(frozen=True, slots=True)
class OpenSet:
    """A set as it is in its file; ``version`` changes when the file does."""

    path: Path
    version: str
    questions: tuple[Question, ...]


def version_of(path: Path) -> str:
    """What changes when a file does; "" for one that is not there.

    :raises BadQuestionSet: if it cannot be read.
    """
    return _version(_content(path))


def opened(path: Path) -> OpenSet:
    """A set read; one that is empty is one without questions.

    :raises BadQuestionSet: naming everything that is wrong with it.
    """
    # One that is a folder is only read: nothing depends on its version.
    if path.is_dir():
        return OpenSet(path, "", read_set(path).questions)
    content = _content(path)
    return OpenSet(path, _version(content), read_set(path).questions if content and content.strip() else ())


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise BadQuestionSet(
            f"{path} cannot be read ({error.strerror or error}). Look at its permissions."
        ) from error


def _version(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()[:16]


def place_of(there: Sequence[Question], id_: str) -> int:
    """Where the question of that id stands.

    :raises Refused: if it is no longer there.
    """
    place = next((number for number, one in enumerate(there) if one.id == id_), None)
    if place is None:
        raise Refused(strings.GONE)
    return place


Change = Callable[[tuple[Question, ...]], Sequence[Question]]


def changed(path: Path, version: str | None, change: Change) -> OpenSet:
    """A set with a change made in its file.

    :param version: what the page has seen; None where it does not matter.
    :raises SetChanged: if the file is another by now; nothing is written then.
    :raises BadQuestionSet: if the set cannot be read, or what it becomes cannot be told in its form.
    :raises ExportRefused: if it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=WAIT_S):
            before = opened(path)
            if version is not None and before.version != version:
                raise SetChanged(strings.CHANGED)
            after = tuple(change(before.questions))
            write_whole(path, as_own(path.suffix, after))
            return OpenSet(path, version_of(path), after)
    except Timeout as error:
        raise ExportRefused(strings.BUSY) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise ExportRefused(strings.NOT_WRITTEN.format(folder=path.parent, why=why)) from error
