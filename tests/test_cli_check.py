"""``stdqa check`` from without: exit statuses, what is printed and written, and every kind of bad input."""

import json

import docx
import pytest
from typer.testing import CliRunner

from stdqa.cli import app

RIGHT = "In 2021, 64 public libraries were opened."
WRONG = "In 2021, 46 public libraries were opened."
NOWHERE = "The castle has 777 windows of blue glass."
QUOTE = "In 2021, 64 public libraries were opened"


@pytest.fixture
def check(assistant, settings, tmp_path, monkeypatch):
    """The command over the corpus of tests/answering, in a folder of its own."""

    class Opened:
        def __enter__(self):
            return assistant

        def __exit__(self, *_):
            pass

    monkeypatch.setattr("stdqa.assistant.Assistant.open", lambda *_: Opened())
    monkeypatch.chdir(tmp_path)

    def run(text, *options):
        if text is not None:
            (tmp_path / "draft.txt").write_text(text)
        return CliRunner().invoke(app, ["check", *map(str, options or ["draft.txt"])])

    return run


@pytest.mark.parametrize(
    ("text", "status", "summary"),
    [
        (RIGHT, 0, "1 figure: 1 supported."),
        ("No number is in here.", 0, "No figure was found in it to check."),
        (f"{RIGHT} {NOWHERE}", 1, "2 figures: 1 supported, 1 not found."),
        (WRONG, 1, "1 figure: 1 contradicted."),
    ],
)
def test_status_and_summary_follow_the_verdicts(check, text, status, summary):
    result = check(text)
    assert result.exit_code == status
    assert result.stdout.splitlines()[-1] == summary


def test_claim_is_printed_with_why_quotation_place_and_wording(check):
    lines = check(f"Libraries\n{WRONG}").stdout.splitlines()
    assert lines[0] == "Contradicted, line 2: 46 public libraries"
    assert lines[1] == "  The digits are swapped: the documents state 64."
    assert lines[2] == "  The documents state: 64 public libraries, in 2021."
    assert lines[3].startswith(f"  “{QUOTE}")
    assert lines[4].startswith("    ") and ". " in lines[4]
    assert lines[5] == "  Write instead: 64"


def test_standard_input_is_read(assistant, check):
    result = CliRunner().invoke(app, ["check", "-", "--json"], input=RIGHT.encode())
    saved = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (saved["text"], saved["claims"][0]["verdict"]) == (RIGHT, "supported")


def test_json_is_one_object_on_standard_output(check):
    result = check(WRONG, "draft.txt", "--json")
    assert (result.exit_code, result.stderr, result.stdout.count("\n")) == (1, "", 1)
    claim = json.loads(result.stdout)["claims"][0]
    assert (claim["figure"], claim["source_figure"]) == ("46", "64")
    assert claim["citation"]["quote"].startswith(QUOTE)


def test_marked_document_and_corrected_text_are_written(check, tmp_path):
    result = check(WRONG, "draft.txt", "--out", "marked.docx", "--corrected", "right.txt")
    assert result.exit_code == 1
    assert (tmp_path / "right.txt").read_text() == RIGHT
    comments = list(docx.Document(tmp_path / "marked.docx").comments)
    assert [one.text.split(".")[0] for one in comments] == ["Contradicted"]


def test_document_of_word_comes_back_in_its_own_formatting(check, tmp_path):
    document = docx.Document()
    document.add_heading("Libraries", 1)
    document.add_paragraph(WRONG)
    document.save(tmp_path / "draft.docx")
    assert check(None, "draft.docx", "--out", "marked.docx").exit_code == 1
    marked = docx.Document(tmp_path / "marked.docx")
    assert marked.paragraphs[0].style.name == "Heading 1"
    assert [run.text for run in marked.paragraphs[1].runs if run.font.highlight_color] == ["46"]


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        (["none.txt"], "none.txt: cannot be read"),
        (["draft.pdf"], "draft.pdf is of a kind that is not read as a draft"),
        (["blank.txt"], "blank.txt: is empty"),
        (["draft.txt", "--out", "a.pdf"], "a.pdf has an ending that is not known here"),
        (["draft.txt", "--corrected", "a.docx"], "a.docx has an ending that is not known here"),
        (["draft.txt", "--corrected", "draft.txt"], "draft.txt is the draft itself"),
        (["draft.txt", "--out", "a.md", "--corrected", "a.md"], "name the same file"),
        (["draft.txt", "--out", "none/a.md"], "its folder is missing"),
    ],
)
def test_what_cannot_be_done_is_told_with_status_2(check, tmp_path, options, wrong):
    (tmp_path / "blank.txt").write_text(" \n")
    result = check(RIGHT, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert wrong in result.stderr
    assert (tmp_path / "draft.txt").read_text() == RIGHT
    told = json.loads(check(RIGHT, *options, "--json").stdout)
    assert told["status"] == "error" and wrong in told["text"]


def test_too_long_a_draft_is_refused_before_the_index_is_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STDQA_DRAFT_CHARS", "1000")
    (tmp_path / "long.txt").write_text("word " * 300)
    result = CliRunner().invoke(app, ["check", "long.txt"])
    assert result.exit_code == 2
    assert "at most 1,000 are read" in result.stderr


def test_characters_that_steer_a_terminal_are_not_printed(check):
    assert "\x1b" not in check(f"\x1b[31m{WRONG}\x1b").stdout
