"""Files written whole and documents of Word opened, or a plain reason why not."""

import docx
import pytest

from stdqa.errors import BadDraft, ExportRefused
from stdqa.files import escape_inline, open_word, word, write_whole


def test_file_replaces_the_one_before_and_leaves_nothing_beside(tmp_path):
    (tmp_path / "a.txt").write_text("old")
    write_whole(tmp_path / "a.txt", b"new")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a.txt", "new")]


def test_folder_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(ExportRefused, match=r"a\.txt cannot be written"):
        write_whole(tmp_path / "none" / "a.txt", b"new")


def test_word_is_opened_from_a_path_and_from_bytes(tmp_path):
    document = docx.Document()
    document.add_paragraph("here")
    document.save(tmp_path / "a.docx")
    for content in (tmp_path / "a.docx", (tmp_path / "a.docx").read_bytes()):
        assert open_word(content, "a.docx", BadDraft).paragraphs[0].text == "here"


def test_word_that_unfolds_to_too_much_or_is_none_is_refused(tmp_path, monkeypatch):
    with pytest.raises(BadDraft, match=r"a\.docx is no document of Word, or is damaged\."):
        open_word(b"nothing", "a.docx", BadDraft)
    docx.Document().save(tmp_path / "a.docx")
    monkeypatch.setattr(word, "MOST_UNFOLDED", 1000)
    with pytest.raises(BadDraft, match="unfolds to more than"):
        open_word(tmp_path / "a.docx", "a.docx", BadDraft)


def test_piece_keeps_the_spaces_at_its_ends():
    assert escape_inline(" a*b\n") == r" a\*b "
