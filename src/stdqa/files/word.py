"""Documents of Word opened, or a plain reason why not."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from stdqa.errors import StdqaError

if TYPE_CHECKING:
    from docx.document import Document

# What a document may unfold to: a small file can hold gigabytes of nothing.
MOST_UNFOLDED = 200_000_000


def open_word(content: Path | bytes, name: str, refused: type[StdqaError]) -> Document:
    """Open a .docx.

    :param name: what the file is called in an error.
    :param refused: the error to raise if it is no document of Word, or unfolds to too much.
    :raises OSError: if the file cannot be read.
    """
    import docx

    try:
        with zipfile.ZipFile(_stream(content)) as parts:
            unfolded = sum(part.file_size for part in parts.infolist())
        if unfolded > MOST_UNFOLDED:
            raise refused(f"{name} unfolds to more than {MOST_UNFOLDED // 1_000_000} MB. Is it a document?")
        return docx.Document(_stream(content))
    except (refused, OSError):
        raise
    # The library lets through whatever its parsers meet: a bad archive, a missing part, broken XML.
    except Exception as error:
        raise refused(f"{name} is no document of Word, or is damaged. Save it again as .docx.") from error


def _stream(content: Path | bytes) -> str | BytesIO:
    return BytesIO(content) if isinstance(content, bytes) else str(content)
