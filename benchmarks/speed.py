"""How fast stdqa is, as ratios to a bare script, both measured in turns in one run.

Ratios outlast machines: what else the machine does meets both sides. ``python benchmarks/speed.py``
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import faiss
import torch

import bare
import synthetic
from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.index import Index, embedded_text
from stdqa.models import resolve_model
from stdqa.settings import Settings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

SYNTHETIC_PASSAGES = 2000
COLD_RUNS = 5
COLD_QUESTION = "How many standards were approved in 2023?"
TRAP_QUESTIONS = 40
ALL_THREADS = torch.get_num_threads()
BARE = Path(bare.__file__)

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of the table; without a target it is there for information."""

    what: str
    measured: float
    unit: str
    detail: str
    target: float | None = None

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.target is None or self.measured <= self.target

    def __str__(self) -> str:
        target = "" if self.target is None else f"≤ {self.target:g}{self.unit}"
        verdict = "" if self.target is None else "met" if self.met else "**not met**"
        return f"| {self.what} | {self.measured:.2f}{self.unit} | {target} | {verdict} | {self.detail} |"


class Place:
    """The corpus, its index, and the same passages as the bare script has them, in a folder of their own."""

    def __init__(self, corpus: Path, folder: Path) -> None:
        self.settings = Settings.read(corpus=corpus, index=folder / "index")
        self.encoder = SentenceEncoder(self.settings.model)
        self.encoder.load()
        self.folder = folder
        self.build(self.settings.index)
        self.texts = passage_texts(self.settings.index)
        self.model_folder = resolve_model(self.settings.model)

    def build(self, index: Path) -> None:
        """Do the work of ``stdqa index``, the model being loaded."""
        Index.build(self.settings.corpus, index, self.settings, lambda: self.encoder)

    @property
    def model(self) -> SentenceTransformer:
        """The same loaded model for both sides."""
        return self.encoder.load()


def passage_texts(index: Path) -> list[str]:
    """What an index embedded, passage by passage."""
    with Index.open(index) as opened:
        return [embedded_text(p) for document in opened.document_ids() for p in opened.passages_of(document)]


def seconds(work: Work) -> float:
    """Time one piece of work."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def in_turns(*sides: Work) -> list[float]:
    """Time one piece of work of each side, one after the other."""
    return [seconds(side) for side in sides]


def medians(rounds: Sequence[Sequence[float]]) -> list[float]:
    """The median of each side."""
    return [statistics.median(side) for side in zip(*rounds, strict=True)]


@contextlib.contextmanager
def busy_cores() -> Iterator[None]:
    """Keep every core but one busy with other processes."""
    others = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"])
        for _ in range(max(1, (os.cpu_count() or 2) - 1))
    ]
    try:
        yield
    finally:
        for other in others:
            other.kill()
            other.wait()


def warm_answers(place: Place) -> Iterator[Row]:
    """An answer, the model being loaded, beside embedding and searching only."""
    rival = bare.embed(place.model, place.texts)

    def search(question: str, threads: int) -> Work:
        def work() -> None:
            torch.set_num_threads(threads)
            bare.search(place.model, rival, place.texts, question)

        return work

    with Assistant.open(place.settings, place.encoder) as assistant:

        def rounds(questions: list[str], *threads: int) -> list[float]:
            """Median times of stdqa and of the bare script with each number of threads."""
            timed = [
                in_turns(lambda q=q: assistant.ask(q), *(search(q, number) for number in threads))  # type: ignore[misc]
                for q in questions
            ]
            return [1000 * median for median in medians(timed)]

        asked = synthetic.questions()
        rounds(asked[::10], ALL_THREADS)
        ours, default, single = rounds(asked, ALL_THREADS, 1)
        yield Row(
            "warm answer / bare script",
            ours / default,
            "×",
            f"{ours:.1f} / {default:.1f} ms, {len(asked)} questions",
            1.5,
        )
        yield Row(
            "warm answer / bare script held to one thread",
            ours / single,
            "×",
            f"{ours:.1f} / {single:.1f} ms",
            1.5,
        )
        with busy_cores():
            ours, single = rounds(asked, 1)
            trapped = [1000 * seconds(search(q, ALL_THREADS)) for q in asked[:TRAP_QUESTIONS]]
        yield Row(
            "the same, other cores busy / bare script held to one thread",
            ours / single,
            "×",
            f"{ours:.1f} / {single:.1f} ms",
            1.5,
        )
        yield Row(
            "the trap: bare script as written, other cores busy / held to one thread",
            statistics.mean(trapped) / single,
            "×",
            # A mean, because the delays come and go with how the threads happen to be scheduled.
            f"{statistics.mean(trapped):.1f} ms (mean; worst {max(trapped):.0f} ms) / {single:.1f} ms",
        )


def indexing(place: Place, name: str, runs: int) -> Row:
    """Indexing into an empty folder, the model being loaded, beside embedding the same passages."""

    def ours() -> None:
        with tempfile.TemporaryDirectory(dir=place.folder) as folder:
            place.build(Path(folder) / "index")

    def theirs() -> None:
        torch.set_num_threads(ALL_THREADS)
        bare.embed(place.model, place.texts)

    our_s, bare_s = medians([in_turns(ours, theirs) for _ in range(runs)])
    return Row(
        f"indexing {name} / bare embedding",
        our_s / bare_s,
        "×",
        f"{our_s:.1f} / {bare_s:.1f} s, {len(place.texts):,} passages",
        1.25,
    )


def process(*command: str, statuses: tuple[int, ...] = (0,)) -> str:
    """Run a command of Python to its end; its output."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    if done.returncode not in statuses:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")
    return done.stdout


