import pytest

from stdqa.evaluation.looking import Looking
from stdqa.types import Answer, Status

QUESTION = "How many fishing vessels were registered with the Fisheries Council in 2021?"


@pytest.fixture
def passages(assistant):
    return [one for name in assistant.index.document_ids() for one in assistant.index.passages_of(name)]


def test_passage_that_an_answer_shows_has_the_rank_it_has_there(assistant):
    answer = assistant.ask(QUESTION)
    (found,) = Looking(assistant).ranks(QUESTION, (), answer, [answer.hits[2].passage])
    assert (found.rank, found.dense_rank) == (3, answer.hits[2].dense_rank)


def test_passage_that_is_not_shown_is_looked_for_further_down(assistant):
    answer = assistant.ask(QUESTION)
    cut = Answer(QUESTION, Status.ABSTAINED, "", hits=answer.hits[:1])
    (found,) = Looking(assistant).ranks(QUESTION, (), cut, [answer.hits[1].passage])
    assert found.rank > 1
    assert (found.dense_rank, found.lexical_rank) == (answer.hits[1].dense_rank, answer.hits[1].lexical_rank)


def test_passages_come_best_first_and_those_not_found_last(assistant, passages):
    answer = assistant.ask(QUESTION)
    ranked = Looking(assistant).ranks(QUESTION, (), answer, passages[::-1])
    places = [one.rank for one in ranked]
    assert len(ranked) == len(passages)
    assert places == sorted(places, key=lambda rank: (rank is None, rank or 0))


def test_question_that_failed_is_not_searched_for(assistant, passages):
    nothing = Answer("", Status.ERROR, "")
    (found,) = Looking(assistant).ranks("", (), nothing, passages[:1])
    assert found.rank is None
