"""The folder of the runs: listed with their headlines, read, and deleted. What cannot be read says why."""

from __future__ import annotations

import shutil
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from stdqa.errors import BadQuestionSet, ExportRefused, StdqaError
from stdqa.evaluation import Comparison, Run, Summary, compare, read_run, summarise
from stdqa.evaluation.brought import CORPUS, INDEX
from stdqa.evaluation.rows import Row
from stdqa.evaluation.runs import ABOUT, LOCK, ROWS, held
from stdqa.web.strings import evaluate as strings

HEADLINES = ("right", "figure", "fooled", "hit@1", "false_abstention")
# Runs that people look at side by side; each is some megabytes.
HELD = 6
# What a run writes into its folder, and nothing else, is deleted with it.
FILES = (
    ABOUT, ROWS, "run.trec", "qrels.trec", "report.html", "report.md", "comparison.html", "comparison.md",
)  # fmt: skip
FOLDERS = (CORPUS, INDEX)
Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A run as it is listed; ``wrong`` is why it cannot be read."""

    name: str
    started: str
    asked_of: str = ""
    part: str | None = None
    questions: int = 0
    done: int = 0
    headlines: Mapping[str, float] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    wrong: str = ""

    @property
    def complete(self) -> bool:
        """Whether every question has its row."""
        return not self.wrong and self.done == self.questions


@dataclass(frozen=True, slots=True)
class Opened:
    """A run that is looked at, summed up, with its rows by the ids of their questions."""

    name: str
    run: Run
    summary: Summary
    rows: Mapping[str, Row]


class Runs:
    """The runs below a folder, also those that were made from the command line."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._listed: dict[str, tuple[Stamp, Listed]] = {}
        self._opened: OrderedDict[str, tuple[Stamp, Opened]] = OrderedDict()
        self._compared: OrderedDict[tuple[str, str], tuple[Stamp, Comparison]] = OrderedDict()

    def folder(self, name: str) -> Path:
        """The folder of a run.

        :raises BadQuestionSet: if there is no run of that name.
        """
        if name not in self._names():
            raise BadQuestionSet(strings.NO_SUCH_RUN.format(name=name))
        return self._folder / name

    def listed(self) -> tuple[Listed, ...]:
        """All runs, newest first."""
        found = []
        for name in self._names():
            stamp = _stamp(self._folder / name)
            known = self._listed.get(name)
            if known is None or known[0] != stamp:
                known = self._listed[name] = stamp, _listed(self._folder / name, name)
            found.append(known[1])
        return tuple(sorted(found, key=lambda one: (one.started, one.name), reverse=True))

    def open(self, name: str) -> Opened:
        """A run read and summed up, or remembered.

        :raises BadQuestionSet: if there is none of that name, or it cannot be read.
        """
        folder = self.folder(name)
        stamp = _stamp(folder)
        with self._lock:
            known = self._opened.get(name)
            if known is None or known[0] != stamp:
                run = read_run(folder)
                rows = {row.id: row for row in run.rows}
                known = stamp, Opened(name, run, summarise(run.rows), rows)
            self._opened[name] = known
            self._opened.move_to_end(name)
            while len(self._opened) > HELD:
                self._opened.popitem(last=False)
        return known[1]

    def compared(self, first: str, second: str) -> Comparison:
        """Two runs held against each other.

        :raises BadQuestionSet: if one cannot be read, or they share no question.
        """
        one, other = self.open(first), self.open(second)
        stamp = (*_stamp(one.run.folder), *_stamp(other.run.folder))
        with self._lock:
            known = self._compared.get((first, second))
            if known is None or known[0] != stamp:
                known = stamp, compare(one.run, other.run)
            self._compared[first, second] = known
            self._compared.move_to_end((first, second))
            while len(self._compared) > HELD:
                self._compared.popitem(last=False)
        return known[1]

    def delete(self, name: str) -> None:
        """Delete what a run has written, and its folder if nothing else is in it.

        :raises BadQuestionSet: if there is no run of that name.
        :raises ExportRefused: if it cannot be deleted.
        :raises RunBusy: if another process writes it.
        """
        folder = self.folder(name)
        try:
            with held(folder):
                for file in FILES:
                    (folder / file).unlink(missing_ok=True)
                for below in FOLDERS:
                    if (folder / below).is_dir() and not (folder / below).is_symlink():
                        shutil.rmtree(folder / below)
            (folder / LOCK).unlink(missing_ok=True)
            if not any(folder.iterdir()):
                folder.rmdir()
        except OSError as error:
            raise ExportRefused(strings.NOT_DELETED.format(name=name, why=error.strerror or error)) from error

    def _names(self) -> list[str]:
        """The folders that hold a run, and those of a sweep one level further down."""
        return [path.relative_to(self._folder).as_posix() for path in _folders(self._folder)]


def _folders(folder: Path, deeper: bool = True) -> Iterator[Path]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return
    for path in paths:
        if any((path / file).exists() for file in (ABOUT, ROWS)):
            yield path
        elif deeper:
            yield from _folders(path, deeper=False)


def _stamp(folder: Path) -> Stamp:
    """What changes when a run does."""
    told: list[int] = []
    for file in (ABOUT, ROWS):
        try:
            status = (folder / file).stat()
            told += (status.st_mtime_ns, status.st_size)
        except OSError:
            told += (0, 0)
    return tuple(told)


def _listed(folder: Path, name: str) -> Listed:
    """A run as it is listed, whatever its files hold."""
    changed = datetime.fromtimestamp(max(_stamp(folder)[::2]) / 1e9, UTC).isoformat(timespec="seconds")
    try:
        run = read_run(folder)
        asked = run.about["set"]
        return Listed(
            name=name,
            started=str(run.about["started"]),
            asked_of=str(asked["name"]),
            part=asked["part"],
            questions=int(asked["questions"]),
            done=len(run.rows),
            headlines=_headlines(run.rows),
            told=_told(run.about),
        )
    except StdqaError as error:
        return Listed(name, changed, wrong=str(error).replace(f"{folder}", name))
    # Whatever somebody wrote into the file: one bad run must not hide the others.
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Listed(name, changed, wrong=strings.OTHER_RUN.format(why=f"{type(error).__name__}: {error}"))


def _headlines(rows: tuple[Row, ...]) -> dict[str, float]:
    """The means of the first measures; their intervals take longer and are not listed."""
    scores = {name: [row.scores[name] for row in rows if name in row.scores] for name in HEADLINES}
    return {name: sum(some) / len(some) for name, some in scores.items() if some}


def _told(about: Mapping[str, Any]) -> dict[str, str]:
    """What two runs of one set may differ in."""
    told = {"stdqa": str(about["stdqa"]), "index": str(about["index"]["id"])[:8]}
    return told | {str(name): str(value) for name, value in about["settings"].items()}


def differing(listed: tuple[Listed, ...]) -> tuple[str, ...]:
    """The settings and versions in which runs are not all the same."""
    told = [one.told for one in listed if not one.wrong]
    names = dict.fromkeys(name for one in told for name in one)
    return tuple(name for name in names if len({one.get(name) for one in told}) > 1)
