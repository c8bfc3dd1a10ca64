"""Another thing of the kind asked for does not answer; what was planned is told from what was done; what a
statement bounds, names and quotes is looked at."""

from dataclasses import replace
from operator import mul

import pytest

from stdqa.answering.abstaining import declined, said_elsewhere
from stdqa.answering.doubts import doubt
from stdqa.answering.joint import own_concepts
from stdqa.answering.operands import OPERANDS
from stdqa.answering.premise import contradicting, says_so
from stdqa.answering.reply import Limits
from stdqa.answering.singly import _own
from stdqa.assistant import Assistant
from stdqa.glossary import Glossary
from stdqa.index.build import build
from stdqa.questions import Operation
from stdqa.questions.cutting import term_of
from stdqa.retrieval.ranking import Weights
from stdqa.settings import Settings
from stdqa.testing import HashEncoder
from stdqa.types import Reason, Status, Verdict

HARBOUR = """---
title: The harbours of Marenna, 2021
publisher: Harbour Board
date: 2022-03-02
period: "2021"
---
# The harbours of Marenna, 2021

In 2021, 41 local permits were filed. By the end of 2021 a total of 697 local permits were filed.

By the end of 2021 there were 808 branch permits on file; 42 branch permits were new in 2021.

The board issued plans for 48 maps of harbours in foreign tongues and published 39 maps of harbours in foreign tongues.

The charts were lent 71 times.

There were a total of 133 harbour panels, including 55 full panels (FP), 70 sub-full panels (SP) and 8 crews.

The fund turned 192 finds of the research bases into 224 harbour rules.

The consistency of the lamps with the common rules reached 96%.

The quay plan was drawn up jointly with the Guild of Pilots. Tarn and Easby have signed the "Charter of the River" and set up a "2+Y" working model for it.

A lamp of "sound make" is held to be fit, and so is one of "fair make".

Landings by port: Tarn 400 tonnes, Easby 300 tonnes, Norwick 200 tonnes and Skelling 100 tonnes.

In the cargo sector 38 lamps were renewed. In the fishing sector 12 lamps were renewed.

Tarn, Easby and Norwick met about the lamps of the coast. They released 61 lamp rules.

By a survey of six signs the board held 30 marks of the coast to be strong.

The members elect 12 wardens. Among the wardens, half are from Tarn.
"""
GROUPS = """groups = [
  ["yardstick", "sign"], ["yardstick", "mark"],
  ["branch permit", "trade permit"], ["local permit", "town permit"], ["full panel", "FP"],
  ["sub-full panel", "SP"], ["permit", "licence"],
]
"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "glossary.toml").write_text(GROUPS, "utf-8")
    own = Settings.read(corpus=folder / "corpus", index=folder / "index", glossary=folder / "glossary.toml")
    own.corpus.mkdir()
    (own.corpus / "harbour.md").write_text(HARBOUR, "utf-8")
    encoder = HashEncoder()
    build(own.corpus, own.index, own, lambda: encoder)
    with Assistant.open(own, encoder) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def ask(opened):
    return opened.ask


def shown(answer):
    return [quoted.figure.text for quoted in answer.figures]


def test_term_of_two_words_has_the_others_of_its_kind_as_rivals():
    glossary = Glossary.of([["branch permit", "trade permit"], ["local permit"], ["sub-local permit"]])
    branch = glossary.concepts("trade permits")[0]
    assert ("local", "permit") in branch.rivals
    assert ("branch", "permit") not in branch.rivals
    assert ("local", "permit") not in glossary.concepts("sub-local permit")[0].rivals


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How many trade permits were on file at the end of 2021?", ["808"]),
        ("How many branch licences were on file at the end of 2021?", ["808"]),
        ("How many town permits were on file at the end of 2021?", ["697"]),
        ("How many maps of harbours in foreign tongues were planned?", ["48"]),
        ("How many maps of harbours in foreign tongues actually came out?", ["39"]),
        ("How many maps were published, as opposed to planned?", ["39"]),
    ],
)
def test_figure_is_of_the_very_thing(ask, question, figures):
    assert shown(ask(question))[: len(figures)] == figures


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("How many trade permits were on file before 2021?", "766"),
        ("trade permits before 2021", "766"),
        ("Of all trade permits on file when 2021 ended, how many had been filed before that year?", "766"),
        ("How many more harbour rules came out of the research bases than finds went in?", "32"),
        ("How many FPs and SPs are there together, without the crews?", "125"),
    ],
)
def test_result_is_of_the_things_named(ask, question, result):
    answer = ask(question)
    assert answer.computation.result == result


def test_thing_listed_with_its_parts_is_not_added_to_them(ask):
    answer = ask("Harbour panels, full panels and sub-full panels taken together: what is the total?")
    assert answer.computation is None
    assert shown(answer)[:1] == ["133"]


CONFIRMED, CONTRADICTED = Verdict.CONFIRMED, Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Local permits on file at the end of 2021 - was it 600 or more?", CONFIRMED),
        ("Local permits on file above 700 at the end of 2021?", CONTRADICTED),
        ("Are there 800-plus branch permits on file at the end of 2021?", CONFIRMED),
        ("Have the lamps passed the 95 per cent mark in consistency with the common rules?", CONFIRMED),
        ("Was the quay plan drawn up by the Harbour Board alone?", CONTRADICTED),
        ("Do maps of harbours planned outnumber maps of harbours published?", CONFIRMED),
        ("Are most of the wardens from Tarn?", CONTRADICTED),
    ],
)
def test_statement_is_judged_by_what_it_says(ask, question, verdict):
    assert ask(question).verdict is verdict


def test_words_in_quotation_marks_must_be_said(ask):
    assert ask("Is a lamp of 'poor make' held to be fit?").verdict is not CONFIRMED
    assert ask("Is a lamp of 'fair make' held to be fit?").verdict is CONFIRMED


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ('Lamps of "broken make" are regarded as fit for the coast.', True),
        ('By six signs 9 lamps of "broken make" were seen.', False),
        ('Lamps of "fair make" are regarded as fit for the coast.', False),
    ],
)
def test_what_is_stated_of_quoted_words_must_be_said_too(opened, sentence, said):
    for marks in ("''", '""'):
        question = opened.understood(
            "Are lamps of {}broken make{} regarded as fit for the coast?".format(*marks)
        )
        assert says_so(question, sentence) is said


def test_name_asked_for_stands_beside_the_thing(ask):
    assert ask("By what name is the working model of Tarn and Easby known?").text.startswith("2+Y")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which university drew up the quay plan?", False),
        ("How many maps of harbours were published?", True),
    ],
)
def test_what_is_not_told_is_declined(ask, question, told):
    assert (ask(question).status is Status.ANSWERED) is told


def test_number_of_a_premise_may_stand_beside_another_word(opened):
    """ "Yardsticks" are the signs here, of which there are six, though marks are yardsticks too."""
    for number, wrong in (("six", None), ("nine", "30")):
        question = opened.understood(
            f"By what {number} yardsticks did the board hold the coast to be strong?"
        )
        found = opened.finder().find(question)
        marks = tuple(c for c in found.ranked.figures if c.figure.text == "30")
        said = tuple(c for c in found.ranked.sentences if c.holds(marks[0].figure))
        ranked = replace(found.ranked, figures=marks, sentences=said)
        other = contradicting(question, replace(found, ranked=ranked))
        assert (other and other.figure.text) == wrong
        # One that says next to nothing else of the question is of other yardsticks.
        far = replace(ranked, figures=tuple(replace(one, coverage=0.2) for one in marks))
        assert contradicting(question, replace(found, ranked=far)) is None


@pytest.mark.parametrize(
    ("figure", "reason"), [("39", Reason.NOT_IN_SOURCES), ("71", None)], ids=["things", "times"]
)
def test_how_often_is_not_answered_by_how_many(opened, figure, reason):
    question = opened.understood("How many times were the maps copied, downloaded and sent abroad?")
    finder = opened.finder()
    found = finder.find(question)
    best = next(c for c in found.ranked.figures if c.figure.text.split()[0] == figure)
    assert doubt(question, best, found, finder) is reason


def test_how_often_is_not_answered_by_how_many_of_the_thing(opened):
    question = opened.understood("How often were local permits sold?")
    finder = opened.finder()
    found = finder.find(question)
    best = next(c for c in found.ranked.figures if c.figure.text.split()[0] == "41")
    assert doubt(question, best, found, finder) is Reason.NOT_IN_SOURCES


def test_sentence_that_goes_on_with_a_pronoun_is_of_what_leads(opened):
    question, finder = opened.understood("How many lamp rules have Tarn, Easby and Norwick?"), opened.finder()
    found = finder.find(question)
    best = next(c for c in found.ranked.figures if c.figure.text == "61")
    said = {c.sentence[:5]: c for c in found.ranked.sentences}
    own, before, other = said["They "], said["Tarn,"], said["The q"]

    def elsewhere(leading):
        sentences = (replace(leading, score=9.0), replace(own, score=1.0))
        ranked = replace(found.ranked, figures=(best,), sentences=sentences)
        return said_elsewhere(replace(found, ranked=ranked, compared=True), Limits())

    assert not elsewhere(before)
    assert elsewhere(other)


def test_list_of_so_many_is_added_up_though_others_lead(opened):
    question, finder = (
        opened.understood("Add up the landings of the four ports, what do you get?"),
        opened.finder(),
    )
    found = finder.find(question)
    listed = [
        c for c in found.ranked.figures if c.figure.text.endswith("tonnes") or c.figure.unit == "tonnes"
    ]
    others = [c for c in found.ranked.figures if c not in listed]
    ranked = replace(found.ranked, figures=(*others[:3], *listed, *others[3:]))
    added = OPERANDS[Operation.SUM](question, replace(found, ranked=ranked), finder)
    assert added is not None
    assert sum(c.figure.value for c in added) == 1000


def test_year_before_is_not_answered_by_the_year(ask):
    answer = ask("What was the consistency of the lamps with the common rules one year earlier?")
    assert answer.reason is Reason.OTHER_PERIOD


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("Add up the landings of the four ports, what do you get?", "1,000"),
        ("Adding the cargo and the fishing field, how many lamps is that?", "50"),
    ],
)
def test_what_is_added_up_is_the_list_of_so_many_or_the_fields_named(ask, question, result):
    assert ask(question).computation.result == result


def test_rival_is_held_back_and_declined_where_nothing_better_is_told(opened):
    question, finder = opened.understood("How many trade permits are on file?"), opened.finder()
    found = finder.find(question)
    rivals = tuple(c for c in found.ranked.figures if c.rival)
    assert "697" in [c.figure.text for c in rivals]
    assert not any(c.rival for c in found.ranked.figures if c.figure.text in ("808", "42"))
    for one in rivals:
        assert one.score < sum(map(mul, one.signals, Weights.shipped().figure)) - 0.5
    alone = replace(found, ranked=replace(found.ranked, figures=rivals))
    assert declined(question, alone, finder, Limits()) is Reason.OTHER_SCOPE
    assert declined(question, found, finder, Limits()) is None


def test_term_is_a_thing_of_its_own_beside_one_that_has_its_words(opened):
    finder = opened.finder()
    full, sub = term_of("full panels"), term_of("sub-full panels")
    assert ("full", "panel") in [c.stems for c in own_concepts(finder, full, (full, sub))]
    one, two = (opened.understood(f"branch trade share of {which} permits") for which in ("branch", "local"))
    assert ("branch", "permit") in [c.stems for c in _own(one, (one, two))]


def test_field_is_told_by_what_it_is_a_field_of(opened):
    cargo, fishing = term_of("cargo field"), term_of("fishing sector")
    assert [c.stems for c in own_concepts(opened.finder(), cargo, (cargo, fishing))] == [("cargo",)]
