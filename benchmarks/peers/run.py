"""stdqa beside the libraries that people would take instead: one run, the same documents and questions.

    python benchmarks/peers/run.py                              # 100, 10,000 and 50,000 passages
    python benchmarks/peers/run.py --sizes 100 --only stdqa bare bm25s
    python benchmarks/peers/run.py --reference FOLDER           # further question sets, see README.md

What is finished is kept in --out; a run that was cut short goes on from there.
"""

from __future__ import annotations

import argparse
import os
import platform
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import corpora
from corpora import Dataset
from environments import python_of
from measuring import Bench, write
from reporting import Outcome, plain, report
from systems import DEFAULT, PEERS, ROWS

from stdqa.embedding import resolve_model
from stdqa.errors import StdqaError
from stdqa.settings import Settings

SIZES = (100, 10_000, 50_000)
# At more passages the peers' own splits are left out: each costs an index of its own.
DEFAULT_UP_TO = 10_000
# At more passages so many questions are put: some peers take seconds for each.
ALL_UP_TO, FEWER = 10_000, 200
OF_PUBLIC = 500


def main() -> int:
    """Run as a command."""
    # Ended from outside, it ends the systems that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        measure(_parser().parse_args())
    except (StdqaError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def measure(arguments: argparse.Namespace) -> None:
    """Measure set by set, and tell and keep what each came to."""
    systems = tuple(arguments.only or ("stdqa", *PEERS))
    pythons = {
        system: Path(sys.executable) if system == "stdqa" else python_of(system, arguments.envs)
        for system in systems
    }
    model = resolve_model(Settings.read().model)
    arguments.out.mkdir(parents=True, exist_ok=True)
    told, kept = [heading()], {}
    versions: dict[str, Any] = {}
    print(told[0], flush=True)
    for dataset in _datasets(arguments):
        outcome = _outcome(Bench(dataset, pythons, model, arguments.cold_runs), systems, arguments)
        versions |= {row.system: outcome.indexed[row.index]["versions"] for row in outcome.rows}
        kept[dataset.name] = plain(outcome)
        told.append(report(outcome))
        print(f"\n{told[-1]}\n", flush=True)
        write(arguments.out / "results.json", {"about": told[0], "sets": kept, "versions": versions})
        text = "\n\n".join([*told, _versions(versions)])
        (arguments.out / "results.md").write_text(text + "\n", encoding="utf-8")
    print(_versions(versions))


def _outcome(bench: Bench, systems: tuple[str, ...], arguments: argparse.Namespace) -> Outcome:
    """Index with every system, then put the questions to all of them."""
    dataset = bench.dataset
    small = dataset.passages <= arguments.default_up_to
    rows = [row for row in ROWS if row.system in systems and (small or row.splits != DEFAULT)]
    indexed: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row.index not in indexed:
            indexed[row.index] = bench.indexed(row)
            print(f"  {dataset.name}, {row.index}: {indexed[row.index]['index_s']} s", flush=True)
    return Outcome(dataset, rows, indexed, bench.asked(rows), bench.load_when_asked())


def heading() -> str:
    """What was measured on."""
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores{load}; Python {platform.python_version()}, {platform.system()}"


def _versions(versions: Mapping[str, Mapping[str, str]]) -> str:
    lines = [
        f"- {system}: {', '.join(f'{name} {number}' for name, number in packages.items())}"
        for system, packages in versions.items()
    ]
    return "Versions:\n\n" + "\n".join(lines)


def _datasets(arguments: argparse.Namespace) -> Iterator[Dataset]:
    """The sets, one at a time as each is prepared: what takes longest comes last."""
    most, folder, out = arguments.questions, arguments.reference, arguments.out
    for size in sorted(arguments.sizes):
        fewer = FEWER if size > ALL_UP_TO and most is None else most
        yield corpora.own(size, arguments.parts, out).thinned(fewer)
        if size == min(arguments.sizes) and folder and (folder / "questions" / "sample.jsonl").is_file():
            yield corpora.reference(folder, out).thinned(most)
    for name in corpora.PUBLIC if folder else ():
        if (folder / "public" / name).is_dir():
            yield corpora.public(folder / "public" / name, out).thinned(most or OF_PUBLIC)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="passages in all")
    parser.add_argument("--only", nargs="+", choices=("stdqa", *PEERS), help="only these systems")
    parser.add_argument("--parts", nargs="+", default=["dev", "test"], help="parts of the question set")
    parser.add_argument("--questions", type=int, help="at most so many questions of a set, evenly chosen")
    parser.add_argument("--cold-runs", type=int, default=3, help="starts of each system (default: 3)")
    parser.add_argument("--reference", type=Path, help="folder with further documents, questions, sets")
    parser.add_argument("--envs", type=Path, default=Path("runs/peers-envs"), help="where environments go")
    parser.add_argument("--out", type=Path, default=Path("runs/peers"), help="where results are kept")
    parser.add_argument(
        "--default-up-to",
        type=int,
        default=DEFAULT_UP_TO,
        help="the most passages at which peers also split by their own defaults (default: 10,000)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
