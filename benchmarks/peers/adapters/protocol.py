"""What every adapter speaks: a job read from a file, and answers on standard output, a line of JSON each.

``ADAPTER.py index JOB`` builds and saves an index; ``serve JOB`` opens it and answers what comes on standard
input; ``cold JOB QUESTION`` opens it and answers once. Plain Python: it runs in every environment.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol, TextIO

WARM_UP = ("How many are there?", "What was the total by the end of the year?")

Place = tuple[str, int, int]
"""A passage by where it stands: document, first character, end."""


@dataclass(frozen=True)
class Text:
    """A whole document, or a passage of one; ``start`` is where it stands in the document."""

    document: str
    start: int
    text: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return (self.document, self.start, self.start + len(self.text))


@dataclass(frozen=True)
class Job:
    """What a system is to do (index, serve, cold). ``passages`` is None where it splits the documents by its
    own default."""

    what: str
    documents: Path
    passages: Path | None
    corpus: Path
    model: str
    index: Path
    way: str
    k: int

    def texts(self) -> list[Text]:
        """The passages that are given, else the whole documents."""
        path = self.passages or self.documents
        with path.open(encoding="utf-8") as lines:
            return [Text(**json.loads(line)) for line in lines]


class System(Protocol):
    """A library as the benchmark meets it; its model is loaded when it is made."""

    def build(self, texts: Sequence[Text]) -> list[Place]:
        """Split if that is wanted, embed, index and save; the passages that came of it."""
        ...

    def open(self) -> None:
        """Open what was saved."""
        ...

    def find(self, question: str) -> list[Place]:
        """The places of the passages found, best first."""
        ...


def run(make: Callable[[Job], System], packages: Sequence[str]) -> None:
    """Do what the command line says.

    :param make: loads the library and the model.
    :param packages: those whose versions are told.
    """
    out = _own_output()
    what, path, *rest = sys.argv[1:]
    fields = json.loads(Path(path).read_text(encoding="utf-8"))
    passages = fields.pop("passages")
    job = Job(
        what=what,
        documents=Path(fields.pop("documents")),
        passages=Path(passages) if passages else None,
        corpus=Path(fields.pop("corpus")),
        index=Path(fields.pop("index")),
        **fields,
    )
    if what == "index":
        _index(make, job, packages, out)
    elif what == "serve":
        _serve(make, job, out)
    else:
        system = make(job)
        system.open()
        _tell(out, places=system.find(rest[0]))


def all_threads() -> None:
    """Let torch embed in bulk with every core; questions are asked with OMP_NUM_THREADS=1."""
    import torch

    torch.set_num_threads(os.cpu_count() or 1)


def peak_mb() -> float:
    """The most memory that this process has held, in MiB."""
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return round(int(line.split()[1]) / 1024, 1)
    except OSError:
        pass
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)


def _index(make: Callable[[Job], System], job: Job, packages: Sequence[str], out: TextIO) -> None:
    system, texts = make(job), job.texts()
    started, worked = time.perf_counter(), time.process_time()
    places = system.build(texts)
    took, work = time.perf_counter() - started, time.process_time() - worked
    _tell(
        out,
        index_s=round(took, 3),
        index_cpu_s=round(work, 3),
        passages=len(places),
        mean_chars=round(sum(end - start for _, start, end in places) / max(1, len(places)), 1),
        peak_mb=peak_mb(),
        saved_mb=round(
            sum(file.stat().st_size for file in job.index.rglob("*") if file.is_file()) / 2**20, 2
        ),
        versions={name: version(name) for name in packages},
    )


def _serve(make: Callable[[Job], System], job: Job, out: TextIO) -> None:
    system = make(job)
    system.open()
    for question in WARM_UP:
        system.find(question)
    _tell(out, ready=True)
    for line in sys.stdin:
        answers = []
        for question in json.loads(line):
            started, worked = time.perf_counter(), time.process_time()
            places = system.find(question)
            took, work = time.perf_counter() - started, time.process_time() - worked
            answers.append({"ms": round(1000 * took, 3), "cpu_ms": round(1000 * work, 3), "places": places})
        _tell(out, answers=answers, peak_mb=peak_mb())


def _own_output() -> TextIO:
    """Standard output for the protocol alone: what libraries print goes where errors go."""
    own = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return own


def _tell(out: TextIO, **values: Any) -> None:  # noqa: ANN401
    out.write(json.dumps(values) + "\n")
    out.flush()
