"""A corpus of three files of lines, and the folder of its index."""

from __future__ import annotations

from line_reader import LINES, CountingEncoder

from stdqa.index.build import build
from stdqa.settings import Settings

FIRST = "In 2023, 2,902 national standards were approved.\nThe total reached 44,499 standards.\n"
SECOND = "A website was opened for consumers.\nIt drew 13 million visits in 2024.\n"
THIRD = "Rivers rose after the rain.\nThe harvest came to 17 tonnes.\n"


class Place:
    """A corpus of three files and the folder of its index."""

    def __init__(self, folder):
        self.corpus, self.index = folder / "corpus", folder / "index"
        for name, text in (("first.txt", FIRST), ("second.txt", SECOND), ("sub/third.txt", THIRD)):
            self.write(name, text)

    def write(self, name, text):
        file = self.corpus / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def build(self, encoder=None, reader=LINES, progress=None, **settings):
        encoder = encoder or CountingEncoder()
        return build(self.corpus, self.index, Settings.read(**settings), lambda: encoder, progress, reader)

    def current(self):
        name = (self.index / "CURRENT").read_text().split()[0]
        return self.index / "generations" / name
