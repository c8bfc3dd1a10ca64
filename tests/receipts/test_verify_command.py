"""``stdqa verify`` from without: what holds, what no longer does after the corpus changed, and what is no receipt."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stdqa.cli import app
from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.testing import HashEncoder

LINES = [f"In 2023, mill {number} ground {number * 7} tonnes." for number in range(1, 1001)]
TEXT = "\n\n".join(LINES) + "\n"


def stdqa(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def indexed(tmp_path_factory):
    """A folder with an index of one document of a thousand sentences."""
    folder = tmp_path_factory.mktemp("verify")
    build(folder, mills=TEXT)
    return folder


def build(folder, **texts):
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for old in corpus.iterdir():
        old.unlink()
    for name, text in texts.items():
        (corpus / f"{name}.txt").write_text(text)
    settings = Settings.read(corpus=corpus, index=folder / "index")
    encoder = HashEncoder()
    Index.build(corpus, settings.index, settings, lambda: encoder)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch, tmp_path):
    for name in os.environ:
        if name.startswith("STDQA_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def answer(folder, *lines):
    with Index.open(folder / "index") as index:
        document = index.document("mills")
    citations = []
    for line in lines:
        start = document.text.index(line)
        place = {"start": start, "end": start + len(line), "sha256": document.sha256}
        citations.append({"document": "mills", "title": "Mills", "quote": line} | place)
    return {"question": "How much?", "status": "answered", "figures": [], "citations": citations}


def saved(tmp_path, value, name="saved.json"):
    file = tmp_path / name
    file.write_text(json.dumps(value))
    return file


def test_what_was_saved_holds(indexed, tmp_path):
    result = stdqa("verify", saved(tmp_path, answer(indexed, LINES[0])), "--index", indexed / "index")
    assert result.exit_code == 0
    assert result.stdout == "Holds: 1 quotations and figures stand in the sources, word for word.\n"


def test_altered_quotation_does_not_hold(indexed, tmp_path):
    value = answer(indexed, LINES[0], LINES[1])
    value["citations"][1]["quote"] = LINES[1].replace("14", "41")
    result = stdqa("verify", saved(tmp_path, value), "--index", indexed / "index")
    assert result.exit_code == 1
    assert "not as cited: “In 2023, mill 2 ground 41 tonnes.” (mills, characters" in result.stdout
    assert "Does not hold: 1 of 2 quotations and figures." in result.stdout


def test_entries_that_no_longer_hold_are_named_after_the_corpus_changed(tmp_path):
    build(tmp_path, mills="\n\n".join(LINES[:3]) + "\n")
    entries = [{"question": f"q{number}?", "answer": answer(tmp_path, LINES[number])} for number in range(3)]
    file = saved(tmp_path, {"stdqa_brief": 1, "entries": entries})
    build(tmp_path, mills="\n\n".join([LINES[0], LINES[1].replace("14", "15"), LINES[2]]) + "\n\nMore.\n")
    result = stdqa("verify", file, "--index", tmp_path / "index")
    assert result.exit_code == 1
    assert result.stdout.startswith("2. q1?\n  gone: “In 2023, mill 2 ground 14 tonnes.”")
    assert "Changed since it was saved: mills." in result.stdout
    told = json.loads(stdqa("verify", file, "--json", "--index", tmp_path / "index").stdout)
    assert [one["holds"] for one in told["entries"]] == [True, False, True]
    assert [one["outcome"] for one in told["citations"]] == ["holds", "gone", "holds"]
    assert all(one["document_changed"] for one in told["citations"])

    build(tmp_path, mills="First of all.\n\n" + "\n\n".join(LINES[:3]) + "\n")
    moved = json.loads(stdqa("verify", file, "--json", "--index", tmp_path / "index").stdout)
    assert {one["outcome"] for one in moved["citations"]} == {"moved"}
    assert moved["citations"][0]["found"] == {"start": 15, "end": 15 + len(LINES[0])}

    build(tmp_path, others="Nothing of mills.\n")
    gone = stdqa("verify", file, "--index", tmp_path / "index")
    assert gone.exit_code == 1
    assert gone.stdout.count("document missing") == 3


def test_abstention_without_a_citation_holds(indexed, tmp_path):
    value = {"question": "?", "status": "abstained", "citations": []}
    result = stdqa("verify", saved(tmp_path, value), "--index", indexed / "index")
    assert result.exit_code == 0
    assert "nothing to verify" in result.stdout


def test_error_is_a_sentence_and_with_json_one_object(indexed, tmp_path):
    file = saved(tmp_path, [1])
    result = stdqa("verify", file, "--index", indexed / "index")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "saved.json is no answer" in result.stderr
    result = stdqa("verify", file, "--json", "--index", indexed / "index")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["status"] == "error"
    assert stdqa("verify", saved(tmp_path, answer(indexed, LINES[0])), "--index", "nowhere").exit_code == 2


def test_thousand_citations_are_verified_without_model_or_vectors(indexed, tmp_path):
    file = saved(tmp_path, answer(indexed, *LINES))
    code = (
        "import sys\nfrom stdqa.cli import app\n"
        "try:\n    app(['verify', *sys.argv[1:]])\nexcept SystemExit as ended:\n    status = ended.code\n"
        "print(status, sorted({'torch', 'faiss', 'numpy', 'gradio', 'transformers'} & set(sys.modules)))"
    )
    arguments = [sys.executable, "-c", code, str(file), "--index", str(indexed / "index")]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STDQA_")}
    done = subprocess.run(arguments, capture_output=True, text=True, env=environment, cwd=Path.cwd())
    assert done.stdout.splitlines() == [
        "Holds: 1,000 quotations and figures stand in the sources, word for word.",
        "0 []",
    ]
    started = time.perf_counter()
    assert stdqa("verify", file, "--json", "--index", indexed / "index").exit_code == 0
    assert time.perf_counter() - started < 1
