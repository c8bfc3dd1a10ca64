"""How many of the questions about the invented reports are answered rightly, by kind.

    python training/answers.py [NAME …]

Unlike ``measure.py``, which tells how the reader ranks, this asks each question as a person would. Without
names all reports are taken: the shipped reader was trained on thirteen of them (README.md says which), but
how a question is read, divided, worked out or declined is no part of the reader.

Right is a question for figures whose figures are all shown; one for words whose words the answer says; a
statement with the right verdict; and one without an answer that is declined, or denied as stated.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.evaluation.numbers import close, flat, holds, number
from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.types import Answer, Status, Verdict

REPORTS = Path(__file__).resolve().parent / "reports"
VERDICTS = {"yes": Verdict.CONFIRMED, "no": Verdict.CONTRADICTED}
KINDS = ("figure", "share", "several", "yesno", "word", "none")


def main() -> None:
    """Ask the questions, report by report, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", default=sorted(file.stem for file in REPORTS.glob("*.md")))
    parser.add_argument("--kinds", nargs="+", default=KINDS, choices=KINDS)
    parser.add_argument("--wrong", action="store_true", help="print each answer that is not right")
    arguments = parser.parse_args()
    encoder = SentenceEncoder()
    asked: Counter[str] = Counter()
    held: Counter[str] = Counter()
    declined: Counter[str] = Counter()
    for name in arguments.names:
        lines = (REPORTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        questions = [
            one for line in lines if line.strip() and (one := json.loads(line))["t"] in arguments.kinds
        ]
        with tempfile.TemporaryDirectory() as folder, _assistant(name, Path(folder), encoder) as assistant:
            for question in questions:
                kind, answer = question["t"], assistant.ask(question["q"])
                is_right = right(question, answer)
                # Of those without an answer also by what is wrong with the figure that tempts.
                for row in {kind, f"{kind}, {question['why']}" if "why" in question else kind}:
                    asked[row] += 1
                    held[row] += is_right
                    declined[row] += answer.status is not Status.ANSWERED
                if arguments.wrong and not is_right:
                    print(f"{name}, {kind}: {question['q']}\n    {question.get('a', '')} {answer.text!r}")
    print("| kind | questions | right | share | declined |\n|---|--:|--:|--:|--:|")
    for kind in sorted(asked, key=lambda row: (KINDS.index(row.split(",")[0]), row)):
        share = held[kind] / asked[kind]
        print(f"| {kind} | {asked[kind]:,} | {held[kind]:,} | {share:.3f} | {declined[kind]:,} |")


def _assistant(name: str, folder: Path, encoder: SentenceEncoder) -> Assistant:
    settings = Settings.read(corpus=folder / "corpus", index=folder / "index")
    settings.corpus.mkdir()
    (settings.corpus / f"{name}.md").write_bytes((REPORTS / f"{name}.md").read_bytes())
    Index.build(settings.corpus, settings.index, settings, lambda: encoder)
    return Assistant.open(settings, encoder)


def right(question: dict[str, Any], answer: Answer) -> bool:
    """Whether an answer is right, as the first lines tell; figures are held against figures, not text."""
    kind = question["t"]
    if kind == "none":
        return answer.status is not Status.ANSWERED or answer.verdict is Verdict.CONTRADICTED
    if kind == "yesno":
        return answer.verdict is VERDICTS[question["v"]]
    if kind == "word":
        said = flat(answer.text)
        return all(holds(said, words) for words in question["a"])
    shown = [number(quoted.figure.text) for quoted in answer.figures]
    if answer.computation is not None:
        shown = [number(answer.computation.result)]
    return all(any(close(number(wanted), one) for one in shown) for wanted in question["a"])


if __name__ == "__main__":
    main()
