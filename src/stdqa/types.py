"""The values that flow through stdqa, from a document to an answer.

Everything here is frozen. Offsets count characters of the document's text as stored, end exclusive:
``document.text[start:end]`` is the quoted text, always.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from stdqa.errors import CitationMismatch

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]
    Integers = npt.NDArray[np.integer]


class Side(StrEnum):
    """On whose behalf somebody speaks; a journalist's figure is never quoted as official."""

    OFFICIAL = "official"
    JOURNALIST = "journalist"
    MODERATOR = "moderator"


class Basis(StrEnum):
    """Whether a figure was reached over a period (a flow) or stood at a date (a stock)."""

    DURING = "during"
    AS_OF = "as_of"


class FigureKind(StrEnum):
    """What sort of statement a number makes."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    MONEY = "money"
    RATIO = "ratio"
    RANK = "rank"
    DATE = "date"
    DURATION = "duration"
    QUANTITY = "quantity"


class BlockKind(StrEnum):
    """The parts that a loader tells apart in a document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


class Status(StrEnum):
    """The outcome of a question."""

    ANSWERED = "answered"
    ABSTAINED = "abstained"
    ERROR = "error"


class Reason(StrEnum):
    """Why stdqa declined to answer."""

    NOT_IN_SOURCES = "not_in_sources"
    OTHER_PERIOD = "other_period"
    OTHER_SCOPE = "other_scope"
    TOO_VAGUE = "too_vague"
    CONFLICT = "conflict"
    OFF_TOPIC = "off_topic"


class Verdict(StrEnum):
    """What the sources say of a statement put as a question."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"


class ClaimVerdict(StrEnum):
    """What the sources say of a figure in a draft."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"


class Why(StrEnum):
    """What is wrong with a figure in a draft, or why it cannot be told."""

    WRONG_FIGURE = "wrong figure"
    DIGITS_SWAPPED = "digits swapped"
    WRONG_PERIOD = "wrong period"
    WRONG_SCOPE = "wrong scope"
    WRONG_UNIT = "wrong unit"
    PERCENT_OR_POINT = "percent or percentage point"
    ROUNDING = "rounding"
    WRONG_DIRECTION = "wrong direction"
    OTHER_PERIOD = "other period"
    OTHER_SCOPE = "other scope"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Block:
    """One structural part of a document's text: a heading, paragraph, list item or table row."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: name, role as printed, and on which side of the table."""

    name: str
    role: str | None = None
    side: Side = Side.OFFICIAL


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document beside its text; every field but the title may be missing."""

    title: str
    publisher: str | None = None
    event: str | None = None
    date: date | None = None
    period: str | None = None
    language: str | None = None
    digest_of: str | None = None
    source: str | None = None
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source, its text kept exactly, with its structure and the SHA-256 of its text (UTF-8)."""

    id: str
    path: str
    text: str
    sha256: str
    metadata: Metadata
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What a passage stands under: the headings, section, speaker and item that frame it."""

    paragraph: int
    heading: str | None = None
    section: str | None = None
    speaker: Speaker | None = None
    item: int | None = None
    topic: str | None = None

    @property
    def locator(self) -> str:
        """Where in the document, in words: ``Xiao Han, opening remarks, item 1``."""
        parts = [self.speaker.name if self.speaker else None, self.section or self.heading]
        parts.append(f"item {self.item}" if self.item else f"paragraph {self.paragraph}")
        return ", ".join(part for part in parts if part)

    @property
    def words(self) -> str:
        """The words of the context that help a passage to be found."""
        return ". ".join(part for part in (self.heading, self.topic) if part)


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of whole sentences of one document, with its context."""

    id: str
    document: str
    start: int
    end: int
    text: str
    context: Context


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure speaks of.

    ``text`` is the phrase as printed; ``inherited`` tells that the phrase stands outside the figure's
    sentence. ``start`` and ``end`` are inclusive dates, None where the phrase cannot be dated.
    """

    basis: Basis | None
    start: date | None = None
    end: date | None = None
    text: str | None = None
    inherited: bool = False

    @property
    def years(self) -> frozenset[int]:
        """The calendar years that the period touches; empty where it is undated."""
        if self.start is None or self.end is None:
            return frozenset()
        return frozenset(range(self.start.year, self.end.year + 1))


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a document that counts, measures or ranks something.

    ``value`` is the number in plain units (19.64 million is 19640000; 13.1% is 13.1 with kind
    ``percentage``). ``measure`` is what is counted, in the document's words; ``of`` is what a
    percentage is a share of. ``clause_start`` and ``clause_end`` bound the clause that states it.
    """

    id: str
    document: str
    passage: str
    start: int
    end: int
    text: str
    value: Decimal
    kind: FigureKind
    unit: str | None
    qualifier: str | None
    period: Period | None
    measure: str
    scope: str | None
    of: str | None
    change: str | None
    clause_start: int
    clause_end: int
    sentence_start: int
    sentence_end: int
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was retrieved; ``score`` is higher for better, ranks count from 1.

    ``similarity`` is the cosine with the question, ``overlap`` its BM25 as a share of the best passage's.
    """

    passage: Passage
    score: float
    dense_rank: int | None = None
    lexical_rank: int | None = None
    similarity: float | None = None
    overlap: float = 0.0


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation at its place. One cannot be made whose quote is not there: see :meth:`of`."""

    document: str
    title: str
    locator: str
    date: date | None
    quote: str
    start: int
    end: int
    sha256: str
    speaker: Speaker | None = None
    digest: bool = False

    @classmethod
    def of(cls, document: Document, context: Context, start: int, end: int, quote: str) -> Citation:
        """Cite a span of a document.

        :raises CitationMismatch: if the quote is not the document's text at that span.
        """
        if not quote or document.text[start:end] != quote:
            raise CitationMismatch(
                f"The quotation is not in {document.id!r} at characters {start} to {end}: {quote[:80]!r}."
            )
        metadata = document.metadata
        return cls(
            document=document.id,
            title=metadata.title,
            locator=context.locator,
            date=metadata.date,
            quote=quote,
            start=start,
            end=end,
            sha256=document.sha256,
            speaker=context.speaker,
            digest=metadata.digest_of is not None,
        )


