from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdqa.loaders.plain import load_plain
from stdqa.outline import outline
from stdqa.passages import passage_id, split
from stdqa.text import sentences
from stdqa.types import Document, Metadata

SENTENCE = "The harbour office of Lowmark repaired 12 ports and 40 boats in the year. "


def document(text):
    parts = load_plain(text, Path("report.txt"))
    return Document("report", "report.txt", text, "", Metadata("Report"), parts.blocks)


def test_short_paragraph_is_one_passage():
    (passage,) = split(document("Ports grew. Boats sank.\n"), 600)
    assert (passage.text, passage.start, passage.end) == ("Ports grew. Boats sank.", 0, 23)


def test_short_neighbours_are_read_together_and_long_ones_alone():
    text = "Ports grew.\n\nBoats sank.\n\n" + SENTENCE * 4 + "\n\nFish fled."
    assert [p.text.split()[0] for p in split(document(text), 600)] == ["Ports", "The", "Fish"]


@pytest.mark.parametrize("max_chars", [100, 160, 400, 600])
def test_long_paragraph_is_cut_between_whole_sentences(max_chars):
    one = document(SENTENCE * 12)
    passages = split(one, max_chars)
    ends = {end for _, end in sentences(one.text)}
    assert all(p.end in ends for p in passages)
    assert all(len(p.text) <= max_chars for p in passages)


def test_passages_of_one_paragraph_are_about_equally_long():
    lengths = [len(p.text) for p in split(document(SENTENCE * 9), 600)]
    assert max(lengths) - min(lengths) <= len(SENTENCE)


def test_sentence_longer_than_a_passage_is_cut_after_a_comma():
    text = "The office repaired " + ", ".join(f"port number {n}" for n in range(60)) + "."
    passages = split(document(text), 200)
    assert len(passages) > 3
    assert all(p.text.endswith((",", ".")) and len(p.text) <= 200 for p in passages)


def test_word_longer_than_a_passage_is_cut_anywhere():
    passages = split(document("x" * 450), 200)
    assert [len(p.text) for p in passages] == [200, 200, 50]


def test_speaker_line_stays_with_the_speech_it_opens():
    text = "Ada Quill, Director of Ports:\n\nPorts grew.\n\nBram Tolley, Director of Fish:\n\nFish fled."
    assert [p.text for p in split(document(text), 600)] == text.split("\n\nBram")[:1] + [
        "Bram" + text.split("\n\nBram")[1]
    ]


def test_passages_never_join_two_contexts():
    text = "First, ports. Ports grew.\n\nSecond, fish. Fish fled."
    assert [p.context.item for p in split(document(text), 600)] == [1, 2]


def test_ids_do_not_change_between_runs_and_tell_passages_apart():
    one = document("\n\n".join([SENTENCE * 3] * 3))
    ids = [p.id for p in split(one, 600)]
    assert ids == [p.id for p in split(one, 600)]
    assert len(set(ids)) == 3
    # The first 16 digits of the SHA-256 of "report\\0" "0\\0" "Ports grew.": saved answers name it.
    assert passage_id("report", 0, "Ports grew.") == "0cd28ff0f915dea8"


def test_id_depends_on_document_place_and_text():
    ids = {passage_id("a", 0, "x"), passage_id("b", 0, "x"), passage_id("a", 1, "x"), passage_id("a", 0, "y")}
    assert len(ids) == 4


def test_document_without_blocks_has_no_passages():
    assert split(replace(document("x"), blocks=()), 600) == ()


TEXTS = st.lists(
    st.sampled_from(
        [
            "Ports grew. ",
            "Boats, ",
            "a",
            "\n",
            "\n\n",
            "x" * 130,
            SENTENCE,
            ": ",
            "First, ",
            "Second, ",
            "é🚢 ",
            "\u00a0",
            "。",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.one_of(TEXTS, st.text(max_size=300)), st.integers(100, 300))
def test_passages_are_spans_that_hold_every_paragraph_and_no_more_than_asked(text, max_chars):
    one = document(text)
    passages = split(one, max_chars)
    assert all(text[p.start : p.end] == p.text and 0 < len(p.text) <= max_chars for p in passages)
    assert all(a.end <= b.start for a, b in zip(passages, passages[1:], strict=False))
    held = {place for p in passages for place in range(p.start, p.end)}
    for frame in outline(one):
        assert all(
            place in held or text[place].isspace() for place in range(frame.block.start, frame.block.end)
        )
