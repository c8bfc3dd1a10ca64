"""Ways of asking that were misread: what is left out or only beside, how far ahead, who asked and moderated,
lists by their number, what a reader needs the figure for."""

import pytest

from stdqa.answering.sought import Sort, what_is_sought
from stdqa.questions.asking import contrasts, lead_ins, without_examples
from stdqa.types import Reason, Status, Verdict

BRIEFING = """---
title: Briefing on the ferries of Marenna
publisher: Ferry Board
date: 2022-03-02
period: "2021"
event: Briefing on the ferries of Marenna, 2021
---
# Briefing on the ferries of Marenna

**Ana Ruiz, Moderator:** Good morning. We have invited Mr. Jon Hale and Ms. Eva Lind.

**Jon Hale, Director of the Ferry Board:** By the end of 2021 there were 510 coast ferries and 760 river ferries, in 21 ports. In 2021 the crews received 34 Gold Medals of the League and 21 Silver Medals of the Union. Of the new lines, 38.5% serve the delta, of the old lines 50.3%, and of the night lines 45.9%. The Board issued 169 ferry plans in 2021; by the end of 2021 there were 4,120 ferry plans. 12,844 reports on ferry plans came out in 2021. In the list of yards, Tarn has 240 lamps and Easby has 196 lamps. In 2021, 7,400 new members joined the crews, including 400 from abroad, 5.4% of them; 4,600 people saw the crews off.

In the survey, five signs were weighed, including the number of trips, the number of crossings, the load, the speed and the price. The harbour charter was drawn up jointly with the Ministry of Ports, the Union of Pilots and the League of Yards. The lines of the delta are for food, timber and salt. Of the canal lines 70% lie outside the hills. In 2021, 2,902 ferry rules and 225 ferry rule samples were approved.

Among the top ports in ferry building, Norwick built 90 ferries, Skelling 70 ferries and Marrow 50 ferries.

The service plays the role of permanent member in the League of Ports. It sits in many bodies of the League.

**Reporter of the Coast Daily:** What is done for the small ports?

**Eva Lind, Inspector of the Ferry Board:** 14 small ports got new quays in 2021.

**Reporter of Radio Harbour:** How are the ferries kept safe?

**Jon Hale, Director of the Ferry Board:** 31 safety rules were issued in 2021.
"""


@pytest.fixture(scope="module")
def ask(asking):
    return asking({"briefing.md": BRIEFING})


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("Tarn is how many lamps ahead of Easby?", "44"),
        ("How many lamps is Tarn ahead of Easby?", "44"),
        ("River ferries versus coast ferries at the end of 2021: how many times as many?", "1.49"),
        ("How many medals of the League and the Union together went to the crews?", "55"),
        ("How far is Easby behind Tarn in lamps?", "44"),
        ("Of the new members of the crews, how many have nothing to do with abroad?", "7,000"),
        ("How many of the new crew members do not come from overseas?", "7,000"),
        ("Of the people who newly joined the crews in 2021, how many are not from abroad?", "7,000"),
    ],
)
def test_result_is_worked_out(ask, question, result):
    answer = ask(question)
    assert answer.computation is not None, answer.text
    assert answer.computation.result == result


def test_divisor_of_the_year_is_not_all_there_are(ask):
    assert (
        ask("For every ferry plan issued in 2021, how many reports came out?").computation.result == "76.00"
    )


def test_share_of_the_rest_is_worked_out_of_the_stated_one(ask):
    answer = ask("What percentage of the new lines lies outside the delta?")
    assert answer.computation.expression == "100% − 38.5%"
    assert answer.computation.result == "61.5%"


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        (
            "What share goes to the delta among new lines, old lines and night lines?",
            ["38.5%", "50.3%", "45.9%"],
        ),
        ("Give me the lamps of Tarn and Easby.", ["240", "196"]),
        ("During 2021, how many Gold Medals and how many Silver Medals came in?", ["34", "21"]),
        ("Number of coast ferries and number of river ferries?", ["510", "760"]),
    ],
)
def test_each_of_several_has_its_figure(ask, question, figures):
    assert [one.figure.text for one in ask(question).figures] == figures


def test_share_told_of_the_rest_is_not_taken_from_the_whole(ask):
    answer = ask("What percentage of the canal lines lies outside the hills?")
    assert [one.figure.text for one in answer.figures][:1] == ["70%"]
    assert answer.computation is None


def test_share_that_is_stated_is_quoted_though_it_could_be_worked_out(asking):
    told = "7,409 new members joined the committees, including 400 representatives from foreign-funded yards, accounting for 5.4% of the new members."
    ask = asking({"committees.md": f"# Committees in 2021\n\n{told}\n"})
    answer = ask("What share of the new committee members came from foreign-owned yards?")
    assert [one.figure.text for one in answer.figures] == ["5.4%"]
    assert answer.computation is None


def test_percentage_of_women_is_no_question_for_their_names(ask):
    assert "Lind" not in ask("What percentage of the people invited are women?").text


@pytest.mark.parametrize(
    "question",
    [
        "How many of the Gold Medals and how many of the Silver Medals went to women?",
        "How many Gold Medals and how many Silver Medals came in in May 2021?",
    ],
)
def test_several_figures_are_narrowed_as_one_is(ask, question):
    assert ask(question).status is Status.ABSTAINED


