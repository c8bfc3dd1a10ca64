"""Hybrid retrieval and the finder over it, on the corpus of tests/answering."""

import pytest

from stdqa.glossary import Glossary
from stdqa.questions import understand
from stdqa.retrieval import Finder, Profiler, retrieve
from stdqa.testing import HashEncoder

NOTHING = Glossary.of([])
ENCODER = HashEncoder()


def hits(assistant, settings, question):
    query = ENCODER.encode_query(question)
    return retrieve(assistant.index, query, understand(question, NOTHING), settings)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many bookmobiles serve how many villages?", "538 bookmobiles"),
        ("lifeboats called out", "lifeboats were called out"),
        ("Who founded the national deposit library?", "Berta Holm"),
    ],
)
def test_passage_that_shares_the_words_leads(assistant, settings, question, words):
    assert words in hits(assistant, settings, question)[0].passage.text


def test_hits_are_ordered_and_none_comes_twice(assistant, settings):
    found = hits(assistant, settings, "How many public libraries were opened in 2021?")
    scores = [hit.score for hit in found]
    assert scores == sorted(scores, reverse=True)
    assert len({hit.passage.id for hit in found}) == len(found)


def test_passage_that_leads_both_searches_scores_one(assistant, settings):
    best = hits(assistant, settings, "lifeboats called out and people brought ashore")[0]
    assert (best.dense_rank, best.lexical_rank) == (1, 1)
    assert best.score == pytest.approx(1.0)


def test_each_hit_has_a_similarity_and_a_rank(assistant, settings):
    for hit in hits(assistant, settings, "How many herring were landed?"):
        assert -1.001 <= hit.similarity <= 1.001
        assert hit.dense_rank or hit.lexical_rank
        assert 0 < hit.score <= 1


def test_candidates_of_each_search_are_limited(assistant, settings):
    few = settings.model_copy(update={"candidates": 2})
    found = hits(assistant, few, "How many public libraries were opened in 2021?")
    assert 2 <= len(found) <= 4
    assert {hit.dense_rank for hit in found} - {None} == {1, 2}


@pytest.mark.parametrize(
    "question", ['" OR NEAR( *', "图书馆", "the of and", "a" * 2000, "libraries:* ^2 -x"]
)
def test_odd_question_finds_what_is_near(assistant, settings, question):
    assert hits(assistant, settings, question)


@pytest.fixture
def finder(assistant, settings):
    return Finder(assistant.index, ENCODER, settings, NOTHING, Profiler())


def test_finder_ranks_what_it_finds(finder):
    found = finder.find(understand("How many bookmobiles were bought in 2021?", NOTHING))
    assert found.hits
    assert found.ranked.figures[0].figure.text == "26"
    assert finder.embedding_s > 0


def test_candidates_stand_in_the_passages_found(finder):
    found = finder.find(understand("How many librarians were employed?", NOTHING))
    ids = {hit.passage.id for hit in found.hits}
    for candidate in (*found.ranked.figures, *found.ranked.sentences):
        passage = candidate.hit.passage
        assert passage.id in ids
        assert passage.start <= candidate.profile.start < candidate.profile.end <= passage.end


def test_no_candidate_is_a_journalists(finder):
    found = finder.find(understand("How many public libraries were closed in 2021?", NOTHING))
    said = {candidate.hit.passage.text for candidate in (*found.ranked.figures, *found.ranked.sentences)}
    assert any("700 public libraries" in hit.passage.text for hit in found.hits)
    assert not any("700 public libraries" in text for text in said)


def test_question_narrowed_to_one_thing_prefers_it(finder):
    question = understand("How many librarians and assistants were employed?", NOTHING)
    found = finder.find(question)
    narrowed = finder.about(question, "assistants", "employed")
    assert finder.rank(narrowed, found.hits).figures[0].figure.text == "3,900"


def test_ranking_again_gives_the_same(finder):
    question = understand("How many school libraries are registered in total?", NOTHING)
    found = finder.find(question)
    assert finder.rank(question, found.hits) == found.ranked


def test_profiles_are_kept(assistant):
    profiler = Profiler()
    passage = assistant.index.passages_of("library-briefing")[3]
    figures = assistant.index.figures_in([passage.id])
    assert profiler.of(passage, figures) is profiler.of(passage, figures)
