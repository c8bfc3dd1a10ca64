"""A reader's terms are put in the documents' words; what the documents use themselves stays."""

import pytest

from stdqa.glossary import Glossary
from stdqa.questions import Wording

GLOSSARY = Glossary.of(
    [
        ["rule", "regulation"],
        ["harbour rule", "dock rule", "quay rule"],
        ["state harbour sample", "reference sample"],
        ["license", "give the nod"],
        ["Tarn Delta", "Tarn mouths"],
        ["rule by guilds", "guild rule"],
    ]
)
SAID = {
    "harbour rule": 4,
    "harbour rules": 4,
    "state harbour sample": 2,
    "tarn delta": 1,
    "license": 3,
    "rule by guilds": 1,
}


def worded(text):
    return Wording(GLOSSARY, lambda phrase: SAID.get(phrase.lower(), 0)).of(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("How many dock rules were made?", "How many harbour rules were made?"),
        ("The quay rule's text?", "The harbour rule's text?"),
        # Known by its last word, which stands for another.
        ("How many dock regulations were made?", "How many harbour rules were made?"),
        ("How many harbour rules were made?", "How many harbour rules were made?"),
        ("State reference samples in all?", "state harbour samples in all?"),
        ("And the Tarn mouths?", "And the Tarn Delta?"),
        # A verb would have to be inflected, and what is quoted is meant as it stands.
        ("Did they give the nod?", "Did they give the nod?"),
        ('Is "dock rules" the title?', 'Is "dock rules" the title?'),
        ("What is a dock rule called?", "What is a dock rule called?"),
        ("Are there docks, rules or quays?", "Are there docks, rules or quays?"),
        ("From which docks do the rules come?", "From which docks do the rules come?"),
    ],
)
def test_terms_are_said_as_the_documents_say_them(text, told):
    assert worded(text) == told


def test_words_that_the_documents_lack_altogether_stay():
    assert Wording(GLOSSARY, lambda _: 0).of("How many dock rules?") == "How many dock rules?"
