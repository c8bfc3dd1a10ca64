"""Ways of asking that hide what is asked for, and words that no figure is told of."""

from dataclasses import replace

import pytest

from stdqa.answering import comparison
from stdqa.answering.choosing import best_figure
from stdqa.types import Reason, Status

COAST = """# The coast of Marenna in 2021

## Ferries

In 2021, 310 new ferries were registered. By the end of 2021, 5,120 ferries were registered.

By the end of 2021, 58,559 pilots in 238 cities across 30 districts took part in the lamp trials, and 4,120 lamp \
plans were released.

## Schools

Of the courses, logistics accounts for 14% and sailing for 8%.

The harbour office founded 169 new courses on fishing and the sea.

In the goods field, 640 "pilots" rules were released. In the service field, 53 "pilots" rules were released.

## Unions

Nearly 900 yards of Tarn-Easby-Orn took part in the joint trials. There are 13 pilot unions.

By the end of 2021, 3,631 rules from 2,003 yards had become "pilots", covering 893 kinds of goods and services.

By the end of 2021, 75 kinds of harbour rules were approved, with 80,828 harbour rules filed.

## Survey

The survey weighed the rules by views, sales, loans and trials. It held 830,000 answers on rules.

## Money

Receipts from lamp oil came to 870 florins in 2021, compared with 640 florins in 2020.
"""


@pytest.fixture(scope="module")
def coast(asking):
    return asking({"coast.md": COAST})


def figures(answer):
    return [one.figure.text for one in answer.figures]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many ferries were registered on New Year's Eve?", "5,120"),
        ("ferries registered, 31 Dec", "5,120"),
        ("In how many cities did pilots take part in the released lamp plans?", "238"),
        ("The lamp plans were released in how many cases?", "4,120"),
        ("What were the receipts from lamp oil in 2020?", "640 florins"),
        ("What were the receipts from lamp oil the year before?", "640 florins"),
    ],
)
def test_figure_is_found_however_it_is_asked_for(coast, question, figure):
    assert figures(coast(question))[:1] == [figure]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("How many new ferries were registered between July and December 2021?", Reason.OTHER_PERIOD),
        ("How many of the new courses on fishing and the sea deal with whales?", Reason.OTHER_SCOPE),
        ("Of the yards in the joint trials, how many are in Orn?", Reason.OTHER_SCOPE),
        ("Which union owns the most pilots?", Reason.NOT_IN_SOURCES),
        ("What subsidy does a pilot union get?", Reason.NOT_IN_SOURCES),
        ("Who is the minister at the harbour office?", Reason.NOT_IN_SOURCES),
        ("Who is the president of the 13 pilot unions?", Reason.NOT_IN_SOURCES),
        ("How many ferries were registered five years before?", Reason.OTHER_PERIOD),
    ],
)
def test_what_no_figure_is_told_of_is_declined(coast, question, reason):
    answer = coast(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, reason)


def test_goods_and_services_are_compared_by_figures_that_tell_one_from_the_other(coast):
    # Not by those of a sentence that tells of both together.
    assert figures(coast('Are more "pilots" rules for goods or for services?')) == ["640", "53"]


@pytest.mark.parametrize(("text", "chosen"), [("238", "238"), ("13", "4,120")])
def test_figure_beside_the_best_may_say_less_of_the_question(coast, text, chosen):
    # One that counts just what is asked for, but for those of other sentences.
    wanted = {"238": "cities", "13": "unions"}[text]
    question = coast.assistant.understood(f"In how many {wanted} were plans released?")
    finder = coast.assistant.finder()
    found = finder.find(question)
    named = {c.figure.text: c for c in found.ranked.figures}
    best = replace(named["4,120"], score=3.0, coverage=0.8)
    other = replace(named[text], score=2.9, coverage=0.5)
    found = replace(found, ranked=replace(found.ranked, figures=(best, other)))
    assert best_figure(question, found, finder).figure.text == chosen


def test_next_best_figures_are_compared_where_the_best_tell_of_both_things(coast, monkeypatch):
    asked = 'Are more "pilots" rules for goods or for services?'
    question, finder = coast.assistant.understood(asked), coast.assistant.finder()
    found = finder.find(question)
    named = {c.figure.text: c for c in found.ranked.figures}
    pairs = [[named["893"], named["53"]], [named["640"], named["53"]]]
    monkeypatch.setattr(comparison, "_alternatives", lambda *_: pairs[bool(finder.aside)])
    rows = comparison.compared(question, found, finder, question.request)
    assert [c.figure.text for _, c in rows] == ["640", "53"]
    assert finder.aside == frozenset()


def test_numerous_is_no_thing_that_must_be_told(asking):
    ask = asking(
        {"panels.md": "# Panels\n\nThere are 31 lamp panels (TP) and 44 lamp panels (SP) of the guild.\n"}
    )
    assert figures(ask("Which are more numerous, TPs or SPs?")) == ["44", "31"]


def test_kinds_are_not_compared_with_what_there_is_of_them(coast):
    assert set(figures(coast("Which kind of harbour rules has the most?"))) != {"80,828", "75"}


def test_whole_and_its_part_are_no_two_sorts(asking):
    ask = asking(
        {"rules.md": "# Rules\n\nA total of 4,141 barge rules were added, including 1,902 rules on salt.\n"}
    )
    assert figures(ask("Which sort of barge rules was added the most?")) != ["4,141", "1,902"]


@pytest.mark.parametrize("least", ["fewest", "most"])
def test_the_top_tells_nothing_of_who_has_the_fewest(asking, least):
    ask = asking(
        {"top.md": "# Ports\n\nThe top ten ports for barges are near Tarn, Easby and Orn in the north.\n"}
    )
    answer = ask(f"Which port has the {least} barges?")
    assert (answer.status is Status.ABSTAINED) is (least == "fewest")


def test_what_a_reader_says_of_himself_limits_nothing(coast):
    said = "We are a small private shop. How many new ferries were registered in all harbours in 2021?"
    assert figures(coast(said))[:1] == ["310"]


@pytest.mark.parametrize(("topic", "shown"), [("sailing", ["8%"]), ("whales", [])])
def test_follow_up_is_answered_only_where_its_own_words_are_told(coast, topic, shown):
    asked = "What share of the courses is logistics?"
    assert figures(coast(asked, f"And {topic}?"))[:1] == shown
