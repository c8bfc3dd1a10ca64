"""A draft's file read as text: .txt and .md as written, .docx as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stdqa.drafts.word import shown
from stdqa.errors import BadDraft, LoadError
from stdqa.files import open_word
from stdqa.loaders.decode import decode, read_bytes

TEXT, WORD = (".txt", ".md"), ".docx"
SUFFIXES = (*TEXT, WORD)
# A hundred thousand characters with pictures between them stay below it.
MOST_BYTES = 32_000_000
STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class DraftFile:
    """The text of a draft's file; of a .docx the file itself too, so that it can be given back marked."""

    text: str
    original: bytes | None = None


def read_draft_file(path: Path) -> DraftFile:
    """Read a draft, by the ending of its file.

    :raises LoadError: if it cannot be read, is empty, or is not text in UTF-8.
    :raises BadDraft: if it is of a kind that is not read, too large, or no document of Word.
    """
    _known(path.name)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise LoadError(
            f"{path}: cannot be read ({error.strerror or error}). Check that it exists and may be read."
        ) from error
    _check_size(size, str(path))
    return draft_of(read_bytes(path), str(path))


def draft_of(content: bytes, name: str) -> DraftFile:
    """The draft in the content of a file.

    :param name: its name, whose ending tells the kind, and which errors name.
    :raises LoadError: if it is empty, or not text in UTF-8.
    :raises BadDraft: if it is of a kind that is not read, too large, or no document of Word.
    """
    ending = _known(name)
    _check_size(len(content), name)
    if ending in TEXT:
        return DraftFile(plain_text(content, name))
    text, _ = shown(open_word(content, name, BadDraft))
    if not text.strip():
        raise BadDraft(f"{name} holds no text to check. Is the draft in another file?")
    return DraftFile(text, content)


def plain_text(content: bytes, name: str = STANDARD_INPUT) -> str:
    """The text of a draft that came as bytes.

    :raises LoadError: if it is empty, or not text in UTF-8.
    """
    if not content.strip():
        raise LoadError(f"{name} is empty. Give the text of the draft.")
    return decode(content, Path(name)).replace("\r\n", "\n").replace("\r", "\n")


def _known(name: str) -> str:
    ending = Path(name).suffix.lower()
    if ending not in SUFFIXES:
        raise BadDraft(
            f"{name} is of a kind that is not read as a draft ({ending or 'no ending'}). "
            f"Save it as {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}, or paste its text."
        )
    return ending


def _check_size(size: int, name: str) -> None:
    if size > MOST_BYTES:
        raise BadDraft(f"{name} is larger than {MOST_BYTES // 1_000_000} MB. Check it in parts.")
