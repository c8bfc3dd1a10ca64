"""What a question takes for granted and the documents tell otherwise: in numbers, in words, of another."""

import pytest

from stdqa.types import Status, Verdict

LAMPS = """# Lamps of Marenna in 2021

## Yards

Thirty-four lamp yards have been built. Eight lamp yards have been newly approved in Easby, Orn and other towns.

In 2021, 23 new committees of the lamp keepers of the northern and the southern coast were founded.

## Use

The survey shows that the rate of lamps in full use reached 93.7%. Of the lamps, 6.3% are in weak use.

By the end of 2021, 120 harbours released 4,120 benchmarking plans and more than 126,000 benchmarking results.

The number of lamps with a common mark rose by 19.2% in 2021 to 640.

## Treaties

In 2021, the lamp guild signed letters of friendship with harbours such as Ostland, and signed a treaty on whale \
oil with Veria.

The guild issued the "Plan for the Training of Lamp Keepers (2021-2023)".
"""


@pytest.fixture(scope="module")
def lamps(asking):
    return asking({"lamps.md": LAMPS})


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        # All there are, taken for those that are new.
        ("Since thirty-four lamp yards were newly approved, who approved them?", "Eight"),
        # The number of results, taken for that of plans, in a sentence of its own.
        ("126,000 benchmarking plans had been released by the end of 2021. Who drew all these up?", "4,120"),
        ("Which towns are served by the thirty-four lamp yards newly approved?", "Eight"),
        ("The rate of lamps in full use is only 28 percent. What is done about it?", "93.7%"),
        ("What is being done about the fact that one third of the lamps are in weak use?", "6.3%"),
        (
            "Why were only 13 new committees of the lamp keepers of the northern and the southern coast founded?",
            "23",
        ),
    ],
)
def test_number_taken_for_granted_is_put_right(lamps, question, figure):
    answer = lamps(question)
    assert answer.verdict is Verdict.CONTRADICTED
    assert [one.figure.text for one in answer.figures] == [figure]


@pytest.mark.parametrize(
    "question",
    [
        "Why did the number of lamps with a common mark drop in 2021?",
        "Why did the lamp guild sign the treaty on whale oil with Ostland?",
        "What is in the treaty on whale oil that the lamp guild signed with Ostland?",
    ],
)
def test_what_words_tell_otherwise_is_denied(lamps, question):
    assert lamps(question).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did the lamp guild sign the treaty on whale oil with Ostland?", Verdict.CONTRADICTED),
        # Marenna is in the title: no clause need say it.
        ("Is it true that Marenna signed the treaty on whale oil with Ostland?", Verdict.CONTRADICTED),
        ("Did the lamp guild sign the treaty on whale oil with Veria?", Verdict.CONFIRMED),
        ("Is it true that only 13% of the lamps are in full use?", Verdict.CONTRADICTED),
        ("Is it true that 93.7% of the lamps are in full use?", Verdict.CONFIRMED),
    ],
)
def test_statement_is_held_against_its_own_clause_and_share(lamps, question, verdict):
    assert lamps(question).verdict is verdict


@pytest.mark.parametrize(
    "question",
    [
        "Eight lamp yards were newly approved. Who approved them?",
        "Why did the number of lamps with a common mark rise in 2021?",
        # What readers say of themselves takes nothing for granted.
        "I have 13 lamps of my own. How many benchmarking plans were released?",
    ],
)
def test_what_is_so_is_not_denied(lamps, question):
    assert lamps(question).verdict is not Verdict.CONTRADICTED


def test_year_within_a_title_is_a_year_told(lamps):
    answer = lamps("Which plan for the training of lamp keepers runs until 2023?")
    assert answer.status is Status.ANSWERED
    assert "(2021-2023)" in answer.text
