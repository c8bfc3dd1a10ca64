"""Questions whose words could be taken for something else: limits, examples, speakers, bounds and terms."""

import pytest

from stdqa.types import Status, Verdict

HARBOURS = """---
title: Harbours of Marenna, 2021
publisher: Harbour Board
date: 2022-03-02
period: "2021"
---
# Harbours of Marenna, 2021

Ilse Varn, Director of the Harbour Board:

In 2021, 41 rules for important household machines such as cookers and stoves were drawn up. In agriculture and
rural areas, 169 pumps were installed.

A total of 4,141 crane rules were added, including 1,902 rules for emerging crafts, accounting for 45.9%. More than
23,000 ferry rules were added, including 12,000 rules for emerging crafts, accounting for 52.3%.

By the end of 2021, the quay programme had reached 11 towns. Tarn has reached 1,152 lamps.

Jonas Reed, Chief Pilot of the Harbour Board:

In 2021, 25 pilots passed the night examination.
"""


@pytest.fixture(scope="module")
def ask_harbours(asking):
    return asking({"harbours.md": HARBOURS})


def shown(answer):
    assert answer.status is Status.ANSWERED, answer.text
    return [quoted.figure.text for quoted in answer.figures]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        # "Important" has the stem of "import", which narrows a count.
        ("How many rules were drawn up for important household machines?", ["41"]),
        # An example in the reader's words narrows nothing.
        ("How many rules were drawn up for household machines such as domestic stoves?", ["41"]),
        # Farming is agriculture: one figure, said of both in one breath.
        ("How many pumps concerning farming and rural areas were installed?", ["169"]),
        # The one who says it is named, not where it is.
        ("How many lamps has Tarn reached, according to the Director?", ["1,152"]),
        ("What share do emerging crafts have in the new crane rules?", ["45.9%"]),
        ("How many of the ferry rules are for emerging crafts?", ["12,000"]),
    ],
)
def test_figure_is_found_however_it_is_asked_for(ask_harbours, question, figures):
    assert shown(ask_harbours(question))[: len(figures)] == figures


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Has the quay programme reached fewer than ten towns?", Verdict.CONTRADICTED),
        ("Has the quay programme reached ten towns or more?", Verdict.CONFIRMED),
        ("Of the new ferry rules, are over half for emerging crafts?", Verdict.CONFIRMED),
        ("Of the new crane rules, are over half for emerging crafts?", Verdict.CONTRADICTED),
    ],
)
def test_bound_is_held_against_the_amount(ask_harbours, question, verdict):
    assert ask_harbours(question).verdict is verdict


def test_that_it_was_the_only_one_is_not_confirmed_by_its_figure(ask_harbours):
    assert ask_harbours("Was Tarn the only town with 1,152 lamps?").verdict is not Verdict.CONFIRMED


def test_strangers_are_not_compared(ask_harbours):
    answer = ask_harbours("Does Oslavia or Tarn have more lamps?")
    assert answer.status is Status.ABSTAINED
