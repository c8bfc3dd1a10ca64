from datetime import date
from pathlib import Path

import pytest

from stdqa.errors import LoadError
from stdqa.loaders.markdown import load_markdown
from stdqa.types import Side, Speaker

PATH = Path("orchard-review.md")


def blocks(text):
    parts = load_markdown(text, PATH)
    assert parts.text == text
    return [(text[b.start : b.end], b.kind.value, b.level) for b in parts.blocks]


def metadata(matter):
    return load_markdown(f"---\n{matter}\n---\n# Heading\n\nText.\n", PATH).metadata


def test_blocks_are_the_text_without_its_marks():
    text = "# Report\n\nPorts grew\nfast.\n\n- 40 boats\n- 3 ferries\n\n1. one\n2. two\n\n> quoted\n"
    assert blocks(text) == [
        ("Report", "heading", 1),
        ("Ports grew\nfast.", "paragraph", 0),
        ("40 boats", "item", 0),
        ("3 ferries", "item", 0),
        ("one", "item", 0),
        ("two", "item", 0),
        ("quoted", "paragraph", 0),
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("## Fish ##\n", ("Fish", "heading", 2)),
        ("### 3. Local standards\n", ("3. Local standards", "heading", 3)),
        ("Fish\n====\n", ("Fish", "heading", 1)),
        ("Fish and\nboats\n---\n", ("Fish and\nboats", "heading", 2)),
    ],
)
def test_headings_are_read_without_their_marks(text, heading):
    assert blocks(text) == [heading]


def test_table_rows_are_one_block_each_and_the_rule_is_none():
    text = "| crop | tonnes |\n|---|--:|\n| apples | 3,410 |\n"
    assert blocks(text) == [("| crop | tonnes |", "table", 0), ("| apples | 3,410 |", "table", 0)]


@pytest.mark.parametrize(
    "text", ["```\nx = 40\n```\n", "~~~ py\nx = 40\n~~~\n", "```\nx = 40\n", "    x = 40\n"]
)
def test_code_is_read_without_its_fences(text):
    assert blocks(text) == [("x = 40", "paragraph", 0)]


def test_windows_line_ends_keep_the_places():
    assert [text for text, _, _ in blocks("# A\r\n\r\nPorts\r\ngrew.\r\n\r\n- x\r\n")] == [
        "A",
        "Ports\r\ngrew.",
        "x",
    ]


def test_front_matter_is_no_block():
    text = "---\ntitle: T\n---\n\nPorts grew.\n"
    assert blocks(text) == [("Ports grew.", "paragraph", 0)]


def test_front_matter_is_read_field_by_field():
    found = metadata(
        "title: Review of the\n  orchards\npublisher: Union\nevent: Fair\ndate: 2023-02-14\nperiod: 2022\nlanguage: en\n"
        "digest_of: full-review\nsource: https://example.org/x\nspeakers:\n  - name: Ines Marl\n    role: Secretary\n"
        "    side: journalist\n  - name: Bram Tolley"
    )
    assert (found.title, found.publisher, found.event) == ("Review of the orchards", "Union", "Fair")
    assert (found.date, found.period, found.language) == (date(2023, 2, 14), "2022", "en")
    assert (found.digest_of, found.source) == ("full-review", "https://example.org/x")
    assert found.speakers == (
        Speaker("Ines Marl", "Secretary", Side.JOURNALIST),
        Speaker("Bram Tolley", None, Side.OFFICIAL),
    )


@pytest.mark.parametrize("value", ["2023-02-14", '"2023-02-14"', "2023-02-14 10:30:00", '"2023-02-14T10:30"'])
def test_date_is_read_in_its_usual_forms(value):
    assert metadata(f"date: {value}").date == date(2023, 2, 14)


@pytest.mark.parametrize(
    ("matter", "reason"),
    [
        ("title: [", "is not YAML"),
        ("date: 2023-02-31", "is not YAML|is not a date"),
        ("date: soon", "'soon' is not a date"),
        ("date: 14", "14 is not a date"),
        ("- a\n- b", "must be lines of `name: value`"),
        ("title: [a, b]", "its title must be one line"),
        ("publisher: {a: b}", "its publisher must be one line"),
        ("speakers: Ines", "speakers must be a list"),
        ("speakers: [Ines]", "speakers must be a list"),
        ("speakers: [{role: x}]", "speakers must be a list"),
        ("speakers: [{name: Ines, side: left}]", "side must be one of official, journalist, moderator"),
    ],
)
def test_bad_front_matter_is_refused_with_path_and_reason(matter, reason):
    with pytest.raises(LoadError, match=rf"orchard-review\.md: .*(?:{reason})"):
        metadata(matter)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Ports\n\nText.", "Ports"),
        ("Text.", "orchard review"),
        ("---\ntitle:\n---\n\nText.", "orchard review"),
        ("---\n---\n\n# Ports\n", "Ports"),
        ("---\ntitle: Ports\n\nText.", "orchard review"),
    ],
)
def test_title_falls_back_to_heading_and_file_name(text, title):
    assert load_markdown(text, PATH).metadata.title == title
