"""What the rows of a set came to, as Markdown and as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpora import Dataset
from measuring import Taken
from scoring import mean_chars, score_all
from systems import SPLITS, Row
from tables import ACCURACY, COSTS, Column, Line, table, wins

from stdqa.evaluation.summary import percentiles


@dataclass(frozen=True, slots=True)
class Outcome:
    """A set that was measured: what indexing came to by index, what asking came to by row, and why some rows
    were not measured."""

    dataset: Dataset
    rows: Sequence[Row]
    indexed: Mapping[str, Mapping[str, Any]]
    taken: Taken
    failed: Mapping[Row, str]

    @property
    def parts(self) -> dict[str, int]:
        """The parts of the questions, with how many each has."""
        names = [one.part for one in self.dataset.asked]
        return {name: names.count(name) for name in dict.fromkeys(names)}

    def accuracy(self, part: str) -> list[Line]:
        """What each row found of the evidence of one part's questions."""
        gold = {one.id: one.gold for one in self.dataset.asked if one.part == part}
        lines = []
        for row in self.rows:
            answers = {name: self.taken.rows[row.name]["answers"].get(name, []) for name in gold}
            scores = list(score_all(gold, answers).values())
            by_measure = {name: [one[name] for one in scores] for name in scores[0]}
            values = {name: sum(found) / len(found) for name, found in by_measure.items()}
            lines.append(Line(row, values | {"mean_chars": mean_chars(answers)}, by_measure))
        return lines

    def costs(self) -> list[Line]:
        """What each row cost in time and memory."""
        return [Line(row, _costs(self.indexed[row.index], self.taken.rows[row.name])) for row in self.rows]


def report(outcome: Outcome) -> str:
    """The tables of one set: accuracy for each part of the questions, costs, and who wins."""
    dataset = outcome.dataset
    parts = [
        f"### {dataset.title}",
        f"{dataset.documents:,} documents, {dataset.passages:,} passages of the neutral split."
        + _busy(outcome),
    ]
    if outcome.failed:
        reasons = (f"- {row.title}, {SPLITS[row.splits]}: {why}" for row, why in outcome.failed.items())
        parts.append("Not measured:\n\n" + "\n".join(reasons))
    for part, questions in outcome.parts.items():
        lines = outcome.accuracy(part)
        named = f" of the part {part}" if part else ""
        parts.append(f"**Found, {questions:,} questions{named}**\n\n{table(lines, ACCURACY, outcome.failed)}")
        parts.append(_said(lines, ACCURACY))
    if dataset.timed:
        lines = outcome.costs()
        parts.append(f"**Cost**\n\n{table(lines, COSTS, outcome.failed)}")
        parts.append(_said(lines, COSTS))
    return "\n\n".join(parts)


def plain(outcome: Outcome) -> dict[str, Any]:
    """The values alone; the answers lie in the set's folder."""
    return {
        "title": outcome.dataset.title,
        "documents": outcome.dataset.documents,
        "passages": outcome.dataset.passages,
        "questions": outcome.parts,
        "load": {
            "indexing": {name: one["load"] for name, one in outcome.indexed.items()},
            "asking": [min(outcome.taken.loads), max(outcome.taken.loads)] if outcome.taken.loads else None,
        },
        "failed": {row.name: why for row, why in outcome.failed.items()},
        "found": {
            part: {line.row.name: dict(line.values) for line in outcome.accuracy(part)}
            for part in outcome.parts
        },
        "costs": {line.row.name: dict(line.values) for line in outcome.costs()},
    }


def _costs(indexed: Mapping[str, Any], asked: Mapping[str, Any]) -> dict[str, float]:
    median, high = percentiles(list(asked["ms"].values()))
    found = {
        "passages": indexed["passages"],
        "index_s": indexed["index_s"],
        "index_cpu_s": indexed["index_cpu_s"],
        "index_mb": indexed["peak_mb"],
        "saved_mb": indexed["saved_mb"],
        "median_ms": median,
        "p95_ms": high,
        "cpu_ms": percentiles(list(asked["cpu_ms"].values()))[0],
        "serve_mb": asked["serve_mb"],
        "cold_s": asked.get("cold_s"),
    }
    return {name: value for name, value in found.items() if value is not None}


def _busy(outcome: Outcome) -> str:
    """How busy the machine was: times are worth little where this is above the number of its cores."""
    indexing = [one["load"] for one in outcome.indexed.values() if one["load"] is not None]
    busy = [
        f"{min(loads):.1f} to {max(loads):.1f} when {what}"
        for what, loads in (("indexing", indexing), ("asking", outcome.taken.loads))
        if loads
    ]
    return f" Load of the machine: {', '.join(busy)}." if busy else ""


def _said(lines: Sequence[Line], columns: Sequence[Column]) -> str:
    if not any(line.row.own for line in lines):
        return "stdqa was not measured beside these."
    sentences = wins(lines, columns)
    if not sentences:
        return "No peer is better in any of these columns."
    return "Where a peer wins:\n\n" + "\n".join(f"- {sentence}" for sentence in sentences)
