"""Train the reader on the reports of ``training/reports`` and, where told to, on question sets.

    python training/train.py --out FILE [--start FILE] [--sets FILE … [--corpus DIR]] [--hold-out NAME …]

The reports held out are measured after each epoch, beside the signals alone; ``--hold-out`` without names
trains on all of them. With ``--start`` trained weights are trained on. What is learned of the model's layers
is kept as a difference of low rank (Hu and others 2021, LoRA), which takes a few megabytes. The file that
ships is ``src/stdqa/data/reader.safetensors``; README.md says how it was made.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import torch
from examples import REPORTS, Example, Prepared, asked, examples, flat
from measure import UNSEEN, Scores, Shares, by_signals, shares
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn.functional import log_softmax

from stdqa.embedding import SentenceEncoder
from stdqa.reading import PassageReader
from stdqa.reading.network import PageStates, ReaderNetwork, in_low_rank
from stdqa.retrieval.pages import FIGURE_FEATURES, SENTENCE_FEATURES

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
BATCH = 16
# The layers are trained; what stands on them is new and learns faster by so much.
LAYER_RATE, NEW = 2e-4, 5
# So many questions are put into batches at a time, those with pages of about one length together, so that
# less is padded.
SORTED = 128
WARM_UP = 0.06
# Wrong pages beside the right ones: of the three that are found first, and of those after them.
NEAREST, FARTHER = 2, 1
# So often a question's features are withheld, so that the words are learned too.
WITHHELD = 0.15
# What a question's right sentence counts beside its right figure.
SENTENCES = 0.5


def main() -> None:
    """Read the reports, train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hold-out", nargs="*", default=UNSEEN, metavar="NAME", help="reports to measure on")
    parser.add_argument("--sets", nargs="*", type=Path, default=[], metavar="FILE", help="question sets too")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the documents that the sets ask about")
    parser.add_argument("--start", type=Path, metavar="FILE", help="weights to go on from")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=LAYER_RATE, help="of the layers")
    parser.add_argument("--rank", type=int, default=48)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    reports = sorted(REPORTS.glob("*.md"))
    if unknown := set(arguments.hold_out) - {report.stem for report in reports}:
        parser.error(f"No report of this name to hold out in {REPORTS}: {', '.join(sorted(unknown))}.")
    apart = [report for report in reports if report.stem in arguments.hold_out]
    random.seed(0)
    torch.manual_seed(0)
    encoder = SentenceEncoder()
    held_out = prepared(chain.from_iterable(examples(report, encoder) for report in apart), encoder)
    told = (examples(report, encoder) for report in reports if report not in apart)
    training = prepared(
        chain(chain.from_iterable(told), asked(arguments.sets, arguments.corpus, encoder)), encoder
    )
    print(f"{len(training)} questions to train on, {len(held_out)} held out", flush=True)
    print(f"the signals alone: {shares(held_out, by_signals)}" if held_out else "", flush=True)
    torch.set_num_threads(os.cpu_count() or 1)
    base = encoder.load()[0].auto_model
    network = ReaderNetwork.on(base, len(FIGURE_FEATURES), len(SENTENCE_FEATURES))
    if arguments.start:
        network.load_low_rank(load_file(arguments.start), base)
    train(network, training, held_out, arguments.epochs, arguments.rate)
    weights = in_low_rank(network, base, arguments.rank)
    network.load_low_rank(weights, base)
    print("as it is written:", measured(network, held_out) if held_out else "all were trained on")
    save_file(
        {name: held.half().contiguous() for name, held in weights.items()},
        arguments.out,
        metadata={
            "fingerprint": encoder.fingerprint,
            "figure_features": json.dumps([str(name) for name in FIGURE_FEATURES]),
            "sentence_features": json.dumps([str(name) for name in SENTENCE_FEATURES]),
        },
    )
    print(f"{arguments.out}: {arguments.out.stat().st_size / 2**20:.1f} MiB")


def prepared(some: Iterable[Example], encoder: SentenceEncoder) -> list[Prepared]:
    """Examples with what the lower layers make of them."""
    lower = PassageReader(encoder, (FIGURE_FEATURES, SENTENCE_FEATURES))
    return [Prepared(one, *lower.prepared(one.question, one.pages)) for one in some]


