"""Questions for a number that is printed nowhere: worked out of printed ones, which are all cited."""

import pytest

from stdqa.answering.lists import tells_part
from stdqa.types import Status


def worked(answer):
    assert answer.status is Status.ANSWERED
    assert answer.computation is not None, answer.text
    return answer.computation.expression, answer.computation.result


@pytest.mark.parametrize(
    ("question", "expression", "result"),
    [
        ("How many librarians and assistants are there together?", "7,300 + 3,900", "11,200"),
        ("How many school libraries and reading corners were set up in 2021 altogether?", "412 + 95", "507"),
        ("How many branches do Aldmoor and Brisk have together?", "120 + 95", "215"),
        ("How many branches do the four regional networks have in all, Aldmoor, Brisk, Carrow and Dunmere taken together?", "120 + 95 + 81 + 57", "353"),
    ],
)  # fmt: skip
def test_sum_shows_its_terms(ask, question, expression, result):
    assert worked(ask(question)) == (expression, result)


@pytest.mark.parametrize(
    ("question", "expression", "result"),
    [
        ("How many more librarians than assistants were there?", "7,300 − 3,900", "3,400"),
        ("What is the difference between the number of librarians and assistants?", "7,300 − 3,900", "3,400"),
        ("How many public libraries were there before 2021?", "2,318 − 64", "2,254"),
        ("How many school libraries existed before 2021?", "9,846 − 412", "9,434"),
        ("How many school libraries existed before the 2021 additions?", "9,846 − 412", "9,434"),
        ("Take away the newcomers of 2021: how many school libraries are there?", "9,846 − 412", "9,434"),
        ("How many public libraries are not floating libraries?", "2,318 − 40", "2,278"),
        ("How many people employed by the libraries are not librarians?", "12,500 − 7,300", "5,200"),
        ("How many more branches does Aldmoor have than Dunmere?", "120 − 57", "63"),
        ("By how many landings did Skelling exceed Easby?", "1,230 − 415", "815"),
    ],
)
def test_difference_is_the_greater_less_the_smaller(ask, question, expression, result):
    assert worked(ask(question)) == (expression, result)


@pytest.mark.parametrize(
    ("question", "expression", "result"),
    [
        ("What share of all public libraries were opened in 2021?", "64 ÷ 2,318", "2.8%"),
        ("Of all school libraries, what percentage is new in 2021?", "412 ÷ 9,846", "4.2%"),
        ("What percentage of the public libraries are floating libraries?", "40 ÷ 2,318", "1.7%"),
        ("What share of the new titles were translations?", "610 ÷ 5,350", "11.4%"),
        ("What share of the people employed by the libraries were bookbinders?", "1,300 ÷ 12,500", "10.4%"),
    ],
)
def test_share_that_is_stated_nowhere_is_worked_out(ask, question, expression, result):
    assert worked(ask(question)) == (expression, result)


@pytest.mark.parametrize(
    ("question", "expression", "result"),
    [
        ("How many villages does each bookmobile serve on average?", "1,614 ÷ 538", "3.00"),
        ("How many villages are there per bookmobile?", "1,614 ÷ 538", "3.00"),
        ("How many librarians are there for every assistant?", "7,300 ÷ 3,900", "1.87"),
        ("What is the ratio of librarians to assistants?", "7,300 ÷ 3,900", "1.87"),
    ],
)
def test_ratio_is_a_quotient_of_two_figures(ask, question, expression, result):
    assert worked(ask(question)) == (expression, result)


def test_growth_sets_the_flow_against_what_stood_before(ask):
    answer = ask("How fast did the stock of public libraries grow in 2021?")
    assert worked(answer) == ("64 ÷ (2,318 − 64)", "2.8%")


def test_operands_are_quoted_with_their_citations(ask):
    answer = ask("How many public libraries were there before 2021?")
    assert answer.computation.operands == (0, 1)
    assert [quoted.figure.text for quoted in answer.figures] == ["2,318", "64"]
    assert all(quoted.citation is not None for quoted in answer.figures)


def test_working_is_said_in_the_text(ask):
    text = ask("How many librarians and assistants are there together?").text
    assert "7,300 + 3,900 = 11,200" in text


def test_result_stands_in_no_citation(ask):
    answer = ask("How many librarians and assistants are there together?")
    assert not any("11,200" in citation.quote for citation in answer.citations)


def test_sum_that_is_stated_is_quoted_not_worked_out(ask):
    answer = ask("How many librarians, assistants and bookbinders are there altogether?")
    assert answer.computation is None
    assert answer.figures[0].figure.text == "12,500"


def test_share_that_is_stated_is_quoted_not_worked_out(ask):
    answer = ask("What percentage of the population held a library card?")
    assert answer.computation is None
    assert answer.figures[0].figure.text == "38.5%"


@pytest.mark.parametrize(
    "question",
    [
        "How many more readers than slipways does Ostport have?",
        "How many public libraries and drinking fountains are there together?",
        "How many bookmobiles are there per submarine?",
    ],
)
def test_nothing_is_worked_out_of_things_that_no_document_counts(ask, question):
    answer = ask(question)
    assert answer.computation is None


def test_no_ratio_is_made_of_figures_that_belong_to_other_things(ask):
    answer = ask("How many school libraries are there for each public library?")
    assert answer.computation is None or answer.computation.expression == "9,846 ÷ 2,318"


GUILDS = """# The guilds of Marenna in 2021

In 2021, the guilds made 129 fire safety rules including the "Guide to Lamps", and issued 8 quay safety rules for \
ladders and ropes.

By the end of 2021, 3,631 model rules of 2,003 guilds had been taken up, covering 893 sorts of sails and nets. In \
2021, 640 model rules were issued in the field of sails. In the field of nets, 53 model rules were issued.

The guilds of the north made 86 joint rules for moorings, quay safety, fire safety, and lamps.
"""


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        # What is done next is no part of what was done before.
        ("Fire safety and quay safety rules together - how many?", "129 + 8"),
        # "Sails and nets" is said of the sorts, not of the rules.
        ("Model rules issued for sails and nets together?", "640 + 53"),
    ],
)
def test_things_that_are_each_counted_are_added_up(asking, question, expression):
    answer = asking({"guilds.md": GUILDS})(question)
    assert answer.computation is not None
    assert answer.computation.expression == expression


def test_what_is_told_in_a_clause_of_its_own_is_no_part(asking):
    ask = asking({"tenders.md": TENDERS})
    found = ask.assistant.ask_showing("How many tenders were built in 2021?")[1].ranked.figures
    built, oak, yawls = (next(c for c in found if c.figure.text == text) for text in ("31", "12", "8"))
    assert tells_part(built, oak)
    assert not tells_part(built, yawls)


TENDERS = """# The tenders of Marenna in 2021

In 2021, 31 tenders were built, including 12 of oak, and 8 yawls were mended.
"""
