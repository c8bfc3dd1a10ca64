"""``stdqa brief`` from without: a file of questions in, a document out, and every kind of bad input."""

import json
import os
import shutil
from pathlib import Path

import docx
import pytest
from harbour import Desk, document
from typer.testing import CliRunner

from stdqa.cli import app
from stdqa.models import ModelIdentity
from stdqa.testing import HashEncoder

DATA = Path(__file__).parents[1] / "data"
QUESTION = "How many fishing boats did the Harbour Office register in 2022?"


def stdqa(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    for name in os.environ:
        if name.startswith("STDQA_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Opened(Desk):
    """An assistant that is open, as far as the command needs it."""

    class index:  # noqa: N801
        documents = staticmethod(lambda: (document(),))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


@pytest.fixture
def desk(monkeypatch):
    opened = Opened()
    monkeypatch.setattr("stdqa.assistant.Assistant.open", lambda *_: opened)
    return opened


def test_questions_of_a_file_become_a_document(desk, place):
    (place / "q.txt").write_text("1. How many boats in 2023?\n2. And in 2022?\n")
    result = stdqa("brief", "q.txt", "-o", "b.docx", "--title", "Harbour  talk")
    assert result.exit_code == 0
    assert "b.docx: 2 questions, 1 open." in result.stdout
    assert "Open: 2. And in 2022? The documents do not say for 2022." in result.stdout
    made = docx.Document("b.docx")
    assert made.paragraphs[0].text == "Harbour talk"
    assert "1. How many boats in 2023?" in [one.text for one in made.paragraphs]
    assert [question for question, _ in desk.asked] == ["How many boats in 2023?", "And in 2022?"]


def test_saved_brief_is_asked_again_with_its_title_and_lines(desk, place):
    (place / "q.txt").write_text("How many boats in 2023?\n")
    assert stdqa("brief", "q.txt", "-o", "b.json", "--title", "First").exit_code == 0
    saved = json.loads((place / "b.json").read_text())
    saved["entries"][0] |= {"line": "We have 75 cranes.", "edited": True}
    (place / "b.json").write_text(json.dumps(saved))
    result = stdqa("brief", "b.json", "-o", "again.md")
    assert "Check before use: 1. We have 75 cranes." in result.stdout
    assert desk.checked == ["We have 75 cranes."]
    written = (place / "again.md").read_text()
    assert written.startswith("# First\n")
    assert "digits swapped" in written


@pytest.mark.parametrize(
    ("questions", "out", "wrong"),
    [
        ("q.txt", "b.pdf", "b.pdf has an ending that a brief is not written in"),
        ("q.txt", "b", "b has an ending"),
        ("q.txt", "none/b.md", "its folder is missing"),
        ("none.txt", "b.md", "none.txt cannot be read"),
        ("q.xls", "b.md", "q.xls has an ending that is not known"),
        ("empty.txt", "b.md", "empty.txt holds no questions"),
    ],
)
def test_wrong_file_is_said_in_a_sentence_before_anything_is_loaded(
    place, monkeypatch, questions, out, wrong
):
    monkeypatch.setattr("stdqa.assistant.Assistant.open", lambda *_: pytest.fail("loaded"))
    (place / "q.txt").write_text("How many boats?\n")
    (place / "empty.txt").write_text("# none\n")
    result = stdqa("brief", questions, "-o", out)
    assert result.exit_code == 2
    assert result.stderr.startswith("stdqa: ")
    assert wrong in result.stderr
    assert sorted(one.name for one in place.iterdir()) == ["empty.txt", "q.txt"]


def test_missing_index_is_an_error(place):
    (place / "q.txt").write_text("How many boats?\n")
    result = stdqa("brief", "q.txt", "-o", "b.md", "--index", "nowhere")
    assert result.exit_code == 2
    assert "There is no index in nowhere" in result.stderr
    assert not (place / "b.md").exists()


def test_brief_over_an_index_holds_when_verified(place, monkeypatch):
    encoder = HashEncoder()
    monkeypatch.setattr("stdqa.embedding.SentenceEncoder", lambda name: encoder)
    monkeypatch.setattr("stdqa.assistant.SentenceEncoder", lambda name: encoder)
    monkeypatch.setattr(
        "stdqa.assistant.model_identity", lambda name: ModelIdentity(encoder.name, encoder.fingerprint)
    )
    shutil.copytree(DATA, place / "corpus")
    assert stdqa("index").exit_code == 0
    (place / "q.txt").write_text(f"{QUESTION}\nWho owns the moon?\n")
    assert stdqa("brief", "q.txt", "-o", "b.json").exit_code == 0
    saved = json.loads((place / "b.json").read_text())
    assert saved["entries"][0]["answer"]["status"] == "answered"
    assert {one["document"] for one in saved["sources"]} == {
        "glass-guild",
        "harbour-briefing",
        "orchard-review",
    }
    assert stdqa("verify", "b.json").exit_code == 0
