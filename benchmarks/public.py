"""Answers on public question sets, beside BM25 and the plain embedding on the same texts.

    python benchmarks/public.py FOLDER [--limit N]

The folder holds `squad-figures` and `hitab-sentences`, as JSON lines: texts with an id, and questions with
the id of the one right text and the figure in it. Nothing of them is part of this project. Prints, for
each set, how often the right text comes first, and how often the figure is right.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.figures import numerals
from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.text import words


@dataclass(frozen=True, slots=True)
class Item:
    """A question, the id of the text that answers it, and the figures that are right."""

    question: str
    text_id: str
    figures: tuple[str, ...]


def squad(folder: Path) -> tuple[dict[str, str], list[Item]]:
    """Questions by people whose answer is a figure, over encyclopedia paragraphs."""
    texts = {row["paragraph_id"]: row["text"] for row in _rows(next(folder.glob("*.paragraphs.jsonl")))}
    questions = [path for path in folder.glob("*.jsonl") if "paragraphs" not in path.name]
    return texts, [
        Item(row["question"], row["paragraph_id"], tuple(answer["text"] for answer in row["answers"]))
        for path in questions
        for row in _rows(path)
        if row["answerable"]
    ]


def hitab(folder: Path) -> tuple[dict[str, str], list[Item]]:
    """Questions over near-alike sentences of statistical reports."""
    texts = {row["sentence_id"]: row["text"] for row in _rows(folder / "dev.corpus.jsonl")}
    return texts, [
        Item(row["question"], row["sentence_id"], tuple(filter(None, (row["figure_in_sentence"],))))
        for row in _rows(folder / "dev.questions.jsonl")
    ]


def main() -> None:
    """Measure both sets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="only the first N questions of each set")
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    for name, read in (("squad-figures", squad), ("hitab-sentences", hitab)):
        texts, items = read(arguments.folder / name)
        print(f"\n{name}: {len(texts)} texts, {len(items[: arguments.limit])} questions")
        measure(texts, items[: arguments.limit], arguments.misses)


def measure(texts: dict[str, str], items: Sequence[Item], misses: int) -> None:
    """Index the texts, a document each, ask all questions, and print the shares that are right."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        names = {text_id: f"text-{number:05}" for number, text_id in enumerate(texts)}
        for text_id, text in texts.items():
            (corpus / f"{names[text_id]}.txt").write_text(text, encoding="utf-8")
        settings = Settings.read(corpus=corpus, index=Path(folder, "index"))
        encoder = SentenceEncoder(settings.model)
        Index.build(settings.corpus, settings.index, settings, lambda: encoder)
        with Assistant.open(settings) as assistant:
            dense, lexical = _baselines(assistant, encoder)
            first = figure = declined = plain = bm25 = with_figure = 0
            for item in items:
                answer = assistant.ask(item.question)
                gold = names[item.text_id]
                given = answer.figures[0].figure.text if answer.figures else ""
                right = any(same_figure(given, wanted) for wanted in item.figures)
                first += bool(answer.hits) and answer.hits[0].passage.document == gold
                with_figure += bool(item.figures)
                figure += right
                declined += answer.status == "abstained"
                plain += dense(item.question) == gold
                bm25 += lexical(item.question) == gold
                if misses and item.figures and not right:
                    misses -= 1
                    top = answer.hits[0].passage.document == gold if answer.hits else None
                    print(f"  {item.question} | wanted {item.figures}")
                    print(f"    {answer.status} {given!r}, right text first: {top}")
    print("| what | share | of |\n|---|--:|--:|")
    for what, count, of in (
        ("right text first, stdqa", first, len(items)),
        ("right text first, plain embedding", plain, len(items)),
        ("right text first, BM25", bm25, len(items)),
        ("right figure, stdqa, where the right text has one", figure, with_figure),
        ("declined, stdqa", declined, len(items)),
    ):
        print(f"| {what} | {count / of:.3f} | {of:,} |")


def _baselines(
    assistant: Assistant, encoder: SentenceEncoder
) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """The first text by the plain embedding and by BM25 alone, over the same passages."""
    index = assistant.index

    def first(rows: list[tuple[int, float]]) -> str:
        return index.passage(rows[0][0]).document if rows else ""

    def dense(question: str) -> str:
        return first(index.search_vectors(encoder.encode_query(question), 1))

    def lexical(question: str) -> str:
        return first(index.search_text([word.text for word in words(question)], 1))

    return dense, lexical


def same_figure(given: str, wanted: str) -> bool:
    """Whether two printed figures are the same number; one that is wanted without its scale ("4.7") is told
    with it too ("4.7 million").
    """
    value, bare = _value(given), _bare(given)
    expected = _value(wanted) or _bare(wanted)
    if expected is None or value is None and bare is None:
        return bool(given) and given.lower().strip() == wanted.lower().strip()
    return expected in (value, bare)


def _value(text: str) -> Decimal | None:
    """What a printed figure is worth."""
    return next((one.value for one in numerals(text)), None)


def _bare(text: str) -> Decimal | None:
    """The number in digits that is printed in a figure."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    return Decimal(digits.group().replace(",", "")) if digits else None


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
