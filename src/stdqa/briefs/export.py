"""A brief as a file, in the form that its ending names; the file appears only when it is whole."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from stdqa.briefs.as_csv import as_csv
from stdqa.briefs.as_docx import as_docx
from stdqa.briefs.as_html import as_html
from stdqa.briefs.as_markdown import as_markdown
from stdqa.briefs.brief import Brief
from stdqa.briefs.saved import brief_json
from stdqa.briefs.sheet import sheet
from stdqa.errors import ExportRefused
from stdqa.files import write_whole


def _as_json(brief: Brief) -> bytes:
    # A lone surrogate, which a question can hold, has no UTF-8; as ASCII it is written all the same.
    return (json.dumps(brief_json(brief), indent=1, ensure_ascii=True) + "\n").encode()


FORMS: dict[str, Callable[[Brief], bytes]] = {
    ".docx": lambda brief: as_docx(sheet(brief), brief.date),
    ".md": lambda brief: as_markdown(sheet(brief)),
    ".html": lambda brief: as_html(sheet(brief)),
    ".csv": lambda brief: as_csv(brief, sheet(brief)),
    ".json": _as_json,
}


def exported(brief: Brief, ending: str) -> bytes:
    """A brief as the content of a file with this ending.

    :raises ExportRefused: if there is no such form.
    """
    form = FORMS.get(ending.lower())
    if form is None:
        raise ExportRefused(f"A brief cannot be written as {ending or 'a file without an ending'}; {_KNOWN}.")
    return form(brief)


def check_place(path: Path) -> None:
    """Refuse a place that a brief could not be written to, before any question is asked.

    :raises ExportRefused: if its ending is not known, or its folder is not there or not open to writing.
    """
    if path.suffix.lower() not in FORMS:
        raise ExportRefused(f"{path} has an ending that a brief is not written in; {_KNOWN}.")
    if path.exists() and not path.is_file():
        raise ExportRefused(f"{path} is not a file. Choose another place for the brief.")
    if not os.access(path.parent, os.W_OK):
        raise ExportRefused(f"{path} cannot be written: its folder is missing or closed. Choose another.")


def write(brief: Brief, path: Path) -> None:
    """Write a brief, whole or not at all.

    :raises ExportRefused: if it cannot be written there, or not in this form.
    """
    check_place(path)
    write_whole(path, exported(brief, path.suffix))


_KNOWN = f"use one of {', '.join(FORMS)}"
