"""Hybrid retrieval and the finder over it, on the corpus of tests/answering."""

import numpy as np
import pytest

from stdqa.assistant import Assistant
from stdqa.glossary import Glossary
from stdqa.index.build import build
from stdqa.questions import understand
from stdqa.retrieval import Finder, Profiler, retrieve
from stdqa.retrieval.search import candidates
from stdqa.settings import Settings
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
    assert finder.figures(narrowed, found.hits)[0].figure.text == "3,900"


def test_ranking_again_gives_the_same(finder):
    question = understand("How many school libraries are registered in total?", NOTHING)
    found = finder.find(question)
    assert finder.figures(question, found.hits) == found.ranked.figures


def test_profiles_are_kept(assistant):
    profiler = Profiler()
    passage = assistant.index.passages_of("library-briefing")[3]
    figures = assistant.index.figures_in([passage.id])
    assert profiler.of(passage, figures) is profiler.of(passage, figures)


QUESTIONS = (
    "How many public libraries were opened in 2021?",
    "lifeboats called out and people brought ashore",
    "图书馆",
    "How many herring were landed?",
)


def test_many_questions_at_once_find_what_each_finds_alone(assistant, settings):
    asked = [understand(question, NOTHING) for question in QUESTIONS]
    queries = np.stack([ENCODER.encode_query(question) for question in QUESTIONS])
    together = list(candidates(assistant.index, queries, asked, settings))
    assert len(together) == len(QUESTIONS)
    for question, some in zip(QUESTIONS, together, strict=True):
        alone = hits(assistant, settings, question)
        passages = assistant.index.passages([one.row for one in some])
        assert [passage.id for passage in passages] == [hit.passage.id for hit in alone]
        for one, hit in zip(some, alone, strict=True):
            assert (one.dense_rank, one.lexical_rank, one.overlap) == (
                hit.dense_rank,
                hit.lexical_rank,
                hit.overlap,
            )
            assert (one.score, one.similarity) == pytest.approx((hit.score, hit.similarity), abs=1e-6)


def test_no_questions_find_nothing(assistant, settings):
    assert list(candidates(assistant.index, np.zeros((0, 0), np.float32), [], settings)) == []


def test_fusion_is_by_default_what_its_settings_say_worked_by_hand(assistant, settings):
    for hit in hits(assistant, settings, QUESTIONS[1]):
        # No glossary: the two searches by words are one, and each gives a quarter.
        dense = 0.5 * 11 / (10 + hit.dense_rank) if hit.dense_rank else 0
        lexical = 0.5 * 11 / (10 + hit.lexical_rank) if hit.lexical_rank else 0
        assert hit.score == pytest.approx(dense + lexical, abs=1e-12)


@pytest.mark.parametrize(("share", "led_by"), [(1.0, "dense_rank"), (0.0, "lexical_rank")])
def test_all_of_the_fusion_can_go_to_one_search(assistant, settings, share, led_by):
    own = settings.model_copy(update={"fusion_dense": share})
    found = hits(assistant, own, QUESTIONS[0])
    ranks = [getattr(hit, led_by) for hit in found]
    told = [rank for rank in ranks if rank]
    assert told == sorted(told) == list(range(1, len(told) + 1))
    # What only the other search found comes after.
    assert all(ranks[: len(told)])


def test_larger_constant_tells_ranks_less_apart(assistant, settings):
    def spread(constant):
        own = settings.model_copy(update={"fusion_constant": constant, "fusion_dense": 1.0})
        scores = [hit.score for hit in hits(assistant, own, QUESTIONS[0]) if hit.dense_rank]
        return scores[0] - scores[4]

    # 1 - (c + 1) / (c + 5)
    assert spread(0) == pytest.approx(1 - 1 / 5)
    assert spread(60) == pytest.approx(1 - 61 / 65)


def test_answers_are_the_same_whether_the_fusion_is_set_or_left_alone(assistant, settings):
    own = settings.model_copy(update={"fusion_dense": 0.5, "fusion_constant": 10})
    asked = understand(QUESTIONS[0], NOTHING)
    query = ENCODER.encode_query(QUESTIONS[0])
    assert retrieve(assistant.index, query, asked, own) == retrieve(assistant.index, query, asked, settings)


def test_name_that_the_documents_are_about_tells_nothing(tmp_path):
    text = (
        '"The ferries of Marenna in 2021" is presented\n\nPublished: 2022-03-02\n\n'
        "By the end of 2021 there were 310 ferries and 14 piers. Marenna scrapped 45 old ferries by the end of 2021.\n"
    )
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "marenna.txt").write_text(text, "utf-8")
    own = Settings.read(corpus=corpus, index=tmp_path / "index")
    build(own.corpus, own.index, own, lambda: ENCODER)
    with Assistant.open(own, ENCODER) as assistant:
        plain, named = (
            assistant.finder().find(assistant.understood(question)).ranked.figures
            for question in ("How many ferries are there?", "How many ferries are there in Marenna?")
        )
    figures = {c.figure.text.split()[0]: c for c in named}
    before = {c.figure.text.split()[0]: c for c in plain}
    # The sentence that says the name gains no more than a trifle by that.
    assert figures["45"].coverage - figures["310"].coverage < 0.1
    assert abs(figures["310"].coverage - before["310"].coverage) < 0.1