IMPORTED = """
import sys
from stdqa.cli import app
app(sys.argv[1:], standalone_mode=False)
print("\\ntorch" if "torch" in sys.modules else "\\nno torch")
"""


def processes(place: Place) -> Iterator[Row]:
    """Whole processes: an update with nothing changed, help, and the first answer from cold."""
    where = ("--index", str(place.settings.index))
    update = ("index", "--corpus", str(place.settings.corpus), *where)
    took = statistics.median(seconds(lambda: process("-m", "stdqa", *update)) for _ in range(COLD_RUNS))
    imported = process("-c", IMPORTED, *update).splitlines()[-1]
    detail = "whole process; " + ("torch not imported" if imported == "no torch" else "torch was imported")
    yield Row("update with nothing changed", took, " s", detail, 1.0)

    took = statistics.median(seconds(lambda: process("-m", "stdqa", "--help")) for _ in range(COLD_RUNS))
    yield Row("stdqa --help", took, " s", "whole process", 0.5)

    saved = place.folder / "bare"
    saved.mkdir()
    (saved / "texts.json").write_text(json.dumps(place.texts), encoding="utf-8")
    process(str(BARE), "save", place.model_folder, str(saved / "texts.json"), str(saved))

    def ours() -> None:
        process("-m", "stdqa", "ask", COLD_QUESTION, *where, statuses=(0, 3))

    def theirs() -> None:
        process(str(BARE), "ask", place.model_folder, str(saved), COLD_QUESTION)

    in_turns(ours, theirs)  # once unmeasured: the files come from the disk's cache for both
    our_s, bare_s = medians([in_turns(ours, theirs) for _ in range(COLD_RUNS)])
    yield Row(
        "first answer from cold / bare script",
        our_s / bare_s,
        "×",
        f"{our_s:.1f} / {bare_s:.1f} s, whole processes, {COLD_RUNS} runs each",
        1.15,
    )


def measure(corpus: Path, quick: bool) -> Iterator[Row]:
    """Measure everything, row by row."""
    with tempfile.TemporaryDirectory(prefix="stdqa-speed-") as name:
        folder = Path(name)
        place = Place(corpus, folder)
        yield from warm_answers(place)
        yield indexing(place, f"{corpus.name}/", runs=3)
        yield from processes(place)
        if not quick:
            made = folder / "made"
            (made / "corpus").mkdir(parents=True)
            synthetic.write_corpus(made / "corpus", SYNTHETIC_PASSAGES)
            yield indexing(Place(made / "corpus", made), "an invented corpus", runs=1)


def heading() -> str:
    """What was measured on."""
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return (
        f"{os.cpu_count()} cores{load}; Python {platform.python_version()}, torch {torch.__version__}, "
        f"faiss {faiss.__version__}\n\n| what | measured | target | | |\n|---|--:|--:|---|---|"
    )


def main() -> int:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder of the documents")
    parser.add_argument("--quick", action="store_true", help="leave out the large invented corpus")
    parser.add_argument("--out", type=Path, help="also append the table to this file")
    parser.add_argument("--fail", action="store_true", help="exit with 1 where a target is missed")
    arguments = parser.parse_args()
    lines = io.StringIO()

    def tell(line: object) -> None:
        print(line, flush=True)
        lines.write(f"{line}\n")

    tell(heading())
    rows = []
    for row in measure(arguments.corpus, arguments.quick):
        rows.append(row)
        tell(row)
    if arguments.out:
        with arguments.out.open("a", encoding="utf-8") as out:
            out.write(lines.getvalue() + "\n")
    return int(arguments.fail and not all(row.met for row in rows))


if __name__ == "__main__":
    sys.exit(main())