def test_two_things_asked_for_apart_are_not_told_by_one_figure(ask):
    answer = ask("In 2021, how many ferry rules and how many rule samples were approved?")
    assert [one.figure.text for one in answer.figures] == ["2,902", "225"]


def test_what_stands_for_something_is_counted(ask):
    answer = ask("How many of the new members of the crews stand for places abroad?")
    assert [one.figure.text for one in answer.figures][:1] == ["400"]


def test_those_named_with_an_article_are_held_against_each_other(ask):
    assert ask("Do the coast ferries outnumber the river ferries?").verdict is Verdict.CONTRADICTED


def test_role_is_confirmed_by_the_sentence_that_says_it(ask):
    answer = ask("Does the service sit in bodies of the League of Ports as a permanent member?")
    assert answer.verdict is Verdict.CONFIRMED
    assert "permanent" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("number of coast ferries at the end of 2021, not counting river ferries", "510"),
        ("How many coast ferries were there at the end of 2021, next to the river ones?", "510"),
    ],
)
def test_what_is_left_out_or_stands_beside_is_not_meant(ask, question, figure):
    answer = ask(question)
    assert [one.figure.text for one in answer.figures][:1] == [figure]
    assert answer.computation is None


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("moderator of the briefing?", "Ana Ruiz"),
        ("Who gave the opening statement?", "Jon Hale"),
        ("Who gave the opening statement, on small ports with new quays or not?", "Jon Hale"),
        ("From which news outlet came the question about safe ferries?", "Radio Harbour"),
    ],
)
def test_speaker_is_told_however_it_is_put(ask, question, name):
    assert name in ask(question).text.split(".")[0]


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("five measures of the survey", ["crossings", "load", "speed", "price"]),
        ("What five measures went into the survey?", ["crossings", "load", "speed", "price"]),
        (
            "Who were the partner institutions behind the harbour charter?",
            ["Ministry of Ports", "Union of Pilots", "League of Yards"],
        ),
    ],
)
def test_list_is_told_by_its_number_or_by_who_was_in_it(ask, question, items):
    text = ask(question).text
    assert all(item in text for item in items)


def test_who_were_the_institutions_asks_for_bodies(ask):
    asked = ask.assistant.understood("Who were the partner institutions behind the harbour charter?")
    assert what_is_sought(asked).sort is Sort.BODY


def test_last_of_all_is_not_told_by_a_list_of_leaders(ask):
    assert not ask("Which port built the fewest ferries?").figures
    assert ask("Which of the three top ports built the fewest ferries?").text.startswith("Marrow")


@pytest.mark.parametrize(
    ("question", "denied"),
    [
        ("number of lifts, not counting cranes", ", not counting cranes"),
        ("number of lifts, not counting those in towers", None),
        ("How many lifts are there, not counting cranes?", None),
        ("How many lifts are there, next to the old ones?", ", next to the old ones"),
        ("Leaving old cranes aside, how many lifts are there?", "Leaving old cranes aside"),
    ],
)
def test_what_is_left_out_of_a_plain_number_is_denied(question, denied):
    assert [question[a:b] for a, b in contrasts(question)] == ([denied] if denied else [])


def test_lead_in_that_says_what_the_numbers_are_of_is_kept():
    kept = "For a page on the ferries I need three numbers: how many ran, sank and burned?"
    left = "For a page on the old ferries: how many ran?"
    assert lead_ins(kept, [(0, len(kept))]) == []
    assert [left[a:b] for a, b in lead_ins(left, [(0, len(left))])] == ["For a page on the old ferries:"]


def test_and_the_like_ends_a_list_of_examples():
    assert "how many" in without_examples("Ferries, barges and the like: how many came?")
    assert "barges" not in without_examples("Ferries, barges and the like: how many came?")


def test_clause_before_the_question_is_no_part_of_a_list(ask):
    answer = ask(
        "Since the board was founded, how many coast and river ferries are there by the end of 2021?"
    )
    assert answer.status is Status.ANSWERED
    assert {one.figure.text for one in answer.figures} <= {"510", "760"}


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("With whom was the harbour charter drawn up?", Sort.BODY),
        ("Coastal body that signed the harbour charter?", Sort.BODY),
        # Of several their number may be wanted.
        ("Bodies that signed the harbour charter?", None),
        ("People that joined the crews?", None),
    ],
)
def test_sort_is_told_by_whom_and_by_what_keywords_begin_with(ask, text, sort):
    sought = what_is_sought(ask.assistant.understood(text))
    assert (sought.sort if sought else None) is sort


def test_title_asked_for_beside_a_name_is_the_speakers(ask):
    assert "Inspector of the Ferry Board" in ask("Eva Lind - exact title for the caption?").text


def test_new_ones_of_nothing_in_particular_are_asked_back(ask):
    assert ask("how many new ones").reason is Reason.TOO_VAGUE


def test_thing_whose_name_is_asked_for_stands_after_of(ask):
    asked = ask.assistant.understood("What is the name of the model by which Tarn and Easby tow?")
    assert what_is_sought(asked).named == {"model"}
