"""The times that a passage names, as answers to "when"."""

import pytest

from stdqa.passages import split
from stdqa.retrieval.dated import dates_in
from stdqa.types import Block, BlockKind, Document, Metadata


def dates(text):
    block = Block(0, len(text), BlockKind.PARAGRAPH)
    document = Document("d", "d.txt", text, "0" * 64, Metadata("Ferries"), (block,))
    return [figure.text for passage in split(document, 600) for figure in dates_in(passage)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The yard was opened in 1906.", ["1906"]),
        ("In 1906 Norwick opened the yard.", ["1906"]),
        # A word of a name.
        ("The rowers received 21 Norwick 1906 Awards.", []),
        ("The rowers of Norwick in 1906 Tarn received awards.", ["1906"]),
    ],
)
def test_times_named_are_dates_and_years_in_names_are_not(text, told):
    assert dates(text) == told
