"""An index of an invented report for the question sets, and an assistant over it."""

from canned import CannedAssistant

from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.testing import HashEncoder

PORTS = """# Ports of Orlanda, 2031

In 2031, 4,310 foreign ships were registered at the harbour of Calder.

The number of lighthouses repaired in 2031 was 57.

The share of container freight was 31.4% in 2031.

Exports of dried fish rose by 12.6% in 2031.

By the end of 2031, licensed ferry boats numbered 1,268.
"""


class SetsAssistant(CannedAssistant):
    """The assistant that knows its answers by heart, with settings and an index."""

    def __init__(self, folder):
        super().__init__()
        corpus = folder / "corpus"
        corpus.mkdir()
        (corpus / "ports.md").write_text(PORTS)
        self.settings = Settings.read(
            corpus=corpus, index=folder / "index", sets=folder / "sets", made=folder / "made",
            runs=folder / "runs", store=folder / "desk.sqlite3",
        )  # fmt: skip
        Index.build(corpus, self.settings.index, self.settings, HashEncoder)
        self.index = Index.open(self.settings.index)

    def close(self):
        self.index.close()
