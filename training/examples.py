"""Questions as examples for the reader: the pages that it gets, and what in them is right.

Of the reports of ``training/reports`` each question names the place of its answer: see README.md. Question
sets in the fields of evaluation/README.md name figures and words only; what states these is right.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from torch import Tensor

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.evaluation.numbers import flat as flat_text
from stdqa.evaluation.numbers import holds, number
from stdqa.index import Index
from stdqa.reading.network import PageStates
from stdqa.settings import Settings
from stdqa.types import Page, Passage, Reading

REPORTS = Path(__file__).resolve().parent / "reports"
# More passages than are read when a question is answered, to draw wrong ones from.
PASSAGES = 12
# The kinds of questions of a set that ask for no figure where none is expected.
IN_WORDS = ("entity", "list", "definition")
# Shorter words stand in too many sentences.
LEAST_WORDS = 4

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

    def keep(self, assistant: Assistant, question: str, history: Sequence[str] = ()) -> None:
        """Ask a question, and keep the pages that are found for it; none where none is read."""
        self.question, self.pages = question, ()
        with suppress(Recorded):
            assistant.ask(question, history)


@contextmanager
def recording(corpus: Path, encoder: SentenceEncoder) -> Iterator[tuple[Assistant, Recorder]]:
    """An assistant over the documents of a folder, whose reader only keeps what it is given."""
    recorder = Recorder()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.read(corpus=corpus, index=Path(folder), passages_read=PASSAGES)
        Index.build(settings.corpus, settings.index, settings, lambda: encoder)
        with Assistant.open(settings, encoder, lambda _: recorder) as assistant:
            yield assistant, recorder


def examples(report: Path, encoder: SentenceEncoder) -> Iterator[Example]:
    """The examples of one report; questions whose answer is in none of their pages are left out."""
    with tempfile.TemporaryDirectory() as corpus:
        shutil.copy(report, corpus)
        with recording(Path(corpus), encoder) as (assistant, recorder):
            (document,) = assistant.index.documents()
            passages = {passage.id: passage for passage in assistant.index.passages_of(document.id)}
            for row in _rows(report.with_suffix(".jsonl")):
                recorder.keep(assistant, row["q"])
                right = [] if row["t"] == "none" else list(_spans(document.text, row["at"], row["a"]))
                example = _example(row["t"], recorder, passages, right)
                if recorder.pages and (row["t"] == "none" or any(map(any, example.sentences))):
                    yield example


def asked(sets: Sequence[Path], corpus: Path, encoder: SentenceEncoder) -> Iterator[Example]:
    """The examples of question sets over the documents of a folder, but for the test parts of the sets;
    questions of which no page states anything that is expected are left out.
    """
    if not sets:
        return
    with recording(corpus, encoder) as (assistant, recorder):
        for row in chain.from_iterable(map(_rows, sets)):
            if row.get("part") == "test":
                continue
            recorder.keep(assistant, row["question"], row.get("history") or ())
            example = _stating(row, recorder.question, recorder.pages)
            if recorder.pages and (example.kind == "none" or any(map(any, example.sentences))):
                yield example


def _stating(row: dict[str, Any], question: str, pages: tuple[Page, ...]) -> Example:
    """An example in which the figures are right that have an expected value, or the sentences that hold
    expected words.
    """
    figures = [*row.get("figures", ()), *row.get("operands", ())]
    kind = "figure"
    if row["category"] == "unanswerable":
        kind, figures = "none", []
    elif row["category"] in IN_WORDS and not figures:
        kind = "word"
    elif not figures:
        figures = row["answers"]
    values = {number(figure) for figure in figures}
    said = row["answers"], row.get("items", ()), row.get("key_points", ())
    words = [one for one in chain.from_iterable(said) if len(one) >= LEAST_WORDS] if kind == "word" else []
    right = tuple(tuple(number(page.text[a:b]) in values for a, b in page.figures) for page in pages)

    def states(page: Page, told: Sequence[bool], start: int, end: int) -> bool:
        held = flat_text(page.text[start:end])
        within = (start <= a < end for (a, _), is_right in zip(page.figures, told, strict=True) if is_right)
        return any(within) or any(holds(held, one) for one in words)

    sentences = tuple(
        tuple(states(page, told, *span) for span in page.sentences)
        for page, told in zip(pages, right, strict=True)
    )
    return Example(question, kind, pages, right, sentences)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, filter(str.strip, file.read_text("utf-8").splitlines()))


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
