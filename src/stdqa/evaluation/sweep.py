"""Several models and settings measured on one set: a run for each, side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.evaluation.brought import build_index, write_corpus
from stdqa.evaluation.evaluate import evaluate, only_evidence
from stdqa.evaluation.question import QuestionSet
from stdqa.evaluation.runs import Run, held
from stdqa.settings import Settings
from stdqa.types import Encoder, Progress

# What shapes the index; variants that share these share it.
OF_INDEX = ("model", "passage_chars")
INDEXES, INDEXES_SEARCHED = "indexes", "indexes-without-figures"

Bar = Callable[[str], AbstractContextManager[Progress]]
"""Opens a progress bar with a title."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Settings to measure, and the name that tells what is particular about them."""

    name: str
    settings: Settings


def variants(settings: Settings, choices: Mapping[str, Sequence[object]]) -> tuple[Variant, ...]:
    """Every combination of some values of settings, in the order given; settings without a choice stay.

    :raises BadSettings: if a value makes no sense.
    """
    chosen = {name: list(dict.fromkeys(values)) for name, values in choices.items() if values}
    made = []
    for values in product(*chosen.values()):
        given = dict(zip(chosen, values, strict=True))
        told = ", ".join(f"{name}={value}" for name, value in given.items())
        kept = {name: getattr(settings, name) for name in type(settings).model_fields}
        made.append(Variant(told, Settings.read(**kept | given)))
    return tuple(made)


def sweep(
    asked: QuestionSet,
    tried: Sequence[Variant],
    folder: Path,
    part: str | None,
    bar: Bar,
    encoder: Callable[[str], Encoder] = SentenceEncoder,
    retrieval: bool | None = None,
) -> Iterator[tuple[Variant, Run]]:
    """Measure each variant on a set, one after the other; what is measured already is not measured again.

    :param bar: opens a progress bar.
    :param encoder: makes the encoder of a model.
    :param retrieval: whether nothing is answered; see :func:`evaluate`.
    :raises BadQuestionSet: if the evidence is not in the documents, or a folder holds another run.
    :raises RunBusy: if another process is writing there.
    """
    only = only_evidence(asked) if retrieval is None else retrieval
    with held(folder):
        brought = write_corpus(asked, folder) if asked.texts else None
        for variant in tried:
            settings = variant.settings
            shaped = ", ".join(f"{name}={getattr(settings, name)}" for name in OF_INDEX)
            corpus = brought or settings.corpus
            index = folder / (INDEXES_SEARCHED if only else INDEXES) / slug(shaped)
            own = settings.model_copy(update={"corpus": corpus, "index": index})
            made = encoder(own.model)
            with bar(f"Embedding, {shaped}") as progress:
                build_index(own, lambda made=made: made, only, progress)  # type: ignore[misc]
            with Assistant.open(own, made) as assistant, bar(f"Asking, {variant.name}") as progress:
                run = evaluate(asked, assistant, folder / slug(variant.name), part, progress, only)
            yield variant, run


def slug(name: str) -> str:
    """A name that can be a folder's."""
    return re.sub(r"[^\w.=-]+", "-", name.replace(", ", "_")).strip("-.")
