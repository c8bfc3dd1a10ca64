"""Addresses of places in documents, as the page's own address holds them: ``#sources/DOCUMENT/START-END``."""

from __future__ import annotations

from urllib.parse import quote


def address(document: str, start: int | None = None, end: int | None = None) -> str:
    """The address of a document in the Sources place, or of a span of its text."""
    whole = f"#sources/{quote(document.encode('utf-8', 'replace'), safe='')}"
    return whole if start is None or end is None else f"{whole}/{start}-{end}"
