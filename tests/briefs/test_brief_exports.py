"""What each export shows of a brief, and that hostile text is text in all of them."""

import csv
import html
import io
import json
import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import docx
import pytest
from docx.oxml.ns import qn
from harbour import DAY, FLOW, HOSTILE, MASTER, STOCK, Desk, boats, checked, document, hostile
from markdown_it import MarkdownIt

from stdqa.briefs import Wanted, added, begun, brief_of, build, edited, exported, noted, write
from stdqa.briefs.as_csv import COLUMNS
from stdqa.briefs.as_markdown import escape
from stdqa.errors import ExportRefused

EDITED = "We have 75 cranes."


@pytest.fixture
def brief():
    """Answered, open, worked out, a sentence, edited with a wrong figure."""
    questions = ("boats in 2023?", "and in 2022?", "not for herring?", "master?", "boats in 2023, again?")
    made = build([Wanted(one) for one in questions], Desk(), "Harbour & quay", DAY, [document(digest=True)])
    return noted(edited(made, 4, EDITED, checked(EDITED)), 0, "ask Ines")


@pytest.fixture
def evil():
    """A brief of which every word is hostile."""
    made = noted(
        added(begun(HOSTILE, DAY, [document(HOSTILE, "evil", HOSTILE)]), HOSTILE, hostile()), 0, HOSTILE
    )
    declined = replace(hostile(), status=Desk().ask("x").status, text=HOSTILE, figures=())
    return edited(added(made, HOSTILE, declined), 0, f"{HOSTILE} 99", checked(f"{HOSTILE} 99"))


