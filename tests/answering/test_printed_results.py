"""Results that are printed are quoted; places in an order, times of day, things by themselves, reasons, rests."""

import pytest

from stdqa.answering.times import of_other_time
from stdqa.types import Reason, Status, Verdict

FERRIES = """---
title: The ferries of Ostmark, 2021
publisher: Ferry Office
date: 2022-02-04
period: "2021"
---
# The ferries of Ostmark, 2021

On the morning of February 3, the Ferry Office held its winter meeting in Carrow.

The ratio of deckhands to pilots was 3.4 on the northern lines. There were 90 pilots and 210 deckhands at the southern yards.

Ferries with a keel were 18% less likely to be late than ferries without a keel. Without fog, the difference between old boats and new boats was 23 minutes.

There was a total number of 6,420 women aged 40 and over that were employed as pilots and clerks.

Among the coast towns, the ticket price for winter crossings was 7.5 crowns.

In the number of new piers, the top five towns are Carrow, Dunmere, Easby, Orn and Tarn, respectively.

By the end of 2021, 3,631 lamps from 2,003 yards had become "beacons". Looking at the number of "beacons" among the lamps, Dunmere has reached 1,152 "beacon" lamps.

A first lot of 38 signal masts was set up in fields such as salt, soap, and hydrogen. The office issued a plan for the lantern rule.

Of the yards, salt yards account for 14% and soap yards account for 8%.

Forty piers were planned, and yards in salt, soap, and other trades together sent out 812 barges.

A "4+Y" towing model was set up by Easby and Orn, with 31 tugs.

The release of the Ferry Office is dated 9 March 2022. On 9 March 2022 the Ferry Office released its lamp report in Orn.

There were 12 upper courts and 40 lower courts in the port law survey.

In the number of accidents, the five towns with the fewest are, in this order, Easby, Orn, Tarn, Dunmere and Carrow.

Rigg ended the 1997 racing season with 71 wins.

Of the ferries, 30% have a keel and 40% have a mast. Under the 2018 rule 90 barges were scrapped.

The board closed two lines because of the ice. The tugs of the Quay Company were counted in 2019.
"""


@pytest.fixture(scope="module")
def ask(asking):
    return asking({"ferries.md": FERRIES})


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What was the ratio of deckhands to pilots on the northern lines?", "3.4"),
        ("How much less likely were ferries with a keel to be late than ferries without a keel?", "18%"),
        ("Without fog, how many minutes was the difference between old boats and new boats?", "23"),
        ("How many women (aged 40 and over) in total were employed as pilots and clerks?", "6,420"),
    ],
)
def test_result_that_is_printed_is_quoted(ask, question, figure):
    answer = ask(question)
    assert [one.figure.text for one in answer.figures] == [figure]
    assert answer.computation is None


def test_what_is_not_printed_is_worked_out(ask):
    answer = ask("What is the ratio of deckhands to pilots at the southern yards?")
    assert answer.computation is not None
    assert answer.computation.result == "2.33"


def test_value_of_what_is_asked_for_by_its_name_is_a_figure(ask):
    answer = ask("Among the coast towns, what was the ticket price for winter crossings?")
    assert [one.figure.text for one in answer.figures] == ["7.5 crowns"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did Carrow build more new piers than Dunmere?", Verdict.CONFIRMED),
        ("Did Easby build more new piers than Dunmere?", Verdict.CONTRADICTED),
        ("Is Tarn behind Orn in new piers?", Verdict.CONFIRMED),
        ("How did Orn manage to overtake Carrow in new piers?", Verdict.CONTRADICTED),
        ("Did Orn outdo Carrow in new piers?", Verdict.CONTRADICTED),
        ("Is it true that Orn overtook Carrow in new piers?", Verdict.CONTRADICTED),
        ("Orn is trailing Carrow in new piers, right?", Verdict.CONFIRMED),
        ("Did Carrow outperform Orn in new piers?", Verdict.CONFIRMED),
        ("Does Orn trail Carrow in new piers?", Verdict.CONFIRMED),
        # "Outdoor" puts nothing before anything.
        ("Did the Ferry Office hold its outdoor winter meeting on February 3?", Verdict.CONFIRMED),
        ("Does Carrow lag behind Orn in new piers?", Verdict.CONTRADICTED),
        ("Did the Ferry Office hold its winter meeting in the afternoon?", Verdict.CONTRADICTED),
        ("Did the Ferry Office hold its winter meeting on February 5?", Verdict.CONTRADICTED),
        ("Did the Ferry Office hold its winter meeting on February 3?", Verdict.CONFIRMED),
    ],
)
def test_statement_of_order_or_time_is_judged(ask, question, verdict):
    assert ask(question).verdict is verdict


