"""What a reader's doubt does to an answer, and which passage leads; the doubt is set by hand."""

from dataclasses import replace

import pytest

from stdqa.answering import compose
from stdqa.answering.reply import BEHIND_LEADER, FIRST_BEHIND, Reply
from stdqa.glossary import shipped_glossary
from stdqa.questions import understand
from stdqa.retrieval import Finder, Profiler
from stdqa.retrieval.pages import Doubt
from stdqa.testing import HashEncoder
from stdqa.types import Reason, Status

NUMBER = "How many public libraries were opened in 2021?"
WORDS = "Who opened the new reading room?"


@pytest.fixture(scope="module")
def searched(assistant, settings):
    """A question with what was found for it, and the finder."""

    def search(text):
        glossary = shipped_glossary()
        finder = Finder(assistant.index, HashEncoder(), settings, glossary, Profiler())
        question = understand(text, glossary)
        return question, finder.find(question), finder

    return search


@pytest.mark.parametrize(
    ("text", "doubt", "declined"),
    [
        (NUMBER, Doubt(0.0, 0.0), False),
        (NUMBER, Doubt(0.99, 0.0), False),
        (NUMBER, Doubt(0.0, 0.99), False),
        (NUMBER, Doubt(0.99, 0.99), True),
        (WORDS, Doubt(0.99, 0.0), False),
        (WORDS, Doubt(0.0, 0.99), True),
    ],
)
def test_reader_is_believed_where_it_doubts_all_that_is_asked_for(searched, text, doubt, declined):
    question, found, finder = searched(text)
    without = compose(question, replace(found, doubt=None), finder)
    answer = compose(question, replace(found, doubt=doubt), finder)
    assert without.status is Status.ANSWERED
    assert (answer.status is Status.ABSTAINED) is declined
    if declined:
        assert answer.reason is Reason.NOT_IN_SOURCES
    else:
        assert answer.text == without.text


@pytest.mark.parametrize(
    ("behind", "agreed", "leads"),
    [
        (FIRST_BEHIND - 0.01, False, True),
        (FIRST_BEHIND + 0.01, False, False),
        # Where the search leads with the nearer one too, which is but one sentence, it takes less.
        (BEHIND_LEADER - 0.01, True, True),
        (BEHIND_LEADER + 0.01, True, False),
    ],
)
def test_passage_that_answers_leads_unless_another_is_much_nearer(searched, behind, agreed, leads):
    question, found, finder = searched(NUMBER)
    first, *rest = found.ranked.sentences
    other = next(c for c in rest if c.hit.passage.id != first.hit.passage.id)
    mine = first.hit.passage.id
    scored = [
        replace(c, score=1.0 - behind if c.hit.passage.id == mine else 0.0)
        for c in found.ranked.sentences
        if c is not other and not (agreed and c.hit.passage.id == other.hit.passage.id)
    ]
    ranked = replace(found.ranked, sentences=(replace(other, score=1.0), *scored))
    leader = other.hit if agreed else first.hit
    hits = (leader, *(hit for hit in found.hits if hit.passage.id != leader.passage.id))
    answer = Reply(question, replace(found, hits=hits, ranked=ranked), finder).answer("", 1.0, first=[first])
    assert (answer.hits[0].passage.id == mine) is leads
