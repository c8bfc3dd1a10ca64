"""Building and updating an index: list the corpus, read what changed, embed what is new, write, switch.

Until the switch nothing of the index that is in use is touched; a build cut short leaves it as it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from stdqa.errors import (
    CorpusEmpty,
    IndexBusy,
    IndexDamaged,
    IndexMismatch,
    IndexMissing,
    IndexUnwritable,
)
from stdqa.index.catalog import Catalog, embedded_sha256, write_catalog
from stdqa.index.corpus import Harvest, Reader, read_corpus
from stdqa.index.manifest import (
    FORMAT_VERSION,
    Layout,
    Manifest,
    Seal,
    new_generation,
    read_current,
    remove_leftovers,
    switch,
)
from stdqa.index.tokens import TokenStore, no_tokens, within, write_tokens
from stdqa.index.vectors import VectorStore
from stdqa.types import Encoder, Passage, Progress, TokenEncoder, TokenVectors

if TYPE_CHECKING:
    from stdqa.settings import Settings
    from stdqa.types import Vectors

# Raise it when the same file would be read differently: every file is then read again.
READING_VERSION = 11


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, by document ids; ``refused`` holds the paths of files and why.

    ``embedded`` counts the texts that the model embedded. ``rebuilt`` tells why unchanged files were
    read or embedded again, if they were.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    passages: int
    figures: int
    embedded: int
    rebuilt: str | None
    seconds: float


@dataclass(frozen=True, slots=True)
class _Old:
    """The index as a build finds it, and what of it can be used again."""

    manifest: Manifest
    catalog: Catalog
    vectors: VectorStore
    tokens: TokenStore
    files: dict[str, tuple[str, str]]
    reread: str | None
    reembed: str | None


def embedded_text(passage: Passage) -> str:
    """What the encoder sees of a passage: what it stands under, then its text."""
    return f"{passage.context.words}\n{passage.text}"


def build(
    corpus: Path,
    path: Path,
    settings: Settings,
    encoder_factory: Callable[[], Encoder],
    progress: Progress | None = None,
    reader: Reader | None = None,
) -> BuildReport:
    """Build the index of a corpus, or bring it up to date.

    :param encoder_factory: called once. Only the encoder's name and fingerprint are used unless there is
        something to embed, so it should load its model no sooner, as ``SentenceEncoder`` does.
    :param progress: called with the number of texts embedded and the number to embed.
    :raises CorpusEmpty: if nothing could be indexed; an index that exists is left as it is.
    :raises IndexBusy: if another process is building the same index.
    :raises IndexUnwritable: if the index cannot be written.
    :raises ModelUnavailable: if there is something to embed and no model to do it.
    """
    started = time.perf_counter()
    if not corpus.is_dir():
        raise CorpusEmpty(
            f"There is no corpus folder {corpus}. Name another with --corpus, or put documents into it there."
        )
    reader = reader or Reader.standard()
    layout = Layout(path)
    with _locked(layout):
        remove_leftovers(layout)
        encoder = encoder_factory()
        old, damage = _open_old(layout, encoder, settings)
        try:
            harvest = read_corpus(
                corpus,
                leave_out=path,
                passage_chars=settings.passage_chars,
                reader=reader,
                known=old.files if old else {},
                reread=bool(old and old.reread),
            )
            kept = {*harvest.added, *harvest.changed, *harvest.unchanged}
            removed = sorted({document for document, _ in old.files.values()} - kept) if old else []
            rebuilt = damage or (" and ".join(filter(None, (old.reread, old.reembed))) if old else "")
            if old and not (rebuilt or removed or harvest.added or harvest.changed):
                manifest, embedded = old.manifest, 0
            else:
                manifest, embedded = _write(layout, settings, encoder, progress, harvest, old)
        finally:
            if old:
                old.catalog.close()
    return BuildReport(
        tuple(harvest.added),
        tuple(harvest.changed),
        tuple(harvest.unchanged),
        tuple(removed),
        tuple(harvest.refused),
        manifest.passages,
        manifest.figures,
        embedded,
        rebuilt or None,
        time.perf_counter() - started,
    )


@contextmanager
def _unwritable(layout: Layout) -> Iterator[None]:
    """Translate what the operating system says when a file cannot be written."""
    try:
        yield
    except OSError as error:
        raise IndexUnwritable(
            f"The index folder {layout.folder} cannot be written: {error.strerror or error}. "
            "Make it writable and see that the disk has room, or name another folder with --index."
        ) from error


@contextmanager
def _locked(layout: Layout) -> Iterator[None]:
    """Hold the index for writing."""
    lock = FileLock(layout.lock)
    with _unwritable(layout):
        layout.folder.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(blocking=False)
        except Timeout as error:
            raise IndexBusy(
                f"Another process is building the index in {layout.folder}. "
                "Wait until it has ended, then try again."
            ) from error
    try:
        yield
    finally:
        lock.release()


def _open_old(layout: Layout, encoder: Encoder, settings: Settings) -> tuple[_Old | None, str | None]:
    """Open the index that is there, or tell why it cannot be used at all."""
    try:
        generation = read_current(layout)
        manifest = generation.manifest
        catalog = Catalog(generation.catalog)
        vectors = VectorStore.read(generation.vectors)
        tokens = TokenStore.read(generation.tokens, generation.token_rows)
    except IndexMissing:
        return None, None
    except (IndexDamaged, IndexMismatch) as error:
        return None, str(error).removesuffix(layout.rebuild).strip()
    reread = reembed = None
    if manifest.reading != READING_VERSION:
        reread = "the rules of reading have changed"
    elif manifest.passage_chars != settings.passage_chars:
        reread = f"passage_chars is {settings.passage_chars}, no longer {manifest.passage_chars}"
    if manifest.fingerprint != encoder.fingerprint:
        reembed = f"the model is {encoder.name}, no longer {manifest.model}"
        if manifest.model == encoder.name:
            reembed = f"the weights of {encoder.name} have changed"
    return _Old(manifest, catalog, vectors, tokens, catalog.files(), reread, reembed), None


def _write(
    layout: Layout,
    settings: Settings,
    encoder: Encoder,
    progress: Progress | None,
    harvest: Harvest,
    old: _Old | None,
) -> tuple[Manifest, int]:
    """Write a new generation and make it the current one."""
    entries = [
        entry or old.catalog.entry(name)  # type: ignore[union-attr]
        for name, entry in harvest.entries.items()
    ]
    passages = [passage for entry in entries for passage in entry.passages]
    texts = [embedded_text(passage) for passage in passages]
    vectors, tokens, embedded = _embed(passages, encoder, progress, old)
    try:
        with _unwritable(layout):
            folder = new_generation(layout)
            write_catalog(folder / "catalog.sqlite", entries, texts)
            VectorStore.of(vectors).write(folder / "vectors.faiss")
            write_tokens(folder / "tokens.npy", folder / "token_rows.npy", tokens)
            manifest = Manifest(
                format=FORMAT_VERSION,
                reading=READING_VERSION,
                model=encoder.name,
                fingerprint=encoder.fingerprint,
                dimension=vectors.shape[1],
                passage_chars=settings.passage_chars,
                documents=len(entries),
                passages=len(texts),
                figures=sum(len(entry.figures) for entry in entries),
                built_at=datetime.now(UTC).isoformat(timespec="seconds"),
                catalog=Seal.of(folder / "catalog.sqlite"),
                vectors=Seal.of(folder / "vectors.faiss"),
                tokens=Seal.of(folder / "tokens.npy"),
                token_rows=Seal.of(folder / "token_rows.npy"),
            )
            switch(layout, folder, manifest)
    finally:
        # Whichever generation CURRENT names now is whole; of an interrupted switch it may be either.
        remove_leftovers(layout)
    return manifest, embedded


def _embed(
    passages: Sequence[Passage], encoder: Encoder, progress: Progress | None, old: _Old | None
) -> tuple[Vectors, list[TokenVectors], int]:
    """Vectors of all passages, shape (len(passages), dimension), their tokens, and how many had to be
    embedded."""
    import numpy as np

    texts = [embedded_text(passage) for passage in passages]
    keys = [embedded_sha256(text) for text in texts]
    old_rows = old.catalog.embedded_rows() if old and not old.reembed else {}
    fresh = {key: place for place, key in enumerate(keys) if key not in old_rows}
    places = {key: len(fresh) + row for key, row in old_rows.items()}
    places.update({key: place for place, key in enumerate(fresh)})
    parts, told = [], {}
    if fresh:
        vectors, tokens = _encoded(encoder, [texts[place] for place in fresh.values()], progress)
        parts.append(vectors)
        for (key, place), its in zip(fresh.items(), tokens, strict=True):
            # The passage's own text stands last; what is before it is its frame.
            end = len(texts[place])
            told[key] = within(its, end - len(passages[place].text), end)
    if old and old_rows:
        parts.append(old.vectors.rows())
    kept = [told[key] if key in told else old.tokens.of(old_rows[key]) for key in keys]  # type: ignore[union-attr]
    return np.concatenate(parts)[[places[key] for key in keys]], kept, len(fresh)


def _encoded(
    encoder: Encoder, texts: list[str], progress: Progress | None
) -> tuple[Vectors, list[TokenVectors]]:
    if isinstance(encoder, TokenEncoder):
        return encoder.encode_tokens(texts, progress)
    return encoder.encode(texts, progress), [no_tokens() for _ in texts]
