"""Documents as the Sources place shows them: structure, speakers, figures, marks, and nothing but text."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from canned import HOSTILE

from stdqa import figures
from stdqa.loaders import load
from stdqa.passages import split
from stdqa.types import Block, BlockKind, Document, Figure, FigureKind, Metadata
from stdqa.web import reading
from stdqa.web import sources_view as show
from stdqa.web.reading import laid_out
from stdqa.web.sources_record import record
from stdqa.web.strings import sources as strings

BRIEFING = """---
title: Ferries of Lowmark
date: 2023-03-04
speakers:
  - name: Ada Quill
    role: Harbour Master
    side: official
  - name: Reporter, Lowmark Post
    role: Reporter
    side: journalist
---
# Ferries of Lowmark

## Passengers

**Ada Quill:**

The ferries carried 8,410 passengers in 2022. At the end of 2022 there were 12 ferries.

- Two lines run at night.
- The crossing takes 35 minutes.

**Reporter, Lowmark Post:**

Are 9,999 passengers too many?

## Fares

| ticket | crowns in 2022 |
| --- | --- |
| single | 14 |
| return | 25 |
"""


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ferries")
    (folder / "ferries.md").write_text(BRIEFING, encoding="utf-8")
    return load(folder / "ferries.md", folder)


def figure(document, text, **changes):
    start = document.text.index(text)
    values = {
        "id": text, "document": document.id, "passage": "p", "start": start, "end": start + len(text), "text": text,
        "value": Decimal(re.sub(r"\D", "", text) or "2"), "kind": FigureKind.COUNT, "unit": "passengers",
        "qualifier": None, "period": None, "measure": "passengers", "scope": None, "of": None, "change": None,
        "clause_start": start, "clause_end": start + 1, "sentence_start": start, "sentence_end": start + 1,
    }  # fmt: skip
    return Figure(**(values | changes))


@pytest.fixture(scope="module")
def layout(document):
    return laid_out(document, (figure(document, "8,410"), figure(document, "12"), figure(document, "14")))


def words(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def bare(text, kind=BlockKind.PARAGRAPH):
    return Document("d", "d.txt", text, "0" * 64, Metadata("D"), (Block(0, len(text), kind),))


def test_structure_of_a_document_is_kept(layout):
    html = show.drawn(layout, 0, None)
    assert re.findall(r"<(h\d) [^>]*>", html) == ["h3", "h4", "h4"]
    assert html.count("<li ") == 2
    assert html.count("<table>") == 1
    assert [words(row) for row in re.findall(r"<tr.*?</tr>", html)] == [
        "ticket crowns in 2022", "single 14", "return 25",
    ]  # fmt: skip
    assert "<th" in html.split("<tr")[1] and "<th" not in html.split("<tr")[2]


def test_everything_between_the_tags_is_the_documents_own_text(layout, document):
    shown = words(show.drawn(layout, 0, None))
    for sentence in (
        "At the end of 2022 there were 12 ferries.",
        "Are 9,999 passengers too many?",
        "return 25",
    ):
        assert sentence in shown
    assert "---" not in shown and "**" not in shown


def test_speakers_are_shown_with_role_and_side_and_a_journalists_words_are_set_apart(layout):
    html = show.drawn(layout, 0, None)
    lines = re.findall(r'<p class="speaker (\w+)".*?</p>', html)
    assert lines == ["official", "journalist"]
    assert "Ada Quill: Harbour Master" in words(html)
    asked = re.search(r'<p class="(\w+)"[^>]*><bdi><span[^>]*>Are ', html)
    assert asked and asked[1] == "journalist"


def test_every_figure_is_a_link_to_itself(layout, document):
    html = show.drawn(layout, 0, None)
    at = document.text.index("8,410")
    assert (
        f'<a href="#sources/ferries/{at}-{at + 5}" class="figure" data-span="{at}-{at + 5}">8,410</a>' in html
    )
    assert html.count('class="figure"') == 3


@pytest.mark.parametrize(
    "marked", ["carried 8,410 passengers", "8,4", "410 passengers in 2022. At the end", "8,410"]
)
def test_marked_is_exactly_the_span_whatever_it_cuts(layout, document, marked):
    start = document.text.index(marked)
    html = show.drawn(layout, 0, (start, start + len(marked)))
    found = "".join(re.findall(r"<mark>(.*?)</mark>", html))
    assert re.sub(r"\s", "", found) == re.sub(r"\s", "", marked)


def test_sentences_say_where_they_stand(layout, document):
    html = show.drawn(layout, 0, None)
    for start, end in (
        map(int, span) for span in re.findall(r'class="sentence" data-span="(\d+)-(\d+)"', html)
    ):
        assert document.text[start:end].strip() == document.text[start:end]
    at = document.text.index("At the end of 2022")
    assert f'data-span="{at}-{at + len("At the end of 2022 there were 12 ferries.")}"' in html


def test_figure_inside_another_is_not_shown_twice(document):
    inner = replace(figure(document, "8,410"), end=document.text.index("8,410") + 1, text="8")
    layout = laid_out(document, (inner, figure(document, "8,410")))
    assert [one.text for one in layout.figures_in(0, len(document.text))] == ["8,410"]
    assert show.drawn(layout, 0, None).count('class="figure"') == 1


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b c |", ["a", "b c"]),
        ("a | b", ["a", "b"]),
        ("| a |  | c |", ["a", "", "c"]),
        (r"a \| b | c", [r"a \| b", "c"]),
        ("alone", ["alone"]),
    ],
)
def test_cells_are_what_stands_between_the_bars(row, cells):
    assert [row[start:end] for start, end in show.cells_of(row, 0, len(row))] == cells


def test_hostile_text_is_only_text_in_every_part():
    hostile = replace(
        bare(HOSTILE), id="<b>x</b>/../y", metadata=Metadata(HOSTILE, HOSTILE, HOSTILE, digest_of=HOSTILE)
    )
    seven = figure(hostile, "7", measure=HOSTILE, unit=HOSTILE, scope=HOSTILE, of=HOSTILE, qualifier=HOSTILE)
    layout = laid_out(hostile, (seven,))
    named = show.Named(hostile, 1, 1)
    shown = (
        show.place((named,)),
        show.opened(layout, named, 0, (3, 90)),
        record(layout, (seven,)),
    )
    for html in shown:
        assert "<script" not in html and "<img" not in html and "<b>" not in html
        assert "\u202e" not in html and "[U+202E]" in html
        assert set(re.findall(r'href="([^"]*)"', html)) <= {
            "#sources/%3Cb%3Ex%3C%2Fb%3E%2F..%2Fy",
            f"#figures/{seven.id}",
            *re.findall(r'href="(#sources/%3Cb%3Ex%3C%2Fb%3E%2F..%2Fy/\d+-\d+)"', html),
        }


def test_record_says_all_that_is_known(layout, document):
    known = replace(
        figure(
            document, "12", kind=FigureKind.PERCENTAGE, of="all ferries", scope="Lowmark", change="increase"
        ),
        qualifier="nearly",
        value=Decimal("12"),
    )
    shown = words(record(layout, (known,)))
    for part in (
        f"{strings.VALUE} 12", f"{strings.KIND} percentage", f"{strings.OF} all ferries", f"{strings.SCOPE} Lowmark",
        f"{strings.CHANGE} increase", f"{strings.QUALIFIER} nearly", "Ada Quill, Harbour Master, official",
        f"{known.start}–{known.end}",
    ):  # fmt: skip
        assert part in shown
    assert strings.BASIS not in shown  # nothing is said of what is not known


def test_record_of_a_flow_says_so(tmp_path):
    (tmp_path / "a.txt").write_text("The harbour built 31 boats in 2022.", encoding="utf-8")
    document = load(tmp_path / "a.txt", tmp_path)
    (built,) = (one for one in figures.read(document, split(document, 600)) if one.text == "31")
    shown = words(record(laid_out(document, (built,)), (built,)))
    assert "during 2022" in shown and "a flow: reached over the period" in shown


def test_long_document_is_cut_into_parts_that_hold_all_of_it_once(monkeypatch):
    monkeypatch.setattr(reading, "PART_CHARS", 100)
    text = "\n\n".join(f"Paragraph {number} has some words in it." for number in range(40))
    starts = [found.start() for found in re.finditer("Paragraph", text)]
    blocks = tuple(
        Block(start, text.find("\n\n", start) if "\n\n" in text[start:] else len(text), BlockKind.PARAGRAPH)
        for start in starts
    )
    layout = laid_out(replace(bare(text), blocks=blocks), ())
    assert len(layout.parts) > 5
    assert [line for part in range(len(layout.parts)) for line in layout.lines_of(part)] == list(layout.lines)
    for start in starts:
        assert any(line.start == start for line in layout.lines_of(layout.part_at(start)))
    html = show.opened(layout, show.Named(layout.document, 1, 0), 2, None)
    assert html.count("data-part") == len(layout.parts)
    assert len(re.findall(r"data-drawn", html)) == 1
    assert f"Paragraph {starts.index(layout.lines_of(2)[0].start)} " in words(html)
    assert "Paragraph 0 " not in words(html)


def test_document_without_a_block_can_be_opened():
    empty = replace(bare(""), blocks=())
    layout = laid_out(empty, ())
    assert layout.part_at(0) == 0
    assert "data-part" not in show.opened(layout, show.Named(empty, 0, 0), 0, None)


def test_contents_link_to_the_headings(layout, document):
    html = show.contents(layout)
    at = document.text.index("Fares")
    assert re.findall(r"<bdi>(.*?)</bdi>", html) == ["Passengers", "Fares"]
    assert f'href="#sources/ferries/{at}-{at + 5}"' in html
    assert show.contents(laid_out(bare("One paragraph."), ())) is None


def test_list_names_date_publisher_origin_and_counts(document):
    known = replace(document.metadata, publisher="Harbour Office", digest_of="the full report")
    html = show.place((show.Named(replace(document, metadata=known), 3, 1),))
    shown = words(html)
    assert "4 March 2023, Harbour Office" in shown
    assert "Digest, 3 passages, 1 figure" in shown
    assert 'href="#sources/ferries"' in html


def test_no_documents_is_a_sentence():
    assert strings.NO_DOCUMENTS in show.place(())


def test_date_of_the_document_is_said_in_its_head(document):
    assert document.metadata.date == date(2023, 3, 4)
    assert "4 March 2023" in words(show.opened(laid_out(document, ()), show.Named(document, 1, 1), 0, None))


def test_line_that_repeats_the_title_is_told_from_other_headings(layout, document):
    shown = show.drawn(layout, 0, None)
    assert re.findall(r'<(h\d) class="title"', shown) == ["h3"]
    other = replace(document, metadata=replace(document.metadata, title="Boats of Lowmark"))
    assert 'class="title"' not in show.drawn(laid_out(other, ()), 0, None)
