"""Fit what each sign is worth by which a draft's figure finds the one of the sources that it is held against.

    python training/fit_drafts.py                  # report by report, fitted on the others
    python training/fit_drafts.py --out FILE       # fitted on all, written for the package

The drafts are those of ``training/drafts``, each over the report of its name in ``training/reports`` or over
``corpus``. A conditional logit (McFadden 1974): each figure chooses among the figures found for it and "none
of them".
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from stdqa.assistant import Assistant
from stdqa.drafts.alignment import Fit, Sentence
from stdqa.drafts.choosing import Chosen, Weights, choose, settled
from stdqa.drafts.draft import Draft, Stated, read_draft
from stdqa.drafts.judging import judge
from stdqa.drafts.swapped import swapped
from stdqa.drafts.values import Agreement
from stdqa.embedding import SentenceEncoder
from stdqa.index import Index
from stdqa.settings import Settings

HERE = Path(__file__).parent
DRAFTS, REPORTS, CORPUS = HERE / "drafts", HERE / "reports", HERE.parent / "corpus"
# Signs that say what others say, or that no draft of the training holds.
LEFT_OUT = frozenset(
    f"answer_{name}" for name in ("moderator", "stated", "back", "number", "similarity", "fusion")
)
# Signs that only an encoder with tokens gives.
OF_TOKENS = frozenset(("answer_late", "answer_late_clause"))
PENALTY, STEPS = 0.03, 60

Json = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A figure of a draft, what was found for it, and what is right: the places of the right fits."""

    report: str
    draft: Draft
    stated: Stated
    fits: list[Fit]
    label: str
    right: tuple[int, ...] | None


