"""Over which years something runs: told by the years that stand in its name."""

import pytest

from stdqa.types import Status, Verdict

PLAN = """# Keepers of Marenna in 2021

The guild issued the "Plan for the Training of Lamp Keepers (2022-2024)" together with the ministry.

In 2021, 310 lamp keepers were trained.
"""


@pytest.fixture(scope="module")
def plan(asking):
    return asking({"plan.md": PLAN})


@pytest.mark.parametrize(
    "question",
    [
        "Over which years does the plan for the training of lamp keepers run?",
        "What period does the plan for training lamp keepers cover?",
    ],
)
def test_years_are_told(plan, question):
    answer = plan(question)
    assert answer.text.startswith("2022-2024. ")
    assert "(2022-2024)" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Does the plan for the training of lamp keepers run until 2024?", Verdict.CONFIRMED),
        ("The plan for the training of lamp keepers is due to end in 2024, isn't it?", Verdict.CONFIRMED),
        ("Does the plan for the training of lamp keepers run until 2025?", Verdict.CONTRADICTED),
        ("Does the plan for the training of lamp keepers run beyond 2024?", Verdict.CONTRADICTED),
        ("Is the plan for the training of lamp keepers valid from 2022?", Verdict.CONFIRMED),
        ("Is the plan for the training of lamp keepers valid in 2023?", Verdict.CONFIRMED),
        ("Does the plan for the training of lamp keepers end in 2023?", Verdict.CONTRADICTED),
    ],
)
def test_year_stated_is_held_against_the_end_or_the_beginning(plan, question, verdict):
    assert plan(question).verdict is verdict


def test_years_of_another_thing_are_not_told(plan):
    assert plan("Over which years does the whale oil treaty run?").status is Status.ABSTAINED
