"""Adapters at work in processes of their own: started, asked, ended."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

# Threads of OpenMP wait by spinning: with more than one a question, any busy neighbour slows all of them.
ONE_THREAD = {"OMP_NUM_THREADS": "1"}
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
}
NAMES = {"index": "indexing", "serve": "asking", "cold": "starting"}


class Failed(RuntimeError):
    """An adapter ended without its answer: what it was at, and why."""


@dataclass(frozen=True, slots=True)
class Running:
    """An adapter that runs; ``what`` is what it was started for."""

    process: subprocess.Popen[str]
    what: str
    log: Path

    def told(self) -> dict[str, Any]:
        """The next of its answers.

        :raises Failed: if it ends without one.
        """
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise self._failed()
        told: dict[str, Any] = json.loads(line)
        return told

    def ask(self, questions: Sequence[str]) -> dict[str, Any]:
        """What it answers to some questions.

        :raises Failed: if it ends without an answer.
        """
        try:
            self.stdin.write(json.dumps(questions) + "\n")
            self.stdin.flush()
        except OSError as error:
            raise self._failed() from error
        return self.told()

    @property
    def stdin(self) -> IO[str]:
        """What it reads questions from."""
        assert self.process.stdin is not None
        return self.process.stdin

    def _failed(self) -> Failed:
        status = self.process.wait()
        said = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        last = f"{said[-1].strip()} " if said else ""
        return Failed(f"{NAMES[self.what]} failed: {last}(status {status}; {self.log})")


@contextmanager
def started(
    python: Path, adapter: Path, what: str, job: Path, *arguments: str, log: Path
) -> Iterator[Running]:
    """A running adapter; it is ended when it is no longer needed. Indexing may use every core."""
    command = [str(python), str(adapter), what, str(job), *arguments]
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
            env=_environment(what),
        )
        running = Running(process, what, log)
        try:
            yield running
        except BaseException:
            process.kill()
            raise
        finally:
            with suppress(OSError):  # It may have ended before it read what was written.
                running.stdin.close()
            process.wait()


def _environment(what: str) -> Mapping[str, str]:
    return {**os.environ, **OFFLINE, **({} if what == "index" else ONE_THREAD)}
