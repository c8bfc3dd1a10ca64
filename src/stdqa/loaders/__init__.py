"""Files to documents, by kind. A new kind is one function and one line in ``LOADERS``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from stdqa.errors import LoadError
from stdqa.loaders.decode import decode, read_bytes
from stdqa.loaders.html import load_html
from stdqa.loaders.markdown import load_markdown
from stdqa.loaders.parts import Parts
from stdqa.loaders.plain import load_plain
from stdqa.types import Document

LOADERS: dict[str, Callable[[str, Path], Parts]] = {
    ".htm": load_html,
    ".html": load_html,
    ".md": load_markdown,
    ".txt": load_plain,
}
SUFFIXES = frozenset(LOADERS)


def load(path: Path, root: Path) -> Document:
    """Read one file as a document; its id is the file's name without the ending.

    :param root: the corpus folder, from which the document's ``path`` is told.
    :raises LoadError: if the file cannot be read, is not text, or holds no text.
    """
    loader = LOADERS.get(path.suffix.lower())
    if loader is None:
        raise LoadError(f"{path}: kind {path.suffix or '(none)'} is not read. Read are {', '.join(LOADERS)}.")
    parts = loader(decode(read_bytes(path), path), path)
    if not parts.blocks:
        raise LoadError(f"{path}: holds no text. Remove it, or save its text again.")
    return Document(
        id=path.stem,
        path=path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name,
        text=parts.text,
        sha256=hashlib.sha256(parts.text.encode("utf-8", "surrogatepass")).hexdigest(),
        metadata=parts.metadata,
        blocks=parts.blocks,
    )
