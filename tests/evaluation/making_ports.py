"""Two invented reports that questions are made of, and the register of their figures."""

import hashlib
from pathlib import Path

from stdqa.figures import read
from stdqa.loaders.markdown import load_markdown
from stdqa.passages import split
from stdqa.register import Register
from stdqa.types import Document, Metadata

PORTS = """# Ports of Orlanda, 2031

In 2031, 4,310 foreign ships called at the harbour of Calder.

The number of lighthouses repaired in 2031 was 57.

By the end of 2031, licensed ferry boats numbered 1,268.

In 2031, 93 licensed ferry boats were newly built.

The share of container freight was 31.4% in 2031.

Exports of dried fish rose by 12.6% in 2031.

Revenue from harbour dues was 48.2 million florins in 2031.

The towns ahead are Calder (240 mooring buoys), Brisk (118) and Tamsel (64).

In Brisk, 31 sail lofts were closed. In Tamsel, 22 sail lofts were closed. In Calder, 12 sail lofts were closed.

In 2031, Calder employed 736 harbour pilots.

Calder Bridge was opened on 4 May 2027.

Of the inspected trawlers, 71.5% had a valid radio licence in 2031.

It also sold 815 fishing permits.
"""
NOTES = """# Notes on the ports of Orlanda

In 2031, more than 4,300 foreign ships called at the harbour of Calder.

In 2029, 3,907 foreign ships called at the harbour of Calder.

Brisk is a quiet town in the north. Tamsel lies in the south.
"""


def register_of(**texts):
    """The register of some texts, each a document called by its name."""
    documents, figures = {}, []
    for name, text in texts.items():
        blocks = load_markdown(text, Path(f"{name}.md")).blocks
        seal = hashlib.sha256(text.encode()).hexdigest()
        title = text.partition("\n")[0].strip("# ")
        documents[name] = Document(name, f"{name}.md", text, seal, Metadata(title, period="2031"), blocks)
        figures += read(documents[name], split(documents[name], 600))
    return Register(figures, documents)


def harbour():
    return register_of(ports=PORTS, notes=NOTES)
