"""Who wrote an article, by the line at its head."""

import pytest

from stdqa.types import Status

STORY = """Marenna News, Norwick, May 3 (Reporter Ada Wren) The harbour office said that 240 lamps were lit in 2021.

Asked by a reporter, the office said that 36 lamps had been mended by Ole Strand.
"""
OTHER = """The harbour office on its lamps

By Ole Strand

In 2021, 12 lamps were sold.
"""


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote the news article?",
        "Which reporter filed the wire piece?",
        "Whose byline does it have?",
        "by-line of the piece?",
    ],
)
def test_writer_is_the_one_of_the_byline(asking, question):
    answer = asking({"story.txt": STORY, "lamps.txt": "In 2021, 12 lamps were sold in Tarn.\n"})(question)
    assert answer.text == "Ada Wren."
    assert "Ada Wren" in answer.citations[0].quote


def test_line_of_its_own_is_a_byline_too(asking):
    assert asking({"lamps.txt": OTHER})("Who wrote the article?").text == "Ole Strand."


def test_of_two_articles_neither_is_meant(asking):
    answer = asking({"story.txt": STORY, "lamps.txt": OTHER})("Who wrote the article?")
    assert not answer.text.startswith(("Ada Wren.", "Ole Strand."))


def test_who_did_something_else_is_no_question_for_the_writer(asking):
    ask = asking({"story.txt": STORY})
    assert ask("Who mended the lamps?").text != "Ada Wren."
    assert ask("How many lamps does the article name?").text != "Ada Wren."
    assert ask("How many lamps were lit in 2021?").status is Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote the article about the ferries sold in Tarn?",
        "In 2019, who filed the story?",
        "Did the office say who wrote the rules in the article?",
        "Who reported that lamps were lit in the news?",
    ],
)
def test_another_piece_or_another_thing_has_no_byline(asking, question):
    answer = asking({"story.txt": STORY, "ferries.txt": "In 2021, 12 ferries were sold in Tarn.\n"})(question)
    assert answer.text != "Ada Wren."


def test_body_is_no_writer(asking):
    ask = asking({"lamps.txt": OTHER.replace("Ole Strand", "Ministry Of Harbours")})
    assert ask("Who wrote the article?").text != "Ministry Of Harbours."
