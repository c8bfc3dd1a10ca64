"""Each rule by which a figure is no answer, held by itself: the figure is chosen by hand, so that no other rule
can decline first."""

from dataclasses import replace

import pytest

from stdqa.answering.about import of_names_asked, speaks_of_limits
from stdqa.answering.abstaining import declined
from stdqa.answering.choosing import best_figure
from stdqa.answering.doubts import doubt
from stdqa.answering.kinds import counts_other_sort
from stdqa.answering.premise import contradicting
from stdqa.answering.reply import Limits
from stdqa.retrieval.pages import Doubt
from stdqa.types import Reason

SCHOOLS = """---
title: The schools of Marenna, 2021
publisher: School Board
date: 2022-03-02
period: "2021"
---
# The schools of Marenna, 2021

Seventeen schools have opened courses in lamp making for the young of the coast.

In 2021, 540 national standards were issued, with 210 of them for agriculture.

At the lamp fair 12 schools and 340 pupils took part.

In 2021 the crews received 34 Gold Medals of the League and 21 Silver Medals of the Union.

In 2021, 1,200 lamps were sold in Norland.

In 2021 the board put 44 motions to the League and the Union. In the bay, 161 lamp rules were set in food, health, transport and care.

The board met on 4 May 2021 to speak of the price of oil. The wardens of Tarn are old.

## Weather

Rain fell on the coast in autumn.
"""


@pytest.fixture(scope="module")
def opened(asking):
    return asking({"schools.md": SCHOOLS}).assistant


@pytest.fixture
def sought(opened):
    """A question as understood, what was found for it led by the figure named, and what searches."""

    def of(text, leading):
        question, finder = opened.understood(text), opened.finder()
        found = finder.find(question)
        first = next(c for c in found.ranked.figures if c.figure.text == leading)
        rest = tuple(c for c in found.ranked.figures if c is not first)
        top = max(c.score for c in found.ranked.figures) + 0.1
        first = replace(first, score=top)
        return question, replace(found, ranked=replace(found.ranked, figures=(first, *rest))), finder

    return of


@pytest.mark.parametrize(
    ("text", "figure", "reason"),
    [
        ("How many pupils have courses in lamp making?", "Seventeen", Reason.NOT_IN_SOURCES),
        ("How many schools have courses in lamp making?", "Seventeen", None),
        ("How many of the seventeen schools have courses in lamp making?", "Seventeen", Reason.OTHER_SCOPE),
        ("How many of the local standards issued in 2021 are for agriculture?", "210", Reason.OTHER_SCOPE),
        ("How many of the national standards issued in 2021 are for agriculture?", "210", None),
        ("On what date will the wardens of Tarn retire?", "4 May 2021", Reason.NOT_IN_SOURCES),
        ("On what date did the board speak of the price of oil?", "4 May 2021", None),
        ("How many motions were put to the League alone?", "44", Reason.OTHER_SCOPE),
        ("Motions put to the League, without the Union: how many?", "44", Reason.OTHER_SCOPE),
        ("How many motions were put to the League and the Union?", "44", None),
        ("From the lamp rules of the bay, how many are about food?", "161", Reason.OTHER_SCOPE),
        ("Of the lamp rules of the bay, how many are about food, health, transport and care?", "161", None),
    ],
)
def test_figure_is_doubted_for_its_reason(sought, text, figure, reason):
    question, found, finder = sought(text, figure)
    assert doubt(question, found.ranked.figures[0], found, finder) is reason


def test_figure_of_the_sort_asked_for_goes_before_a_slightly_better_one(sought):
    question, found, finder = sought("How many children took part in the lamp fair?", "12")
    pupils = next(c for c in found.ranked.figures if c.figure.text == "340")
    near = replace(
        pupils, score=found.ranked.figures[0].score - 0.2, coverage=found.ranked.figures[0].coverage
    )
    both = replace(found, ranked=replace(found.ranked, figures=(found.ranked.figures[0], near)))
    assert best_figure(question, both, finder).figure.text == "340"


@pytest.mark.parametrize(
    ("counted", "names", "other"),
    [
        (("school",), (), True),
        # the place itself, by its kind and name
        (("norland", "provinc"), ("norland",), False),
        (("norland", "provinc"), (), True),
        # "The norms firms announced"
        (("norm", "firm"), (), False),
    ],
)
def test_sort_is_told_by_all_that_is_counted(sought, counted, names, other):
    question, found, _ = sought("How many national standards were issued in 2021?", "540")
    asked = replace(question, counted=counted, names=names, concepts=())
    assert counts_other_sort(asked, found.ranked.figures[0]) is other


