"""How an evaluation of many questions over many texts spends its time, and that one that was killed goes on.

    python benchmarks/evaluation_scale.py [--passages N] [--questions N] [--model M] [--folder DIR]

Invents a retrieval test in BEIR's form, the same on every machine: short texts, and questions in other
words that one text each answers. Runs `stdqa eval` on it as one command and prints where the time went, as
the run itself tells (`spent` in `run.json`), with the rest of the command beside it. Then it runs the same
again, kills that on the way, lets it go on, and holds the rows of both against each other.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 31
OPENINGS = [
    "bal", "cor", "dre", "fen", "gal", "har", "kel", "lor", "mar", "nor", "pel", "quin", "ros", "sil", "tam",
    "vor", "wes",
]  # fmt: skip
MIDDLES = ["a", "ba", "da", "en", "er", "i", "la", "ma", "na", "o", "ra", "ti", "u", "va"]
ENDINGS = ["by", "don", "ford", "gate", "ham", "holm", "ley", "mere", "mouth", "stead", "ton", "wick"]
# What the texts speak of, and how the questions call it.
THINGS = (
    ("ferries", "boats that cross the water"),
    ("lighthouses", "towers with a light for ships"),
    ("weirs", "low dams in a river"),
    ("greenhouses", "glass houses for plants"),
    ("kilns", "ovens for bricks"),
    ("sawmills", "mills that cut timber"),
    ("wells", "shafts for water"),
    ("orchards", "gardens of fruit trees"),
    ("sea charts", "maps of the coast"),
    ("milestones", "stones that tell a road's length"),
    ("looms", "machines that weave"),
    ("bakeries", "shops that make bread"),
    ("bridges", "crossings over a river"),
    ("clinics", "houses where the sick are seen"),
    ("libraries", "houses that lend books"),
    ("schools", "houses of lessons"),
    ("vineyards", "fields of grapes"),
    ("quarries", "pits of stone"),
    ("tram lines", "rails in the streets"),
    ("theatres", "houses with a stage"),
)
DEEDS = (
    ("registered", "entered in the books"), ("repaired", "mended"), ("closed", "shut down"),
    ("inspected", "looked at by officials"), ("sold", "given to new owners"), ("opened", "brought into use"),
    ("insured", "covered against loss"), ("painted", "given new colours"),
)  # fmt: skip
BODIES = ("council", "harbour office", "guild", "survey", "parish board", "trade union", "water authority")
WHYS = (
    "after a winter that kept most of the crews at home",
    "because the rules for permits had been made simpler",
    "which the owners had asked for at the autumn meeting",
    "although two of the yards stayed without power until May",
    "so that the older entries could be struck from the list",
)
SENTENCES = (
    "In {year}, the {body} of {place} {deed} {count:,} {thing}, {why}.",
    "The {body} of {place} {deed} {count:,} {thing} in {year}, {why}.",
    "{count:,} {thing} were {deed} by the {body} of {place} in {year}, {why}.",
)
SECONDS = (
    "That was {share}% more than a year earlier.",
    "About {part} in every hundred stood in the outer districts.",
    "The work cost {money:.1f} million crowns.",
)
QUESTIONS = (
    "How many {thing} did the {body} of {place} have {deed} in {year}?",
    "What number of {thing} in {place} was {deed} in {year}?",
    "In {place}, how many {other} were {deed_other} during {year}?",
    "{place} in {year}: {thing} {deed_other}?",
    "What does the {body} of {place} say about {other} for {year}?",
)


def main() -> None:
    """Invent the set, run it, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="keep the set and the run here")
    parser.add_argument("--model", help="a sentence-transformers model, as in STDQA_MODEL")
    parser.add_argument("--answers", action="store_true", help="answer the questions too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        made = folder / "set"
        write_set(made, arguments.passages, arguments.questions)
        print(f"{arguments.passages:,} texts, {arguments.questions:,} questions, {os.cpu_count()} cores")
        command = Command(made, arguments.model, arguments.answers)
        told(command, folder / "run")
        resumed(command, folder / "run", folder / "killed")


@dataclass(frozen=True, slots=True)
class Command:
    """`stdqa eval` on the set."""

    folder: Path
    model: str | None
    answers: bool

    def start(self, out: Path) -> subprocess.Popen[str]:
        """Start it."""
        words = ["eval", str(self.folder), "--out", str(out), "--answers" if self.answers else "--retrieval"]
        environment = os.environ | ({"STDQA_MODEL": self.model} if self.model else {})
        return subprocess.Popen(
            [sys.executable, "-m", "stdqa", *words],
            env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip


def told(command: Command, out: Path) -> None:
    """Run it once, and print where the time went."""
    started = time.perf_counter()
    running = command.start(out)
    _, errors = running.communicate()
    whole = time.perf_counter() - started
    if running.returncode:
        sys.exit(f"stdqa eval failed: {errors}")
    about = json.loads((out / "run.json").read_text())
    spent, asking = about["spent"], about["seconds"]
    report = reporting(out)
    print(f"\nthe whole command {whole:,.1f} s\n| what | seconds | share of the evaluation |\n|---|--:|--:|")
    evaluation = asking + report
    rest = asking - sum(spent.values())
    for what, seconds in (*spent.items(), ("other work on the rows", rest), ("summary and report", report)):
        print(f"| {what} | {seconds:,.1f} | {seconds / evaluation:.3f} |")
    done = sum(spent.get(one, 0.0) for one in WORK)
    print(f"| {' and '.join(one for one in WORK if one in spent)} | {done:,.1f} | {done / evaluation:.3f} |")
    print(f"\nthe rest (start, reading the set, writing and indexing the texts): {whole - evaluation:,.1f} s")


# What an evaluation is there to do; everything else is the harness.
WORK = ("embedding", "search", "asking")


def reporting(out: Path) -> float:
    """The seconds that the summary and both forms of the report take."""
    from stdqa.evaluation import read_run, summarise
    from stdqa.evaluation.report import as_html, as_markdown, run_report

    run = read_run(out)
    started = time.perf_counter()
    report = run_report(run, summarise(run.rows))
    as_html(report), as_markdown(report)
    return time.perf_counter() - started


def resumed(command: Command, whole: Path, out: Path) -> None:
    """Kill a run on the way, let it go on, and hold its rows against those of the run that was not killed."""
    for name in ("corpus", "index", "index-without-figures"):
        if (whole / name).exists():
            shutil.copytree(whole / name, out / name)
    lines = (whole / "rows.jsonl").read_text().splitlines()
    running = command.start(out)
    while running.poll() is None and count(out / "rows.jsonl") < len(lines) // 2:
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    kept = count(out / "rows.jsonl")
    again = command.start(out)
    again.communicate()
    asked = json.loads((out / "run.json").read_text())["asked"]
    rows = [(out / "rows.jsonl"), (whole / "rows.jsonl")]
    one, other = (
        [json.loads(line) | {"milliseconds": 0} for line in path.read_text().splitlines()] for path in rows
    )
    same = "the same" if one == other else "NOT THE SAME"
    print(
        f"\nkilled with {kept:,} of {len(lines):,} rows written; {asked:,} asked again; the rows are {same}"
    )
    if one != other:
        sys.exit(1)


def count(rows: Path) -> int:
    """The rows of a run so far."""
    return rows.read_bytes().count(b"\n") if rows.exists() else 0


def write_set(folder: Path, passages: int, questions: int) -> None:
    """Write a set in BEIR's form."""
    chance = random.Random(SEED)
    places = [a + b + c for a in OPENINGS for b in MIDDLES for c in ENDINGS]
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    asked = set(chance.sample(range(passages), min(questions, passages)))
    with (
        (folder / "corpus.jsonl").open("w") as corpus,
        (folder / "queries.jsonl").open("w") as queries,
        (folder / "qrels" / "test.tsv").open("w") as relevant,
    ):
        relevant.write("query-id\tcorpus-id\tscore\n")
        for number in range(passages):
            told = _told(chance, places)
            text = " ".join(_sentences(chance, told))
            corpus.write(json.dumps({"_id": f"t{number:06}", "title": "", "text": text}) + "\n")
            question = chance.choice(QUESTIONS).format(**told)
            if number in asked:
                queries.write(json.dumps({"_id": f"q{number:06}", "text": question}) + "\n")
                relevant.write(f"q{number:06}\tt{number:06}\t1\n")


def _told(chance: random.Random, places: list[str]) -> dict[str, object]:
    (thing, other), (deed, deed_other) = chance.choice(THINGS), chance.choice(DEEDS)
    return {
        "thing": thing, "other": other, "deed": deed, "deed_other": deed_other,
        "place": chance.choice(places).capitalize(), "body": chance.choice(BODIES),
        "year": chance.randint(1990, 2024), "count": chance.randint(12, 9000), "why": chance.choice(WHYS),
        "share": chance.randint(1, 400) / 10, "part": chance.randint(2, 99), "money": chance.uniform(1, 900),
    }  # fmt: skip


def _sentences(chance: random.Random, told: dict[str, object]) -> Iterator[str]:
    yield chance.choice(SENTENCES).format(**told)
    for template in chance.sample(SECONDS, chance.randint(0, 2)):
        yield template.format(**told)


if __name__ == "__main__":
    main()
