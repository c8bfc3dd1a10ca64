"""What the Check place does with a draft, without a page: checked, stopped, corrected, exported."""

import base64
import io
import json
import threading
import time

import docx
import pytest
from check_assistant import DRAFT, NOWHERE, OTHER_TIME, RIGHT, WRONG, CheckAssistant

from stdqa.web import check_desk
from stdqa.web.check_desk import CheckDesk
from stdqa.web.strings import check as strings
from stdqa.web.worker import Worker


@pytest.fixture
def assistant():
    return CheckAssistant()


@pytest.fixture
def desk(assistant):
    worker = Worker(assistant)
    yield CheckDesk(assistant, worker)
    worker.close()


def encoded(content):
    return base64.b64encode(content).decode()


def word(*lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def opened(reply):
    return docx.Document(io.BytesIO(base64.b64decode(reply["content"])))


def test_draft_is_checked_and_told(desk):
    reply = desk.check({"text": DRAFT.replace("\n", "\r\n"), "key": "k"})
    assert reply["text"] == DRAFT
    assert reply["said"] == "4 figures: 1 supported, 2 contradicted, 1 not found."
    assert reply["html"].count("data-claim=") == 4


def test_draft_is_checked_once_until_it_changes(desk, assistant):
    for _ in range(2):
        desk.check({"text": RIGHT, "key": "k"})
        desk.export({"text": RIGHT, "ending": ".md", "name": ""})
    assert assistant.checked == [RIGHT]
    desk.check({"text": WRONG, "key": "k"})
    assert assistant.checked == [RIGHT, WRONG]


def test_only_the_last_few_drafts_are_remembered(desk, assistant, monkeypatch):
    monkeypatch.setattr(check_desk, "REMEMBERED", 1)
    for text in (RIGHT, WRONG, RIGHT):
        desk.check({"text": text, "key": "k"})
    assert assistant.checked == [RIGHT, WRONG, RIGHT]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", strings.EMPTY), (" \n", strings.EMPTY), ("crash", strings.FAILED), ("a" * 5001, "at most 5,000 are read")],
)  # fmt: skip
def test_draft_that_cannot_be_checked_is_told(desk, text, words):
    assert words in desk.check({"text": text, "key": "k"})["failed"]
    assert "html" not in desk.check({"text": text, "key": "k"})


@pytest.mark.parametrize("told", [None, 7, [], {"text": 7}, {"text": None, "key": []}])
def test_what_is_no_draft_is_told_and_nothing_breaks(desk, told):
    assert desk.check(told)["failed"] == strings.EMPTY
    assert desk.accept(told)["failed"] == strings.EMPTY
    assert desk.export(told)["failed"] == strings.EMPTY
    assert "failed" in desk.read(told)
    desk.stop(told)
    assert desk.progress(told)["total"] == 0


def test_long_draft_tells_how_far_it_is_and_is_stopped(desk, assistant):
    assistant.slow_s = 0.05
    replies = []
    told = {"text": f"{RIGHT} " * 60, "key": "k"}
    thread = threading.Thread(target=lambda: replies.append(desk.check(told)))
    thread.start()
    deadline = time.monotonic() + 10
    while not (far := desk.progress({"key": "k"}))["done"] and time.monotonic() < deadline:
        time.sleep(0.01)
    assert far["total"] == 60
    assert far["words"] == strings.CHECKING.format(done=far["done"] + 1, total=60)
    desk.stop({"key": "k"})
    thread.join(10)
    assert replies == [{"failed": strings.STOPPED}]
    assert desk.progress({"key": "k"})["done"] == 0
    assistant.slow_s = 0
    assert "html" in desk.check(told)


def test_corrections_chosen_are_put_in(desk):
    assert desk.accept({"text": DRAFT, "claims": [1]})["text"] == DRAFT.replace("9,202", "2,902")
    twice = f"{WRONG} {WRONG}"
    assert desk.accept({"text": twice, "claims": [0, 1]})["text"] == f"{RIGHT} {RIGHT}"
    assert desk.accept({"text": twice, "claims": [1]})["text"] == f"{WRONG} {RIGHT}"
    assert desk.accept({"text": DRAFT, "claims": [0, 2, 9, "x"]})["text"] == DRAFT


def test_file_gives_its_text(desk):
    assert desk.read({"name": "a.md", "content": encoded(RIGHT.encode())})["text"] == RIGHT
    reply = desk.read({"name": "a.docx", "content": encoded(word("Head", WRONG))})
    assert reply == {"text": f"Head\n{WRONG}", "said": "Opened a.docx."}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", encoded(b"7"), "a.pdf is of a kind that is not read"),
        ("../x/a.docx", encoded(b"7"), "a.docx is no document of Word"),
        ("a.txt", "no base64!", strings.UNREADABLE),
        ("a.txt", "", "a.txt is empty"),
    ],
)
def test_file_that_cannot_be_read_is_told_by_its_name(desk, name, content, words):
    assert desk.read({"name": name, "content": content})["failed"].startswith(words)


def test_too_large_a_file_is_refused(desk, monkeypatch):
    monkeypatch.setattr(check_desk, "MOST_BYTES", 3)
    assert desk.read({"name": "a.txt", "content": encoded(b"a" * 50)})["failed"] == strings.TOO_LARGE


def test_pasted_draft_is_exported_in_each_form(desk):
    told = {"text": f"{WRONG}\n{OTHER_TIME}\n{NOWHERE}", "name": ""}
    document = desk.export(told | {"ending": ".docx"})
    assert document["name"] == "draft-checked.docx"
    words = [one.text.split(".")[0] for one in opened(document).comments]
    assert words == ["Contradicted", "Contradicted", "Not found"]
    page = base64.b64decode(desk.export(told | {"ending": ".md"})["content"]).decode()
    assert "**9,202**[^1]" in page
    saved = json.loads(base64.b64decode(desk.export(told | {"ending": ".json"})["content"]))
    assert [claim["verdict"] for claim in saved["claims"]] == ["contradicted", "contradicted", "not_found"]


def test_document_of_word_is_exported_as_it_came_with_what_was_accepted(desk):
    content = word("Head", WRONG)
    told = {"name": "My talk.docx", "content": encoded(content), "ending": ".docx"}
    reply = desk.export(told | {"text": f"Head\n{RIGHT}"})
    assert reply["name"] == "My talk-checked.docx"
    assert [paragraph.text for paragraph in opened(reply).paragraphs] == ["Head", RIGHT]
