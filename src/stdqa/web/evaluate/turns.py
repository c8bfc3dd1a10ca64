"""An assistant that takes its turn: a long run asks through the worker, one question after another.

Whoever asks meanwhile waits for one question of the run and no more. Reading the index needs no turn: it
may be read from any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from stdqa.assistant import Assistant
from stdqa.index import Index
from stdqa.questions import Question
from stdqa.retrieval import Found
from stdqa.settings import Settings
from stdqa.types import Answer, BatchEncoder, Encoder, Progress, TokenEncoder, TokenVectors
from stdqa.web.worker import Worker

if TYPE_CHECKING:
    from stdqa.types import Vectors

# So many texts are embedded in one turn: about as long as a few questions take.
TURN = 32
Part = TypeVar("Part")


class InTurn:
    """What a run needs of an assistant, each question a turn of the worker's."""

    def __init__(self, assistant: Assistant, worker: Worker) -> None:
        self._assistant, self._worker = assistant, worker

    @property
    def settings(self) -> Settings:
        """The assistant's settings."""
        return self._assistant.settings

    @property
    def index(self) -> Index:
        """The assistant's index."""
        return self._assistant.index

    @property
    def encoder(self) -> Encoder:
        """The assistant's encoder, which takes its turns as well."""
        return encoder_in_turn(self._assistant.encoder, self._worker)

    def understood(self, question: str, history: Sequence[str] = ()) -> Question:
        """A question as it is read before anything is searched for."""
        return self._assistant.understood(question, history)

    def warm_up(self) -> None:
        """Wait until the model is loaded."""
        self._worker.submit(self._assistant.warm_up).result()

    def ask_showing(self, question: str, history: Sequence[str] = ()) -> tuple[Answer, Found]:
        """Answer one question when its turn comes, and show what was found for it."""
        return self._worker.submit(self._assistant.ask_showing, question, history).result()


class EncoderInTurn:
    """An encoder that embeds a few texts at each of its turns."""

    def __init__(self, encoder: Encoder, worker: Worker) -> None:
        self._encoder, self._worker = encoder, worker

    @property
    def name(self) -> str:
        """The model's name."""
        return self._encoder.name

    @property
    def fingerprint(self) -> str:
        """What changes when the model's weights do."""
        return self._encoder.fingerprint

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Embed documents, some at each turn."""
        import numpy as np

        made: Vectors = np.concatenate(list(self._parts(self._encoder.encode, texts, progress)))
        return made

    def encode_queries(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Embed questions, some at each turn."""
        import numpy as np

        made: Vectors = np.concatenate(list(self._parts(self._embedded, texts, progress)))
        return made

    def encode_query(self, text: str) -> Vectors:
        """Embed one question when its turn comes."""
        return self._worker.submit(self._encoder.encode_query, text).result()

    def _embedded(self, texts: Sequence[str]) -> Vectors:
        if isinstance(self._encoder, BatchEncoder):
            return self._encoder.encode_queries(texts)
        import numpy as np

        return np.stack([self._encoder.encode_query(text) for text in texts])

    def _parts(
        self, embed: Callable[[Sequence[str]], Part], texts: Sequence[str], progress: Progress | None
    ) -> Iterator[Part]:
        for start in range(0, len(texts), TURN):
            yield self._worker.submit(embed, texts[start : start + TURN]).result()
            if progress is not None:
                progress(min(start + TURN, len(texts)), len(texts))


class TokenEncoderInTurn(EncoderInTurn):
    """The same of an encoder that tells tokens."""

    def __init__(self, encoder: TokenEncoder, worker: Worker) -> None:
        super().__init__(encoder, worker)
        self._tokens = encoder

    def encode_tokens(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> tuple[Vectors, list[TokenVectors]]:
        """Embed documents and their tokens, some at each turn."""
        import numpy as np

        parts = list(self._parts(self._tokens.encode_tokens, texts, progress))
        return np.concatenate([vectors for vectors, _ in parts]), [one for _, told in parts for one in told]

    def encode_query_tokens(self, text: str) -> tuple[Vectors, TokenVectors]:
        """Embed one question and its tokens when its turn comes."""
        return self._worker.submit(self._tokens.encode_query_tokens, text).result()


def encoder_in_turn(encoder: Encoder, worker: Worker) -> Encoder:
    """An encoder that takes turns, and tells tokens where the one that is given does."""
    if isinstance(encoder, TokenEncoder):
        return TokenEncoderInTurn(encoder, worker)
    return EncoderInTurn(encoder, worker)