class Seen(HTMLParser):
    """The text and the elements of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.marks, self.text, self._open = set(), [], "", []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self._open.append(tag)

    def handle_endtag(self, tag):
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" in self._open:
            return
        self.text += data
        if self._open[-1:] in (["mark"], ["strong"]):
            self.marks.append(data)


def word(brief):
    return docx.Document(io.BytesIO(exported(brief, ".docx")))


def text_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def readable(brief, ending):
    """The text of an export as a person reads it."""
    if ending == ".docx":
        return text_of(word(brief))
    content = exported(brief, ending).decode()
    return Seen(MarkdownIt().enable("table").render(content) if ending == ".md" else content).text


ALL = (".docx", ".md", ".html")


@pytest.mark.parametrize("ending", ALL)
def test_document_shows_everything_that_a_press_office_needs(brief, ending):
    text = readable(brief, ending)
    for expected in (
        "Harbour & quay", "6 May 2024", "Made from “Harbour report”", "5 questions, of which 1 open. 1 line to check before use.",
        "boats in 2023?", "1,204 boats, in 2023.", "during 2023", f"“{FLOW}”", "Ines Dahl, opening remarks, item 3",
        "Harbour Master. Harbour report, 3 February 2024 (original text)", "ask Ines", f"“{MASTER}”",
        "The documents do not say for 2022.", "Nearest in the sources, but not the answer",
        "1,204 − 310 = 894", EDITED, "“75”: contradicted by the sources (digits swapped).",
        f"They say 57: “{STOCK}”", "To be said instead: 57.", document().sha256, "a digest: our wording",
    ):  # fmt: skip
        assert expected in text, expected
    assert (
        text.count("The documents do not say for 2022.") == 3
    )  # in the summary, the entry and the open points


def test_summary_warns_of_lines_that_must_be_checked_and_of_open_points(brief):
    written = edited(brief, 1, "We will come back to you.", checked("We will come back to you."))
    cells = [row.cells[2].text for row in word(written).tables[0].rows]
    assert cells[1] == "1,204 boats, in 2023."
    assert cells[2] == "Open: We will come back to you."
    assert cells[5] == f"Check before use: {EDITED}"
    assert f"Check before use: {EDITED} |" in exported(written, ".md").decode()
    assert f'<em class="open">Check before use</em> {EDITED}</td>' in exported(written, ".html").decode()


@pytest.mark.parametrize("ending", ALL)
def test_question_that_leans_on_another_names_it(ending):
    made = begun("Harbour", DAY)
    for question in ("And cranes?", "How many boats did the harbour register in 2023?"):
        made = added(made, question, boats(), ["First?", "How many boats?"])
    text = readable(made, ending)
    assert text.count("Asked after “How many boats?”") == 1
    assert "First?" not in text


@pytest.mark.parametrize("ending", ALL)
def test_line_nobody_has_checked_says_so(brief, ending):
    assert "has not been checked" not in readable(brief, ending)
    assert "has not been checked" in readable(edited(brief, 0, "57 cranes"), ending)


@pytest.mark.parametrize("ending", ALL)
def test_line_whose_figures_hold_brings_their_quotation(brief, ending):
    held = edited(brief, 3, "57 cranes", checked("57 cranes"))
    assert f"“{STOCK}”" not in readable(edited(brief, 4, ""), ending)
    text = readable(held, ending)
    assert f"“{STOCK}”" in text
    assert "as of 31 December 2023" in text
    assert "every figure in it is supported" in text


def test_figures_are_marked_in_their_quotations(brief):
    page = Seen(exported(brief, ".html").decode())
    assert page.marks.count("1,204") == 4
    marked = [
        run.text
        for one in word(brief).paragraphs
        for run in one.runs
        if run._r.find(f".//{qn('w:shd')}") is not None
    ]
    assert marked == ["1,204", "1,204", "1,204", "310", "1,204"]
    assert "registered **1,204** boats" in exported(brief, ".md").decode()


def test_word_document_has_styles_properties_and_page_numbers(brief):
    document = word(brief)
    properties = document.core_properties
    assert (properties.title, properties.author, properties.created) == (
        "Harbour & quay",
        "",
        datetime(2024, 5, 6, tzinfo=UTC),
    )
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("Heading 2") == 5
    assert styles.count("Line to Take") == 4
    fields = document.sections[0].footer._element.findall(f".//{qn('w:fldSimple')}")
    assert [field.get(qn("w:instr")).strip() for field in fields] == ["PAGE", "NUMPAGES"]
    heads = document.element.findall(f".//{qn('w:tblHeader')}")
    assert len(heads) == len(document.tables) == 6


def test_properties_stand_in_the_order_that_word_asks_for(brief):
    orders = {
        "tblPr": ["tblStyle", "tblW", "tblBorders", "tblLayout", "tblLook"],
        "pPr": ["pStyle", "keepNext", "keepLines", "pBdr", "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"],
    }  # fmt: skip
    document = word(brief)
    for name, order in orders.items():
        for root in (document.element, document.styles.element):
            for properties in root.iter(qn(f"w:{name}")):
                names = [child.tag.partition("}")[2] for child in properties]
                known = [one for one in names if one in order]
                assert known == sorted(known, key=order.index), names


def test_every_style_that_is_used_names_a_font_for_each_script(brief):
    document = word(brief)
    for style in {one.style.name for one in document.paragraphs}:
        fonts = document.styles[style].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == "Microsoft YaHei"
        assert fonts.get(qn("w:eastAsiaTheme")) is None


def test_every_style_that_is_named_is_there_and_few_others_are(brief):
    document = word(brief)
    there = {style.style_id for style in document.styles}
    names = [qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")]
    footer = document.sections[0].footer._element
    named = {
        one.get(qn("w:val"))
        for root in (document.element, document.styles.element, footer)
        for one in root.iter(*names)
    }
    assert named <= there
    assert len(there) < 30


def test_csv_has_a_row_for_each_figure_and_open_point(brief):
    rows = list(csv.DictReader(io.StringIO(exported(brief, ".csv").decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [(one["entry"], one["value"], one["basis"], one["open"]) for one in rows] == [
        ("1", "1204", "during", "no"),
        ("2", "", "", "yes"),
        ("3", "1204", "during", "no"),
        ("3", "310", "during", "no"),
        ("4", "", "", "no"),
        ("5", "1204", "during", "no"),
    ]
    assert rows[1]["reason"] == "The documents do not say for 2022."
    assert (rows[3]["figure"], rows[3]["quote"], rows[3]["sha256"]) == ("310", FLOW, document().sha256)
    assert rows[4]["quote"] == MASTER
    assert "digits swapped" in rows[5]["warnings"]


def test_json_comes_back_as_the_brief_it_was(brief):
    assert brief_of(json.loads(exported(brief, ".json"))) == brief


SHOWN = HOSTILE.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]").replace("\x07", "[U+0007]")


@pytest.mark.parametrize("ending", ALL)
def test_hostile_text_is_shown_to_the_letter(evil, ending):
    text = readable(evil, ending)
    assert text.count(SHOWN) >= 8
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", text)


def test_hostile_text_makes_no_element_of_a_page(evil):
    page = Seen(exported(evil, ".html").decode())
    own = {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "section",
        "figure",
        "figcaption",
        "blockquote",
    }
    text = {"h1", "h2", "h3", "p", "a", "ol", "li", "em", "strong", "span", "bdi", "mark", "code"}
    assert page.tags <= own | text | {"table", "thead", "tbody", "tr", "th", "td"}
    links = re.findall(r'href="([^"]*)"', exported(evil, ".html").decode())
    assert links and all(re.fullmatch(r"#entry-\d", link) for link in links)


def test_hostile_text_makes_no_element_of_markdown(evil):
    rendered = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(exported(evil, ".md").decode())
    tags = Seen(rendered).tags
    assert not tags & {"script", "a", "img", "em", "code", "s", "html"}
    assert all(line.count(" | ") in (3, 4) or not line.startswith("| 1 ") for line in rendered.split("\n"))


def test_hostile_text_makes_no_formula(evil):
    rows = csv.reader(io.StringIO(exported(evil, ".csv").decode("utf-8-sig"), newline=""))
    cells = [cell for row in rows for cell in row]
    assert f"'{SHOWN}" in cells
    assert "'=about 7" in cells
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    "text",
    ["# no title", "1. no item", "12) none", "- none", "+ none", "= none", "> none", "~~none~~", "a\\_b", "http://e.example",
     "www.e.example", "me@e.example", "&amp;", "$x$", "![i](j)", "[^1]: note", "a  \n\n b", "```x", "<b>", "---"],
)  # fmt: skip
def test_escaped_text_is_one_paragraph_of_text(text):
    rendered = MarkdownIt("commonmark").enable("strikethrough").render(escape(text))
    assert rendered == f"<p>{html.escape(' '.join(text.split()), quote=False)}</p>\n".replace("&quot;", '"')


def test_empty_brief_is_written_in_every_form():
    for ending in (*ALL, ".csv", ".json"):
        assert exported(begun("Nothing yet", DAY), ending)
    assert "0 questions, of which 0 open." in readable(begun("Nothing yet", DAY), ".docx")


def test_fifty_questions_are_a_document_within_seconds():
    made = begun("Harbour", DAY)
    for number in range(50):
        made = added(made, f"{number}?", boats())
    started = time.perf_counter()
    assert len(word(made).tables) == 52
    assert time.perf_counter() - started < 10


def test_file_appears_under_its_name_and_nothing_else_stays(brief, tmp_path):
    for ending in (".docx", ".md", ".html", ".csv", ".json"):
        target = tmp_path / f"brief{ending.upper()}"
        target.write_text("old")
        write(brief, target)
        assert target.read_bytes()[:3] != b"old"
    assert len(list(tmp_path.iterdir())) == 5


def test_file_that_was_there_stays_where_the_brief_cannot_be_made(brief, tmp_path, monkeypatch):
    target = tmp_path / "brief.md"
    target.write_text("old")
    monkeypatch.setattr("os.fdopen", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(ExportRefused, match="No space left"):
        write(brief, target)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("brief.md", "old")]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("brief.pdf", r"brief\.pdf has an ending that a brief is not written in; use one of \.docx"),
        ("brief", "has an ending"),
        ("none/brief.md", "its folder is missing"),
    ],
)
def test_place_that_cannot_be_written_is_refused(brief, tmp_path, name, wrong):
    with pytest.raises(ExportRefused, match=wrong):
        write(brief, tmp_path / name)


def test_styles_of_a_brief_are_found_by_their_names_without_spaces():
    from stdqa.briefs.docx_styles import LOOKS, new_document

    styles = new_document("Harbour", "Page").styles
    assert {look: styles[look].style_id for look in LOOKS} == {look: look.replace(" ", "") for look in LOOKS}
