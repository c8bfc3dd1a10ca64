"""A checked draft as a file, in the form that its ending names."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from stdqa.drafts.marked.as_docx import as_docx
from stdqa.drafts.marked.as_markdown import as_markdown
from stdqa.errors import ExportRefused
from stdqa.files import write_whole
from stdqa.serialize import checked_json
from stdqa.types import CheckedDraft

Original = bytes | None


def _as_json(checked: CheckedDraft) -> bytes:
    return (json.dumps(checked_json(checked), indent=1, ensure_ascii=True) + "\n").encode()


FORMS: dict[str, Callable[[CheckedDraft, Original], bytes]] = {
    ".docx": as_docx,
    ".md": lambda checked, original: as_markdown(checked),
    ".json": lambda checked, original: _as_json(checked),
}


def exported(checked: CheckedDraft, ending: str, original: Original = None) -> bytes:
    """A checked draft as the content of a file with this ending.

    :param original: the .docx that the draft came as, which is then kept as it is but for the marks.
    :raises ExportRefused: if there is no such form.
    """
    form = FORMS.get(ending.lower())
    if form is None:
        raise ExportRefused(
            f"A checked draft cannot be written as {ending or 'a file without an ending'}; {_KNOWN}."
        )
    return form(checked, original)


def check_place(path: Path, endings: Sequence[str] = tuple(FORMS)) -> None:
    """Refuse a place that could not be written to, before the draft is checked.

    :raises ExportRefused: if its ending is not one of these, or its folder is missing or closed to writing.
    """
    if path.suffix.lower() not in endings:
        raise ExportRefused(f"{path} has an ending that is not known here; use one of {', '.join(endings)}.")
    if path.exists() and not path.is_file():
        raise ExportRefused(f"{path} is not a file. Choose another place.")
    if not os.access(path.parent, os.W_OK):
        raise ExportRefused(f"{path} cannot be written: its folder is missing or closed. Choose another.")


def write(checked: CheckedDraft, path: Path, original: Original = None) -> None:
    """Write a checked draft, whole or not at all.

    :param original: the .docx that the draft came as.
    :raises ExportRefused: if it cannot be written there, or not in this form.
    """
    check_place(path)
    write_whole(path, exported(checked, path.suffix, original))


_KNOWN = f"use one of {', '.join(FORMS)}"
