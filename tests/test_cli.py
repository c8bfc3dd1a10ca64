"""The command line from without: exit statuses, what goes to which stream, and every kind of bad input."""

import csv
import io
import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from typer.testing import CliRunner

from stdqa.cli import app
from stdqa.loaders import load
from stdqa.models import ModelIdentity
from stdqa.testing import HashEncoder
from stdqa.types import Answer, Reason, Status

DATA = Path(__file__).parent / "data"
DOCUMENTS = {"glass-guild", "harbour-briefing", "orchard-review"}
QUESTION = "How many fishing boats did the Harbour Office register in 2022?"
STATUS = {"answered": 0, "abstained": 3, "error": 2}
REFUSED = {
    "blank.txt": b" \n \n",
    "caf\u00e9.txt": "12 caf\u00e9s opened in 2022.".encode("latin-1"),
    "empty.txt": b"",
    "matter.md": b"---\ntitle: [\n---\nIn 2022, 7 things happened.\n",
    "photo.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\x01" * 20,
    "report.pdf": b"%PDF-1.7 12 things",
}
QUIET_ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("STDQA_", "HF_", "TRANSFORMERS_"))
}


def stdqa(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def one_object(result):
    """The one JSON object on standard output, beside nothing on either stream."""
    assert result.stderr == ""
    assert result.stdout.count("\n") == 1
    return json.loads(result.stdout)


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A folder to work in, with a corpus, no settings, and an encoder that is no model."""
    for name in os.environ:
        if name.startswith("STDQA_"):
            monkeypatch.delenv(name)
    encoder = HashEncoder()
    identity = ModelIdentity(encoder.name, encoder.fingerprint)
    monkeypatch.setattr("stdqa.embedding.SentenceEncoder", lambda name: encoder)
    monkeypatch.setattr("stdqa.assistant.SentenceEncoder", lambda name: encoder)
    monkeypatch.setattr("stdqa.assistant.model_identity", lambda name: identity)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(DATA, tmp_path / "corpus")
    return tmp_path


@pytest.fixture
def indexed(place):
    assert stdqa("index").exit_code == 0
    return place / "index"


def generation(index):
    return index / "generations" / (index / "CURRENT").read_text().split()[0]


class Stub:
    """An assistant that says, or raises, what it is told to."""

    def __init__(self, outcome):
        self.outcome = outcome

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def ask(self, question, history=()):
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome


@pytest.fixture
def says(monkeypatch):
    """Have every assistant give this outcome."""

    def arrange(outcome):
        monkeypatch.setattr("stdqa.assistant.Assistant.open", lambda *_: Stub(outcome))

    return arrange


# Help


def test_help_lists_every_command():
    result = stdqa("--help")
    assert result.exit_code == 0
    for command in ("index", "ask", "figures", "chat"):
        assert f"  {command}" in result.stdout


def test_version_is_printed():
    from stdqa.version import __version__

    assert stdqa("--version").stdout == f"stdqa {__version__}\n"


def test_program_looks_seldom_for_garbage_and_the_library_leaves_that_alone():
    code = """
import gc, sys
from stdqa.cli import run
before = gc.get_threshold()
sys.argv = ["stdqa", "--version"]
try:
    run()
except SystemExit:
    assert before[0] < 100_000 < gc.get_threshold()[0], (before, gc.get_threshold())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_help_imports_nothing_heavy():
    code = "import sys, stdqa.cli; print({'torch','numpy','pydantic','gradio','faiss'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


# Index


def test_index_reports_what_was_added_and_then_what_is_unchanged():
    first, second = stdqa("index"), stdqa("index")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout.startswith("Added: 3 (glass-guild, harbour-briefing, orchard-review)\n")
    assert second.stdout.startswith("Unchanged: 3 (")
    assert "0 passages embedded" in second.stdout


@pytest.mark.parametrize("arrange", ["missing", "empty", "only refused"])
def test_index_of_a_corpus_without_documents_fails_and_says_why(place, arrange):
    shutil.rmtree(place / "corpus")
    if arrange != "missing":
        (place / "corpus").mkdir()
    if arrange == "only refused":
        (place / "corpus" / "empty.txt").touch()
    result = stdqa("index")
    assert result.exit_code == 2
    assert "corpus" in result.stderr
    assert ("empty.txt" in result.stderr) == (arrange == "only refused")


def test_emptied_corpus_leaves_the_index_as_it_was(indexed, place):
    shutil.rmtree(place / "corpus")
    (place / "corpus").mkdir()
    assert stdqa("index").exit_code == 2
    assert stdqa("figures", "--json").exit_code == 0


def test_bad_documents_are_listed_with_reasons_and_the_others_indexed(place):
    for name, content in REFUSED.items():
        (place / "corpus" / name).write_bytes(content)
    (place / "corpus" / "gone.txt").symlink_to(place / "nowhere.txt")
    result = stdqa("index")
    assert result.exit_code == 0
    assert result.stdout.startswith("Added: 3 (glass-guild, harbour-briefing, orchard-review)\n")
    refused = [line.split(": ")[1] for line in result.stdout.splitlines() if line.startswith("Refused: ")]
    assert refused == sorted([*REFUSED, "gone.txt"])


def test_unwritable_index_folder_is_named(place):
    (place / "file").touch()
    result = stdqa("index", "--index", "file/index")
    assert result.exit_code == 2
    assert "file/index" in result.stderr and "--index" in result.stderr


def test_second_indexer_is_told_to_wait(indexed):
    with FileLock(indexed / ".lock"):
        result = stdqa("index")
    assert result.exit_code == 2
    assert result.stderr.startswith("stdqa: Another process is building the index in index.")


@pytest.mark.parametrize(
    "command", [("ask", QUESTION), ("figures",), ("ask", "--batch", "in", "--out", "out")]
)
def test_missing_index_is_named_with_the_command_that_builds_it(command):
    result = stdqa(*command)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "There is no index in index" in result.stderr and "stdqa index --corpus" in result.stderr


@pytest.mark.parametrize(
    "name", ["CURRENT", "manifest.json", "catalog.sqlite", "vectors.faiss", "tokens.npy", "token_rows.npy"]
)
def test_truncated_file_of_the_index_is_named_and_a_build_mends_it(indexed, name):
    file = indexed / name if name == "CURRENT" else generation(indexed) / name
    file.write_bytes(file.read_bytes()[:-9])
    result = stdqa("ask", QUESTION)
    assert result.exit_code == 2
    assert name in result.stderr and "stdqa index" in result.stderr
    assert one_object(stdqa("ask", QUESTION, "--json"))["status"] == "error"
    assert stdqa("index").exit_code == 0
    assert stdqa("ask", QUESTION).exit_code in (0, 3)


def test_index_of_another_model_is_refused(indexed, monkeypatch):
    monkeypatch.setattr("stdqa.assistant.model_identity", lambda name: ModelIdentity("other", "other"))
    result = stdqa("ask", QUESTION)
    assert result.exit_code == 2
    assert "hash-256" in result.stderr and "other" in result.stderr


# Ask


def test_answer_as_json_is_one_object_with_its_status(indexed):
    result = stdqa("ask", QUESTION, "--json")
    answer = one_object(result)
    assert result.exit_code == STATUS[answer["status"]]
    assert answer["question"] == QUESTION
    assert "id" not in answer
    assert 0 < len(answer["passages"]) <= 10


def test_citations_and_figures_stand_in_the_documents_word_for_word(indexed):
    answer = one_object(stdqa("ask", QUESTION, "--json"))
    texts = {file.stem: load(file, DATA).text for file in DATA.iterdir()}
    assert answer["citations"]
    for citation in answer["citations"]:
        assert texts[citation["document"]][citation["start"] : citation["end"]] == citation["quote"]
    for figure in answer["figures"]:
        assert texts[figure["document"]][figure["start"] : figure["end"]] == figure["text"]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (Answer(QUESTION, Status.ANSWERED, "1,284"), 0),
        (Answer(QUESTION, Status.ABSTAINED, "Not found.", Reason.NOT_IN_SOURCES), 3),
    ],
)
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_exit_status_tells_answered_from_abstained(says, answer, status, options):
    says(answer)
    assert stdqa("ask", QUESTION, *options).exit_code == status


