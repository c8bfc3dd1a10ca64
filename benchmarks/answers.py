"""How many answers to a question set are right: by category, with hits, abstentions and citations.

    python benchmarks/answers.py                                   # the project's set over corpus/
    python benchmarks/answers.py --part test
    python benchmarks/answers.py SET.jsonl --corpus DIR --misses 20

A set holds a question a line; docs/evaluation.md and evaluation/README.md explain the fields. Every
question counts; one without an answer is wrong. `stdqa eval` measures more, by rules that are stricter
where several figures are wanted; this table keeps the rules that earlier figures were taken with.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.evaluation.numbers import close, flat, number
from stdqa.figures import numerals
from stdqa.index import Index
from stdqa.serialize import answer_json
from stdqa.settings import Settings

Question = dict[str, Any]
Answer = dict[str, Any]
SINGLE = ("figure", "figure-stock-vs-flow", "percentage")
# Evidence counts as found where a passage holds this much of it.
HELD = 0.6
LIST_SHARE, POINT_SHARE = 0.8, 0.5


@dataclass
class Tally:
    """What one category came to."""

    asked: int = 0
    right: int = 0
    fooled: int = 0
    misses: list[tuple[Question, Answer]] = field(default_factory=list)


def main() -> None:
    """Ask every question and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("set", type=Path, nargs="?", default=Path("evaluation/questions.jsonl"))
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--part", help="only the questions of this part (dev, test)")
    parser.add_argument("--misses", type=int, default=0, help="print this many wrong answers")
    arguments = parser.parse_args()
    lines = arguments.set.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines if line.strip()]
    questions = [q for q in questions if not arguments.part or q.get("part") == arguments.part]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.read(corpus=arguments.corpus, index=Path(folder))
        Index.build(settings.corpus, settings.index, settings, lambda: SentenceEncoder(settings.model))
        with Assistant.open(settings) as assistant:
            assistant.warm_up()
            answers = [answer_json(assistant.ask(q["question"], q.get("history") or ())) for q in questions]
            texts = {document.id: document.text for document in assistant.index.documents()}
    report(questions, answers, texts, arguments.misses)


