"""A question drawn from the figures, as the fields of a set, with the trap that it sets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from stdqa.evaluation.question import Question
from stdqa.evaluation.sets.fields import question_of
from stdqa.types import Document, Figure

Record = dict[str, Any]
MOST_PLACES = 5


class Trap(StrEnum):
    """What a generated question tries: nothing, or one way to be misled."""

    PLAIN = "plain"
    LIST = "list"
    TRUE = "true"
    YEAR = "year"
    BASIS = "basis"
    SCOPE = "scope"
    DIGITS = "digits"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question about a figure; ``record`` holds its fields as a set states them."""

    trap: Trap
    figure: Figure
    record: Record

    @property
    def question(self) -> Question:
        """The question, checked as one that is read from a set.

        :raises ValueError: if a field is wrong, which is a mistake of the program.
        """
        wrong: list[str] = []
        made = question_of(self.record, 1, wrong.append)
        if made is None:
            raise ValueError(f"{self.record['question']!r}: {' '.join(wrong)}")
        return made


def drawn(trap: Trap, figure: Figure, question: str, **fields: object) -> Drawn:
    """A question of a trap, marked as generated; fields that are empty are left out."""
    seal = hashlib.sha256(f"{trap}\x1f{question}".encode("utf-8", "surrogatepass")).hexdigest()
    record: Record = {"id": f"made-{seal[:12]}", "question": question, "generated": True}
    record |= {name: value for name, value in fields.items() if value}
    return Drawn(trap, figure, record | {"tags": [f"trap:{trap.value}"]})


def place_of(document: Document, start: int, end: int) -> Record:
    """A place as evidence: its quotation, and where it stands if the same words stand elsewhere too."""
    quote = document.text[start:end]
    alone = len(re.findall(f"(?={re.escape(quote)})", document.text)) == 1
    place: Record = {"doc": document.id, "quote": quote}
    return place if alone else place | {"start": start, "end": end}


def sentences_of(figures: Iterable[Figure], documents: Mapping[str, Document]) -> list[Record]:
    """The sentences of some figures as evidence, each once."""
    spans = dict.fromkeys((one.document, one.sentence_start, one.sentence_end) for one in figures)
    return [place_of(documents[name], start, end) for name, start, end in list(spans)[:MOST_PLACES]]
