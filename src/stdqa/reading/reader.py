"""The reader as it is used: its weights on the model of an encoder.

Importing this module is cheap: torch is imported when something is first read.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from importlib.resources import as_file, files
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from stdqa.embedding import SentenceEncoder
from stdqa.errors import ModelUnavailable
from stdqa.types import Encoder, Page, Reader, Reading

if TYPE_CHECKING:
    from torch import Tensor

    from stdqa.reading.network import PageStates, ReaderNetwork
    from stdqa.reading.unpadded import Layers

    # The lower states of a text, and where its tokens stand.
    States = tuple[Tensor, list[tuple[int, int]]]

WEIGHTS = "reader.safetensors"
# Longer texts are cut, and what is cut off has no part in the answer. A passage has some 150 tokens at most.
QUESTION_TOKENS, PAGE_TOKENS = 64, 256
# Pages whose lower states are kept in memory, some 150 KiB each.
KEPT_PAGES = 1024
THREADS = 2

Names = tuple[str, ...]
Given = TypeVar("Given")
Made = TypeVar("Made")


def reader_of(encoder: Encoder) -> Reader | None:
    """The reader that ships with the package, where it was trained on the encoder's model.

    :raises ModelUnavailable: if the file of its weights is damaged.
    """
    if isinstance(encoder, SentenceEncoder) and _header().get("fingerprint") == encoder.fingerprint:
        return PassageReader(encoder)
    return None


def feature_names() -> tuple[Names, Names]:
    """The names of the features of a figure and of a sentence that the shipped reader takes, in order."""
    header = _header()
    return tuple(json.loads(header["figure_features"])), tuple(json.loads(header["sentence_features"]))


@lru_cache(maxsize=1)
def _header() -> dict[str, str]:
    """What the file of weights says of itself; read without torch. Nothing where none is shipped."""
    file = files("stdqa") / "data" / WEIGHTS
    if not file.is_file():
        return {}
    try:
        with file.open("rb") as stream:
            size = int.from_bytes(stream.read(8), "little")
            held: dict[str, str] = json.loads(stream.read(size)).get("__metadata__", {})
            return held
    except (OSError, ValueError, OverflowError, MemoryError) as error:
        raise _damaged(error) from error


def _damaged(error: Exception) -> ModelUnavailable:
    return ModelUnavailable(
        f"The weights of the reader ({files('stdqa') / 'data' / WEIGHTS}) are damaged: {error}. "
        "Install stdqa again, or set STDQA_PASSAGES_READ=0 to answer without the reader."
    )


class PassageReader:
    """A :class:`~stdqa.types.Reader` on the model of an encoder, usable from several threads.

    Making one is cheap; it is loaded when it first reads.
    """

    def __init__(self, encoder: SentenceEncoder, features: tuple[Names, Names] | None = None) -> None:
        self._encoder = encoder
        self._features = features or feature_names()
        self._loading = Lock()
        self._loaded: tuple[ReaderNetwork, Layers] | None = None
        self._lower: Layers | None = None
        self._pool = ThreadPoolExecutor(THREADS, "stdqa-read")
        self._states: OrderedDict[str, States] = OrderedDict()
        self._keeping = Lock()

    def read(self, question: str, pages: Sequence[Page]) -> Reading:
        """Read a question and the pages that may answer it.

        :raises ModelUnavailable: if the file of the weights is damaged.
        """
        from stdqa.reading.unpadded import scores

        network, upper = self._loaded or self._load()
        asked, inputs = self.prepared(question, pages)

        def told(some: Sequence[PageStates]) -> list[tuple[Tensor, Tensor]]:
            return scores(network, upper, asked, some)

        found = [(figures.tolist(), sentences.tolist()) for figures, sentences in self._shared(told, inputs)]
        return Reading(tuple(tuple(figures) for figures, _ in found), tuple(tuple(said) for _, said in found))

    def prepared(self, question: str, pages: Sequence[Page]) -> tuple[Tensor, tuple[PageStates, ...]]:
        """A question and pages as the network takes them: what the model's lower layers make of each."""
        ((asked, _),) = self._shared(partial(self._made, most=QUESTION_TOKENS), [question])
        states = self._states_of([page.text for page in pages])
        return asked, tuple(map(self._input, pages, states))

    def _shared(self, work: Callable[[Sequence[Given]], list[Made]], on: Sequence[Given]) -> list[Made]:
        """Have things of like size done by all threads, each a part of them."""
        import torch

        def one(some: Sequence[Given]) -> list[Made]:
            # As for the encoder: several threads of torch's own wait for each other by spinning.
            torch.set_num_threads(1)
            with torch.inference_mode():
                return work(some)

        each = -(-len(on) // THREADS) or 1
        parts = [on[start : start + each] for start in range(0, len(on), each)]
        return [result for part in self._pool.map(one, parts) for result in part]

    def _input(self, page: Page, held: States) -> PageStates:
        import torch

        from stdqa.reading.network import PageStates, token_spans

        states, offsets = held
        figure_names, sentence_names = self._features
        return PageStates(
            states=states,
            figures=token_spans(offsets, page.figures),
            sentences=token_spans(offsets, page.sentences),
            figure_features=torch.tensor(page.figure_features).reshape(-1, len(figure_names)),
            sentence_features=torch.tensor(page.sentence_features).reshape(-1, len(sentence_names)),
        )

    def _states_of(self, texts: Sequence[str]) -> list[States]:
        """The lower states of pages' texts, and where their tokens stand; those made before are kept."""
        with self._keeping:
            known = {text: self._states[text] for text in texts if text in self._states}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known |= zip(new, self._shared(partial(self._made, most=PAGE_TOKENS), new), strict=True)
        with self._keeping:
            for text in texts:
                self._states[text] = known[text]
                self._states.move_to_end(text)
            while len(self._states) > KEPT_PAGES:
                self._states.popitem(last=False)
        return [known[text] for text in texts]

    def _made(self, texts: Sequence[str], most: int) -> list[States]:
        """The lower states of texts, in half precision to be kept, and where their tokens stand."""
        import torch

        from stdqa.reading.network import LOWER
        from stdqa.reading.unpadded import Layers

        model = self._encoder.network
        lower = self._lower
        if lower is None:
            lower = self._lower = Layers.of(model, model.encoder.layer[:LOWER])
        tokens = [self._tokens(text, most) for text in texts]
        entering = [model.embeddings(input_ids=torch.tensor(ids)[None])[0] for ids, _ in tokens]
        return [
            (states.half(), offsets) for states, (_, offsets) in zip(lower(entering), tokens, strict=True)
        ]

    def _tokens(self, text: str, most: int) -> tuple[list[int], list[tuple[int, int]]]:
        """The tokens of a text, cut to so many, and where they stand."""
        tokenizer = self._encoder.tokenizer
        if tokenizer is None:
            raise ModelUnavailable(f"The model {self._encoder.name} does not tell where its tokens stand.")
        tokens = tokenizer.encode(text)
        ids, offsets = tokens.ids, tokens.offsets
        if len(ids) > most:
            ids, offsets = [*ids[: most - 1], ids[-1]], [*offsets[: most - 1], offsets[-1]]
        return ids, offsets

    def _load(self) -> tuple[ReaderNetwork, Layers]:
        with self._loading:
            if self._loaded is None:
                from safetensors import SafetensorError
                from safetensors.torch import load_file

                from stdqa.reading.network import ReaderNetwork
                from stdqa.reading.unpadded import Layers

                model = self._encoder.network
                network = ReaderNetwork.on(model, *map(len, self._features)).eval()
                try:
                    with as_file(files("stdqa") / "data" / WEIGHTS) as path:
                        network.load_low_rank(load_file(path), model)
                except (OSError, KeyError, RuntimeError, SafetensorError) as error:
                    raise _damaged(error) from error
                self._loaded = network, Layers.of(model, network.layers)
        return self._loaded
