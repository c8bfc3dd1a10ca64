from datetime import date
from pathlib import Path

import pytest

from stdqa.loaders.html import load_html


def blocks(html):
    parts = load_html(html, Path("glass-guild.html"))
    return [(parts.text[b.start : b.end], b.kind.value, b.level) for b in parts.blocks]


def texts(html):
    return [text for text, _, _ in blocks(html)]


def test_blocks_are_told_apart_by_their_elements():
    html = "<body><h2>Boats</h2><p>Ports grew.</p><ul><li>40 boats</li></ul><table><tr><td>a</td><td>1</td></tr></table>"
    assert blocks(html) == [
        ("Boats", "heading", 2),
        ("Ports grew.", "paragraph", 0),
        ("40 boats", "item", 0),
        ("a | 1", "table", 0),
    ]


@pytest.mark.parametrize(
    "tag", ["script", "style", "nav", "footer", "aside", "form", "noscript", "template", "svg"]
)
def test_what_no_reader_reads_is_left_out(tag):
    assert texts(f"<body><{tag}>var n = 99999;</{tag}><p>Ports grew.</p></body>") == ["Ports grew."]


def test_comments_are_left_out():
    assert texts("<body><p>Ports <!-- 99 -->grew.</p></body>") == ["Ports grew."]


def test_nested_blocks_are_read_once_and_in_order():
    html = "<body><div>One<div>Two<p>Three</p></div>Four</div></body>"
    assert texts(html) == ["One", "Two", "Three", "Four"]


def test_inline_markup_does_not_part_a_sentence():
    assert texts("<p>In <b>2023</b>, <a href='x'>2,902</a> standards<sup>1</sup> were new.</p>") == [
        "In 2023, 2,902 standards1 were new."
    ]


def test_entities_and_spaces_are_read_as_characters():
    assert texts("<p>5&nbsp;&lt;&nbsp;7 &amp;\n   caf&eacute;</p>") == ["5 < 7 & café"]


def test_line_breaks_part_words_but_not_the_paragraph():
    assert texts("<p>Lowmark\n<br>\nHarbour</p>") == ["Lowmark Harbour"]


def test_two_line_breaks_part_paragraphs():
    assert texts("<div>Ports grew.<br><br>Boats sank.<br/>\n<br/>Fish fled.</div>") == [
        "Ports grew.",
        "Boats sank.",
        "Fish fled.",
    ]


def test_list_inside_a_list_item_is_read_item_by_item():
    assert texts("<ul><li>Boats<ul><li>old</li><li>new</li></ul></li></ul>") == ["Boats", "old", "new"]


def test_rows_are_one_block_each_with_their_cells_apart():
    html = "<table><tr><th>kind</th><th>panes</th></tr><tr><td><p>clear</p><p>glass</p></td><td>910,000</td></tr></table>"
    assert texts(html) == ["kind | panes", "clear glass | 910,000"]


def test_places_are_those_of_the_text_kept():
    parts = load_html("<body><h1>A</h1><p>B</p></body>", Path("a.html"))
    assert parts.text == "A\n\nB"
    assert [(b.start, b.end) for b in parts.blocks] == [(0, 1), (3, 4)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Ports grew.", ["Ports grew."]),
        ("<p>One<p>Two</div></p>", ["One", "Two"]),
        ("Ports grew.", ["Ports grew."]),
        ("<html><head><title>T</title></head></html>", []),
        ("<body></body>", []),
        ("<<<>>>", ["<<<>>>"]),
        ("<table><tr><td>1", ["1"]),
    ],
)
def test_broken_pages_are_read_as_a_browser_would(html, expected):
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title> The  Glass\nGuild </title><h1>Other</h1>", "The Glass Guild"),
        ("<body><h1>The <i>Guild</i></h1></body>", "The Guild"),
        ("<p>x</p>", "glass guild"),
    ],
)
def test_title_is_the_page_s_its_heading_s_or_the_file_s(html, title):
    assert load_html(html, Path("glass-guild.html")).metadata.title == title


def test_language_and_date_are_those_of_the_page():
    html = '<html lang="en-GB"><body><p>Published on 9 January 2023.</p></body></html>'
    metadata = load_html(html, Path("a.html")).metadata
    assert (metadata.language, metadata.date) == ("en-GB", date(2023, 1, 9))