@pytest.mark.parametrize(
    ("text", "figure", "reason"),
    [
        ("How many Gold Medals and Silver Medals together went to women?", "34", Reason.NOT_IN_SOURCES),
        ("How many Gold Medals and Silver Medals together went to the crews?", "34", None),
        ("How many lamps were sold in Norland on monthly average?", "1,200", None),
    ],
)
def test_what_is_worked_out_is_narrowed_too_but_not_by_its_time(sought, text, figure, reason):
    question, found, finder = sought(text, figure)
    assert declined(question, found, finder, Limits()) is reason


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("number of national standards issued in 2021, next to the withdrawn ones", True),
        ("number of national standards issued in 2021, not counting standards struck off", True),
        ("How many of the national standards issued in 2021 were struck off?", False),
        ("How many withdrawn national standards were issued in 2021?", False),
    ],
)
def test_what_is_not_meant_narrows_nothing(sought, text, said):
    question, found, _ = sought(text, "540")
    assert speaks_of_limits(question, found.ranked.figures[0]) is said


def test_sentence_of_the_body_named_leads_unless_it_is_far_behind(sought):
    question, found, finder = sought("Why did Norland buy the lamps?", "1,200")
    about = next(c for c in found.ranked.sentences if "Norland" in c.sentence)
    other = next(c for c in found.ranked.sentences if "Rain" in c.sentence)

    def leading(behind):
        sentences = (replace(other, score=2.0), replace(about, score=2.0 - behind))
        both = replace(found, ranked=replace(found.ranked, sentences=sentences))
        return of_names_asked(question, both, finder).ranked.sentences[0]

    assert "Norland" in leading(behind=0.2).sentence
    assert "Rain" in leading(behind=1.2).sentence


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Split the national standards issued in 2021 into compulsory and voluntary ones.",
            Reason.NOT_IN_SOURCES,
        ),
        ("Split the national standards issued in 2021 by what they are for.", None),
    ],
)
def test_breakdown_is_narrowed_too(sought, text, reason):
    question, found, finder = sought(text, "540")
    assert declined(question, found, finder, Limits()) is reason


@pytest.mark.parametrize(
    ("text", "figure", "reason"),
    [
        ("In the second round, how many lamp rules of the bay were set?", "161", Reason.OTHER_SCOPE),
        ("In the first round, how many lamp rules of the bay were set?", "161", None),
    ],
)
def test_later_round_is_told_by_no_passage_without_rounds(sought, text, figure, reason):
    question, found, finder = sought(text, figure)
    assert declined(question, found, finder, Limits()) is reason


def test_number_that_counts_nothing_is_no_premise(sought):
    question, found, _ = sought("Which lamps were sold in Norland? I need all six.", "1,200")
    assert contradicting(question, found) is None
    question, found, _ = sought("Which of the 600 lamps were sold in Norland?", "1,200")
    assert contradicting(question, found).figure.text == "1,200"


@pytest.mark.parametrize(("behind", "contradicted"), [(0.5, None), (1.5, "34")])
def test_number_that_agrees_is_no_excuse_from_far_behind(sought, behind, contradicted):
    question, found, _ = sought("The crews received 21 medals. Who gave them?", "34")
    first, other = found.ranked.figures[0], next(c for c in found.ranked.figures if c.figure.text == "21")
    figures = (first, replace(other, score=first.score - behind))
    ranked = replace(found.ranked, figures=figures, sentences=())
    against = contradicting(question, replace(found, ranked=ranked))
    assert (against.figure.text if against else None) == contradicted


@pytest.mark.parametrize(
    ("text", "sure", "reason"),
    [
        # No document knows a vane, but a reader is sure of what is meant.
        ("How many vanes were ever bought in Norland?", (0.05, 0.6), None),
        ("How many vanes were ever bought in Norland?", (0.6, 0.05), None),
        ("How many vanes were ever bought in Norland?", (0.09, 0.09), Reason.NOT_IN_SOURCES),
        # A case is anything.
        ("In how many cases were vanes ever bought in Norland?", (0.5, 0.5), None),
        # Counties are of a sort that lamps are not.
        ("How many counties were ever bought in Norland?", (0.05, 0.05), Reason.NOT_IN_SOURCES),
    ],
)
def test_reader_that_is_sure_outweighs_a_word_unheard(sought, text, sure, reason):
    question, found, finder = sought(text, "1,200")
    best = replace(found.ranked.figures[0], coverage=0.3)
    assert doubt(question, best, replace(found, doubt=Doubt(*sure)), finder) is reason
