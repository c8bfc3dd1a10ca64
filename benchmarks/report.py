"""All figures of the answers in one go: question sets, public sets, number reading, and what each part adds.

    python benchmarks/report.py [REFERENCE]

Without the reference folder only what needs the shipped corpus is measured. The ablation takes one part away
at a time and counts the answers to the project's set that are right without it, in both halves.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import answers
from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.index import Index
from stdqa.reading import reader_of
from stdqa.retrieval import Weights, signals
from stdqa.serialize import answer_json
from stdqa.settings import Settings

HERE = Path(__file__).resolve().parent
SET, CORPUS = HERE.parent / "evaluation" / "questions.jsonl", HERE.parent / "corpus"
# What is taken away together.
PARTS = {
    "token closeness (late interaction)": ("late", "late_clause"),
    "passage similarity": ("similarity",),
    "shared words of the passage": ("overlap",),
    "rank fusion": ("fusion",),
    "coverage of the question's words": ("coverage",),
    "what is counted": ("head", "counted", "uncounted", "unasked"),
    "kind of figure": ("kind", "other_kind", "particular"),
    "period and basis": ("basis", "other_basis", "other_year"),
    "places named elsewhere": ("elsewhere",),
}

# What stands for the reader in place of a signal's name.
READER = ("reader",)


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reference", type=Path, nargs="?")
    reference: Path | None = parser.parse_args().reference
    for part in ("dev", "test"):
        run(f"The project's set, {part} half, over corpus/", "answers.py", str(SET), "--part", part)
    if reference is not None:
        documents, sample = reference / "documents", reference / "questions" / "sample.jsonl"
        run("The sample over the reference documents", "answers.py", str(sample), "--corpus", str(documents))
        run("Public question sets", "public.py", str(reference / "public"))
        run("Reading of numbers", "recognizers.py", str(reference / "public" / "recognizers-text-specs"))
    print("\n## What each part adds\n\n| without | right, dev | right, test |\n|---|--:|--:|")
    for name, names in {"nothing": (), "the trained reader": READER, **PARTS}.items():
        right = ablated(names)
        print(f"| {name} | {right['dev']:.3f} | {right['test']:.3f} |", flush=True)


def run(title: str, script: str, *arguments: str) -> None:
    """Run another benchmark and print what it prints, below a heading."""
    print(f"\n## {title}\n", flush=True)
    subprocess.run([sys.executable, str(HERE / script), *arguments], check=True)


def ablated(names: tuple[str, ...]) -> dict[str, float]:
    """The share of right answers of each half without some signals."""
    questions = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
    right: dict[str, list[bool]] = {"dev": [], "test": []}
    with (
        opened(read=names != READER) as assistant,
        patch.object(Weights, "shipped", lambda: without(names, SHIPPED)),
    ):
        for question in questions:
            answer = answer_json(assistant.ask(question["question"], question.get("history") or ()))
            right[question["part"]].append(answers.judge(question, answer)[0])
    return {part: sum(each) / len(each) for part, each in right.items()}


SHIPPED = Weights.shipped()


def without(names: tuple[str, ...], weights: Weights) -> Weights:
    """The weights with those of some signals at nothing."""
    return Weights(
        tuple(0.0 if n in names else w for n, w in zip(signals.FIGURE, weights.figure, strict=True)),
        tuple(0.0 if n in names else w for n, w in zip(signals.SENTENCE, weights.sentence, strict=True)),
    )


@contextmanager
def opened(read: bool) -> Iterator[Assistant]:
    """An assistant over an index of the shipped corpus, built for the purpose.

    :param read: whether the trained reader is used.
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.read(corpus=CORPUS, index=Path(folder))
        Index.build(settings.corpus, settings.index, settings, lambda: SentenceEncoder(settings.model))
        with Assistant.open(settings, reader=reader_of if read else lambda _: None) as assistant:
            yield assistant


if __name__ == "__main__":
    main()
