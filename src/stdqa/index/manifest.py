"""Where an index keeps its files, what its manifest says, and which generation is the current one.

A generation is never changed once ``CURRENT`` names it, and ``CURRENT`` is only ever replaced as a whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from stdqa.errors import IndexDamaged, IndexMismatch, IndexMissing

FORMAT_VERSION = 4
SEALED = ("catalog", "vectors", "tokens", "token_rows")
_CURRENT = re.compile(r"(\d{6}) ([0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of an index's files below its folder."""

    folder: Path

    @property
    def current(self) -> Path:
        """The file that names the current generation and the SHA-256 of its manifest."""
        return self.folder / "CURRENT"

    @property
    def lock(self) -> Path:
        """The file that a writer holds locked."""
        return self.folder / ".lock"

    @property
    def generations(self) -> Path:
        """The folder of the generations."""
        return self.folder / "generations"

    @property
    def rebuild(self) -> str:
        """What a message that the index cannot be used ends with."""
        return f"Build it: stdqa index --corpus FOLDER --index {shlex.quote(str(self.folder))}"


@dataclass(frozen=True, slots=True)
class Seal:
    """The size and SHA-256 by which a file is recognised as whole."""

    size: int
    sha256: str

    @classmethod
    def of(cls, file: Path) -> Seal:
        """Seal a file as it is now.

        :raises OSError: if it cannot be read.
        """
        with file.open("rb") as stream:
            return cls(file.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest())


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from and with; ``built_at`` is UTC in ISO 8601."""

    format: int
    reading: int
    model: str
    fingerprint: str
    dimension: int
    passage_chars: int
    documents: int
    passages: int
    figures: int
    built_at: str
    catalog: Seal
    vectors: Seal
    tokens: Seal
    token_rows: Seal

    def to_json(self) -> str:
        """Write it as it stands in ``manifest.json``."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_mapping(cls, fields: Mapping[str, object]) -> Manifest:
        """Read it back.

        :raises TypeError: if a field is missing or unknown.
        """
        seals = {name: Seal(**fields[name]) for name in SEALED}  # type: ignore[arg-type]
        return cls(**{**fields, **seals})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Generation:
    """One complete state of an index: a folder with its catalog, vectors and manifest."""

    folder: Path
    manifest: Manifest

    @property
    def catalog(self) -> Path:
        """The SQLite file."""
        return self.folder / "catalog.sqlite"

    @property
    def vectors(self) -> Path:
        """The FAISS file."""
        return self.folder / "vectors.faiss"

    @property
    def tokens(self) -> Path:
        """The file of the tokens."""
        return self.folder / "tokens.npy"

    @property
    def token_rows(self) -> Path:
        """The file that tells where each passage's tokens begin."""
        return self.folder / "token_rows.npy"


def read_current(layout: Layout) -> Generation:
    """Find the current generation, with every file checked against its seal.

    :raises IndexMissing: if no generation was ever completed here.
    :raises IndexDamaged: if a file is missing, truncated or altered.
    :raises IndexMismatch: if another version of stdqa wrote it in another format.
    """
    while True:
        named = _read_named(layout)
        try:
            return _read_generation(layout, *named)
        except IndexDamaged:
            # A writer may have switched and removed this generation between the two reads.
            if _read_named(layout) == named:
                raise


def switch(layout: Layout, folder: Path, manifest: Manifest) -> None:
    """Make a completely written generation the current one: afterwards it is, or the old one still is.

    :raises OSError: if a file cannot be written.
    """
    text = manifest.to_json().encode()
    (folder / "manifest.json").write_bytes(text)
    for file in folder.iterdir():
        _sync(file)
    _sync(folder)
    _sync(layout.generations)
    draft = layout.folder / "CURRENT.new"
    draft.write_text(f"{folder.name} {hashlib.sha256(text).hexdigest()}\n", encoding="ascii", newline="")
    _sync(draft)
    os.replace(draft, layout.current)
    _sync(layout.folder)


def new_generation(layout: Layout) -> Path:
    """Make the folder of the next generation; only the holder of the lock may.

    :raises OSError: if it cannot be made.
    """
    layout.generations.mkdir(exist_ok=True)
    numbers = [int(child.name) for child in layout.generations.iterdir() if child.name.isdecimal()]
    folder = layout.generations / f"{max(numbers, default=0) + 1:06d}"
    folder.mkdir()
    return folder


def remove_leftovers(layout: Layout) -> None:
    """Remove what is not current, as far as that can be done; only the holder of the lock may."""
    try:
        current, _ = _read_named(layout)
    except IndexMissing:
        current = ""
    except IndexDamaged:
        return
    if layout.generations.is_dir():
        for child in layout.generations.iterdir():
            if child.name != current:
                shutil.rmtree(child, ignore_errors=True)


def _read_named(layout: Layout) -> tuple[str, str]:
    try:
        text = layout.current.read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise IndexMissing(
            f"There is no index in {layout.folder}: {layout.current} is missing. {layout.rebuild}"
        ) from error
    except OSError as error:
        raise _damaged(layout, layout.current, f"cannot be read ({error.strerror})") from error
    match = _CURRENT.fullmatch(text)
    if match is None:
        raise _damaged(layout, layout.current, "does not name a generation")
    return match[1], match[2]


def _read_generation(layout: Layout, name: str, manifest_sha256: str) -> Generation:
    folder = layout.generations / name
    file = folder / "manifest.json"
    try:
        text = file.read_bytes()
    except OSError as error:
        raise _damaged(layout, file, f"cannot be read ({error.strerror})") from error
    if hashlib.sha256(text).hexdigest() != manifest_sha256:
        raise _damaged(layout, file, "is not the file that was written")
    fields = json.loads(text)
    if fields["format"] != FORMAT_VERSION:
        raise IndexMismatch(
            f"The index in {layout.folder} has format {fields['format']}; this version of stdqa reads format "
            f"{FORMAT_VERSION}. {layout.rebuild}"
        )
    generation = Generation(folder, Manifest.from_mapping(fields))
    for part in SEALED:
        sealed, seal = getattr(generation, part), getattr(generation.manifest, part)
        try:
            whole = sealed.stat().st_size == seal.size and Seal.of(sealed) == seal
        except OSError as error:
            raise _damaged(layout, sealed, f"cannot be read ({error.strerror})") from error
        if not whole:
            raise _damaged(layout, sealed, "is not the file that was written")
    return generation


def _damaged(layout: Layout, file: Path, what: str) -> IndexDamaged:
    return IndexDamaged(f"The index is damaged: {file} {what}. {layout.rebuild}")


def _sync(path: Path) -> None:
    """Have a file or folder on the disk before what comes next."""
    if path.is_dir() and os.name == "nt":  # where a folder cannot be opened
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
