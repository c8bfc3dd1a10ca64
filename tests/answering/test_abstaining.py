"""Whether what was found is about the question at all: limits on numbers made for the test."""

from dataclasses import replace
from datetime import date

import pytest

from stdqa.answering.abstaining import declined, said_elsewhere
from stdqa.answering.reply import Limits
from stdqa.figures import Clock, read
from stdqa.glossary import Glossary
from stdqa.passages import split
from stdqa.questions import understand
from stdqa.retrieval import Candidate, Found, Profiler, Ranked
from stdqa.retrieval.signals import SENTENCE
from stdqa.types import Block, BlockKind, Document, Hit, Metadata, Reason

TEXT = "The port holds 31 ferries. The quay was painted by Mia Lund. The crane rests."
LIMITS = Limits(similarity=0.2, coverage=0.3, least_coverage=0.1, nearness=0.6, near_coverage=0.4, lead=0.5)
QUESTION = understand("Who painted the quay?", Glossary.of([]), Clock(date(2022, 3, 1), 2021))
LATE = SENTENCE.index("late")


def found(scores=(0.5, 0.4, 0.3), coverage=0.5, late=0.5, similarity=0.5, compared=True, figures=True):
    """What was found in the text: its sentences with these scores, best first, and its figure."""
    document = Document(
        "d", "d.txt", TEXT, "0" * 64, Metadata("Port"), (Block(0, len(TEXT), BlockKind.PARAGRAPH),)
    )
    (passage,) = split(document, 600)
    hit = Hit(passage, score=0.5, similarity=similarity)
    told = Profiler().of(passage, tuple(read(document, (passage,))))
    signals = tuple(late if place == LATE else 0.0 for place in range(len(SENTENCE)))
    sentences = [
        Candidate(hit, profile, score, coverage, signals)
        for profile, score in zip(told.sentences, scores, strict=True)
    ]
    sentences.sort(key=lambda candidate: -candidate.score)
    numbers = [Candidate(hit, profile, 0.5, coverage) for profile in told.figures] if figures else []
    return Found((hit,), Ranked(tuple(numbers), tuple(sentences)), compared)


def reason(of, limits=LIMITS):
    return declined(QUESTION, of, None, limits)


@pytest.mark.parametrize(
    ("similarity", "late", "coverage", "off"),
    [
        (0.1, 0.2, 0.2, True),
        (0.35, 0.2, 0.2, True),
        (0.5, 0.2, 0.2, False),
        (0.1, 0.6, 0.2, False),
        (0.1, 0.2, 0.45, False),
    ],
)
def test_with_tokens_question_is_off_topic_where_little_is_near_and_little_is_said(
    similarity, late, coverage, off
):
    of = found(similarity=similarity, late=late, coverage=coverage)
    assert reason(of) is (Reason.OFF_TOPIC if off else None)


@pytest.mark.parametrize(
    ("similarity", "coverage", "off"),
    [(0.1, 0.2, True), (0.3, 0.2, False), (0.1, 0.35, False), (0.9, 0.05, True)],
)
def test_without_tokens_similarity_and_coverage_decide(similarity, coverage, off):
    # However near the tokens would be: they were not compared.
    of = found(similarity=similarity, coverage=coverage, late=0.9, compared=False)
    assert of.nearness is None
    assert reason(of) is (Reason.OFF_TOPIC if off else None)


def test_nearness_is_that_of_the_best_sentence():
    of = found(late=0.7)
    best = replace(of.ranked.sentences[0], signals=tuple(0.25 for _ in SENTENCE))
    ranked = replace(of.ranked, sentences=(best, *of.ranked.sentences[1:]))
    assert of.nearness == 0.7
    assert replace(of, ranked=ranked).nearness == 0.25
    assert replace(of, ranked=Ranked((), ())).nearness is None


@pytest.mark.parametrize(
    ("scores", "elsewhere"), [((0.2, 0.9, 0.1), True), ((0.5, 0.9, 0.1), False), ((0.9, 0.1, 0.1), False)]
)
def test_sentence_far_ahead_of_that_of_the_figure_says_it_elsewhere(scores, elsewhere):
    assert said_elsewhere(found(scores), LIMITS) is elsewhere


def test_figure_that_says_all_of_the_question_is_told_nowhere_else():
    assert not said_elsewhere(found((0.2, 0.9, 0.1), coverage=1.0), LIMITS)


def test_lead_that_counts_is_a_limit():
    assert not said_elsewhere(found((0.2, 0.9, 0.1)), replace(LIMITS, lead=0.8))


def test_without_tokens_or_figures_nothing_is_said_elsewhere():
    assert not said_elsewhere(found((0.2, 0.9, 0.1), compared=False), LIMITS)
    assert not said_elsewhere(found((0.2, 0.9, 0.1), figures=False), LIMITS)


def test_sentence_at_the_same_place_of_another_document_is_not_that_of_the_figure():
    of = found((0.2, 0.9, 0.1))
    (figure,) = of.ranked.figures
    other = replace(figure.profile, figure=replace(figure.figure, document="other"))
    ranked = replace(of.ranked, figures=(replace(figure, profile=other),))
    assert not said_elsewhere(replace(of, ranked=ranked), LIMITS)
