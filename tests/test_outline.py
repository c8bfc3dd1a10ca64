from pathlib import Path

import pytest

from stdqa.loaders.markdown import load_markdown
from stdqa.loaders.plain import load_plain
from stdqa.outline import outline
from stdqa.types import Document, Metadata, Side, Speaker


def framed(text, load=load_plain, speakers=()):
    parts = load(text, Path("report.txt"))
    document = Document("report", "report.txt", text, "", Metadata("Report", speakers=speakers), parts.blocks)
    return [(text[f.block.start : f.block.end], f.context) for f in outline(document)]


CONFERENCE = """Ada Quill, Second-level Inspector of the Press Department:

Good morning. We have invited Mr. Bram Tolley, Director of Ports, to speak.

Bram Tolley, Director of Ports:

In 2023, 40 plans were filed.

Reporter from Lowmark Radio:

How many boats sank?

Bram Tolley, Director of Ports:

There were 7.

Lowmark Post reporter:

And ferries?

Deputy Director Cora Vane of the Ferry Department:

There were 3.

Ada Quill, Second-level Inspector of the Press Department:

Thank you all.
"""


def test_transcript_has_a_speaker_and_section_for_each_turn():
    told = [(c.speaker.name, c.speaker.side.value, c.section) for _, c in framed(CONFERENCE)]
    assert told == [
        ("Ada Quill", "moderator", "moderation"),
        ("Bram Tolley", "official", "opening remarks"),
        ("Reporter from Lowmark Radio", "journalist", "question 1"),
        ("Bram Tolley", "official", "answer to question 1"),
        ("Lowmark Post reporter", "journalist", "question 2"),
        ("Cora Vane", "official", "answer to question 2"),
        ("Ada Quill", "moderator", "moderation"),
    ]


def test_speech_on_the_line_of_its_speaker_is_told_apart_too():
    text = (
        "Moderator (Ada Quill): Good day. Mr. Bram Tolley will speak.\n\nBram Tolley: There were 7 boats.\n\n"
        "Reporter of the Lowmark Post: And ferries?\n\nBram Tolley: It was 3 at noon: no more."
    )
    told = [(c.speaker.name, c.speaker.side, c.section) for _, c in framed(text)]
    assert told == [
        ("Ada Quill", Side.MODERATOR, "moderation"),
        ("Bram Tolley", Side.OFFICIAL, "opening remarks"),
        ("Reporter of the Lowmark Post", Side.JOURNALIST, "question 1"),
        ("Bram Tolley", Side.OFFICIAL, "answer to question 1"),
    ]
    assert framed(text)[1][0].startswith("Bram Tolley: There")


def test_role_of_a_speaker_is_the_one_printed():
    assert framed(CONFERENCE)[1][1].speaker.role == "Director of Ports"


def test_speaker_of_the_front_matter_keeps_role_and_side():
    given = (Speaker("Cora Vane", "Captain", Side.JOURNALIST),)
    text = "Cora Vane:\n\nHow many boats?"
    assert framed(text, speakers=given)[0][1].speaker == given[0]


@pytest.mark.parametrize(
    "text",
    [
        "Release Date:\n\n3 May 2023\n\nSource:\n\nThe Lowmark Post",
        "The following measures were taken:\n\nPorts were repaired.\n\nThe results are these:\n\nBoats sail.",
        "General Rules:\n\nBoats float.\n\nFirst Quarter Results:\n\nBoats sank.",
        "Head Office Lowmark:\n\nTel. 5\n\nChief Statistical Results:\n\nNone.",
        "The reporter then asked:\n\nHow many?\n\nThe reporter went on:\n\nWhy?",
        "Ada Quill, Director of Ports:\n\nOne line alone is a label.",
        "At 9:30 the Director spoke. At 10:30 the Minister left.\n\nAt 11:30 all left.",
        "Director's note: see below\n\nMinister's note: see above",
        "Bram Tolley: unknown to this text\n\nCora Vane: unknown too",
    ],
)
def test_labels_and_sentences_are_no_speakers(text):
    assert {c.speaker for _, c in framed(text)} == {None}


def test_ordinals_open_items_with_their_topic():
    text = "First, in terms of plans. 40 were filed.\n\nSecond, in terms of boats. 7 sank.\n\nAll is well."
    assert [(c.item, c.topic) for _, c in framed(text)] == [(1, "plans"), (2, "boats"), (None, None)]


def test_first_without_a_second_opens_no_list():
    assert framed("First, please allow me to speak.\n\nIt is late.")[0][1].item is None


def test_items_end_with_the_turn():
    contexts = [c for _, c in framed(CONFERENCE.replace("There were 7.", "First, 7.\n\nSecond, 8."))]
    assert [c.item for c in contexts if c.section == "answer to question 1"] == [1, 2]
    assert [c.item for c in contexts if c.section == "question 2"] == [None]


def test_headings_frame_what_stands_under_them():
    text = "# Report\n\nIntro.\n\n## Fish\n\nText.\n\n### Cod\n\nMore.\n\n## Boats\n\nLast."
    assert [c.heading for _, c in framed(text, load_markdown)] == [None, "Fish", "Fish – Cod", "Boats"]


def test_numbered_heading_is_an_item_with_its_topic():
    text = "## Fish\n\n### 3. Cod of the coast\n\nText.\n\nMore text.\n\n### 4. Eel\n\nLast."
    told = [(c.heading, c.item, c.topic) for _, c in framed(text, load_markdown)]
    assert told == [("Fish", 3, "Cod of the coast")] * 2 + [("Fish", 4, "Eel")]


def test_section_heading_ends_a_speech_and_a_numbered_one_does_not():
    text = "**Ada Quill, Director of Ports:**\n\n### 1. Cod\n\nMany.\n\n**Bram Tolley, Director of Fish:**\n\nFew.\n\n## Annex\n\nList."
    contexts = [c for _, c in framed(text, load_markdown)]
    assert [c.speaker and c.speaker.name for c in contexts] == ["Ada Quill", "Bram Tolley", None]
    assert contexts[0].item == 1


def test_paragraphs_are_counted_without_speaker_lines_and_headings():
    assert [c.paragraph for _, c in framed(CONFERENCE)] == list(range(1, 8))


def test_locator_says_speaker_section_and_place():
    assert framed(CONFERENCE)[1][1].locator == "Bram Tolley, opening remarks, paragraph 2"


def test_empty_document_has_no_outline():
    assert framed("") == []


def test_words_that_lead_in_a_list_frame_its_items_and_nothing_after_them():
    text = "## Trade\n\nImports, by value:\n\n- Salt: 40.\n- Rope: 7.\n\nThere were 3 ports.\n\n- Tin: 2."
    told = [(said, c.heading, c.topic) for said, c in framed(text, load_markdown)]
    assert told == [
        ("Imports, by value:", "Trade", "Imports, by value"),
        ("Salt: 40.", "Trade", "Imports, by value"),
        ("Rope: 7.", "Trade", "Imports, by value"),
        ("There were 3 ports.", "Trade", None),
        ("Tin: 2.", "Trade", None),
    ]
