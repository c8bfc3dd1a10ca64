"""Texts to figures, without a file or an index between them."""

import hashlib
from pathlib import Path

import pytest

from stdqa.figures import read
from stdqa.loaders.plain import load_plain
from stdqa.passages import split
from stdqa.types import Document, Metadata


def make_document(text, title="Report", **metadata):
    parts = load_plain(text, Path("report.txt"))
    return Document(
        id="report",
        path="report.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        metadata=Metadata(title=title, **metadata),
        blocks=parts.blocks,
    )


@pytest.fixture(scope="session")
def document():
    """A document of a text, its paragraphs found as in a plain file."""
    return make_document


@pytest.fixture(scope="session")
def figures():
    """The figures of a text, in order; ``date`` and ``period`` are those of its front matter."""

    def read_text(text, max_chars=600, **metadata):
        one = make_document(text, **metadata)
        return read(one, split(one, max_chars))

    return read_text
