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
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import corpora
import kept
from corpora import Dataset
from environments import NoEnvironment, python_of
from measuring import Bench
from processes import Failed
from reporting import Outcome, plain, report
from systems import DEFAULT, PEERS, ROWS, Row

from stdqa.errors import StdqaError
from stdqa.files import write_whole
from stdqa.models import resolve_model
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
        return measure(_parser().parse_args())
    except StdqaError as error:
        print(error, file=sys.stderr)
        return 1


def measure(arguments: argparse.Namespace) -> int:
    """Measure set by set, and tell and keep what each came to.

    :return: how the command ends: 1 if some system could not be measured.
    """
    systems = tuple(arguments.only or ("stdqa", *PEERS))
    pythons, missing = _pythons(systems, arguments.envs)
    model = resolve_model(Settings.read().model)
    arguments.out.mkdir(parents=True, exist_ok=True)
    told, sets = [heading()], {}
    versions: dict[str, Any] = {}
    print(told[0], flush=True)
    for dataset in _datasets(arguments):
        rows = _rows(dataset, systems, arguments.default_up_to)
        outcome = _outcome(Bench(dataset, pythons, model, arguments.cold_runs), rows, missing)
        versions |= {row.system: outcome.indexed[row.index]["versions"] for row in outcome.rows}
        sets[dataset.name] = plain(outcome)
        told.append(report(outcome))
        print(f"\n{told[-1]}\n", flush=True)
        kept.write(arguments.out / "results.json", {"about": told[0], "sets": sets, "versions": versions})
        text = "\n\n".join([*told, _versions(versions)])
        write_whole(arguments.out / "results.md", f"{text}\n".encode())
    print(_versions(versions))
    return int(any(one["failed"] for one in sets.values()))


def _pythons(systems: Sequence[str], envs: Path) -> tuple[dict[str, Path], dict[str, str]]:
    """The interpreter of every system; why some have none."""
    pythons, missing = {"stdqa": Path(sys.executable)}, {}
    for system in (one for one in systems if one not in pythons):
        try:
            pythons[system] = python_of(system, envs)
        except NoEnvironment as error:
            print(f"{system}: {error}", file=sys.stderr)
            missing[system] = str(error)
    return pythons, missing


def _rows(dataset: Dataset, systems: Sequence[str], default_up_to: int) -> list[Row]:
    small = dataset.passages <= default_up_to
    return [row for row in ROWS if row.system in systems and (small or row.splits != DEFAULT)]


def _outcome(bench: Bench, rows: Sequence[Row], missing: Mapping[str, str]) -> Outcome:
    """Index with every system, then put the questions to all of them; who fails is left out."""
    indexed: dict[str, dict[str, Any]] = {}
    failed = {row.index: missing[row.system] for row in rows if row.system in missing}
    for row in rows:
        if row.index in indexed or row.index in failed:
            continue
        try:
            indexed[row.index] = bench.indexed(row)
            print(f"  {bench.dataset.name}, {row.index}: {indexed[row.index]['index_s']} s", flush=True)
        except Failed as error:
            failed[row.index] = str(error)
            print(f"  {bench.dataset.name}, {row.index}: {error}", flush=True)
    taken = bench.asked([row for row in rows if row.index in indexed])
    reasons = {row: failed.get(row.index) or taken.failed.get(row.name) for row in rows}
    return Outcome(
        bench.dataset,
        [row for row in rows if row.name in taken.rows],
        indexed,
        taken,
        {row: why for row, why in reasons.items() if why},
    )


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
