"""A run as a folder: what was measured with what, a row a question, and the reports.

``rows.jsonl`` grows while a run goes on; a run that was cut short goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import IO, Any

from stdqa.errors import BadQuestionSet, ExportRefused
from stdqa.evaluation.question import QuestionSet
from stdqa.evaluation.rows import Row, row_of
from stdqa.files import write_whole
from stdqa.index.manifest import Manifest
from stdqa.serialize import one_line
from stdqa.settings import Settings
from stdqa.version import __version__

FORMAT = 1
ABOUT, ROWS = "run.json", "rows.jsonl"
# What a run must share with the one that goes on with it.
IDENTITY = ("format", "set", "index", "settings", "stdqa")
PACKAGES = ("faiss-cpu", "numpy", "sentence-transformers", "torch", "ir_measures")
# Settings that can change an answer or what is found.
SETTINGS = ("model", "passage_chars", "candidates", "passages_read", "passages_shown", "question_chars")

About = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """A run read from its folder: what it says of itself, and its rows."""

    folder: Path
    about: About
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.resolve().name

    @property
    def complete(self) -> bool:
        """Whether every question of the set has its row."""
        return bool(len(self.rows) == self.about["set"]["questions"])


def about(asked: QuestionSet, part: str | None, manifest: Manifest, settings: Settings) -> About:
    """What a run is of: the set, the index, the settings and the versions."""
    used = {name: getattr(settings, name) for name in SETTINGS}
    if settings.glossary:
        used["glossary"] = hashlib.sha256(settings.glossary.read_bytes()).hexdigest()
    sealed = manifest.to_json()
    return {
        "format": FORMAT,
        "stdqa": __version__,
        "set": {
            "name": asked.name,
            "sha256": asked.sha256,
            "questions": len(asked.questions),
            "part": part,
        },
        "index": {"id": hashlib.sha256(sealed.encode()).hexdigest(), **json.loads(sealed)},
        "settings": used,
        "versions": {"python": platform.python_version(), **_versions()},
        "machine": {"system": platform.platform(), "processor": platform.machine()},
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def begin(folder: Path, mine: About) -> tuple[Row, ...]:
    """Begin a run, or go on with the one that is there; the rows that it has already.

    :raises BadQuestionSet: if the folder holds a run of another set, index, setting or version.
    :raises ExportRefused: if the folder cannot be written.
    """
    if (folder / ABOUT).exists():
        run = read_run(folder)
        differing = [name for name in IDENTITY if run.about.get(name) != mine[name]]
        if differing:
            raise BadQuestionSet(
                f"{folder} holds a run with another {' and '.join(differing)}. Choose another --out."
            )
        # A line that was cut short is written anew.
        write_whole(folder / ROWS, "".join(one_line(row.to_json()) + "\n" for row in run.rows).encode())
        return run.rows
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportRefused(
            f"{folder} cannot be made ({error.strerror or error}). Choose another --out."
        ) from error
    write_about(folder, mine)
    write_whole(folder / ROWS, b"")
    return ()


def write_about(folder: Path, mine: About) -> None:
    """Write what a run says of itself."""
    write_whole(folder / ABOUT, (json.dumps(mine, indent=2, ensure_ascii=False) + "\n").encode())


@contextmanager
def appending(folder: Path) -> Iterator[IO[str]]:
    """The file of the rows, open at its end.

    :raises ExportRefused: if it cannot be written.
    """
    try:
        with (folder / ROWS).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
    except OSError as error:
        raise ExportRefused(f"{folder / ROWS} cannot be written ({error.strerror or error}).") from error


def append(out: IO[str], row: Row) -> None:
    """Add a row, so that it is there whatever happens next."""
    out.write(one_line(row.to_json()) + "\n")
    out.flush()


def read_run(folder: Path) -> Run:
    """Read a run; a last line that was cut short is left out.

    :raises BadQuestionSet: if the folder holds none.
    """
    try:
        saved = json.loads((folder / ABOUT).read_text("utf-8"))
        lines = (folder / ROWS).read_text("utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise BadQuestionSet(f"{folder} holds no run that can be read ({error}). Name its folder.") from error
    if not isinstance(saved, dict) or saved.get("format") != FORMAT:
        raise BadQuestionSet(f"{folder} holds a run of another format. Run it again into another --out.")
    rows: dict[str, Row] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = row_of(json.loads(line))
        except ValueError as error:
            if number == len(lines):
                break
            raise BadQuestionSet(f"{folder / ROWS}, line {number}: it is not JSON ({error}).") from error
        rows[row.id] = row
    return Run(folder, saved, tuple(rows.values()))


def _versions() -> dict[str, str]:
    found = {}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "none"
    return found
