"""A reader of the simplest kind, for tests of the index: each line is a passage, each number a figure."""

from __future__ import annotations

import hashlib
import re
import time
from decimal import Decimal
from pathlib import Path

from stdqa.errors import LoadError
from stdqa.figures import report_year
from stdqa.index import Reader
from stdqa.testing import HashEncoder
from stdqa.types import (
    Basis,
    Block,
    BlockKind,
    Context,
    Document,
    Figure,
    FigureKind,
    Metadata,
    Passage,
    Period,
)


def sha(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def load(path: Path, root: Path) -> Document:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LoadError("is not text") from error
    if "MISTAKE" in text:
        raise ZeroDivisionError("a mistake of the loader")
    text = text.replace("SURROGATE", "\ud800")
    block = Block(0, len(text), BlockKind.PARAGRAPH)
    return Document(
        path.stem,
        path.relative_to(root).as_posix(),
        text,
        sha(text),
        Metadata(f"Title of {path.stem}"),
        (block,),
    )


def split(document: Document, max_chars: int) -> tuple[Passage, ...]:
    lines = [match for match in re.finditer(r"[^\n]+", document.text) if match[0].strip()]
    return tuple(
        Passage(
            sha(f"{document.id}:{line.start()}:{line[0][:max_chars]}")[:16],
            document.id,
            line.start(),
            line.start() + len(line[0][:max_chars]),
            line[0][:max_chars],
            Context(number, heading="Notes", item=number),
        )
        for number, line in enumerate(lines, 1)
    )


def figures(document: Document, passages: tuple[Passage, ...]) -> tuple[Figure, ...]:
    return tuple(
        figure_at(passage, match.start() + passage.start, match[0])
        for passage in passages
        for match in re.finditer(r"\d+(?:,\d+)*", passage.text)
    )


def figure_at(passage: Passage, start: int, text: str) -> Figure:
    return Figure(
        id=sha(f"{passage.id}{start}")[:16],
        document=passage.document,
        passage=passage.id,
        start=start,
        end=start + len(text),
        text=text,
        value=Decimal(text.replace(",", "") or "0"),
        kind=FigureKind.COUNT,
        unit=None,
        qualifier=None,
        period=Period(Basis.DURING),
        measure="things",
        scope=None,
        of=None,
        change=None,
        clause_start=passage.start,
        clause_end=passage.end,
        sentence_start=passage.start,
        sentence_end=passage.end,
    )


LINES = Reader(frozenset({".txt"}), load, split, figures, report_year)


class CountingEncoder(HashEncoder):
    """Remembers what it was asked to embed."""

    def __init__(self, name="counting", fingerprint=None, seconds_a_text=0.0):
        super().__init__()
        self._name, self._fingerprint, self._seconds = name, fingerprint or name, seconds_a_text
        self.texts = []

    @property
    def name(self):
        return self._name

    @property
    def fingerprint(self):
        return self._fingerprint

    def encode(self, texts, progress=None):
        self.texts.extend(texts)
        time.sleep(self._seconds * len(texts))
        return super().encode(texts, progress)