@pytest.mark.parametrize("question", ["", "   ", "\x00\x07\x1b", "?!", "\ud800", "\u200b\u2060"])
def test_question_without_words_is_an_error(question):
    result = stdqa("ask", question)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "The question is empty" in result.stderr
    assert one_object(stdqa("ask", question, "--json"))["status"] == "error"


def test_no_question_at_all_is_an_error():
    assert stdqa("ask").exit_code == 2


def test_question_of_a_hundred_thousand_characters_is_refused_and_not_repeated():
    question = "How many boats? " * 6250
    result = stdqa("ask", question)
    assert result.exit_code == 2
    assert "100,000 characters" in result.stderr and len(result.stderr) < 300
    answer = one_object(stdqa("ask", question, "--json"))
    assert answer["status"] == "error" and len(answer["question"]) == 200


@pytest.mark.parametrize(
    "question", ["How many\x00 boats\x1b[31m in 2022?", "How many \ud800boats\udfff in 2022?"]
)
def test_control_characters_and_lone_surrogates_in_a_question_do_no_harm(indexed, question):
    result = stdqa("ask", question, "--json")
    answer = one_object(result)
    assert result.exit_code == STATUS[answer["status"]] != 2
    assert answer["question"].isprintable()


def test_words_of_a_question_need_no_quotes(says):
    says(Answer(QUESTION, Status.ANSWERED, "1,284"))
    assert stdqa("ask", *QUESTION.split()).exit_code == 0


