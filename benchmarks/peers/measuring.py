"""Systems at work in processes of their own: indexing one after the other, asking in turns."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from corpora import Dataset
from environments import REQUIREMENTS, digest
from systems import DEFAULT, SAME, Row

ADAPTERS = Path(__file__).parent / "adapters"
DEPTH = 10
# So many questions are put to one system before the next has its turn.
BLOCK = 10
# So often is told how far the asking has come.
TOLD = 100
COLD_QUESTION = "How many standards were approved in 2023?"
# Threads of OpenMP wait by spinning: with more than one a question, any busy neighbour slows all of them.
ONE_THREAD = {"OMP_NUM_THREADS": "1"}
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
}


class Failed(RuntimeError):
    """An adapter ended without its answer."""


@dataclass(frozen=True, slots=True)
class Bench:
    """One set on this machine: the interpreters by system, and the folder of the model."""

    dataset: Dataset
    pythons: Mapping[str, Path]
    model: str
    cold_runs: int = 3

    def indexed(self, row: Row) -> dict[str, Any]:
        """What indexing came to; kept, and done again only where something has changed."""
        kept = self._file("indexed", row.index)
        key = self._key(row)
        if (saved := _read(kept)) and saved.get("key") == key:
            return saved
        shutil.rmtree(self._index(row), ignore_errors=True)
        self._index(row).mkdir(parents=True)
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
        with self._started(row, "index", all_cores=True) as process:
            told = _line(process, row)
        result = told | {"key": key, "load": load}
        write(kept, result)
        return result

    def asked(self, rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
        """What every row answered, and its times; kept where all rows were asked together."""
        key = [*(f"{row.name}:{self._key(row)}" for row in rows), _seal_of(self.dataset)]
        result = self._kept_rows("asked", key, lambda: self._answers(rows))
        if self.dataset.timed and self.cold_runs:
            cold = self._kept_rows("cold", [*key, str(self.cold_runs)], lambda: self._cold(rows))
            return {name: one | cold[name] for name, one in result.items()}
        return result

    def _kept_rows(
        self, what: str, key: list[str], work: Callable[[], dict[str, dict[str, Any]]]
    ) -> dict[str, dict[str, Any]]:
        """What was measured of all rows together, from before or now."""
        kept = self._file(what, "all")
        if (saved := _read(kept)) and saved.get("key") == key:
            before: dict[str, dict[str, Any]] = saved["rows"]
            return before
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
        result = work()
        write(kept, {"key": key, "load": load, "rows": result})
        return result

    def load_when_asked(self) -> float | None:
        """The load of the machine when the questions were put."""
        saved = _read(self._file("asked", "all"))
        return saved.get("load") if saved else None

    def _answers(self, rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {row.name: {"answers": {}, "ms": {}, "cpu_ms": {}} for row in rows}
        with ExitStack() as stack:
            running = []
            for row in rows:
                process = stack.enter_context(self._started(row, "serve"))
                _line(process, row)
                running.append((row, process))
            for first in range(0, len(self.dataset.asked), BLOCK):
                if first % TOLD == 0:
                    print(f"  {self.dataset.name}: {first} of {len(self.dataset.asked)} asked", flush=True)
                block = self.dataset.asked[first : first + BLOCK]
                for row, process in running:
                    _say(process, [one.question for one in block])
                    for one, answer in zip(block, _line(process, row)["answers"], strict=True):
                        found[row.name]["answers"][one.id] = answer["places"]
                        found[row.name]["ms"][one.id] = answer["ms"]
                        found[row.name]["cpu_ms"][one.id] = answer["cpu_ms"]
            for row, process in running:
                _stdin(process).close()
                found[row.name]["serve_mb"] = _line(process, row)["peak_mb"]
        return found

    def _cold(self, rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
        """Whole processes from their start to the first answer, in turns; medians."""
        times: dict[str, list[float]] = {row.name: [] for row in rows}
        for _ in range(self.cold_runs):
            for row in rows:
                started = time.perf_counter()
                with self._started(row, "cold", COLD_QUESTION) as process:
                    _line(process, row)
                    times[row.name].append(time.perf_counter() - started)
        return {name: {"cold_s": round(statistics.median(taken), 3)} for name, taken in times.items()}

    @contextmanager
    def _started(
        self, row: Row, what: str, *arguments: str, all_cores: bool = False
    ) -> Iterator[subprocess.Popen[str]]:
        """A running adapter; it is ended when it is no longer needed."""
        job = self._file("jobs", row.name)
        write(job, self._job(row))
        command = [str(self.pythons[row.system]), str(ADAPTERS / f"{row.adapter}.py"), what, str(job)]
        environment = {**os.environ, **OFFLINE, **({} if all_cores else ONE_THREAD)}
        errors = self._file("logs", f"{row.name}-{what}").with_suffix(".log")
        with errors.open("w", encoding="utf-8") as log:
            process = subprocess.Popen(
                [*command, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                encoding="utf-8",
                env=environment,
            )
            try:
                yield process
            except BaseException:
                process.kill()
                raise
            finally:
                _stdin(process).close()
                process.wait()

    def _job(self, row: Row) -> dict[str, Any]:
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
        path = self.dataset.folder / folder / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _key(self, row: Row) -> str:
        """Changes when an index must be built again: other texts, another adapter, other versions."""
        parts = [self.dataset.seal, *(digest(ADAPTERS / f"{name}.py") for name in (row.adapter, "protocol"))]
        if row.splits in (DEFAULT, SAME):
            parts.append(digest(REQUIREMENTS / f"{row.system}.txt"))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _seal_of(dataset: Dataset) -> str:
    told = [f"{one.id}\0{one.question}" for one in dataset.asked]
    return hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()[:16]


def _stdin(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdin is not None
    return process.stdin


def _say(process: subprocess.Popen[str], questions: Sequence[str]) -> None:
    _stdin(process).write(json.dumps(questions) + "\n")
    _stdin(process).flush()


def _line(process: subprocess.Popen[str], row: Row) -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise Failed(f"{row.name} ended without an answer (status {process.wait()}); see its log.")
    told: dict[str, Any] = json.loads(line)
    return told


def _read(file: Path) -> dict[str, Any] | None:
    """What was kept; None where there is nothing, or nothing whole."""
    try:
        kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return kept


def write(file: Path, content: object) -> None:
    """Write JSON, whole or not at all."""
    part = file.with_suffix(".part")
    part.write_text(json.dumps(content, indent=1), encoding="utf-8")
    part.replace(file)
