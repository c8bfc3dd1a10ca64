"""The folder of the runs: listed with their headlines, read, and deleted. What cannot be read says why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from stdqa.errors import BadQuestionSet, ExportRefused, StdqaError
from stdqa.evaluation import Comparison, Run, Summary, compare, read_run, summarise
from stdqa.evaluation.brought import CORPUS, INDEX
from stdqa.evaluation.rows import Row
from stdqa.evaluation.runs import ABOUT, LOCK, ROWS, held
from stdqa.web.latest import Latest, Stamp, stamp
from stdqa.web.strings import evaluate as strings

HEADLINES = ("right", "figure", "fooled", "hit@1", "false_abstention")
# Runs that people look at side by side; each is some megabytes.
HELD = 6
# What a run writes into its folder, and nothing else, is deleted with it.
FILES = (
    ABOUT, ROWS, "run.trec", "qrels.trec", "report.html", "report.md", "comparison.html", "comparison.md",
)  # fmt: skip
FOLDERS = (CORPUS, INDEX)


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
        self._listed: Latest[str, Listed] = Latest()
        self._opened: Latest[str, Opened] = Latest(HELD)
        self._compared: Latest[tuple[str, str], Comparison] = Latest(HELD)

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
            folder = self._folder / name
            found.append(self._listed.of(name, _stamp(folder), partial(_listed, folder, name)))
        return tuple(sorted(found, key=lambda one: (one.started, one.name), reverse=True))

    def open(self, name: str) -> Opened:
        """A run read and summed up, or remembered.

        :raises BadQuestionSet: if there is none of that name, or it cannot be read.
        """
        folder = self.folder(name)
        return self._opened.of(name, _stamp(folder), partial(_opened, folder, name))

    def compared(self, first: str, second: str) -> Comparison:
        """Two runs held against each other.

        :raises BadQuestionSet: if one cannot be read, or they share no question.
        """
        one, other = self.open(first).run, self.open(second).run
        seal = (*_stamp(one.folder), *_stamp(other.folder))
        return self._compared.of((first, second), seal, partial(compare, one, other))

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
    return stamp(folder / ABOUT, folder / ROWS)


def _opened(folder: Path, name: str) -> Opened:
    run = read_run(folder)
    return Opened(name, run, summarise(run.rows), {row.id: row for row in run.rows})


def _listed(folder: Path, name: str) -> Listed:
    """A run as it is listed, whatever its files hold."""
    changed = datetime.fromtimestamp(max(_stamp(folder)[::3]) / 1e9, UTC).isoformat(timespec="seconds")
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
