"""Documents that a question set brings with it, written as files and indexed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from stdqa.embedding import SentenceEncoder
from stdqa.errors import ExportRefused
from stdqa.evaluation.question import Place, Question, QuestionSet
from stdqa.evaluation.runs import held
from stdqa.files import write_whole
from stdqa.index import Index
from stdqa.index.corpus import Reader
from stdqa.settings import Settings
from stdqa.types import Encoder, Progress

if TYPE_CHECKING:
    from stdqa.types import Vectors

CORPUS, INDEX, SEARCHED = "corpus", "index", "index-without-figures"
# What file names may hold on every system, beside letters, digits and "_.-~".
SAFE = " #()&',+!@$=[]{}"
LONGEST = 180


def renamed(asked: QuestionSet) -> QuestionSet:
    """A set whose documents have ids that can be names of files."""
    return replace(
        asked,
        questions=tuple(map(_renamed, asked.questions)),
        texts={file_name(name): text for name, text in asked.texts.items()},
    )


def file_name(document: str) -> str:
    """The name of the file for a document's id; the id itself wherever that will do."""
    name = quote(document, safe=SAFE)
    if name.startswith((".", " ")):
        name = f"%{ord(name[0]):02X}{name[1:]}"
    if len(name) > LONGEST:
        return f"{name[:40]}~{hashlib.sha256(document.encode('utf-8', 'replace')).hexdigest()[:32]}"
    return name


def write_corpus(asked: QuestionSet, folder: Path) -> Path:
    """Write the documents of a set below a folder; where they are.

    :raises ExportRefused: if they cannot be written there.
    """
    corpus = folder / CORPUS
    contents = ((f"{name}.txt", text.encode("utf-8", "replace")) for name, text in asked.texts.items())
    if not corpus.exists():
        _write_at_once(corpus, contents)
        return corpus
    for name, content in contents:
        # What is there already must not look new: it would be read and embedded again.
        if not (corpus / name).exists() or (corpus / name).read_bytes() != content:
            write_whole(corpus / name, content)
    return corpus


def _write_at_once(corpus: Path, contents: Iterable[tuple[str, bytes]]) -> None:
    """Write a folder of many files, which appears when it is whole; each of its own would take long."""
    part = corpus.with_name(f".{corpus.name}.part")
    try:
        # What another run left half-done.
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        for name, content in contents:
            (part / name).write_bytes(content)
        part.rename(corpus)
    except OSError as error:
        raise ExportRefused(
            f"{corpus} cannot be made ({error.strerror or error}). Choose another --out."
        ) from error


def index_brought(
    asked: QuestionSet,
    folder: Path,
    settings: Settings,
    progress: Progress | None = None,
    encoder: Callable[[], Encoder] | None = None,
    retrieval: bool = False,
) -> Settings:
    """Index the documents of a set below a folder; the settings to open that index with.

    :param encoder: what they are embedded with, where that is loaded already.
    :param retrieval: whether passages are only ranked: the index then has no figures, and a name of its own.
    :raises ExportRefused: if they cannot be written there.
    :raises RunBusy: if another process writes there.
    """
    with held(folder):
        corpus = write_corpus(asked, folder)
        index = folder / (SEARCHED if retrieval else INDEX)
        own = settings.model_copy(update={"corpus": corpus, "index": index})
        made = encoder or (lambda: SentenceEncoder(own.model))
        build_index(own, made, retrieval, progress)
    return own


def build_index(
    settings: Settings, encoder: Callable[[], Encoder], retrieval: bool, progress: Progress | None
) -> None:
    """Index documents; where passages are only ranked, without their figures and tokens, which take most of
    the time.
    """
    corpus, index = settings.corpus, settings.index
    if retrieval:
        bare = lambda: WithoutTokens(encoder())  # noqa: E731
        Index.build(corpus, index, settings, bare, progress, Reader.of_passages())
    else:
        Index.build(corpus, index, settings, encoder, progress)


class WithoutTokens:
    """An encoder that tells no tokens, whatever the one within can tell."""

    def __init__(self, within: Encoder) -> None:
        self._within = within

    @property
    def name(self) -> str:
        """The model's name."""
        return self._within.name

    @property
    def fingerprint(self) -> str:
        """What changes when the model's weights do."""
        return self._within.fingerprint

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Embed documents."""
        return self._within.encode(texts, progress)

    def encode_query(self, text: str) -> Vectors:
        """Embed one question."""
        return self._within.encode_query(text)


def _renamed(question: Question) -> Question:
    evidence = tuple(tuple(map(_place, group)) for group in question.evidence)
    asked_of = file_name(question.asked_of) if question.asked_of else None
    return replace(question, evidence=evidence, asked_of=asked_of)


def _place(place: Place) -> Place:
    return replace(place, document=file_name(place.document))
