"""Which questions seek a name, and which a number, though they look alike."""

import pytest

from stdqa.answering.sought import Sort, what_is_sought
from stdqa.glossary import shipped_glossary
from stdqa.questions import understand


def sought(text):
    return what_is_sought(understand(text, shipped_glossary()))


@pytest.mark.parametrize(
    "text",
    [
        # Words with the stem of a noun for a place or body.
        "Which exact stock of national lamps is given?",
        "Which municipal lamps were lit?",
        # "Everyone who" is nobody sought.
        "Out of everyone who joined the guild, what part came from Tarn?",
        "Where did the rate of use stand in March?",
    ],
)
def test_number_is_no_name(text):
    assert sought(text) is None


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Which nation joined the guild?", Sort.PLACE),
        ("Who joined the guild?", Sort.PERSON),
        ("Where did the guild meet?", Sort.PLACE),
        ("By what yardsticks did the guild weigh how much a lamp is used?", Sort.THING),
    ],
)
def test_name_is_sought(text, sort):
    assert sought(text).sort is sort
