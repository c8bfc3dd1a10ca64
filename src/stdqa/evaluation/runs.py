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

from filelock import FileLock, Timeout

from stdqa.errors import BadQuestionSet, ExportRefused, RunBusy
from stdqa.evaluation.question import QuestionSet
from stdqa.evaluation.rows import Row, row_of
from stdqa.files import write_whole
from stdqa.index.manifest import Manifest
from stdqa.serialize import one_line
from stdqa.settings import Settings
from stdqa.version import __version__

FORMAT = 1
ABOUT, ROWS, LOCK = "run.json", "rows.jsonl", ".lock"
# What a run must share with the one that goes on with it.
IDENTITY = ("format", "set", "index", "settings", "stdqa", "retrieval")
PACKAGES = ("faiss-cpu", "numpy", "sentence-transformers", "torch", "ir_measures")
# Settings that can change an answer or what is found.
SETTINGS = (
    "model", "passage_chars", "candidates", "fusion_constant", "fusion_dense", "passages_read",
    "passages_shown", "question_chars",
)  # fmt: skip

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
    def retrieval(self) -> bool:
        """Whether only retrieval was measured and nothing was answered."""
        return bool(self.about.get("retrieval"))

    @property
    def complete(self) -> bool:
        """Whether every question of the set has its row."""
        return bool(len(self.rows) == self.about["set"]["questions"])


def about(
    asked: QuestionSet,
    part: str | None,
    manifest: Manifest,
    settings: Settings,
    retrieval: bool = False,
    left_out: int = 0,
) -> About:
    """What a run is of: the set, the index, the settings and the versions.

    :param retrieval: whether nothing is answered.
    :param left_out: the number of questions that cannot be measured so.
    """
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
            **({"left_out": left_out} if left_out else {}),
        },
        **({"retrieval": True} if retrieval else {}),
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
        differing = [name for name in IDENTITY if run.about.get(name) != mine.get(name)]
        if differing:
            raise BadQuestionSet(f"{folder} holds a run {_apart(differing, run)}. Choose another --out.")
        _drop_cut_line(folder / ROWS)
        return run.rows
    make(folder)
    write_about(folder, mine)
    write_whole(folder / ROWS, b"")
    return ()


def _apart(differing: list[str], run: Run) -> str:
    """What another run differs in, in words."""
    if "retrieval" in differing:
        return "of retrieval alone" if run.retrieval else "that answers the questions"
    return f"with another {' and '.join(differing)}"


def _drop_cut_line(rows: Path) -> None:
    """Take away a last line that was cut short, so that the next row begins one of its own."""
    content = rows.read_bytes()
    if content and not content.endswith(b"\n"):
        write_whole(rows, content[: content.rfind(b"\n") + 1])


def make(folder: Path) -> None:
    """Make the folder of a run.

    :raises ExportRefused: if it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportRefused(
            f"{folder} cannot be made ({error.strerror or error}). Choose another --out."
        ) from error


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder of a run for writing; who holds it already may hold it again.

    :raises RunBusy: if another process writes there.
    :raises ExportRefused: if the folder cannot be made or written.
    """
    make(folder)
    lock = FileLock(folder / LOCK, is_singleton=True)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise RunBusy(
            f"Another process is writing the run in {folder}. Wait until it has ended, or choose another "
            "--out."
        ) from error
    except OSError as error:
        raise ExportRefused(
            f"{folder} cannot be written ({error.strerror or error}). Choose another --out."
        ) from error
    try:
        yield
    finally:
        lock.release()


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
    saved = read_about(folder)
    try:
        lines = (folder / ROWS).read_text("utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise BadQuestionSet(f"{folder} holds no run that can be read ({error}). Name its folder.") from error
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


def read_about(folder: Path) -> About:
    """What a run says of itself.

    :raises BadQuestionSet: if the folder holds none.
    """
    try:
        saved = json.loads((folder / ABOUT).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadQuestionSet(f"{folder} holds no run that can be read ({error}). Name its folder.") from error
    if not isinstance(saved, dict) or saved.get("format") != FORMAT:
        raise BadQuestionSet(f"{folder} holds a run of another format. Run it again into another --out.")
    return saved


def _versions() -> dict[str, str]:
    found = {}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "none"
    return found
