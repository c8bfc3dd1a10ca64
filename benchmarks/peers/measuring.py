"""Systems measured over one set: indexing one after the other, asking and starting in turns."""

from __future__ import annotations

import hashlib
import os
import shutil
import statistics
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import kept
from corpora import Asked, Dataset
from environments import digest, seal
from kept import Json
from processes import Failed, Running, started
from systems import SAME, Row

ADAPTERS = Path(__file__).parent / "adapters"
DEPTH = 10
# So many questions are put to one system before the next has its turn.
BLOCK = 10
# So often is told how far the asking has come.
TOLD = 100
COLD_QUESTION = "How many standards were approved in 2023?"


@dataclass(frozen=True, slots=True)
class Taken:
    """What asking came to by the rows' names, why some rows came to nothing, and how busy the machine was."""

    rows: Mapping[str, Json] = field(default_factory=dict)
    failed: Mapping[str, str] = field(default_factory=dict)
    loads: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """One set on this machine: the interpreters by system, and the folder of the model."""

    dataset: Dataset
    pythons: Mapping[str, Path]
    model: str
    cold_runs: int = 3

    def indexed(self, row: Row) -> Json:
        """What indexing came to; kept, and done again only where something has changed.

        :raises Failed: if the system ends without an index.
        """
        file = self._file("indexed", f"{row.index}.json")
        key = self._key(row)
        if (saved := kept.read(file)) and saved.get("key") == key:
            return saved
        shutil.rmtree(self._index(row), ignore_errors=True)
        self._index(row).mkdir(parents=True)
        load = _load()
        with self._started(row, "index") as running:
            told = running.told()
        result = told | {"key": key, "load": load}
        kept.write(file, result)
        return result

    def asked(self, rows: Sequence[Row]) -> Taken:
        """What every row answered, and its times. Rounds are kept as they end, for all rows together: other
        rows are asked anew, so that times compare."""
        key = [*(f"{row.name}:{self._key(row)}" for row in rows), _seal_of(self.dataset)]
        file = self._file("asked", "rounds.jsonl")
        rounds = kept.resumed(file, key)
        failed: dict[str, str] = {}
        for one in self._asking(rows, rounds, failed):
            kept.add(file, one)
            rounds.append(one)
        cold = self._cold([row for row in rows if row.name not in failed], key, failed)
        found = {
            row.name: _merged(row.name, rounds) | cold[row.name] for row in rows if row.name not in failed
        }
        return Taken(found, failed, [one["load"] for one in rounds if one["load"] is not None])

    def _asking(self, rows: Sequence[Row], before: Sequence[Json], failed: dict[str, str]) -> Iterator[Json]:
        """The rounds that are not asked yet; a row that fails is left out of those that follow."""
        lacking = {row: self._lacking(row, before) for row in rows}
        with ExitStack() as stack:
            running: dict[Row, Running] = {}
            for row in (one for one in rows if lacking[one]):
                with _noted(row, failed):
                    process = stack.enter_context(self._started(row, "serve"))
                    process.told()
                    running[row] = process
            for first in range(0, len(self.dataset.asked), BLOCK):
                if running and first % TOLD == 0:
                    print(f"  {self.dataset.name}: {first} of {len(self.dataset.asked)} asked", flush=True)
                block = self.dataset.asked[first : first + BLOCK]
                load, answers = _load(), {}
                for row, process in running.items():
                    wanted = [one for one in block if one.id in lacking[row]]
                    if not wanted or row.name in failed:
                        continue
                    with _noted(row, failed):
                        answers[row.name] = _answered(process, wanted)
                if answers:
                    yield {"load": load, "rows": answers}

    def _lacking(self, row: Row, rounds: Sequence[Json]) -> set[str]:
        have = {question for one in rounds for question in one["rows"].get(row.name, {}).get("answers", ())}
        return {one.id for one in self.dataset.asked} - have

    def _cold(self, rows: Sequence[Row], key: Sequence[str], failed: dict[str, str]) -> dict[str, Json]:
        """Whole processes from their start to the first answer, in turns; medians."""
        if not self.dataset.timed:
            return {row.name: {} for row in rows}
        file = self._file("cold", "starts.jsonl")
        times: dict[str, list[float]] = {row.name: [] for row in rows}
        for one in kept.resumed(file, key):
            times.setdefault(one["row"], []).append(one["s"])
        for run in range(self.cold_runs):
            for row in (one for one in rows if len(times[one.name]) <= run and one.name not in failed):
                begun = time.perf_counter()
                with _noted(row, failed), self._started(row, "cold", COLD_QUESTION) as running:
                    running.told()
                    times[row.name].append(time.perf_counter() - begun)
                    kept.add(file, {"row": row.name, "s": times[row.name][-1]})
        return {name: {"cold_s": statistics.median(taken)} if taken else {} for name, taken in times.items()}

    def _started(self, row: Row, what: str, *arguments: str) -> AbstractContextManager[Running]:
        job = self._file("jobs", f"{row.name}.json")
        kept.write(job, self._job(row))
        log = self._file("logs", f"{row.name}-{what}.log")
        return started(
            self.pythons[row.system], ADAPTERS / f"{row.adapter}.py", what, job, *arguments, log=log
        )

    def _job(self, row: Row) -> Json:
        return {
            "documents": str(self.dataset.texts),
            "passages": str(self.dataset.same) if row.splits == SAME else None,
            "corpus": str(self.dataset.corpus),
            "index": str(self._index(row)),
            "model": self.model,
            "way": row.way,
            "k": DEPTH,
        }

    def _index(self, row: Row) -> Path:
        return self.dataset.folder / "indexes" / row.index

    def _file(self, folder: str, name: str) -> Path:
        path = self.dataset.folder / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _key(self, row: Row) -> str:
        """Changes when a row must be measured again: other texts, another model, adapter or version."""
        adapters = (digest(ADAPTERS / f"{name}.py") for name in (row.adapter, "protocol"))
        parts = [self.dataset.seal, self.model, seal(row.system), *adapters]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@contextmanager
def _noted(row: Row, failed: dict[str, str]) -> Iterator[None]:
    """Notes a row that fails, with its reason, and lets the others go on."""
    try:
        yield
    except Failed as error:
        failed[row.name] = str(error)


def _answered(process: Running, wanted: Sequence[Asked]) -> Json:
    """What a row answers in one round, by the questions' ids, and the most memory it has held."""
    told = process.ask([one.question for one in wanted])
    ids = (one.id for one in wanted)
    return {"answers": dict(zip(ids, told["answers"], strict=True)), "peak_mb": told["peak_mb"]}


def _merged(name: str, rounds: Iterable[Json]) -> Json:
    """What a row came to in all rounds."""
    own = [one["rows"][name] for one in rounds if name in one["rows"]]
    answers = {question: answer for one in own for question, answer in one["answers"].items()}
    return {
        "answers": {question: answer["places"] for question, answer in answers.items()},
        "ms": {question: answer["ms"] for question, answer in answers.items()},
        "cpu_ms": {question: answer["cpu_ms"] for question, answer in answers.items()},
        "serve_mb": max((one["peak_mb"] for one in own), default=0.0),
    }


def _load() -> float | None:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def _seal_of(dataset: Dataset) -> str:
    told = [f"{one.id}\0{one.question}" for one in dataset.asked]
    return hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()[:16]
