"""The files below a corpus folder, in the order of their paths, and what is read of each.

A file that cannot be read is refused with its reason; it never stops the others.
"""

from __future__ import annotations

import hashlib
import logging
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from stdqa.errors import CorpusEmpty, LoadError
from stdqa.index.records import Entry, document_row
from stdqa.types import Document, Figure, Passage

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reader:
    """How a file becomes a document, passages and figures; tests and other kinds of corpus have their own."""

    suffixes: frozenset[str]
    load: Callable[[Path, Path], Document]
    split: Callable[[Document, int], tuple[Passage, ...]]
    figures: Callable[[Document, tuple[Passage, ...]], tuple[Figure, ...]]
    report_year: Callable[[Document], int | None]

    @classmethod
    def standard(cls) -> Reader:
        """The reader of stdqa itself."""
        from stdqa import figures, loaders, passages

        return cls(loaders.SUFFIXES, loaders.load, passages.split, figures.read, figures.report_year)

    @classmethod
    def of_passages(cls) -> Reader:
        """The same without figures, which take most of the time: enough where passages are only ranked."""
        return replace(
            cls.standard(), figures=lambda _document, _passages: (), report_year=lambda _document: None
        )


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of the corpus by its path below the folder; ``sha256`` of its bytes, or why it has none."""

    path: Path
    name: str
    sha256: str | None
    reason: str | None = None


@dataclass(slots=True)
class Harvest:
    """What the corpus gave, by the files' paths; an entry of None is carried over from the old index."""

    entries: dict[str, Entry | None] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def read_corpus(
    corpus: Path,
    leave_out: Path,
    passage_chars: int,
    reader: Reader,
    known: Mapping[str, tuple[str, str]],
    reread: bool,
) -> Harvest:
    """Look at every file of the corpus, and read those that are new or changed.

    :param leave_out: a folder that is not part of the corpus even if it lies in it: the index.
    :param known: path below the corpus to document id and SHA-256, of the files indexed before.
    :param reread: whether unchanged files are to be read too.
    :raises CorpusEmpty: if there is nothing to index.
    """
    harvest = Harvest()
    known_ids = {document for document, _ in known.values()}
    taken: dict[str, str] = {}
    for file in _corpus_files(corpus, reader.suffixes, leave_out):
        identifier = file.path.stem
        unchanged = known.get(file.name) == (identifier, file.sha256)
        try:
            if file.sha256 is None:
                raise LoadError(file.reason)
            if identifier in taken:
                raise LoadError(f"has the same id {identifier!r} as {taken[identifier]}: rename one of them")
            entry = None
            if reread or not unchanged:
                entry = _read_file(file, file.sha256, corpus, passage_chars, reader)
        except LoadError as error:
            harvest.refused.append((file.name, str(error)))
            continue
        taken[identifier] = file.name
        harvest.entries[file.name] = entry
        group = harvest.changed if identifier in known_ids else harvest.added
        (harvest.unchanged if unchanged else group).append(identifier)
    if not harvest.entries:
        refused = "; ".join(f"{name}: {reason}" for name, reason in harvest.refused)
        raise CorpusEmpty(
            f"Nothing in {corpus} could be indexed"
            + (f" ({refused})." if refused else ": it is empty. Put documents (.txt, .md, .html) into it.")
        )
    return harvest


def _corpus_files(corpus: Path, suffixes: frozenset[str], leave_out: Path) -> list[CorpusFile]:
    """List the files below a folder, hidden ones left out, those of no known kind with the reason."""
    found = [
        _look_at(path, path.relative_to(corpus).as_posix(), suffixes) for path in _walk(corpus, leave_out)
    ]
    return sorted(found, key=lambda file: file.name)


def _walk(corpus: Path, leave_out: Path) -> Iterator[Path]:
    """Yield everything that is to be looked at: files, links, and folders that cannot be listed."""
    folders = [corpus]
    while folders:
        folder = folders.pop()
        try:
            children = list(folder.iterdir())
        except OSError:
            yield folder
            continue
        for child in children:
            if child.name.startswith("."):
                continue
            # A link to a folder may lead round in a circle, or out into the whole disk.
            if child.is_symlink() or not child.is_dir():
                yield child
            elif child.resolve() != leave_out.resolve():
                folders.append(child)


def _look_at(path: Path, name: str, suffixes: frozenset[str]) -> CorpusFile:
    shown = os.fsencode(name).decode("utf-8", "replace")
    if shown != name:
        return CorpusFile(path, shown, None, "its name is not UTF-8: rename it")
    try:
        # Opening a pipe would wait for ever.
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            what = "is a link to a folder: copy the folder" if path.is_symlink() else "cannot be listed"
            return CorpusFile(path, name, None, what)
        if not stat.S_ISREG(mode):
            return CorpusFile(path, name, None, "is not a regular file")
        if path.suffix.lower() not in suffixes:
            kinds = ", ".join(sorted(suffixes))
            return CorpusFile(
                path, name, None, f"kind not read: {path.suffix or 'no ending'} (read are {kinds})"
            )
        with path.open("rb") as stream:
            return CorpusFile(path, name, hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        return CorpusFile(path, name, None, f"cannot be read: {error.strerror or error}")


def _read_file(file: CorpusFile, sha256: str, corpus: Path, passage_chars: int, reader: Reader) -> Entry:
    """Read one file.

    :raises LoadError: with the reason, whatever went wrong.
    """
    try:
        document = reader.load(file.path, corpus)
        passages = reader.split(document, passage_chars)
        figures = reader.figures(document, passages)
        report_year = reader.report_year(document)
        # A lone surrogate, which a web page can hold, could be written to no file.
        "".join(map(str, document_row(document))).encode()
    except LoadError:
        raise
    # One bad file must not stop a build, and no parser is safe from every file.
    except Exception as error:
        logger.info("Reading %s failed", file.path, exc_info=True)
        raise LoadError(f"cannot be read: {type(error).__name__}: {error}") from error
    if not passages:
        raise LoadError("holds no text")
    return Entry(file.name, sha256, document, passages, figures, report_year)
