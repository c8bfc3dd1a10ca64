"""An index in memory, of documents written for the Figures place, and an assistant over it."""

import hashlib
from pathlib import Path

from canned import HOSTILE, CannedAssistant

from stdqa.figures import read
from stdqa.index import Index
from stdqa.loaders.markdown import load_markdown
from stdqa.passages import split
from stdqa.settings import Settings
from stdqa.testing import HashEncoder
from stdqa.types import Document, Metadata, Side, Speaker

REPORTER = Speaker("Ann Moss", "Reporter", Side.JOURNALIST)
REPORT = """# Harbours of Orlanda, 2022

## Ships

In 2022, 1,240 ships called at Calder. By the end of 2022, the fleet had 310 ferries.

Of the 72 crossings, 23 are seaports, 12 are airports and 37 are tunnels.

The 90 boats comprise 40 ferries, 38 tugs and 10 barges.

Of the research, 14.8% was basic, 20.1% applied and 65.1% experimental.
"""
NOTES = """# Notes from the quay

**Ann Moss, Reporter:**

In 2022, more than 1,200 ships called at Calder.
"""
RUDE = f"# Rude <b>title</b>\n\nIn 2022, 55 =cmd() {HOSTILE} were counted.\n"
MANY = "# Many permits\n\n" + "\n\n".join(f"In 2021, {n:,} permits were issued." for n in range(1001, 1251))


class MemoryIndex:
    """What the register needs of an index."""

    def __init__(self, **texts):
        self._documents, self._passages, self._figures = {}, {}, {}
        for name, text in texts.items():
            title = text.partition("\n")[0].strip("# ")
            document = Document(
                id=name,
                path=f"{name}.md",
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                metadata=Metadata(title, period="2022", speakers=(REPORTER,)),
                blocks=load_markdown(text, Path(f"{name}.md")).blocks,
            )
            self._documents[name] = document
            self._passages[name] = split(document, 600)
            self._figures[name] = read(document, self._passages[name])

    def documents(self):
        return tuple(self._documents.values())

    def document_ids(self):
        return tuple(self._documents)

    def document(self, name):
        return self._documents[name]

    def passages_of(self, name):
        return self._passages.get(name, ())

    def figures(self, document=None):
        for name in self._documents if document is None else (document,):
            yield from self._figures[name]


class FiguresAssistant(CannedAssistant):
    """The assistant that knows its answers by heart, over an index of figures."""

    def __init__(self, index):
        super().__init__()
        self.index = index


FRONT = """---
speakers:
  - name: Ann Moss
    role: Reporter
    side: journalist
---
"""


def built_index(folder, **texts):
    """An index as it is built, over documents in a folder."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in texts.items():
        front = FRONT if "Reporter" in text else ""
        (corpus / f"{name}.md").write_text(front + text, encoding="utf-8")
    settings = Settings.read(corpus=corpus, index=folder / "index")
    Index.build(corpus, settings.index, settings, HashEncoder)
    return Index.open(settings.index)
