"""Train the reader on the reports and questions of ``training/reports``.

    python training/train.py --out FILE [--hold-out 5] [--epochs 5]

Every fifth report (or every N-th, with ``--hold-out N``) is kept apart and measured after each epoch, beside
the signals alone; ``--hold-out 0`` trains on all of them. What is learned of the model's layers is kept as a
difference of low rank (Hu and others 2021, LoRA), which takes a few megabytes. The file that ships is
``src/stdqa/data/reader.safetensors``.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from examples import REPORTS, Example, Prepared, examples, flat
from measure import Scores, Shares, by_signals, shares
from safetensors.torch import save_file
from torch import Tensor
from torch.nn.functional import log_softmax

from stdqa.embedding import SentenceEncoder
from stdqa.reading import PassageReader
from stdqa.reading.network import PageStates, ReaderNetwork, in_low_rank
from stdqa.retrieval.pages import FIGURE_FEATURES, SENTENCE_FEATURES

BATCH = 16
# The layers are trained, what stands on them is new.
LAYER_RATE, NEW_RATE = 2e-4, 1e-3
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
    parser.add_argument("--hold-out", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rank", type=int, default=48)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    encoder = SentenceEncoder()
    training, held_out = split(sorted(REPORTS.glob("*.md")), encoder, arguments.hold_out)
    print(f"{len(training)} questions to train on, {len(held_out)} held out", flush=True)
    print(f"the signals alone: {shares(held_out, by_signals)}" if held_out else "", flush=True)
    torch.set_num_threads(os.cpu_count() or 1)
    base = encoder.load()[0].auto_model
    network = ReaderNetwork.on(base, len(FIGURE_FEATURES), len(SENTENCE_FEATURES))
    train(network, training, held_out, arguments.epochs)
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


def split(
    reports: Sequence[Path], encoder: SentenceEncoder, nth: int
) -> tuple[list[Prepared], list[Prepared]]:
    """The examples to train on, and those of every n-th report, held out."""
    lower = PassageReader(encoder, (FIGURE_FEATURES, SENTENCE_FEATURES))
    parts: tuple[list[Prepared], list[Prepared]] = ([], [])
    for place, report in enumerate(reports):
        for example in examples(report, encoder):
            held_out = bool(nth) and place % nth == nth - 1
            states = lower.prepared(example.question, example.pages)
            parts[held_out].append(Prepared(example, *states))
    return parts


def train(network: ReaderNetwork, training: list[Prepared], held_out: list[Prepared], epochs: int) -> None:
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
        random.shuffle(training)
        for start in range(0, len(training), BATCH):
            batch = [some_pages(one) for one in training[start : start + BATCH]]
            pace = min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
            for group, rate in zip(optimizer.param_groups, (LAYER_RATE, NEW_RATE), strict=True):
                group["lr"] = rate * pace
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
