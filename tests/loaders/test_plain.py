from datetime import date
from pathlib import Path

import pytest

from stdqa.loaders.plain import load_plain

PATH = Path("harbour_report-2023.txt")
LONG = "The harbour office of Lowmark repaired a great many ports in the course of the year. " * 3
WRAPPED = "The harbour office of Lowmark repaired a great many ports\nin the course of the year and filed 40 plans.\n"


def paragraphs(text):
    parts = load_plain(text, PATH)
    assert parts.text == text
    return [text[b.start : b.end] for b in parts.blocks]


def test_blank_lines_part_paragraphs_of_wrapped_text():
    assert paragraphs(WRAPPED + "\n\n" + WRAPPED) == [WRAPPED.strip()] * 2


def test_each_long_line_is_a_paragraph():
    assert paragraphs(f"Title\n{LONG}\n{LONG}\n") == ["Title", LONG.strip(), LONG.strip()]


def test_one_long_line_in_wrapped_text_does_not_part_its_lines():
    address = "https://example.org/" + "x" * 200
    assert paragraphs(WRAPPED * 9 + "\n" + address) == [(WRAPPED * 9).strip(), address]


def test_very_long_line_is_one_paragraph():
    assert [len(p) for p in paragraphs("x " * 50_000)] == [99_999]


def test_windows_line_ends_part_paragraphs_too():
    assert paragraphs("Ports\r\ngrew.\r\n\r\nBoats sank.\r\n") == ["Ports\r\ngrew.", "Boats sank."]


def test_label_stays_with_its_value_among_long_lines():
    text = f"Release date:\n2024-03-29\nSource:\nThe Post\n{LONG}"
    assert paragraphs(text) == ["Release date:\n2024-03-29", "Source:\nThe Post", LONG.strip()]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Report of the Harbour\n\nPorts grew.", "Report of the Harbour"),
        ("Ports grew.\nBoats sank.", "harbour report 2023"),
        ("Release date:\n2024", "harbour report 2023"),
        ("\n\n  Report  \n", "Report"),
        ("x" * 300, "harbour report 2023"),
    ],
)
def test_title_is_a_first_line_that_looks_like_one(text, title):
    assert load_plain(text, PATH).metadata.title == title


def test_date_is_guessed_from_the_text():
    assert load_plain("Report\n\nPosted on 29 March 2024.", PATH).metadata.date == date(2024, 3, 29)
