"""The assistant: the one place that wires index, encoder, retrieval and answering together."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from threading import Lock
from types import TracebackType
from typing import Self

from stdqa.answering import compose
from stdqa.drafts import check, clean_draft
from stdqa.embedding import SentenceEncoder
from stdqa.errors import BadQuestion
from stdqa.figures import Clock
from stdqa.glossary import Glossary, read_glossary, shipped_glossary
from stdqa.index import Index
from stdqa.models import model_identity
from stdqa.questions import Lexicon, Question, Wording, clean, framing, understand
from stdqa.reading import reader_of
from stdqa.retrieval import Finder, Found, Profiler
from stdqa.settings import Settings
from stdqa.spelling import Spelling
from stdqa.types import Answer, CheckedDraft, Encoder, Progress, Reader


@dataclass(frozen=True, slots=True)
class CorpusSummary:
    """What an index holds, for a person to see; ``digest`` tells that some of it is a digest."""

    documents: int
    passages: int
    figures: int
    updated: datetime | None
    titles: tuple[str, ...]
    digest: bool


# Beyond these nothing can be meant by "it" and "them".
MOST_HISTORY = 4
# So many phrases are kept that were looked up in the documents: most are the glossary's.
MOST_PHRASES = 4096


class Assistant:
    """Answers questions over one index; usable from several threads. Close it, or use it in a ``with``."""

    def __init__(
        self,
        index: Index,
        encoder: Callable[[], Encoder],
        settings: Settings,
        glossary: Glossary,
        reader: Callable[[Encoder], Reader | None] = reader_of,
    ) -> None:
        self.settings = settings
        self._index = index
        self._make_encoder, self._make_reader = encoder, reader
        self._encoder: Encoder | None = None
        self._reader: Reader | None = None
        self._lock = Lock()
        self._glossary = glossary
        self._profiler = Profiler()
        self._clock = _common_clock(index)
        vocabulary = index.vocabulary()
        known = frozenset(vocabulary).union(*map(framing, index.metadata()))
        self._lexicon = Lexicon(known, frozenset(index.proper_words()))
        self._spelling = Spelling.of(vocabulary, glossary)
        self._wording = Wording(glossary, lru_cache(MOST_PHRASES)(index.passages_with))

    @classmethod
    def open(
        cls,
        settings: Settings | None = None,
        encoder: Encoder | None = None,
        reader: Callable[[Encoder], Reader | None] = reader_of,
    ) -> Self:
        """Open the index that the settings name. The model is loaded at the first question, or by
        :meth:`warm_up`.

        :param encoder: an encoder of your own; it must be the one that the index was built with.
        :param reader: makes the reader for the encoder; returns None to answer without one.
        :raises IndexMissing: if there is no index.
        :raises IndexDamaged: if a file of it is missing, truncated or altered.
        :raises IndexMismatch: if it was built with another model.
        :raises ModelUnavailable: if the model named in the settings is not there.
        """
        settings = settings or Settings.read()
        model = model_identity(settings.model) if encoder is None else None
        index = Index.open(settings.index, model)
        glossary = read_glossary(settings.glossary) if settings.glossary else shipped_glossary()
        return cls(index, (lambda: encoder or SentenceEncoder(settings.model)), settings, glossary, reader)

    @property
    def index(self) -> Index:
        """The index that answers come from."""
        return self._index

    def summary(self) -> CorpusSummary:
        """What the index holds."""
        documents = self._index.metadata()
        manifest = self._index.manifest
        return CorpusSummary(
            documents=len(documents),
            passages=manifest.passages,
            figures=manifest.figures,
            updated=datetime.fromisoformat(manifest.built_at),
            titles=tuple(document.title for document in documents),
            digest=any(document.digest_of for document in documents),
        )

    def warm_up(self) -> None:
        """Load the model, and go the whole way once, so that the first question is as quick as the next."""
        self.ask("How many are there?")

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer one question.

        :param history: earlier questions of the conversation, oldest first.
        :raises BadQuestion: if the question is empty, too long or not text.
        """
        return self.ask_showing(question, history)[0]

    def ask_showing(self, question: str, history: Sequence[str] = ()) -> tuple[Answer, Found]:
        """Answer one question, as :meth:`ask` does, and show all that was found for it and weighed."""
        settings = self.settings
        text = clean(question, settings.question_chars)
        encoder = self._loaded()
        finder = Finder(self._index, encoder, settings, self._glossary, self._profiler, self._reader)
        started = time.perf_counter()
        asked = self.understood(text, history)
        found = finder.find(asked)
        searched, embedded_s = time.perf_counter(), finder.embedding_s
        answer = compose(asked, found, finder)
        ended = time.perf_counter()
        told = replace(
            answer,
            question=text,
            hits=answer.hits[: settings.passages_shown],
            timings_ms={
                "embed": round(1000 * finder.embedding_s, 2),
                "search": round(1000 * (searched - started - embedded_s), 2),
                # An answer that looks for several things embeds each of them.
                "answer": round(1000 * (ended - searched - finder.embedding_s + embedded_s), 2),
            },
        )
        return told, found

    def understood(self, question: str, history: Sequence[str] = ()) -> Question:
        """A question as it is read before anything is searched for.

        :param history: earlier questions of the conversation, oldest first.
        :raises BadQuestion: if the question is empty, too long or not text.
        """
        text = clean(question, self.settings.question_chars)
        *earlier, asked = map(self._in_their_words, [*self._readable(history), text])
        return understand(asked, self._glossary, self._clock, earlier, self._lexicon)

    def _in_their_words(self, text: str) -> str:
        """A question without slips, in the documents' words."""
        return self._wording.of(self._spelling.corrected(text))

    def check(self, text: str, progress: Progress | None = None) -> CheckedDraft:
        """Hold every figure of a draft against the documents.

        :param progress: told how many figures are done.
        :raises BadDraft: if the draft is empty or too long.
        """
        draft = clean_draft(text, self.settings.draft_chars)
        return check(draft, self.finder, self._lexicon, self._clock, self.settings.passage_chars, progress)

    @property
    def clock(self) -> Clock:
        """What "last year" counts from: the day and the year that all documents share, as far as they do."""
        return self._clock

    @property
    def lexicon(self) -> Lexicon:
        """The words of the documents."""
        return self._lexicon

    @property
    def encoder(self) -> Encoder:
        """The encoder, loaded now if it is not yet."""
        return self._loaded()

    def finder(self) -> Finder:
        """What searches for one question, or for one sentence of a draft; nothing is read by the reader."""
        return Finder(self._index, self._loaded(), self.settings, self._glossary, self._profiler)

    def _readable(self, history: Sequence[str]) -> list[str]:
        """The last earlier questions that can be read; a follow-up leans on no more."""
        readable = []
        for one in history[-MOST_HISTORY:]:
            with suppress(BadQuestion):
                readable.append(clean(one, self.settings.question_chars))
        return readable

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _loaded(self) -> Encoder:
        with self._lock:
            if self._encoder is None:
                self._encoder = self._make_encoder()
                if self.settings.passages_read:
                    self._reader = self._make_reader(self._encoder)
            return self._encoder


def _common_clock(index: Index) -> Clock:
    """The clock that all documents share, for "last year" in a question; open where they differ."""
    clocks = index.clocks()
    days = {clock.today for clock in clocks} - {None}
    years = {clock.report_year for clock in clocks} - {None}
    return Clock(days.pop() if len(days) == 1 else None, years.pop() if len(years) == 1 else None)
