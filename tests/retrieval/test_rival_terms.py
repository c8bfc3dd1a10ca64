"""Which figures are of another thing of the kind asked for, told by the words around them alone."""

import pytest

from stdqa.glossary import Glossary
from stdqa.questions import understand
from stdqa.retrieval.profiles import Profile
from stdqa.retrieval.rivals import Rivals
from stdqa.text import stems_and_pairs

GLOSSARY = Glossary.of(
    [
        ["branch permit", "trade permit"],
        ["local permit"],
        ["full panel"],
        ["sub full panel"],
        ["permit", "licence"],
    ]
)


def of(measure, sentence=""):
    counted, said = stems_and_pairs(measure), stems_and_pairs(f"{measure} {sentence}")
    return Profile(0, 1, (counted, counted, said, frozenset(), frozenset(), said), (), None)


@pytest.mark.parametrize(
    ("question", "figure", "rival"),
    [
        ("How many trade permits?", of("local permits"), True),
        ("How many branch licences?", of("local permits"), True),
        ("How many trade permits?", of("branch permits"), False),
        ("How many trade permits?", of("permits"), False),
        # Both are told in one sentence.
        ("How many trade permits?", of("local permits", "and branch permits"), False),
        # What a question sets beside each other are no rivals, however shortly.
        ("Are there more trade permits or local permits?", of("local permits"), False),
        ("Which are more, trade permits or local ones?", of("local permits"), False),
        # One name is the end of another.
        ("How many full panels?", of("sub full panels"), True),
        ("How many sub full panels?", of("full panels"), False),
        ("How many permits?", of("local permits"), False),
    ],
)
def test_rivals_are_told_by_the_words_around_a_figure(question, figure, rival):
    assert Rivals.of(understand(question, GLOSSARY)).tell(figure) is rival
