"""Where several sources state a quantity: the exact figure before its rounding, and a conflict is told."""

import pytest

from stdqa.types import Reason, Status, Verdict

ANNUAL = """---
title: Parks of Varnholm, 2022
publisher: Parks Board of Varnholm
date: 2023-03-01
period: "2022"
---
# Parks of Varnholm, 2022

## Parks

In 2022, 48 playgrounds were opened. By the end of 2022, there were 1,312 playgrounds in the city.

The Parks Board planted 23,162 trees in 2022. The gardeners pruned 11,964 trees in 2022.

By the end of 2022, 318 gardeners worked in the parks.

## Fountains

In 2022, 12 fountains were repaired. By the end of 2022, the city had 240 fountains. The parks had a budget
of 14.2 million crowns in 2022.
"""
COURIER = """Parks keep growing

Varnholm, March 2, 2023 (Harbour Courier) In 2022, 52 playgrounds were opened in Varnholm, the Parks Board
said. More than 23,000 trees were planted in 2022. The city now has more than 1,300 playgrounds.

Nearly 12,000 trees were pruned in 2022. By the end of 2022, 325 gardeners worked in the parks. The parks had
a budget of about 14 million crowns in 2022.
"""


@pytest.fixture(scope="module")
def ask(asking):
    return asking({"annual.md": ANNUAL, "courier.txt": COURIER})


def texts(shown):
    return [one.figure.text for one in shown]


@pytest.mark.parametrize(
    ("question", "exact", "rounded"),
    [
        ("How many trees were planted in 2022?", "23,162", "23,000"),
        ("How many trees were pruned?", "11,964", "12,000"),
        ("How many playgrounds are there in total?", "1,312", "1,300"),
        ("What was the budget of the parks in 2022?", "14.2 million crowns", "14 million crowns"),
    ],
)
def test_exact_figure_answers_and_its_rounding_is_mentioned(ask, question, exact, rounded):
    answer = ask(question)
    assert texts(answer.figures) == [exact]
    also = {one.figure.text: one for one in answer.also}
    assert also[rounded].why == "the same, rounded"
    assert answer.citations[also[rounded].citation].document == "courier"
    assert answer.citations[0].document == "annual"


@pytest.mark.parametrize(
    "question",
    ["Roughly how many trees were planted in 2022?", "How many trees were planted, approximately, in 2022?"],
)
def test_question_for_a_round_number_gets_it_with_the_exact_one_beside(ask, question):
    answer = ask(question)
    assert texts(answer.figures) == ["23,000"]
    assert "23,162" in texts(answer.also)


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("How many playgrounds were opened in 2022?", {"48", "52"}),
        ("How many gardeners were there by the end of 2022?", {"318", "325"}),
    ],
)
def test_conflict_is_told_with_each_figure_and_its_source(ask, question, both):
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert set(texts(answer.figures)) == both
    assert {answer.citations[q.citation].document for q in answer.figures} == {"annual", "courier"}
    assert answer.text.startswith("The sources differ: ")
    assert "“Parks of Varnholm, 2022”" in answer.text
    assert "“Parks keep growing”" in answer.text


@pytest.mark.parametrize("claimed", ["48", "52"])
def test_statement_that_one_source_confirms_and_another_contradicts_is_left_open(ask, claimed):
    answer = ask(f"Is it true that {claimed} playgrounds were opened in 2022?")
    assert answer.reason is Reason.CONFLICT
    assert set(texts(answer.also)) == {"48", "52"}
    assert "48" in answer.text
    assert "52" in answer.text


def test_statement_that_no_source_makes_is_contradicted_and_all_are_told(ask):
    answer = ask("Is it true that 70 playgrounds were opened in 2022?")
    assert answer.verdict is Verdict.CONTRADICTED
    assert set(texts(answer.figures)) | set(texts(answer.also)) >= {"48", "52"}


def test_statement_of_the_rounding_is_confirmed_by_the_exact_figure(ask):
    answer = ask("Is it true that more than 23,000 trees were planted in 2022?")
    assert answer.verdict is Verdict.CONFIRMED
    assert texts(answer.figures) == ["23,162"]


def test_nothing_is_worked_out_of_figures_that_differ(ask):
    assert ask("How many playgrounds were there before 2022?").reason is Reason.CONFLICT


def test_roundings_are_not_worked_with(ask):
    answer = ask("How many more trees were planted than pruned in 2022?")
    assert answer.computation.expression == "23,162 − 11,964"


def test_rounding_is_not_listed_for_the_exact_figure(ask):
    assert texts(ask("How many trees were planted and pruned in 2022?").figures) == ["23,162", "11,964"]


def test_comparison_stands_where_it_comes_out_the_same_with_each_source(ask):
    answer = ask("Were there more gardeners or fountains by the end of 2022?")
    assert texts(answer.figures)[0] in ("318", "325")
    assert set(texts(answer.figures)) | set(texts(answer.also)) >= {"318", "325", "240"}


def test_comparison_that_depends_on_the_source_is_left_open(asking):
    ask = asking(
        {
            "one.txt": "Boats and nets\n\nIn 2022, 48 boats were built. In 2022, 50 nets were knotted.\n",
            "two.txt": "Nets and boats\n\nIn 2022, 52 boats were built, the yards said.\n",
        }
    )
    answer = ask("Which were more in 2022: boats built or nets knotted?")
    assert answer.reason is Reason.CONFLICT
    assert set(texts(answer.also)) == {"48", "52"}


def test_conflict_inside_one_document_names_the_places(asking):
    text = "In 2022, 48 boats were built.\n\nThe yards are old.\n\nIn 2022, 52 boats were built.\n"
    answer = asking({"one.txt": f"Boats\n\n{text}"})("How many boats were built in 2022?")
    assert set(texts(answer.figures)) == {"48", "52"}
    assert "paragraph" in answer.text


def test_date_that_tells_only_a_day_gives_way_to_one_with_its_month(asking):
    news = "# News of 2021\n\nThe ferry report was presented to the press on the 27th, said the Board."
    release = (
        "# Release\n\nThe Board presented the ferry report on May 27 in the old hall of Tarn. It rained."
    )
    ask = asking({"news.md": news, "release.md": release})
    answer = ask("On what day was the ferry report presented to the press?")
    assert answer.figures[0].figure.text == "May 27"