def report(questions: list[Question], answers: list[Answer], texts: dict[str, str], misses: int) -> None:
    """Print the table of a run and, if wanted, what went wrong."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for question, answer in zip(questions, answers, strict=True):
        tally = tallies[question["category"]]
        right, fooled = judge(question, answer)
        tally.asked += 1
        tally.right += right
        tally.fooled += fooled
        if not right:
            tally.misses.append((question, answer))
    for question, answer in [miss for tally in tallies.values() for miss in tally.misses][:misses]:
        given = [figure["text"] for figure in answer["figures"]]
        print(f"{question['id']} [{question['category']}] {question['question']}")
        wanted = question["figures"] or question["answers"][:1] or "no answer"
        print(f"    wanted {wanted}, given {given} {answer['text'][:140]!r}")
    print("| category | questions | right | fooled |\n|---|--:|--:|--:|")
    for category, tally in sorted(tallies.items()):
        print(f"| {category} | {tally.asked} | {tally.right} | {tally.fooled} |")
    single = [tallies[category] for category in SINGLE if category in tallies]
    everything = list(tallies.values())
    _print_share("single figure", sum(t.right for t in single), sum(t.asked for t in single))
    _print_share("all", sum(t.right for t in everything), sum(t.asked for t in everything))
    _print_share("fooled", sum(t.fooled for t in everything), sum(t.asked for t in everything))
    wanted = [
        a
        for q, a in zip(questions, answers, strict=True)
        if not declines(q) and q["category"] != "false-premise"
    ]
    _print_share("answerable, but declined", sum(a["status"] == "abstained" for a in wanted), len(wanted))
    for k in (1, 3, 5):
        hits = [hit(q, a, texts, k) for q, a in zip(questions, answers, strict=True)]
        _print_share(f"hit@{k}", sum(h is True for h in hits), sum(h is not None for h in hits))
    citations = [c for a in answers for c in a["citations"]]
    exact = sum(texts[c["document"]][c["start"] : c["end"]] == c["quote"] for c in citations)
    _print_share("citations exact", exact, len(citations))
    figures = [(f, a) for a in answers for f in a["figures"]]
    inside = sum(f["text"] in a["citations"][f["citation"]]["quote"] for f, a in figures)
    _print_share("figures in their citation", inside, len(figures))
    times = [sum(a["timings_ms"].values()) for a in answers]
    print(f"median {statistics.median(times):.1f} ms an answer")


def _print_share(name: str, part: int, whole: int) -> None:
    print(f"{name}: {part / whole:.3f} ({part} of {whole})" if whole else f"{name}: none asked")


def declines(question: Question) -> bool:
    """Whether the documents do not answer a question."""
    return question["category"] == "unanswerable" or bool(
        question.get("reason") or question.get("unanswerable")
    )


def judge(question: Question, answer: Answer) -> tuple[bool, bool]:
    """Whether an answer is right, and whether a likely mistake was given as the answer."""
    abstained = answer["status"] != "answered"
    if declines(question):
        return abstained, not abstained
    given = [number(figure["text"]) for figure in answer["figures"]]
    wanted = [number(text) for text in question["figures"]]
    accepted = {
        *wanted,
        *(number(t) for t in question.get("accept_rounded", []) + question.get("accept_also", [])),
    }
    wrong = {number(text) for text in question["wrong_figures"]} - accepted
    fooled = bool(given) and given[0] in wrong
    category = question["category"]
    if category == "false-premise":
        return abstained or answer["verdict"] == "contradicted" or bool(
            given and given[0] in accepted
        ), fooled
    if abstained:
        return False, False
    if category == "yes-no":
        verdict = {"yes": "confirmed", "no": "contradicted"}[question["verdict"]]
        return answer["verdict"] == verdict, answer["verdict"] not in (verdict, None)
    return _right(category, question, answer, given, wanted, accepted), fooled


def _right(
    category: str, question: Question, answer: Answer, given: list[str], wanted: list[str], accepted: set[str]
) -> bool:
    text = flat(answer["text"])
    if category == "derived":
        result = (answer["computation"] or {}).get("result")
        return result is not None and close(number(result), wanted[0])
    if category == "comparison":
        winner = flat(question["answers"][0].split("(")[0].split(",")[0].split(":")[0])
        return winner.strip() in text[:160]
    if category == "list":
        found = sum(flat(item).strip() in text for item in question["items"])
        return found >= LIST_SHARE * len(question["items"])
    if category == "definition":
        where = text + " ".join(flat(c["quote"]) for c in answer["citations"])
        points = question["key_points"]
        return sum(flat(point).strip() in where for point in points) >= POINT_SHARE * len(points)
    if category == "figure-list":
        return set(wanted) <= set(given) and len(set(given)) <= 2 * len(set(wanted)) + 1
    if wanted:
        return bool(given) and given[0] in accepted
    return len(text) <= 500 and any(flat(a).strip() in text for a in question["answers"])


def hit(question: Question, answer: Answer, texts: dict[str, str], k: int) -> bool | None:
    """Whether one of the first k passages holds the evidence; None where the question has none."""
    spans = []
    for evidence in question["evidence"]:
        start = texts.get(evidence["doc"], "").find(evidence["quote"])
        if start >= 0:
            spans.append((evidence["doc"], start, start + len(evidence["quote"])))
    if not spans:
        return None
    wanted = {number(f) for f in question.get("operands") or question["figures"]}
    return any(_holds(passage, span, wanted) for passage in answer["passages"][:k] for span in spans)


def _holds(passage: dict[str, Any], span: tuple[str, int, int], wanted: set[str]) -> bool:
    document, start, end = span
    if passage["document"] != document:
        return False
    shared = min(end, passage["end"]) - max(start, passage["start"])
    if shared >= HELD * (end - start):
        return True
    return shared > 0 and bool(
        wanted & {number(passage["text"][n.start : n.end]) for n in numerals(passage["text"])}
    )


if __name__ == "__main__":
    main()