@dataclass(frozen=True, slots=True)
class QuotedFigure:
    """A figure as an answer shows it; ``citation`` is its place in the answer's citations."""

    figure: Figure
    citation: int | None


@dataclass(frozen=True, slots=True)
class AlsoFigure:
    """A figure that is good to know beside the answer, and why; never the answer itself."""

    figure: Figure
    why: str
    citation: int


@dataclass(frozen=True, slots=True)
class Computation:
    """Arithmetic on quoted figures; ``operands`` are places in the answer's figures."""

    expression: str
    result: str
    operands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What stdqa says to a question, with everything needed to check it."""

    question: str
    status: Status
    text: str
    reason: Reason | None = None
    figures: tuple[QuotedFigure, ...] = ()
    citations: tuple[Citation, ...] = ()
    hits: tuple[Hit, ...] = ()
    also: tuple[AlsoFigure, ...] = ()
    verdict: Verdict | None = None
    computation: Computation | None = None
    confidence: float = 0.0
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of a draft, with the words around it that say what it counts, and what the sources say of it.

    ``start`` and ``end`` bound the words in the draft, ``figure`` the number in them, read as those of a
    source are. ``source`` is the figure of the sources that it was held against, ``citation`` its place in
    the draft's citations. ``correction`` is what should stand in the draft instead of the number and the
    qualifier before it, from ``correction_start`` to ``correction_end``; None where nothing can be proposed.
    """

    start: int
    end: int
    figure: Figure
    verdict: ClaimVerdict
    why: Why | None = None
    source: Figure | None = None
    citation: int | None = None
    correction: str | None = None
    correction_start: int = 0
    correction_end: int = 0


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft with a claim for each of its figures, in order, and the citations they were held against."""

    text: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every figure is supported."""
        return all(claim.verdict is ClaimVerdict.SUPPORTED for claim in self.claims)


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """The tokens of a text as its model sees each in its context.

    ``spans`` has shape (tokens, 2): the characters of the text that each token covers, end exclusive, in
    order. ``vectors`` has shape (tokens, dimension), int8: directions, 127 times the unit vector.
    """

    spans: Integers
    vectors: Integers


@dataclass(frozen=True, slots=True)
class Page:
    """A passage as a reader gets it: its text below the words that frame it, and what may be chosen in it.

    ``figures`` and ``sentences`` are spans of ``text``; of each of them the features, in a fixed order.
    """

    key: str
    text: str
    figures: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    figure_features: tuple[tuple[float, ...], ...]
    sentence_features: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of the pages it was given, page by page: the logits of the figures and of the
    sentences. That of the answer "none of these" is 0.
    """

    figures: tuple[tuple[float, ...], ...]
    sentences: tuple[tuple[float, ...], ...]


Progress = Callable[[int, int], None]
"""Called with the number of texts done and the number in all."""


class Encoder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """The model's name or folder, as it is written to the index's manifest."""

    @property
    def fingerprint(self) -> str:
        """Something that changes when the model's weights do."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Embed documents: shape (len(texts), dimension), float32, rows of length 1."""

    def encode_query(self, text: str) -> Vectors:
        """Embed one question: shape (dimension,), float32, length 1."""


@runtime_checkable
class BatchEncoder(Encoder, Protocol):
    """An encoder that embeds many questions faster at once than one by one."""

    def encode_queries(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Embed questions: shape (len(texts), dimension), float32, rows of length 1."""


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """An encoder that also tells what it makes of each token, for late interaction.

    Passages and questions are then compared token by token as well (Khattab and Zaharia 2020, ColBERT).
    """

    def encode_tokens(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> tuple[Vectors, list[TokenVectors]]:
        """Embed documents, as :meth:`encode` does, and their tokens, in one pass."""

    def encode_query_tokens(self, text: str) -> tuple[Vectors, TokenVectors]:
        """Embed one question, as :meth:`encode_query` does, and its tokens."""


class Reader(Protocol):
    """Reads a question and some passages together, and tells which figure and which sentence answers."""

    def read(self, question: str, pages: Sequence[Page]) -> Reading:
        """Read a question and the pages that may answer it."""
