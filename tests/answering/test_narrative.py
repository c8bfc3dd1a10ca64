"""Texts that tell a story: old years, names said before, abbreviations, and kinds of figures that cannot
answer."""

import pytest

from stdqa.types import Reason, Status

LIVES = """---
title: Lives of the Brackwater engineers
publisher: Brackwater Society
---
# Lives of the Brackwater engineers

## Ada Thorne

In 1870, Ada Thorne moved to Lissom to study at the School of Bridges with 14 other pupils. She died in 1927 after a
fall. In the late 1880s, Thorne also befriended Jorān Věk, a glass maker. Her 40,000-word treatise was finished on
3 May 1891. The negotiations for the second bridge lasted between 1872 and 1879 and were led by Thorne.

## The Harbour Bridge

The United Brackwater Ferries took part in the opening on 6 June 1884, and three contracts were awarded to builders
in Lissom. They carried 7,300 guests that week, with 12 minutes left before the tide turned. Almost half of the rivets
of the Harbour Bridge were never used. Oram's lighthouse cost 52,000 crowns. In the 16th century a ford had stood there.

## Wages

The monthly salary of the keeper was 310 crowns. Ilo Brandt (1785–1841) kept the books. After the death of the
founder in 1866, the yard was sold. The Expo 50 Committee gave 25 percent of the money it raised to schools. A dinner
with 2000 guests was held in the hall. The keeper knocked the lamp out of the boy's hand as he was winding up the clock.
"""


@pytest.fixture(scope="module")
def ask_lives(asking):
    return asking({"lives.md": LIVES})


def first(answer):
    assert answer.status is Status.ANSWERED, answer.text
    assert answer.figures, answer.text
    return answer.figures[0].figure.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("When did Ada Thorne move to Lissom?", "1870"),
        ("In which year did Thorne move to Lissom?", "1870"),
        ("When did Thorne become friends with Jorān Věk?", "late 1880s"),
        # Asked for without its accents.
        ("When did Thorne befriend Joran Vek?", "late 1880s"),
        ("When did the negotiations for the second bridge last?", "between 1872 and 1879"),
        ("What is the exact date on which the treatise was finished?", "3 May 1891"),
        # Written out in the sentence.
        ("On what date did the ferries of the UBF take part in the opening?", "6 June 1884"),
        # "They" are the ferries of the sentence before.
        ("How many guests did the United Brackwater Ferries carry?", "7,300"),
        ("How much of the rivets of the Harbour Bridge was never used?", "half"),
        ("What was the monthly salary of the keeper?", "310 crowns"),
        ("In which year did the founder die, after which the yard was sold?", "1866"),
        ("In which years did Ilo Brandt live?", "1785–1841"),
        ("What percentage of the money raised by the Expo 50 Committee went to schools?", "25 percent"),
        ("How many guests came to the dinner held in the hall?", "2000"),
        ("How much did Oram's lighthouse cost?", "52,000 crowns"),
    ],
)
def test_figure_of_a_story_is_found(ask_lives, question, figure):
    assert first(ask_lives(question)) == figure


def test_count_is_not_answered_by_a_date(ask_lives):
    answer = ask_lives("How many contracts were awarded on 6 June 1884?")
    assert "6 June 1884" not in [quoted.figure.text for quoted in answer.figures]


def test_count_is_not_answered_by_a_place_in_an_order(asking):
    ask = asking(
        {"teams.md": "# Teams\n\nThe pupils of Marrow took part in the 18th olympiad and came second."}
    )
    answer = ask("How many pupils took part in the olympiad?")
    assert answer.status is Status.ABSTAINED
    assert answer.reason is not None


def test_name_nobody_knows_is_still_strange(ask_lives):
    answer = ask_lives("When did Quillian Marsh move to Lissom?")
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.OTHER_SCOPE)


def test_who_within_a_name_asks_for_nobody(asking):
    ask = asking(
        {"plays.md": "# Plays\n\nThe play Captain Who won the Harbour Prize for best comedy in 1986."}
    )
    assert first(ask("When did Captain Who win the Harbour Prize?")) == "1986"


def test_two_names_in_a_question_for_a_time_are_not_two_things(asking):
    ask = asking(
        {"deals.md": "# Deals\n\nThe merger of Carrow Mills and Dunmere Wool was approved on 5 September 1985 for 118"
         " million crowns."}
    )  # fmt: skip
    assert (
        first(ask("When was the merger between Carrow Mills and Dunmere Wool approved?"))
        == "5 September 1985"
    )


def test_what_belongs_to_a_thing_is_no_second_thing(asking):
    ask = asking(
        {"deals.md": "# Deals\n\nCarrow bought Dunmere and its four mills for 30 million crowns in 1985."}
    )
    answer = ask("How much money did Carrow pay for Dunmere and its mills?")
    assert first(answer) == "30 million crowns"
    assert len(answer.figures) == 1


def test_losing_a_thing_is_no_fall(ask_lives):
    answer = ask_lives("Where was the keeper when the boy lost the lamp?")
    assert answer.verdict is None


def test_time_of_day_is_told_in_words(asking):
    ask = asking({"news.md": "# News\n\nThe report was presented to the press on the morning of 4 May 2021."})
    assert "morning" in ask("On which date was the report presented?", "At what time of the day?").text
