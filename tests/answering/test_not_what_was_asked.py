"""What looks like an answer and is none: a count of another sort, a part of another whole, a narrower count,
another one in an order, a date of something else."""

import pytest

from stdqa.answering.order import of_another_in_order
from stdqa.glossary import Glossary
from stdqa.questions import understand
from stdqa.retrieval.rivals import Rivals
from stdqa.types import Reason, Status, Verdict

LIGHTS = """---
title: The lights of Marenna, 2021
publisher: Light Board
date: 2022-03-02
period: "2021"
---
# The lights of Marenna, 2021

Seventeen schools have opened courses in lamp making, attended by young people of the coast. 12 new lamps were set up in the district of Tarn.

The second lot of 40 harbour lamps was approved. Under the Fourth Quay Plan 31 piers were lit.

In 2021, 7,400 new members joined the lamp committees, including 400 members from foreign yards, 5.4% of them.

Over 540 company lamps were newly declared, with more than 210 of them for the young trades.

More than 60 lamp rules were announced by the boatmen. Three lamps were mended by the wardens in the summer of 2021.

Norland has 1,150 quays. Southmark has 4,000 fishing firms.

A share of 62% of the best ten yards lies in the inland shires.

The board met on 4 May 2021 to speak of the price of oil.
"""


@pytest.fixture(scope="module")
def ask(asking):
    return asking({"lights.md": LIGHTS})


@pytest.mark.parametrize(
    "question",
    [
        # pupils are no schools, counties no firms, tonnes no rules
        "How many pupils attend courses in lamp making?",
        "From how many counties do the fishing firms of Southmark come?",
        "How many tonnes of lamp rules were announced by the boatmen?",
        # narrower by a word, by a turn
        "How many lamp rules were scrapped by the boatmen?",
        "How many schools dropped out of the courses in lamp making?",
        "How many foreign schools have opened courses in lamp making?",
        "How many of the new members of the lamp committees are women?",
        # another one in the order
        "How many harbour lamps were approved in the third lot?",
        "How many piers were lit under the Third Quay Plan?",
        # a month, where the year is told
        "How many new members joined the lamp committees in May 2021 alone?",
        # each figure is of another place
        "How many quays are there for each fishing firm in Southmark?",
    ],
)
def test_figure_of_something_else_answers_nothing(ask, question):
    assert ask(question).status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many schools have opened courses in lamp making?", "Seventeen"),
        ("How many new lamps are there in the district of Tarn?", "12"),
        ("How many harbour lamps were approved in the second lot?", "40"),
        ("How many piers were lit under the Fourth Quay Plan?", "31"),
        ("The boatmen announced quite a few lamp rules. How many?", "60"),
        (
            "For a paper on old foreign lamps in county museums: how many lamp rules did the boatmen announce?",
            "60",
        ),
        (
            "My sister is a pupil there, so I wonder: how many schools have opened courses in lamp making?",
            "Seventeen",
        ),
        ("What share of the new members of the lamp committees is from foreign yards?", "5.4%"),
        ("To what extent do the best ten yards lie in the inland shires?", "62%"),
        ("How many company lamps, beacons and the like were newly declared?", "540"),
    ],
)
def test_figure_that_is_asked_for_answers(ask, question, figure):
    answer = ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert answer.figures[0].figure.text == figure
    assert answer.computation is None


def test_statement_narrower_than_what_is_told_is_not_confirmed(ask):
    assert ask("Have more than ten schools opened courses in lamp making?").verdict is Verdict.CONFIRMED
    assert ask("Have more than ten primary schools opened courses in lamp making?").verdict is None
    assert ask("Do 62% of the best ten yards lie in the inland shires of the north?").verdict is None


def test_stranger_is_named_as_the_reason(ask):
    answer = ask("Which courses were opened by the schools of Kazakhstan?")
    assert answer.reason is Reason.OTHER_SCOPE


def test_date_beside_nothing_of_the_question_is_none(ask):
    assert ask("On what date will the wardens of Tarn retire?").status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        (
            "Which fields did the 12th five-year plan back?",
            'Under the "14th Five-Year Plan" four fields were backed.',
            True,
        ),
        (
            "Which fields did the 14th five-year plan back?",
            'Under the "14th Five-Year Plan" four fields were backed.',
            False,
        ),
        ("How many came in the second round?", "The first batch of 38 came.", True),
        ("How many came in the first round?", "The first batch of 38 came.", False),
        ("How many came in the 2nd round?", "The second batch of 38 came.", False),
        ("How many came in the 2nd round?", "The first batch of 38 came.", True),
        ("Turnout in the second round?", "In the run-off after the first round it was 58%.", False),
        ("Which is the third largest yard?", "It was the 18th voyage.", False),
        ("Did they win at the 17th Games?", "They won at the 18th Winter Games.", True),
        ("Did they win at the 18th Games?", "They won at the 18th Winter Games.", False),
        ("When came the third batch of rules?", "The 2nd book of rules came in May.", False),
    ],
)
def test_another_one_in_the_order(question, sentence, other):
    assert of_another_in_order(understand(question, Glossary.of([])), sentence) is other


def test_term_turned_round_is_no_kind_of_its_last_word():
    glossary = Glossary.of(
        [["food waste"], ["reducing waste", "waste reduction"], ["solid waste", "waste by weight"]]
    )
    assert glossary.concepts("food waste")[0].rivals == (("solid", "wast"),)


def test_no_term_reaches_over_the_end_of_a_sentence():
    glossary = Glossary.of([["state standard", "national standard"]])
    assert [c.stems for c in glossary.concepts("what the state did. Standards count")][:2] == [
        ("state",),
        ("standard",),
    ]


def test_term_asked_for_is_no_rival_of_a_longer_one():
    glossary = Glossary.of([["company standard"], ["industry standard"], ["emerging industry"]])
    plain, of_industry = (
        Rivals.of(understand(f"How many company standards {more}?", glossary)).terms
        for more in ("are there", "of emerging industries are there")
    )
    assert plain[0][1] == (("industri", "standard"),)
    assert of_industry == ()
