"""Bytes of a file to text, or a plain reason why not. The text is kept exactly as it decodes."""

from __future__ import annotations

import codecs
from pathlib import Path

from stdqa.errors import LoadError

# A UTF-32 mark begins with the UTF-16 one: the longer must be tried first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text file has; tab, line feed, form feed and carriage return are text.
CONTROL = frozenset(range(32)) - {9, 10, 12, 13}
MOST_CONTROL = 0.01


def read_bytes(path: Path) -> bytes:
    """Read a file whole.

    :raises LoadError: if it cannot be read or holds nothing.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LoadError(
            f"{path}: cannot be read ({error.strerror or error}). Check that it exists and may be read."
        ) from error
    if not data.strip():
        raise LoadError(f"{path}: is empty. Remove it, or save its text again.")
    return data


def decode(data: bytes, path: Path) -> str:
    """Decode a text file: UTF-8, or UTF-16 and UTF-32 that say so by a byte order mark.

    Nothing is guessed and no character is replaced: a wrongly guessed encoding changes figures.

    :raises LoadError: for binary content or another encoding, naming the place.
    """
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    if encoding in ("utf-8", "utf-8-sig") and _looks_binary(data):
        raise LoadError(f"{path}: is a binary file, not text. Save it as .txt, .md or .html.")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise LoadError(
            f"{path}: is not {encoding.upper().removesuffix('-SIG')} text (byte {error.start}). "
            "Save it again with the encoding UTF-8."
        ) from error
    if not text.strip():
        raise LoadError(f"{path}: is empty. Remove it, or save its text again.")
    return text


def _looks_binary(data: bytes) -> bool:
    head = data[:65536]
    return b"\0" in head or sum(byte in CONTROL for byte in head) > MOST_CONTROL * len(head)
