"""How well drafts are checked: verdicts beside labels, and statements beside the document they are about.

    python benchmarks/drafts.py DRAFTS.jsonl [--index DIR] [--misses]
    python benchmarks/drafts.py --statements FOLDER      # statements.jsonl and documents.jsonl

A line of drafts holds ``text`` and ``claims``, each with ``span``, ``label`` (supported, contradicted,
not-found) and for a contradicted one ``correct``. Of statements, those are counted whose figures were changed
(``figures_differ_from_seed``, inconsistent) and those that are consistent; one is flagged if any of its
figures is contradicted or not found. Beside it, the obvious alternative: a number is supported if its digits
stand anywhere in the source.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.figures import numerals
from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.types import CheckedDraft, Claim, ClaimVerdict

Json = dict[str, Any]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("drafts", type=Path, nargs="?")
    parser.add_argument("--index", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what was told wrongly")
    parser.add_argument("--statements", type=Path)
    given = parser.parse_args()
    if given.statements:
        of_statements(given.statements, given.misses)
    if given.drafts:
        of_drafts(given.drafts, Settings.read(index=given.index), given.misses)


def of_drafts(file: Path, settings: Settings, misses: bool) -> None:
    """Print how many claims are found, how many verdicts are right, and which are not."""
    told: Counter[tuple[str, str]] = Counter()
    plain, corrections, seconds = 0, Counter[bool](), 0.0
    with Assistant.open(settings) as assistant:
        assistant.warm_up()
        everything = [d.text for d in assistant.index.documents()]
        for line in file.read_text("utf-8").splitlines():
            draft = json.loads(line)
            started = time.perf_counter()
            checked = assistant.check(draft["text"])
            seconds += time.perf_counter() - started
            for claim in draft["claims"]:
                found = at(checked, draft["text"], claim["span"])
                verdict = found.verdict.value.replace("_", "-") if found else "unseen"
                told[claim["label"], verdict] += 1
                plain += (claim["label"] == "supported") == stands(claim["span"], everything)
                if claim["label"] == verdict == "contradicted" and found and found.source:
                    corrections[found.source.text.lower() in claim["correct"].lower()] += 1
                if misses and verdict != claim["label"]:
                    print(f"{draft['id']} [{claim['type']}]", claim["label"], "told", verdict, claim["span"])
    right = sum(n for (label, verdict), n in told.items() if label == verdict)
    found_claims = sum(n for (_, verdict), n in told.items() if verdict != "unseen")
    wrong = sum(n for (label, verdict), n in told.items() if label == "supported" != verdict)
    print(f"claims found:                  {found_claims} of {told.total()}")
    print(f"verdicts right:                {right} of {told.total()} = {right / told.total():.3f}")
    print(f"supported, told otherwise:     {wrong}")
    print(f"right figure beside the wrong: {corrections[True]} of {corrections.total()}")
    print(f"digits anywhere, supported or not: {plain} of {told.total()} = {plain / told.total():.3f}")
    print(f"seconds a claim:               {seconds / told.total():.3f}")
    for (label, verdict), times in sorted(told.items()):
        print(f"  {label}, told {verdict}: {times}")


def at(checked: CheckedDraft, text: str, span: str) -> Claim | None:
    """The claim whose number stands in a span."""
    start = text.find(span)
    inside = (c for c in checked.claims if start <= c.figure.start < start + len(span))
    return next(inside, None)


def stands(span: str, texts: list[str]) -> bool:
    """Whether all digits of a span stand in one of the texts."""
    printed = [span[n.start : n.end] for n in numerals(span)]
    return all(any(one in text for text in texts) for one in printed)


def of_statements(folder: Path, misses: bool) -> None:
    """Print how many changed statements are caught and how many consistent ones are flagged."""
    flagged: Counter[tuple[str, bool]] = Counter()
    plain: Counter[tuple[str, bool]] = Counter()
    for checked, statement, text in statements(folder):
        changed = statement["label"] == "inconsistent"
        name = "changed, caught" if changed else "consistent, flagged"
        wrong = [c for c in checked.claims if c.verdict is not ClaimVerdict.SUPPORTED]
        flagged[name, bool(wrong)] += 1
        plain[name, not stands(statement["statement"], [text])] += 1
        if misses and bool(wrong) is not changed:
            why = [(c.figure.text, c.verdict.value, c.why and c.why.value) for c in checked.claims]
            print(name, statement["id"], why, statement["statement"])
    for name in ("changed, caught", "consistent, flagged"):
        for what, counted in (("", flagged), (" by digits anywhere", plain)):
            number = counted[name, True] + counted[name, False]
            print(f"{name}{what}: {counted[name, True]} of {number} = {counted[name, True] / number:.3f}")


def statements(folder: Path) -> Iterator[tuple[CheckedDraft, Json, str]]:
    """Each statement whose figures were changed, or that is consistent, checked against its document."""
    encoder = SentenceEncoder()
    read = [json.loads(line) for line in (folder / "statements.jsonl").read_text("utf-8").splitlines()]
    counted = [s for s in read if s["label"] == "consistent" or s["figures_differ_from_seed"]]
    for line in (folder / "documents.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        own = [s for s in counted if s["doc_id"] == document["doc_id"]]
        if not own:
            continue
        with tempfile.TemporaryDirectory() as place:
            corpus = Path(place) / "corpus"
            corpus.mkdir()
            (corpus / "document.txt").write_text(document["text"], encoding="utf-8")
            settings = Settings.read(corpus=corpus, index=Path(place) / "index")
            Index.build(corpus, settings.index, settings, lambda: encoder)
            with Assistant.open(settings, encoder, reader=lambda _: None) as assistant:
                for statement in own:
                    yield assistant.check(statement["statement"]), statement, document["text"]


if __name__ == "__main__":
    main()
