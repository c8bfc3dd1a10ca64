"""What is put before a reader, and what its word does to the ranking; the reader is made of a table."""

import math

import pytest
from test_ranking import ranked

from stdqa.retrieval.pages import FIGURE_FEATURES, SENTENCE_FEATURES, read
from stdqa.types import Reading

READ = 3
TEXTS = ("In 2021, 310 ferries sailed from Tarn.", "In 2021, 95 ferries sailed from Brool.")


class Table:
    """A reader that gives each figure, by its text, and each sentence a logit; keeps what it was given."""

    def __init__(self, figures=None, otherwise=-20.0, sentence=0.0):
        self.figures, self.otherwise, self.sentence = figures or {}, otherwise, sentence

    def read(self, question, pages):
        self.question, self.pages = question, pages
        return Reading(
            tuple(
                tuple(self.figures.get(page.text[a:b], self.otherwise) for a, b in page.figures)
                for page in pages
            ),
            tuple((self.sentence,) * len(page.sentences) for page in pages),
        )


def texts_of(candidates):
    return [candidate.figure.text for candidate in candidates]


@pytest.mark.parametrize("chosen", ["310", "95"])
def test_figure_that_the_reader_is_sure_of_leads(chosen):
    found = ranked("How many ferries sailed?", *TEXTS)
    again, _ = read("How many ferries sailed?", found, Table({chosen: 8.0}), READ)
    assert again.figures[0].figure.text == chosen
    assert sorted(texts_of(again.figures)) == sorted(texts_of(found.figures))


def test_reader_without_a_preference_leaves_the_order_as_it_was():
    found = ranked("How many ferries sailed from Brool?", *TEXTS)
    again, _ = read("", found, Table(otherwise=1.0), READ)
    assert texts_of(again.figures) == texts_of(found.figures)


@pytest.mark.parametrize(
    ("logits", "doubt"),
    [({"310": 0.0}, 0.5), ({"310": math.log(3)}, 0.25), ({"310": 9.0}, 0.0), ({}, 1.0)],
)
def test_doubt_is_the_probability_of_none_of_the_figures(logits, doubt):
    _, told = read("", ranked("How many ferries sailed?", *TEXTS), Table(logits), READ)
    assert told.figures == pytest.approx(doubt, abs=1e-3)


def test_pages_hold_spans_of_their_text_and_a_feature_for_each_name():
    table = Table()
    read("Where from?", ranked("How many ferries sailed?", *TEXTS), table, READ)
    assert table.question == "Where from?"
    for page in table.pages:
        assert [page.text[a:b] for a, b in page.sentences] == [page.text]
        assert {page.text[a:b] for a, b in page.figures} <= {"310", "95"}
        assert [len(row) for row in page.figure_features] == [len(FIGURE_FEATURES)] * len(page.figures)
        assert [len(row) for row in page.sentence_features] == [len(SENTENCE_FEATURES)] * len(page.sentences)
    kinds = [row[FIGURE_FEATURES.index("count")] for page in table.pages for row in page.figure_features]
    assert kinds == [1.0, 1.0]


def test_only_the_best_passages_are_read_and_the_others_stay_behind_them():
    many = [f"In 2021, {100 + place} ferries sailed from Port {place}." for place in range(READ + 3)]
    table = Table(otherwise=1.0)
    again, _ = read("", ranked("How many ferries sailed?", *many), table, READ)
    assert len(table.pages) == READ
    read_first = {candidate.hit.passage.id for candidate in again.figures[:READ]}
    assert read_first == {page.key for page in table.pages}


def test_nothing_found_is_not_read():
    table = Table()
    found = ranked("How many ferries sailed?")
    assert read("", found, table, READ)[0] == found
    assert not hasattr(table, "pages")


@pytest.mark.parametrize(
    ("question", "texts", "right"),
    [
        ("How many ferries were there in total by the end of 2021?",
         ("By the end of 2021, there were 310 ferries in total.", "In 2021, 95 ferries were built."), "310"),
        ("How many ferries were built in 2021?",
         ("In 2021, 310 ferries were built.", "In 2019, 95 ferries were built."), "310"),
    ],
)  # fmt: skip
def test_reader_gives_next_to_nothing_to_another_basis_or_year(question, texts, right):
    found = ranked(question, *texts)
    again, _ = read(question, found, Table({"95": 9.0, "310": 7.0}), READ)
    before, after = ({c.figure.text: c.score for c in some.figures} for some in (found, again))
    # A basis that is told by a word alone is sure to three quarters.
    assert after["95"] == pytest.approx(before["95"], abs=0.11)
    assert after[right] > before[right]
    assert again.figures[0].figure.text == right
