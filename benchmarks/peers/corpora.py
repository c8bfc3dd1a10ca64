"""What is searched and asked: documents, the passages that take no side, questions, and their evidence."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import neutral

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.brought import renamed, write_corpus
from stdqa.evaluation.grounding import ground
from stdqa.evaluation.question import Gold, QuestionSet
from stdqa.evaluation.sets import read_set
from stdqa.loaders import SUFFIXES, load

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import synthetic  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
OWN_SET = ROOT / "evaluation" / "questions.jsonl"
OWN_CORPUS = ROOT / "corpus"
PUBLIC = ("squad-figures", "hitab-sentences")
# The shipped corpus alone has about so many passages.
ALONE = 100
# So many paragraphs are in one invented document.
PARAGRAPHS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its evidence; ``part`` is the part of the set that it belongs to."""

    id: str
    part: str
    question: str
    gold: Gold


@dataclass(frozen=True, slots=True)
class Dataset:
    """Documents and questions, prepared in a folder. ``passages`` counts those that take no side."""

    name: str
    title: str
    folder: Path
    documents: int
    passages: int
    asked: tuple[Asked, ...]
    seal: str
    timed: bool = True

    def thinned(self, most: int | None) -> Dataset:
        """The set with at most so many of its questions, evenly chosen."""
        if most is None or len(self.asked) <= most:
            return self
        step = len(self.asked) / most
        return replace(self, asked=tuple(self.asked[int(number * step)] for number in range(most)))

    @property
    def corpus(self) -> Path:
        """The folder of the documents' files."""
        return self.folder / "corpus"

    @property
    def texts(self) -> Path:
        """The whole documents, a line of JSON each."""
        return self.folder / "documents.jsonl"

    @property
    def same(self) -> Path:
        """The passages that take no side, a line of JSON each."""
        return self.folder / "passages.jsonl"


def own(size: int, parts: Sequence[str], out: Path) -> Dataset:
    """The shipped corpus and its questions, among invented passages up to a size."""

    def fill(folder: Path) -> None:
        _copy(OWN_CORPUS, folder)
        have = sum(len(neutral.split(text)) for text in _texts(folder).values())
        synthetic.write_distractors(folder, max(0, size - have) if size > ALONE else 0, PARAGRAPHS)

    asked = read_set(OWN_SET)
    kept = tuple(one for one in asked.questions if one.part in parts)
    if not kept:
        named = ", ".join(sorted({one.part for one in asked.questions}))
        raise BadQuestionSet(f"{OWN_SET} has no questions of {' or '.join(parts)}. Its parts are {named}.")
    title = "corpus/ alone" if size <= ALONE else f"corpus/ among invented documents, {size:,} passages"
    return _prepared(f"own-{size}", title, out, fill, QuestionSet(asked.name, asked.file, kept))


def reference(folder: Path, out: Path) -> Dataset:
    """Another wording of the documents with other people's questions."""

    asked = read_set(folder / "questions" / "sample.jsonl")
    return _prepared(
        "reference",
        "Another wording of the documents",
        out,
        lambda corpus: _copy(folder / "documents", corpus),
        asked,
        timed=False,
    )


def public(folder: Path, out: Path) -> Dataset:
    """A set of questions that brings its own texts, each a document."""
    asked = renamed(read_set(folder))
    return _prepared(
        folder.name, folder.name, out, lambda corpus: write_corpus(asked, corpus.parent), asked, timed=False
    )


def _prepared(
    name: str,
    title: str,
    out: Path,
    fill: Callable[[Path], object],
    asked: QuestionSet,
    *,
    timed: bool = True,
) -> Dataset:
    """Write the documents, and the passages that take no side, into the folder of the set."""
    folder = out / name
    corpus = folder / "corpus"
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir(parents=True)
    fill(corpus)
    texts = _texts(corpus)
    passages = [(document, *span) for document, text in texts.items() for span in neutral.split(text)]
    _lines(folder / "documents.jsonl", ((document, 0, text) for document, text in texts.items()))
    _lines(
        folder / "passages.jsonl",
        ((document, start, texts[document][start:end]) for document, start, end in passages),
    )
    # Follow-ups lean on the question before them, which a peer is never told.
    alone = tuple(one for one in asked.questions if one.evidence and not one.history)
    gold = ground(QuestionSet(asked.name, asked.file, alone, asked.texts), texts)
    seal = hashlib.sha256(
        (folder / "documents.jsonl").read_bytes() + (folder / "passages.jsonl").read_bytes()
    )
    return Dataset(
        name,
        title,
        folder,
        len(texts),
        len(passages),
        tuple(Asked(one.id, one.part, one.question, gold[one.id]) for one in alone),
        seal.hexdigest(),
        timed,
    )


def _texts(corpus: Path) -> Mapping[str, str]:
    """The documents as stdqa loads them, by id: characters that all systems' places count."""
    documents = [load(file, corpus) for file in _files(corpus)]
    return {document.id: document.text for document in documents}


def _files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.iterdir()) if file.suffix in SUFFIXES]


def _copy(documents: Path, corpus: Path) -> None:
    for file in _files(documents):
        shutil.copyfile(file, corpus / file.name)


def _lines(path: Path, texts: Iterable[tuple[str, int, str]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for document, start, text in texts:
            out.write(json.dumps({"document": document, "start": start, "text": text}) + "\n")
