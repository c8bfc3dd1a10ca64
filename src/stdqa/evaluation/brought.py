"""Documents that a question set brings with it, written as files and indexed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from stdqa.embedding import SentenceEncoder
from stdqa.errors import ExportRefused
from stdqa.evaluation.question import Place, Question, QuestionSet
from stdqa.files import write_whole
from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.types import Progress

CORPUS, INDEX = "corpus", "index"
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
    try:
        corpus.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportRefused(
            f"{corpus} cannot be made ({error.strerror or error}). Choose another --out."
        ) from error
    for name, text in asked.texts.items():
        file, content = corpus / f"{name}.txt", text.encode("utf-8", "replace")
        # What is there already must not look new: it would be read and embedded again.
        if not file.exists() or file.read_bytes() != content:
            write_whole(file, content)
    return corpus


def index_brought(
    asked: QuestionSet, folder: Path, settings: Settings, progress: Progress | None = None
) -> Settings:
    """Index the documents of a set below a folder; the settings to open that index with.

    :raises ExportRefused: if they cannot be written there.
    """
    corpus = write_corpus(asked, folder)
    own = settings.model_copy(update={"corpus": corpus, "index": folder / INDEX})
    Index.build(own.corpus, own.index, own, lambda: SentenceEncoder(own.model), progress)
    return own


def _renamed(question: Question) -> Question:
    evidence = tuple(tuple(map(_place, group)) for group in question.evidence)
    asked_of = file_name(question.asked_of) if question.asked_of else None
    return replace(question, evidence=evidence, asked_of=asked_of)


def _place(place: Place) -> Place:
    return replace(place, document=file_name(place.document))