@pytest.mark.parametrize(
    "question",
    [
        "Do Carrow and Dunmere have more than 100 new piers?",
        "Does Carrow have twice more new piers than Dunmere?",
    ],
)
def test_order_confirms_no_amount(ask, question):
    assert ask(question).verdict is not Verdict.CONFIRMED


def test_shares_that_are_no_parts_leave_no_rest(ask):
    assert ask("Apart from a keel and a mast, what percentage of the ferries remains?").computation is None


def test_year_of_a_rule_dates_no_figure(ask):
    assert ask("How many barges were scrapped in 2018?").status is Status.ABSTAINED


def test_order_of_time_is_not_that_of_a_list(ask):
    assert ask("Did Easby build its new piers before Carrow?").verdict is not Verdict.CONTRADICTED
    assert ask("Which new piers did Orn build before Carrow?").verdict is None


def test_list_of_those_with_the_fewest_puts_nobody_ahead(ask):
    assert ask("Did Easby have more accidents than Carrow?").verdict is not Verdict.CONFIRMED


def test_what_is_higher_by_name_is_no_difference(ask):
    answer = ask("How many more lower courts than upper courts were there in the port law survey?")
    assert answer.computation is not None
    assert answer.computation.result == "28"


def test_year_that_is_a_word_like_others_dates_a_figure(ask):
    assert [one.figure.text for one in ask("How many wins did Rigg end with in 1997?").figures] == ["71"]


def test_figure_of_a_place_gives_way_where_no_place_is_asked_for(ask):
    assert ask('How many "beacons" are there by the end of 2021?').figures[0].figure.text == "3,631"
    assert ask('How many "beacon" lamps has Dunmere?').figures[0].figure.text == "1,152"


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("How many signal masts were set up for soap only?", Reason.OTHER_SCOPE),
        ("How many signal masts were set up for hydrogen by itself?", Reason.OTHER_SCOPE),
        ("how many signal masts has germany got", Reason.OTHER_SCOPE),
        ("For what reason did Carrow build more new piers than Dunmere?", Reason.NOT_IN_SOURCES),
        ("When did the tugs of the Quay Company pass the one million mark?", Reason.NOT_IN_SOURCES),
    ],
)
def test_what_is_not_told_is_declined(ask, question, reason):
    answer = ask(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, reason)


def test_date_of_what_is_asked_is_told(ask):
    assert ask("When were the tugs of the Quay Company counted?").figures[0].figure.text == "2019"


def test_reason_that_is_told_is_given(ask):
    assert "because of the ice" in ask("For what reason did the board close two lines?").text


def test_rest_of_two_stated_shares(ask):
    answer = ask("Leaving salt and soap aside, what percentage of the yards remains?")
    assert answer.computation is not None
    assert answer.computation.result == "78%"


def test_list_before_a_verb_is_of_the_figure_after_it(ask):
    answer = ask("How many barges did the yards in salt, soap and other trades send out?")
    assert [one.figure.text for one in answer.figures] == ["812"]


@pytest.mark.parametrize(
    "question",
    ["What is the name of the model by which Easby and Orn tow together?", "Easby Orn towing model name"],
)
def test_name_of_a_model(ask, question):
    assert ask(question).text.startswith("4+Y")


@pytest.mark.parametrize(
    ("statement", "sentence", "other"),
    [
        ("in the afternoon", "In the morning, they met.", True),
        ("in the morning", "In the morning, they met.", False),
        ("on Monday", "They met on Tuesday.", True),
        ("on 4 May", "They met on 4 May and 5 May.", False),
        ("on 4 May", "They met on 5 May.", True),
        ("in June", "They met in July.", True),
        ("it may march on", "They met in July.", False),
        ("in June", "They met.", False),
    ],
)
def test_times_of_one_kind(statement, sentence, other):
    assert of_other_time(statement, sentence) is other
