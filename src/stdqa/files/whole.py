"""Files that appear under their name only when they are whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from stdqa.errors import ExportRefused


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all.

    :raises ExportRefused: if it cannot be written there.
    """
    with writing_whole(path) as out:
        out.write(content)


@contextmanager
def writing_whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which appears under its name when all of it is written.

    :raises ExportRefused: if it cannot be written there; at once, if nothing can be.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                yield out
            # A file made by mkstemp is private; this one is as public as any other the user makes.
            mask = os.umask(0)
            os.umask(mask)
            part.chmod(0o666 & ~mask)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise ExportRefused(
            f"{path} cannot be written ({error.strerror or error}). Choose another place."
        ) from error
