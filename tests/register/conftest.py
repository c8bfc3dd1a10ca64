"""Texts to a register, without a file or an index between them."""

import hashlib
from pathlib import Path

import pytest

from stdqa.figures import read
from stdqa.loaders.markdown import load_markdown
from stdqa.passages import split
from stdqa.register import Register
from stdqa.types import Document, Metadata, Speaker


def make_register(*, speakers=(), **texts):
    """A register of texts in Markdown, each titled by its first line, all of the year 2022."""
    documents, figures, locators = {}, [], {}
    for name, text in texts.items():
        parts = load_markdown(text, Path(f"{name}.md"))
        documents[name] = document = Document(
            id=name,
            path=f"{name}.md",
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            metadata=Metadata(text.partition("\n")[0].strip("# "), period="2022", speakers=tuple(speakers)),
            blocks=parts.blocks,
        )
        passages = split(document, 600)
        locators |= {passage.id: passage.context.locator for passage in passages}
        figures += read(document, passages)
    return Register(figures, documents, locators)


@pytest.fixture(scope="session")
def register_of():
    return make_register


@pytest.fixture(scope="session")
def told():
    """The figures of some, as they are printed."""
    return lambda figures: [figure.text for figure in figures]


REPORT = """# Harbours of Orlanda, 2022

In 2022, 1,240 ships called at Calder and 980 ships called at Westry. By the end of 2022, the fleet had 310 ferries.

Ferries carried 4.2 million passengers in 2021.

Of the ships, 62.5% flew a foreign flag.

| harbour | berths | cranes |
|---|--:|--:|
| Calder | 48 | 12 |
| Westry | 31 | 7 |
"""
NOTES = """# Notes from the quay

**Ann Moss, Reporter:**

In 2022, more than 1,200 ships called at Calder, I was told.
"""


@pytest.fixture(scope="session")
def harbours():
    """A register of two documents, one of them a journalist's."""
    from stdqa.types import Side

    reporter = Speaker("Ann Moss", "Reporter", Side.JOURNALIST)
    return make_register(report=REPORT, notes=NOTES, speakers=(reporter,))
