"""Which figure and which sentence lead: each signal alone, on passages made for it."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from stdqa.figures import Clock
from stdqa.figures import read as read_figures
from stdqa.glossary import Concept, Glossary
from stdqa.passages import split
from stdqa.questions import understand
from stdqa.retrieval import Profiler, Weights, rank, says
from stdqa.retrieval.ranking import OPPOSITE
from stdqa.retrieval.signals import FIGURE, SENTENCE
from stdqa.types import Block, BlockKind, Document, Hit, Metadata

GLOSSARY = Glossary.of([["ferry", "ferryboat"]])
CLOCK = Clock(date(2022, 3, 1), 2021)


def ranked(question, *texts, similarities=None, weights=None):
    """Rank what stands in some texts, each a document of one paragraph."""
    hits, profiles = [], []
    profiler = Profiler()
    for place, text in enumerate(texts):
        block = Block(0, len(text), BlockKind.PARAGRAPH)
        document = Document(f"d{place}", f"d{place}.txt", text, "0" * 64, Metadata("Ferries"), (block,))
        passages = split(document, 600)
        figures = read_figures(document, passages)
        similarity = similarities[place] if similarities else 0.5
        for passage in passages:
            own = tuple(figure for figure in figures if figure.passage == passage.id)
            hits.append(Hit(passage, score=0.5, similarity=similarity))
            profiles.append(profiler.of(passage, own))
    return rank(understand(question, GLOSSARY, CLOCK), hits, profiles, weights)


def best(question, *texts, **given):
    return ranked(question, *texts, **given).figures[0].figure.text


@pytest.mark.parametrize(
    ("stems", "others", "bag", "worth"),
    [
        (("ferri",), (), {"ferri", "tarn"}, "full"),
        (("ferri",), (("boat",),), {"boat"}, "less"),
        (("ferri",), (("boat",),), {"barg"}, "none"),
        (("steam", "ferri"), (), {"ferri"}, "none"),
        (("steam", "ferri"), (), {"ferri", "steam"}, "full"),
        (("steam", "ferri"), (("steamer",),), {"ferri", "steamer"}, "less"),
        (("ferri",), (), set(), "none"),
    ],
)
def test_concept_is_said_by_all_its_words_or_by_an_equivalent(stems, others, bag, worth):
    said = says(Concept(stems, others), frozenset(bag))
    assert {"full": said == 1, "less": 0 < said < 1, "none": said == 0}[worth]


def test_figure_that_counts_what_is_asked_leads():
    text = "The port holds 31 ferries and 52 barges."
    assert best("How many ferries does the port hold?", text) == "31"
    assert best("How many barges does the port hold?", text) == "52"


def test_equivalent_counts_nearly_as_much():
    assert best("How many ferryboats sail?", "There sail 31 ferries.", "There sail 52 barges.") == "31"


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many ferries were built in 2021?", "12"),
        ("How many ferries were there by the end of 2021?", "430"),
        ("How many ferries are there in total?", "430"),
        ("How many new ferries are there?", "12"),
        ("How many ferries were built in 2019?", "9"),
    ],
)
def test_time_and_basis_decide_between_figures_of_the_same_thing(question, figure):
    text = "In 2021, 12 ferries were built. By the end of 2021, there were 430 ferries. In 2019, 9 ferries were built."
    assert best(question, text) == figure


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many passengers did the ferries carry?", "64,000"),
        ("What percentage of the passengers paid nothing?", "13%"),
    ],
)
def test_kind_asked_for_leads(question, figure):
    assert (
        best(question, "The ferries carried 64,000 passengers; 13% of the passengers paid nothing.") == figure
    )


def test_change_leads_only_where_a_change_is_asked_for():
    text = "The number of passengers rose by 7% to 64,000."
    assert best("By how much did passengers increase?", text) == "7%"
    assert best("How many passengers were there?", text) == "64,000"


def test_number_that_the_question_states_is_not_its_answer():
    text = "The port holds 31 ferries. The shed holds 31 ferries and 7 ferries in repair."
    assert best("Of the 31 ferries, how many ferries are in repair?", text) == "7"


def test_statement_of_the_opposite_comes_behind():
    texts = ("In 2021, 19% of the women on ferries rowed.", "In 2021, 23% of the men on ferries rowed.")
    for asked, right, wrong in (("women", "19%", "23%"), ("men", "23%", "19%")):
        found = ranked(f"What share of the {asked} on ferries rowed in 2021?", *texts)
        assert [c.figure.text for c in found.figures] == [right, wrong]
        assert found.sentences[0].sentence.startswith(f"In 2021, {right}")
        assert found.sentences[0].score - found.sentences[1].score > OPPOSITE


def test_more_similar_passage_leads_among_equals():
    texts = ("The port holds 31 ferries.", "The port holds 52 ferries.")
    question = "How many ferries does the port hold?"
    assert best(question, *texts, similarities=(0.2, 0.9)) == "52"
    assert best(question, *texts, similarities=(0.9, 0.2)) == "31"


def test_equals_are_ordered_by_document_and_place():
    texts = ("The port holds 31 ferries.", "The port holds 31 ferries.")
    documents = [c.figure.document for c in ranked("How many ferries does the port hold?", *texts).figures]
    assert documents == sorted(documents)


def test_sentence_that_says_most_of_the_question_leads():
    found = ranked(
        "Who painted the ferry Heron?",
        "The ferry Swan was sold. The ferry Heron was painted by Mia Lund. The port was closed.",
    )
    lead = found.sentences[0]
    assert "Mia Lund" in lead.hit.passage.text[lead.profile.start : lead.profile.end]


def test_scores_fall_and_coverage_lies_between_nothing_and_all():
    found = ranked(
        "How many ferries sail from Tarn?", "31 ferries sail from Tarn.", "The port holds 52 barges."
    )
    for candidates in (found.figures, found.sentences):
        scores = [candidate.score for candidate in candidates]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= candidate.coverage <= 1 for candidate in candidates)


def test_weights_can_be_set():
    texts = ("The port holds 31 ferries.", "The port holds 52 ferries.")
    question = "How many ferries does the port hold?"
    blind = Weights.of(figure={"coverage": 1.0}, sentence={})
    seeing = Weights.of(figure={"similarity": 1.0}, sentence={})
    assert best(question, *texts, similarities=(0.1, 0.9), weights=blind) == "31"
    assert best(question, *texts, similarities=(0.1, 0.9), weights=seeing) == "52"


def test_weights_stand_in_the_order_of_the_signals():
    weights = Weights.of(figure={"stated": 2.0}, sentence={"defining": 3.0, "similarity": 1.0})
    assert dict(zip(FIGURE, weights.figure, strict=True)) == {**dict.fromkeys(FIGURE, 0.0), "stated": 2.0}
    assert (weights.sentence[0], weights.sentence[-1]) == (1.0, 3.0)
    assert sum(weights.sentence) == 4.0


def test_shipped_weights_are_read_whole():
    held = tomllib.loads((files("stdqa") / "data" / "ranking.toml").read_text(encoding="utf-8"))
    assert set(held) == {"figure", "sentence"}
    assert set(held["figure"]) <= set(FIGURE)
    assert set(held["sentence"]) <= set(SENTENCE)
    assert Weights.shipped() == Weights.of(held["figure"], held["sentence"])


def test_score_is_the_sum_of_the_signals_by_their_weights():
    weights = Weights.of(figure={"coverage": 2.0, "overlap": -1.0}, sentence={"coverage": 0.5})
    found = ranked("How many ferries does the port hold?", "The port holds 31 ferries.", weights=weights)
    figure, sentence = found.figures[0], found.sentences[0]
    told = dict(zip(FIGURE, figure.signals, strict=True))
    assert figure.score == pytest.approx(2 * told["coverage"] - told["overlap"])
    assert told["coverage"] == figure.coverage > 0
    assert sentence.score == pytest.approx(0.5 * sentence.coverage) != 0


def test_signals_of_tokens_are_nothing_where_no_tokens_are_told():
    told = dict(zip(FIGURE, ranked("How many ferries?", "31 ferries.").figures[0].signals, strict=True))
    assert [told[name] for name in ("late", "late_clause", "back", "number")] == [0.0] * 4


def test_journalist_is_never_a_candidate():
    text = (
        "Reporter of the Evening Post:\nWe hear that 99 ferries sank. How many ferries sank, in truth and in full?\n\n"
        "Mia Lund, Director of the Port Office:\nThe port holds 31 ferries, and each of them sails every day.\n\n"
    )
    spans = [(0, 29), (30, text.index("\n\n")), (text.index("Mia"), text.index("Office:") + 7)]
    spans.append((text.index("The port"), len(text) - 2))
    blocks = tuple(Block(a, b, BlockKind.PARAGRAPH) for a, b in spans)
    document = Document("talk", "talk.txt", text, "0" * 64, Metadata("Talk"), blocks)
    passages = split(document, 600)
    figures = read_figures(document, passages)
    profiler = Profiler()
    profiles = [profiler.of(p, tuple(f for f in figures if f.passage == p.id)) for p in passages]
    hits = [Hit(p, score=0.5, similarity=0.5) for p in passages]
    found = rank(understand("How many ferries sank?", GLOSSARY, CLOCK), hits, profiles)
    assert [c.figure.text for c in found.figures] == ["31"]
    assert not any("99" in c.hit.passage.text for c in found.sentences)


def test_nothing_found_ranks_nothing():
    found = ranked("How many ferries sail?")
    assert (found.figures, found.sentences) == ((), ())


def test_sentence_is_no_figure():
    lead = ranked("Who sails?", "Mia Lund sails.").sentences[0]
    with pytest.raises(ValueError, match="no figure"):
        _ = lead.figure


def test_list_between_two_figures_is_said_of_the_second():
    text = "Forty piers were built, and yards in salt, soap, and other trades have sent 812 barges."
    told = {c.figure.text: c.profile.levels[2] for c in ranked("How many barges?", text).figures}
    assert {"salt", "soap"} <= told["812"]
