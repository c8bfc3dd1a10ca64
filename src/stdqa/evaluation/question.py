"""A question with what is expected of its answer; what is expected is tied to places of the sources."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stdqa.types import Period, Reason, Verdict


class Kind(StrEnum):
    """What makes an answer right."""

    FIGURE = "figure"
    FIGURES = "figures"
    RESULT = "result"
    WINNER = "winner"
    VERDICT = "verdict"
    LIST = "list"
    POINTS = "points"
    TEXT = "text"
    PREMISE = "premise"
    NONE = "none"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Place:
    """Evidence as a set states it: a quotation, a span, or the whole of a document."""

    document: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Evidence as it stands in a document: characters, end exclusive."""

    document: str
    start: int
    end: int

    def overlaps(self, document: str, start: int, end: int) -> bool:
        """Whether another span of the same document shares a character with this one."""
        return self.document == document and max(self.start, start) < min(self.end, end)


Gold = tuple[tuple[Span, ...], ...]
"""The evidence of a question: each group is needed, any span of a group will do."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a set. ``line`` is where it stands in its file.

    ``figures``, ``answers``, ``items``, ``points`` and ``verdict`` are what is expected, ``accepted`` further
    right forms of the figures, ``mistakes`` likely wrong ones. Of ``evidence`` each group is needed, any
    place of a group will do. ``asked_of`` is the document that a reading test puts the question to.
    ``generated`` tells that it was made by a program and that no person has accepted it yet. ``note``,
    ``style`` and ``working`` are for people.
    """

    id: str
    line: int
    question: str
    kind: Kind
    history: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    verdict: Verdict | None = None
    period: Period | None = None
    evidence: tuple[tuple[Place, ...], ...] = ()
    reason: Reason | None = None
    category: str = ""
    part: str = ""
    tags: tuple[str, ...] = ()
    asked_of: str | None = None
    generated: bool = False
    note: str = ""
    style: str = ""
    working: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the documents answer it, as far as the set tells; a false premise may be declined too."""
        return self.kind not in (Kind.NONE, Kind.PREMISE, Kind.EVIDENCE)

    @property
    def complete(self) -> bool:
        """Whether anything is expected of its answer; of a draft a person may have to add it."""
        return self.kind is not Kind.EVIDENCE or bool(self.evidence)


# Where a question stands and what people write beside it change nothing of what is asked or expected.
UNSEALED = ("line", "generated", "note", "style", "working")


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of a file or folder; ``texts`` are the documents, by id, where the set brings its own."""

    name: str
    file: str
    questions: tuple[Question, ...]
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """What changes when a question, or what is expected of it, does."""
        seal = hashlib.sha256()
        for one in self.questions:
            told = [repr(getattr(one, name)) for name in Question.__slots__ if name not in UNSEALED]
            seal.update("\x1f".join(told).encode("utf-8", "surrogatepass") + b"\x1e")
        return seal.hexdigest()
