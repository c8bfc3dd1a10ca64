"""Drafts read from files: text as written, documents of Word as they are shown, and what is refused."""

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from stdqa.drafts import source
from stdqa.drafts.source import draft_of, plain_text, read_draft_file
from stdqa.drafts.word import shown
from stdqa.errors import BadDraft, LoadError


def saved(document, folder):
    document.save(folder / "draft.docx")
    return folder / "draft.docx"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.MD"])
def test_text_is_read_as_written(tmp_path, name):
    (tmp_path / name).write_bytes("\ufeff# Head\r\n\r\n- **7** ships\r".encode())
    read = read_draft_file(tmp_path / name)
    assert read.text == "# Head\n\n- **7** ships\n"
    assert read.original is None


def test_word_gives_paragraphs_items_and_cells_as_lines_in_order(tmp_path):
    document = docx.Document()
    document.add_heading("Head", 1)
    paragraph = document.add_paragraph("In 2021, ")
    paragraph.add_run("4,1").bold = True
    paragraph.add_run("30 ferries\tand\nmore.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Crews", "50"
    document.add_paragraph("an item", "List Bullet")
    file = saved(document, tmp_path)
    read = read_draft_file(file)
    assert read.text == "Head\nIn 2021, 4,130 ferries\tand\nmore.\nCrews\n50\nan item"
    assert read.original == file.read_bytes()


def test_every_piece_holds_the_text_at_its_place(tmp_path):
    document = docx.Document()
    document.add_paragraph("One ").add_run("two\tthree")
    document.add_paragraph("")
    document.add_paragraph("four")
    text, pieces = shown(document)
    assert text == "One two\tthree\n\nfour"
    assert [text[piece.start : piece.end] for piece in pieces] == ["One ", "two", "\t", "three", "four"]


def test_what_is_deleted_or_hidden_is_no_text(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("shown ")
    paragraph.add_run("hidden").font.hidden = True
    gone = OxmlElement("w:moveFrom")
    gone.append(paragraph.add_run("moved")._r)
    paragraph._p.append(gone)
    put_in = OxmlElement("w:ins")
    put_in.append(paragraph.add_run("added")._r)
    paragraph._p.append(put_in)
    assert read_draft_file(saved(document, tmp_path)).text == "shown added"


def test_text_of_a_text_box_is_a_line_and_read_once(tmp_path):
    document = docx.Document()
    run = document.add_paragraph("outer").add_run()._r
    for name in ("Choice", "Fallback"):
        held = run.makeelement(f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}")
        box = OxmlElement("w:txbxContent")
        inner = OxmlElement("w:p")
        text = OxmlElement("w:t")
        text.text = "inner"
        inner_run = OxmlElement("w:r")
        inner_run.append(text)
        inner.append(inner_run)
        box.append(inner)
        held.append(box)
        run.append(held)
    assert read_draft_file(saved(document, tmp_path)).text == "outer\ninner"


def test_line_end_inside_an_element_is_a_space(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("a")
    paragraph._p.find(f".//{qn('w:t')}").text = "4,130\nferries"
    assert shown(document)[0] == "4,130 ferries"


@pytest.mark.parametrize(
    ("name", "content", "error", "words"),
    [
        ("a.pdf", b"7", BadDraft, r"a\.pdf is of a kind that is not read as a draft \(\.pdf\)"),
        ("a", b"7", BadDraft, "no ending"),
        ("a.docx", b"PK nothing", BadDraft, r"a\.docx is no document of Word"),
        ("a.txt", b" \n", LoadError, "is empty"),
        ("a.txt", b"caf\xe9 7", LoadError, "is not UTF-8 text"),
        ("a.md", b"\x00\x01" * 50, LoadError, "is a binary file"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(tmp_path, name, content, error, words):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=words):
        read_draft_file(tmp_path / name)
    with pytest.raises(error, match=words):
        draft_of(content, name)


def test_document_without_text_is_refused(tmp_path):
    with pytest.raises(BadDraft, match="holds no text to check"):
        read_draft_file(saved(docx.Document(), tmp_path))


def test_missing_file_and_too_large_a_one_are_refused(tmp_path, monkeypatch):
    with pytest.raises(LoadError, match=r"none\.txt: cannot be read"):
        read_draft_file(tmp_path / "none.txt")
    monkeypatch.setattr(source, "MOST_BYTES", 3)
    (tmp_path / "a.txt").write_text("four")
    with pytest.raises(BadDraft, match="is larger than"):
        read_draft_file(tmp_path / "a.txt")
    with pytest.raises(BadDraft, match="is larger than"):
        draft_of(b"four", "a.txt")


def test_standard_input_is_named_in_errors():
    assert plain_text(b"7 ships\r\n") == "7 ships\n"
    with pytest.raises(LoadError, match="standard input is empty"):
        plain_text(b"")
