"""The reader as it is used: its weights on the model of an encoder.

Importing this module is cheap: torch is imported when something is first read.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.resources import as_file, files
from threading import Lock
from typing import TYPE_CHECKING

from stdqa.embedding import SentenceEncoder
from stdqa.errors import ModelUnavailable
from stdqa.types import Encoder, Page, Reader, Reading

if TYPE_CHECKING:
    from torch import Tensor

    from stdqa.reading.network import PageStates, ReaderNetwork

WEIGHTS = "reader.safetensors"
# Longer texts are cut, and what is cut off has no part in the answer. A passage has some 150 tokens at most.
QUESTION_TOKENS, PAGE_TOKENS = 64, 256
# Pages whose lower states are kept in memory, some 150 KiB each.
KEPT_PAGES = 1024
THREADS = 2

Names = tuple[str, ...]


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
        self._network: ReaderNetwork | None = None
        self._pool = ThreadPoolExecutor(THREADS, "stdqa-read")
        self._states = lru_cache(KEPT_PAGES)(self._states_of)

    def read(self, question: str, pages: Sequence[Page]) -> Reading:
        """Read a question and the pages that may answer it.

        :raises ModelUnavailable: if the file of the weights is damaged.
        """
        import torch

        network = self._network or self._load()
        asked, inputs = self.prepared(question, pages)

        def one(page: PageStates) -> tuple[tuple[float, ...], tuple[float, ...]]:
            # As for the encoder: several threads of torch's own wait for each other by spinning.
            torch.set_num_threads(1)
            with torch.inference_mode():
                figures, sentences = network([asked], [page])
            return tuple(figures.tolist()), tuple(sentences.tolist())

        # Page by page, side by side: nothing is padded, and what is said of one depends on no other.
        told = list(self._pool.map(one, inputs))
        return Reading(tuple(figures for figures, _ in told), tuple(sentences for _, sentences in told))

    def prepared(self, question: str, pages: Sequence[Page]) -> tuple[Tensor, tuple[PageStates, ...]]:
        """A question and pages as the network takes them: what the model's lower layers make of each."""
        import torch

        with torch.inference_mode():
            asked = self._states_of(question, QUESTION_TOKENS)[0]
            return asked, tuple(self._input(page) for page in pages)

    def _input(self, page: Page) -> PageStates:
        import torch

        from stdqa.reading.network import PageStates, token_spans

        states, offsets = self._states(page.text, PAGE_TOKENS)
        figure_names, sentence_names = self._features
        return PageStates(
            states=states,
            figures=token_spans(offsets, page.figures),
            sentences=token_spans(offsets, page.sentences),
            figure_features=torch.tensor(page.figure_features).reshape(-1, len(figure_names)),
            sentence_features=torch.tensor(page.sentence_features).reshape(-1, len(sentence_names)),
        )

    def _states_of(self, text: str, most: int) -> tuple[Tensor, list[tuple[int, int]]]:
        """The lower states of one text, in half precision to be kept, and where its tokens stand."""
        import torch

        from stdqa.reading.network import lower_states

        model = self._encoder.network
        tokenizer = self._encoder.tokenizer
        if tokenizer is None:
            raise ModelUnavailable(f"The model {self._encoder.name} does not tell where its tokens stand.")
        tokens = tokenizer.encode(text)
        ids, offsets = tokens.ids, tokens.offsets
        if len(ids) > most:
            ids, offsets = [*ids[: most - 1], ids[-1]], [*offsets[: most - 1], offsets[-1]]
        return lower_states(model, torch.tensor(ids)).half(), offsets

    def _load(self) -> ReaderNetwork:
        with self._loading:
            if self._network is None:
                from safetensors import SafetensorError
                from safetensors.torch import load_file

                from stdqa.reading.network import ReaderNetwork

                model = self._encoder.network
                network = ReaderNetwork.on(model, *map(len, self._features))
                try:
                    with as_file(files("stdqa") / "data" / WEIGHTS) as path:
                        network.load_low_rank(load_file(path), model)
                except (OSError, KeyError, RuntimeError, SafetensorError) as error:
                    raise _damaged(error) from error
                self._network = network.eval()
        return self._network
