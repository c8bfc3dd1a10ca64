"""Reports and questions of ``training/reports`` as examples: the pages that a reader gets, and what is right.

A report is a Markdown file; beside it lies a file of questions, a JSON object a line: see README.md.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.index import Index
from stdqa.reading.network import PageStates
from stdqa.settings import Settings
from stdqa.types import Page, Passage, Reading

REPORTS = Path(__file__).resolve().parent / "reports"
# More passages than are read when a question is answered, to draw wrong ones from.
PASSAGES = 12

Flags = tuple[tuple[bool, ...], ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """A question with the pages found for it, best first, and which figures and sentences of each are right.

    ``kind`` is the question's type; of a ``none`` the report does not tell, of a ``word`` no figure is asked.
    """

    question: str
    kind: str
    pages: tuple[Page, ...]
    figures: Flags
    sentences: Flags


@dataclass(frozen=True, slots=True)
class Prepared:
    """An example with what the lower layers make of its question and pages."""

    example: Example
    question: Tensor
    pages: tuple[PageStates, ...]

    def only(self, places: Sequence[int]) -> Prepared:
        """The same with some of its pages."""
        of = self.example
        pages, figures, sentences = (
            tuple(some[place] for place in places) for some in (of.pages, of.figures, of.sentences)
        )
        example = Example(of.question, of.kind, pages, figures, sentences)
        return Prepared(example, self.question, tuple(self.pages[place] for place in places))


def flat(flags: Sequence[Sequence[bool]]) -> list[bool]:
    """The flags of all pages in a row."""
    return [flag for page in flags for flag in page]


class Recorded(Exception):
    """Ends the answering of a question once its pages are known."""


class Recorder:
    """A reader that keeps what it is given, and reads nothing."""

    def __init__(self) -> None:
        self.question = ""
        self.pages: tuple[Page, ...] = ()

    def read(self, question: str, pages: Sequence[Page]) -> Reading:
        """Keep the question and the pages.

        :raises Recorded: always.
        """
        self.question, self.pages = question, tuple(pages)
        raise Recorded


def examples(report: Path, encoder: SentenceEncoder) -> Iterator[Example]:
    """The examples of one report; questions whose answer is in none of their pages are left out."""
    lines = report.with_suffix(".jsonl").read_text("utf-8").splitlines()
    recorder = Recorder()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        shutil.copy(report, corpus)
        settings = Settings.read(corpus=corpus, index=Path(folder, "index"), passages_read=PASSAGES)
        Index.build(settings.corpus, settings.index, settings, lambda: encoder)
        with Assistant.open(settings, encoder, lambda _: recorder) as assistant:
            (document,) = assistant.index.documents()
            passages = {passage.id: passage for passage in assistant.index.passages_of(document.id)}
            for row in map(json.loads, filter(None, lines)):
                recorder.pages = ()
                with suppress(Recorded):
                    assistant.ask(row["q"])
                right = [] if row["t"] == "none" else list(_spans(document.text, row["at"], row["a"]))
                example = _example(row["t"], recorder, passages, right)
                if recorder.pages and (row["t"] == "none" or any(map(any, example.sentences))):
                    yield example


def _spans(text: str, anchors: Sequence[str], answers: Sequence[str]) -> Iterator[Span]:
    """Where the answers stand: each within its anchor, which the text holds once."""
    for anchor, answer in zip(anchors, answers, strict=True):
        start = text.index(anchor) + anchor.index(answer)
        yield start, start + len(answer)


def _example(kind: str, recorder: Recorder, passages: dict[str, Passage], right: list[Span]) -> Example:
    def flags(page: Page, spans: Sequence[Span]) -> tuple[bool, ...]:
        passage = passages[page.key]
        shift = passage.start - (len(page.text) - len(passage.text))
        return tuple(any(a + shift < e and s < b + shift for s, e in right) for a, b in spans)

    return Example(
        question=recorder.question,
        kind=kind,
        pages=recorder.pages,
        figures=tuple(flags(page, page.figures) for page in recorder.pages),
        sentences=tuple(flags(page, page.sentences) for page in recorder.pages),
    )