def main() -> None:
    """Fit, and measure or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, help="where the weights go; without it, they are only measured")
    out = parser.parse_args().out
    encoder = SentenceEncoder()
    cases = [case for file in sorted(DRAFTS.glob("*.jsonl")) for case in cases_of(file, encoder)]
    print(f"{len(cases)} figures of drafts, {sum(case.right is None for case in cases)} without a place")
    if out is not None:
        parts = {"with_tokens": fit(cases), "without_tokens": fit(cases, OF_TOKENS)}
        out.write_text(as_toml(parts), encoding="utf-8")
        return
    every: Counter[tuple[str, str]] = Counter()
    for report in sorted({case.report for case in cases}):
        weights = fit([case for case in cases if case.report != report])
        told = outcomes([case for case in cases if case.report == report], weights)
        print(f"{report}: {_share(told):.3f}", flush=True)
        every += told
    print(f"all: {_share(every):.3f}")
    for (label, verdict), times in sorted(every.items()):
        print(f"  {label}, told {verdict}: {times}")


def cases_of(file: Path, encoder: SentenceEncoder) -> Iterator[Case]:
    """The figures of a file of drafts that have a label."""
    with tempfile.TemporaryDirectory() as folder:
        assistant = assistant_of(file.stem, Path(folder), encoder)
        for line in file.read_text("utf-8").splitlines():
            told = json.loads(line)
            draft = read_draft(told["text"], assistant.clock, assistant.settings.passage_chars)
            sentence: Sentence | None = None
            begun = -1
            for stated in draft.stated:
                if stated.figure.sentence_start != begun:
                    begun = stated.figure.sentence_start
                    sentence = Sentence(draft, stated, assistant.finder, assistant.lexicon, assistant.clock)
                claim = _claim_at(told, stated.figure.start)
                if claim is not None and sentence is not None:
                    fits = sentence.fits(stated)
                    right = places(claim, fits, assistant)
                    yield Case(file.stem, draft, stated, fits, claim["label"], right)


def assistant_of(name: str, folder: Path, encoder: SentenceEncoder) -> Assistant:
    """An assistant over the report of a name, or over the corpus."""
    source = CORPUS
    if (REPORTS / f"{name}.md").exists():
        source = folder / "corpus"
        source.mkdir()
        (source / f"{name}.md").write_bytes((REPORTS / f"{name}.md").read_bytes())
    settings = Settings.read(corpus=source, index=folder / "index")
    Index.build(settings.corpus, settings.index, settings, lambda: encoder)
    return Assistant.open(settings, encoder, reader=lambda _: None)


def _claim_at(told: Json, place: int) -> Json | None:
    for claim in told["claims"]:
        start = told["text"].find(claim["span"])
        if start <= place < start + len(claim["span"]):
            return dict(claim)
    return None


def places(claim: Json, fits: Sequence[Fit], assistant: Assistant) -> tuple[int, ...] | None:
    """Which fits are right: those that stand in the evidence and are what the label says; None where the
    evidence holds no such figure."""
    if claim["label"] == "not-found":
        return ()
    found = []
    for place, fit in enumerate(fits):
        for evidence in claim["evidence"]:
            text = assistant.index.document(evidence["doc"]).text
            start = text.find(evidence["quote"])
            inside = fit.figure.document == evidence["doc"] and start <= fit.figure.start < start + len(
                evidence["quote"]
            )
            agrees = fit.agreement is not Agreement.NOT
            if inside and (agrees if claim["label"] == "supported" else _is_named(fit, claim["correct"])):
                found.append(place)
    return tuple(dict.fromkeys(found)) or None


def _is_named(fit: Fit, correct: str) -> bool:
    said, printed = correct.lower(), fit.figure.text.lower()
    start = said.find(printed)
    return start >= 0 and not said[start + len(printed) :][:1].isdigit() and not said[:start][-1:].isdigit()


def fit(cases: Sequence[Case], without: frozenset[str] = frozenset()) -> Weights:
    """The weights under which the right choices are likeliest.

    :param without: signs to do without.
    """
    names = [name for name in cases[0].fits[0].signs if name not in LEFT_OUT | without]
    told = [case for case in cases if case.right is not None and case.fits]
    rows = [torch.tensor([[fit.signs[name] for name in names] for fit in case.fits]) for case in told]
    scale = torch.cat(rows).std(0) + 1e-6
    # Rare signs are not scaled up: what is seen in few cases must not come to weigh much.
    scale = torch.maximum(scale, torch.full_like(scale, 0.1))
    rows = [row / scale for row in rows]
    weights = torch.zeros(len(names), requires_grad=True)
    none = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, none], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        likely = [chosen(row @ weights, none, case.right or ()) for row, case in zip(rows, told, strict=True)]
        total = -torch.stack(likely).mean() + PENALTY * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    worth = (weights / scale).detach().tolist()
    return Weights({name: round(w, 3) for name, w in zip(names, worth, strict=True)}, round(none.item(), 3))


def chosen(scores: Tensor, none: Tensor, right: Sequence[int]) -> Tensor:
    """The logarithm of the probability that one of the right ones is chosen, or none where none is right."""
    likely = torch.log_softmax(torch.cat([scores, none]), 0)
    return torch.logsumexp(likely[list(right)], 0) if right else likely[-1]


def outcomes(cases: Sequence[Case], weights: Weights) -> Counter[tuple[str, str]]:
    """How often each label is told each verdict."""
    told: Counter[tuple[str, str]] = Counter()
    for draft in {id(case.draft): case.draft for case in cases}.values():
        own = [case for case in cases if case.draft is draft]
        chosen_fits: list[Chosen] = settled([choose(case.fits, weights) for case in own])
        judged = [judge(case.stated, its, draft) for case, its in zip(own, chosen_fits, strict=True)]
        for case, one in zip(own, swapped(judged, chosen_fits, weights), strict=True):
            told[case.label, one.verdict.value.replace("_", "-")] += 1
    return told


def _share(told: Counter[tuple[str, str]]) -> float:
    return sum(times for (label, verdict), times in told.items() if label == verdict) / told.total()


def as_toml(parts: dict[str, Weights]) -> str:
    """The weights as the package keeps them."""
    lines = ["# Made by training/fit_drafts.py: what each sign of drafts/alignment.py is worth."]
    for part, weights in parts.items():
        lines += ["", f"[{part}]", f"none = {weights.none}", "", f"[{part}.signs]"]
        lines += [f"{name} = {worth}" for name, worth in weights.signs.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
