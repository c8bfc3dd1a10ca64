"""Checked drafts as documents of Word, opened again: what is highlighted, and what the comments say."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from checked import DRAFT, HOSTILE, QUOTE, citation, draft
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement

from stdqa.drafts.marked import exported
from stdqa.drafts.source import draft_of
from stdqa.drafts.word import shown
from stdqa.types import CheckedDraft

YELLOW, GRAY, BLUE = WD_COLOR_INDEX.YELLOW, WD_COLOR_INDEX.GRAY_25, WD_COLOR_INDEX.TURQUOISE


def opened(checked, original=None):
    return docx.Document(BytesIO(exported(checked, ".docx", original)))


def content(document):
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def highlighted(document):
    return [
        (run.text, run.font.highlight_color)
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color
    ]


def written():
    """The draft as somebody wrote it in Word: a figure over two runs, a list item, a table."""
    document = docx.Document()
    document.add_heading("Ferries", 1)
    paragraph = document.add_paragraph("In 2021, ")
    paragraph.add_run("4,1").bold = True
    paragraph.add_run("30 ferries were repaired. Some 50 crews came, and ").italic = True
    paragraph.add_run("812 whales.")
    return document


def test_pasted_draft_becomes_a_document_with_its_figures_marked():
    document = opened(draft())
    assert [paragraph.text for paragraph in document.paragraphs] == DRAFT.split("\n")
    assert highlighted(document) == [("4,130", YELLOW), ("50", GRAY), ("812", BLUE)]
    first, second, third = document.comments
    assert [paragraph.text for paragraph in first.paragraphs] == [
        "Contradicted. The digits are swapped: the documents state 4,310.",
        "The documents state: 4,310 ferries, in 2021.",
        f"“{QUOTE}”",
        "Ann Oe, remarks, item 2. Yard report, 4 March 2022",
        "Write instead: 4,310",
    ]
    assert second.text.startswith("Supported. ")
    assert third.text == "Not found. Nothing in the documents states it."
    assert {one.author for one in document.comments} == {"stdqa"}


def test_original_keeps_its_formatting_and_only_the_figure_is_marked():
    original = content(written())
    document = opened(draft(draft_of(original, "a.docx").text), original)
    assert [paragraph.text for paragraph in document.paragraphs] == DRAFT.split("\n")
    assert document.paragraphs[0].style.name == "Heading 1"
    assert highlighted(document) == [("4,1", YELLOW), ("30", YELLOW), ("50", GRAY), ("812", BLUE)]
    runs = {run.text: run for run in document.paragraphs[1].runs}
    assert runs["4,1"].bold and not runs["4,1"].italic
    assert runs["30"].italic and runs["50"].italic and not runs["812"].italic
    assert runs[" ferries were repaired. Some "].italic
    assert runs[" whales."].font.highlight_color is None
    assert len(list(document.comments)) == 3


def test_comment_hangs_on_the_first_and_last_run_of_a_figure():
    original = content(written())
    document = opened(draft(DRAFT), original)
    paragraph = document.paragraphs[1]._p
    order = [
        part.text if part.tag.endswith("}r") else part.tag.split("}")[1]
        for part in paragraph
        if not part.tag.endswith("}pPr")
    ]
    begin, end = order.index("commentRangeStart"), order.index("commentRangeEnd")
    assert order[begin + 1 : end] == ["4,1", "30"]


def test_figure_in_a_cell_after_a_tab_and_in_a_hyperlink_is_marked():
    document = docx.Document()
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "Crews\t50"
    paragraph = document.add_paragraph("See ")
    link = OxmlElement("w:hyperlink")
    link.append(paragraph.add_run("812 whales")._r)
    paragraph._p.append(link)
    original = content(document)
    checked = draft(draft_of(original, "a.docx").text)
    marked = opened(checked, original)
    cell = marked.tables[0].cell(0, 0).paragraphs[0]
    assert [(run.text, run.font.highlight_color) for run in cell.runs if run.text] == [
        ("Crews\t", None),
        ("50", GRAY),
    ]
    linked = marked.paragraphs[-1].hyperlinks[0]
    assert [(run.text, run.font.highlight_color) for run in linked.runs if run.text] == [
        ("812", BLUE),
        (" whales", None),
    ]
    assert shown(marked)[0] == checked.text


def test_corrected_words_are_corrected_in_the_original():
    original = content(written())
    text = DRAFT.replace("4,130", "4,310").replace("50 crews", "51 crews")
    document = opened(replace(draft(text), claims=()), original)
    assert [paragraph.text for paragraph in document.paragraphs] == text.split("\n")
    runs = {run.text: run for run in document.paragraphs[1].runs}
    assert any("310" in words and run.bold for words, run in runs.items())
    assert document.paragraphs[0].style.name == "Heading 1"


def test_draft_with_other_lines_than_the_original_is_a_document_of_its_own():
    document = opened(draft(f"New line\n{DRAFT}"), content(written()))
    assert document.paragraphs[0].text == "New line"
    assert document.paragraphs[1].style.name == "Normal"
    assert len(list(document.comments)) == 3


def test_comments_of_the_original_stay():
    document = written()
    document.add_comment(document.paragraphs[1].runs, "Mine.", author="Bo", initials="B")
    marked = opened(draft(), content(document))
    assert [one.author for one in marked.comments] == ["Bo", "stdqa", "stdqa", "stdqa"]
    assert len({one.comment_id for one in marked.comments}) == 4


def test_hostile_text_is_only_text():
    checked = draft(f"{HOSTILE}\n812")
    checked = replace(checked, citations=(citation(HOSTILE),))
    document = opened(replace(checked, claims=(replace(checked.claims[0], citation=0),)))
    assert document.paragraphs[0].text == HOSTILE.replace("\u202e", "[U+202E]")
    comment = next(iter(document.comments)).text
    assert "<script>x</script>" in comment and "\u202e" not in comment


def test_draft_without_figures_is_written_without_comments():
    assert list(opened(CheckedDraft("No figure.", ())).comments) == []


@pytest.mark.parametrize("start", [0, 3])
def test_run_before_a_break_is_cut_at_the_figure_alone(start):
    document = docx.Document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run("a: "[:start] + "812")
    run.add_break()
    run.add_text("after")
    marked = opened(draft(shown(document)[0]), content(document))
    assert highlighted(marked) == [("812", BLUE)]
    assert marked.paragraphs[0].text == "a: "[:start] + "812\nafter"