def train(
    network: ReaderNetwork, training: list[Prepared], held_out: list[Prepared], epochs: int, rate: float
) -> None:
    """Train with AdamW, the rate falling to nothing."""
    layers = list(network.layers.parameters())
    own = {id(parameter) for parameter in layers}
    new = [parameter for parameter in network.parameters() if id(parameter) not in own]
    optimizer = torch.optim.AdamW([{"params": layers}, {"params": new}], weight_decay=0.01)
    steps = epochs * math.ceil(len(training) / BATCH)
    step = 0
    for epoch in range(epochs):
        started, total = time.perf_counter(), 0.0
        network.train()
        for batch in batches(training):
            pace = min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
            for group, own_rate in zip(optimizer.param_groups, (rate, rate * NEW), strict=True):
                group["lr"] = own_rate * pace
            loss = torch.stack([loss_of(*part) for part in logits(network, batch, WITHHELD)]).mean()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            total += loss.item() * len(batch)
        seconds = time.perf_counter() - started
        told = measured(network, held_out) if held_out else ""
        print(f"epoch {epoch + 1}: loss {total / len(training):.3f}, {seconds:.0f} s {told}", flush=True)


def batches(training: list[Prepared]) -> Iterator[list[Prepared]]:
    """The questions in a new order, in batches, each with some of its pages."""
    random.shuffle(training)
    for start in range(0, len(training), SORTED):
        block = sorted(map(some_pages, training[start : start + SORTED]), key=_tokens)
        parts = [block[place : place + BATCH] for place in range(0, len(block), BATCH)]
        random.shuffle(parts)
        yield from parts


def _tokens(one: Prepared) -> float:
    """How long its pages are, in the mean."""
    return sum(len(page.states) for page in one.pages) / len(one.pages)


def some_pages(one: Prepared) -> Prepared:
    """A question with its right pages and some wrong ones."""
    places = range(len(one.pages))
    right = [place for place in places if any(one.example.sentences[place])]
    wrong = [place for place in places if place not in right]
    near, far = wrong[: NEAREST + 1], wrong[NEAREST + 1 :]
    chosen = [
        *right,
        *random.sample(near, min(NEAREST, len(near))),
        *random.sample(far, min(FARTHER, len(far))),
    ]
    return one.only(chosen)


def logits(
    network: ReaderNetwork, batch: Sequence[Prepared], withheld: float = 0.0
) -> Iterator[tuple[Example, Tensor, Tensor]]:
    """Each example with the logits of its figures and of its sentences."""
    questions, pages = [], []
    for one in batch:
        hidden = random.random() < withheld
        questions += [one.question.float()] * len(one.pages)
        pages += [without_features(page) if hidden else page for page in one.pages]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        figures, sentences = network(questions, pages)
    sizes = [[sum(map(len, kind)) for kind in (o.example.figures, o.example.sentences)] for o in batch]
    yield from zip(
        [one.example for one in batch],
        figures.float().split([size[0] for size in sizes]),
        sentences.float().split([size[1] for size in sizes]),
        strict=True,
    )


def without_features(page: PageStates) -> PageStates:
    """A page of which nothing is known but its words."""
    return PageStates(
        page.states,
        page.figures,
        page.sentences,
        torch.zeros_like(page.figure_features),
        torch.zeros_like(page.sentence_features),
    )


def loss_of(example: Example, figures: Tensor, sentences: Tensor) -> Tensor:
    """The cross-entropy of the right figures and sentences, or of none of them."""
    loss = SENTENCES * cross_entropy(sentences, flat(example.sentences), example.kind == "none")
    right = flat(example.figures)
    if example.kind == "none" or (any(right) and example.kind != "word"):
        loss = loss + cross_entropy(figures, right, example.kind == "none")
    return loss


def cross_entropy(scores: Tensor, right: list[bool], none: bool) -> Tensor:
    """Of several right ones each is wanted, and any of them is good."""
    told = log_softmax(torch.cat([scores, torch.zeros(1)]), 0)
    if none:
        return -told[-1]
    wanted = told[torch.tensor([*right, False])]
    return -(wanted.mean() + torch.logsumexp(wanted, 0)) / 2


def measured(network: ReaderNetwork, held_out: Sequence[Prepared]) -> Shares:
    """How held-out questions come out, as the network reads them now."""
    network.eval()

    def by_network(one: Prepared) -> Scores:
        ((_, figures, sentences),) = logits(network, [one])
        return figures.tolist(), sentences.tolist()

    with torch.inference_mode():
        return shares(held_out, by_network)


if __name__ == "__main__":
    main()