def test_text_that_steers_a_terminal_is_not_printed(says):
    says(Answer(QUESTION, Status.ANSWERED, "1,284 \x1b]0;owned\x07\u202e"))
    result = stdqa("ask", QUESTION)
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stdout)


def test_mistake_of_the_program_is_an_error_and_leaves_a_trace(says, caplog):
    says(RuntimeError("seven"))
    result = stdqa("ask", QUESTION, "--json")
    assert result.exit_code == 2
    assert "seven" in json.loads(result.stdout)["text"]
    assert "Traceback" in caplog.text


def test_interrupted_question_ends_without_a_trace(says):
    says(KeyboardInterrupt())
    result = stdqa("ask", QUESTION)
    assert (result.exit_code, result.stderr) == (2, "stdqa: Stopped.\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--batch", "in.jsonl"), "--out"),
        ((QUESTION, "--batch", "in.jsonl", "--out", "out.jsonl"), "not both"),
        ((QUESTION, "--out", "out.jsonl"), "--batch"),
    ],
)
def test_options_that_do_not_go_together_are_refused(arguments, message):
    result = stdqa("ask", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_batch_answers_every_line_in_order_and_reports_the_bad_one(indexed, place):
    lines = [json.dumps({"id": number, "question": QUESTION}) for number in range(3)]
    (place / "in.jsonl").write_text("\n".join([lines[0], "{", *lines[1:]]))
    result = stdqa("ask", "--batch", "in.jsonl", "--out", "out.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("stdqa: Line 2 ")
    answers = [json.loads(line) for line in (place / "out.jsonl").read_text().splitlines()]
    assert [answer["id"] for answer in answers] == [0, "line 2", 1, 2]
    assert [answer["status"] == "error" for answer in answers] == [False, True, False, False]


def test_batch_without_a_bad_line_is_silent(indexed, place):
    (place / "in.jsonl").write_text(json.dumps({"id": "a", "question": QUESTION}))
    result = stdqa("ask", "--batch", "in.jsonl", "--out", "out.jsonl")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_batch_whose_answers_have_no_place_is_refused_before_it_is_answered(indexed, place):
    (place / "in.jsonl").write_text(json.dumps({"id": "a", "question": QUESTION}))
    result = stdqa("ask", "--batch", "in.jsonl", "--out", "nowhere/out.jsonl")
    assert result.exit_code == 2
    assert "nowhere/out.jsonl cannot be written" in result.stderr


# Figures


def test_register_as_json_is_one_object(indexed):
    register = one_object(stdqa("figures", "--json"))
    assert list(register) == ["figures"]
    assert {figure["document"] for figure in register["figures"]} == DOCUMENTS
    assert "1284" in {figure["value"] for figure in register["figures"]}


def test_figures_of_files_need_no_index():
    register = one_object(stdqa("figures", DATA / "orchard-review.md", "--json"))
    text = (DATA / "orchard-review.md").read_text()
    assert "84600" in {figure["value"] for figure in register["figures"]}
    for figure in register["figures"]:
        assert text[figure["start"] : figure["end"]] == figure["text"]


def test_register_as_csv_has_the_same_figures(indexed):
    rows = list(csv.DictReader(io.StringIO(stdqa("figures", "--csv").stdout)))
    register = one_object(stdqa("figures", "--json"))["figures"]
    assert [row["id"] for row in rows] == [figure["id"] for figure in register]
    assert [row["value"] for row in rows] == [figure["value"] for figure in register]


def test_document_cannot_put_a_formula_into_the_csv(place):
    (place / "sums.txt").write_text(
        '=HYPERLINK("http://x")\n\nIn 2022, 12 =cmd()| boats, -3 ferries and +4 @SUM masts were counted.\n'
    )
    rows = list(csv.DictReader(io.StringIO(stdqa("figures", "sums.txt", "--csv").stdout)))
    assert rows
    for row in rows:
        values = [value for name, value in row.items() if name != "value"]
        assert not [value for value in values if value.startswith(("=", "+", "-", "@"))]


def test_register_as_a_table_ends_with_its_length(indexed):
    assert stdqa("figures").stdout.splitlines()[-1].endswith(" figures.")


@pytest.mark.parametrize("name", ["missing.txt", "corpus", "empty.txt"])
def test_file_that_cannot_be_read_is_named(place, name):
    (place / "empty.txt").touch()
    result = stdqa("figures", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert name in result.stderr


def test_json_and_csv_together_are_refused():
    assert stdqa("figures", "--json", "--csv").exit_code == 2


# Chat


def test_chat_names_the_port_that_is_in_use(says):
    says(None)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = stdqa("chat", "--port", port)
    assert result.exit_code == 2
    assert f"Port {port} on 127.0.0.1 is in use" in result.stderr and "--port" in result.stderr


def test_chat_without_an_index_builds_it_and_tells_its_address(place, monkeypatch):
    served = []

    def serve(assistant, host, port, ready, keeping):
        served.append((host, port, set(assistant.index.document_ids()), bool(keeping)))
        ready("http://127.0.0.1:7000")

    monkeypatch.setattr("stdqa.web.app.serve", serve)
    result = stdqa("chat", "--port", "7000")
    assert result.exit_code == 0
    assert served == [("127.0.0.1", 7000, DOCUMENTS, True)]
    assert (place / "kept" / "desk.sqlite3").is_file()
    assert "http://127.0.0.1:7000" in result.stdout


def test_chat_goes_on_where_nothing_can_be_kept(place, monkeypatch):
    refused = []
    (place / "taken").write_text("", encoding="utf-8")
    monkeypatch.setenv("STDQA_STORE", str(place / "taken" / "desk.sqlite3"))
    monkeypatch.setattr("stdqa.web.app.serve", lambda *_, keeping, **__: refused.append(keeping.refused))
    assert stdqa("chat").exit_code == 0
    assert "STDQA_STORE" in refused[0]


# Whole processes, with the real model


def process(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "stdqa", *map(str, arguments)],
        env=QUIET_ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.model
def test_processes_keep_their_streams_clean(place):
    index = process("index")
    assert (index.returncode, index.stderr) == (0, "")
    ask = process("ask", QUESTION, "--json", PYTHONIOENCODING="ascii")
    assert (ask.returncode, ask.stderr) == (0, "")
    assert json.loads(ask.stdout)["figures"][0]["text"] == "1,284"


def test_reader_of_a_pipe_may_leave(indexed):
    shell = f"{sys.executable} -m stdqa figures --csv | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", shell], env=QUIET_ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert done.stdout.startswith("document,text,value") and done.stdout.endswith("\n0\n")
