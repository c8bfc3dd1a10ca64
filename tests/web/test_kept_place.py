"""What is kept of conversations, in a real browser: across a reload, in the list of earlier ones, in files."""

import json
import re

import pytest
from browsing import CONTRAST, IN_BROWSER, READY, Chat, visits
from canned import HOSTILE, CannedAssistant, flow

from stdqa.briefs import brief_of
from stdqa.store import Fault, Mark, Store
from stdqa.web import strings
from stdqa.web.app import serve
from stdqa.web.kept import Keeping
from stdqa.web.plain import plain
from stdqa.web.view import view

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def kept_at(tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "desk.sqlite3"
    server = serve(CannedAssistant(), port=0, block=False, keeping=Keeping.open(path))
    yield server.url, path
    server.close()


@pytest.fixture
def person(chromium, kept_at):
    """A person with a browser of their own."""
    with visits(Chat, chromium, kept_at[0]) as arrives:
        yield arrives


def test_reload_keeps_the_conversation_and_it_goes_on(person):
    one = person()
    one.ask("How many were approved in 2023?")
    one.ask("How many in total?")
    one.reload()
    assert one.page.locator(".turn").count() == 2
    assert one.evidence.locator(".hero .number").inner_text() == "44,499"
    assert one.page.locator(".answer .marker").all_inner_texts() == ["[1]", "[1]"]
    one.ask("What share is it?")
    one.reload()
    assert one.page.locator(".turn").count() == 3
    assert one.page.locator(".turn").count() == 3
    one.page.get_by_role("button", name=strings.NEW_CONVERSATION).click()
    one.page.locator(".examples").wait_for()
    one.open()
    assert one.page.locator(".turn").count() == 0
    assert one.complaints == []


def test_earlier_conversation_is_reopened_renamed_and_deleted_and_nobody_elses_is_seen(person):
    mine, theirs = person(), person()
    mine.ask("How many were approved in 2023?")
    mine.page.get_by_role("button", name=strings.NEW_CONVERSATION).click()
    mine.page.locator(".welcome .earlier").wait_for()
    theirs.page.get_by_role("button", name=strings.EARLIER, exact=True).click()
    theirs.page.get_by_text(strings.NO_EARLIER).wait_for()

    page = mine.page
    page.get_by_role("button", name=strings.EARLIER, exact=True).click()
    panel = page.locator("#earlier-panel")
    panel.get_by_role("button", name=re.compile("^Rename")).click()
    panel.get_by_label(strings.TITLE_LABEL).fill("Approved <b>2023</b>")
    page.keyboard.press("Enter")
    panel.locator(".what", has_text="Approved <b>2023</b>").wait_for()
    panel.locator("[data-reopen]").click()
    page.locator(".turn").wait_for()
    assert mine.evidence.locator(".hero .number").inner_text() == "2,902"

    page.get_by_role("button", name=strings.EARLIER, exact=True).click()
    panel.get_by_role("button", name=re.compile("^Delete “")).click()
    panel.locator("[data-sure]").click()
    panel.get_by_text(strings.NO_EARLIER).wait_for()
    page.keyboard.press("Escape")
    page.locator(".examples").wait_for()
    assert mine.complaints == theirs.complaints == []


def test_thumbs_down_is_saved_with_its_reason_and_can_be_changed(person, kept_at):
    one = person()
    page = one.page
    one.ask("How many were approved in 2023?")
    wrong = page.get_by_role("button", name=strings.WRONG.format(number=1))
    wrong.focus()
    page.keyboard.press("Enter")
    page.get_by_text(strings.MARK_KEPT).wait_for()
    assert page.evaluate("document.activeElement.type") == "radio"
    page.get_by_label(strings.FAULTS[Fault.WRONG_PERIOD]).check()
    page.get_by_label(strings.FAULT_WORDS).fill("=1+1 <i>2022</i>")
    page.get_by_label(strings.FAULT_CORRECTED).fill("2,901")
    page.get_by_role("button", name=strings.SAVE, exact=True).click()
    assert wrong.get_attribute("aria-pressed") == "true"
    assert not page.locator(".fault").is_visible()
    page.wait_for_function("document.activeElement.dataset.mark === 'wrong'")
    one.reload()
    assert one.page.locator(".turn").count() == 1
    assert wrong.get_attribute("aria-pressed") == "true"
    with Store.open(kept_at[1]) as store:
        *_, given = store.feedback(good=False)
    assert given.mark == Mark(False, Fault.WRONG_PERIOD, "=1+1 <i>2022</i>", "2,901")
    assert (given.turn, given.question) == (1, "How many were approved in 2023?")
    assert given.answer.text == flow().text

    page.get_by_role("button", name=strings.GOOD.format(number=1)).click()
    page.locator("[data-mark=good][aria-pressed=true]").wait_for()
    assert wrong.get_attribute("aria-pressed") == "false"
    assert one.complaints == []


def test_fault_that_was_begun_does_not_stand_with_another_conversation(person):
    one = person()
    page = one.page
    one.ask("How many were approved in 2023?")
    page.get_by_role("button", name=strings.NEW_CONVERSATION).click()
    page.locator(".welcome .earlier").wait_for()
    one.ask("How many in total?")
    page.get_by_role("button", name=strings.WRONG.format(number=1)).click()
    page.get_by_label(strings.FAULT_WORDS).fill("not of this one")
    page.get_by_role("button", name=strings.EARLIER, exact=True).click()
    page.locator("#earlier-panel [data-reopen]", has_text="approved").click()
    page.locator(".question", has_text="approved").wait_for()
    assert page.locator(".fault textarea").input_value() == ""


def test_answer_is_copied_with_its_source(person):
    one = person()
    one.ask("How many were approved in 2023?")
    one.page.get_by_role("button", name=strings.COPY_LABEL.format(number=1)).click()
    one.page.get_by_text(strings.COPIED).wait_for()
    copied = one.page.evaluate("navigator.clipboard.readText()")
    assert copied == plain("How many were approved in 2023?", view(flow()))


def test_answer_is_copied_where_the_clipboard_is_not_open_to_pages(person):
    one = person()
    one.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    one.ask("How many in total?")
    one.page.get_by_role("button", name=strings.COPY_LABEL.format(number=1)).click()
    one.page.get_by_text(strings.COPIED).wait_for()
    box = one.page.get_by_label(strings.ASK_LABEL)
    box.focus()
    one.page.keyboard.press("Control+V")
    assert "44,499 national standards (as of 31 December 2023)" in box.input_value()


@pytest.mark.parametrize("form", ["md", "json"])
def test_conversation_is_exported_with_its_sources(person, form, tmp_path):
    one = person()
    one.ask("How many were approved in 2023?")
    one.ask(f"script {HOSTILE}")
    one.page.get_by_role("button", name=strings.EXPORT, exact=True).click()
    with one.page.expect_download() as download:
        one.page.get_by_role("button", name=strings.EXPORT_FORMS[form]).click()
    assert download.value.suggested_filename == f"how-many-were-approved-in-2023.{form}"
    download.value.save_as(tmp_path / "file")
    text = (tmp_path / "file").read_text("utf-8")
    assert flow().citations[0].sha256 in text
    if form == "json":
        assert brief_of(json.loads(text)).entries[1].answer.citations[0].quote == HOSTILE
    assert one.complaints == []


def test_nothing_moves_when_a_mark_is_given_and_all_of_it_can_be_read(person):
    for theme in ("light", "dark"):
        one = person(theme=theme)
        one.ask("How many were approved in 2023?")
        places = "['#bar', '#composer', '#anew', '.answer > p'].map(s => JSON.stringify(document.querySelector(s).getBoundingClientRect()))"
        before = one.page.evaluate(places)
        one.page.get_by_role("button", name=strings.GOOD.format(number=1)).click()
        one.page.get_by_text(strings.MARK_KEPT).wait_for()
        assert one.page.evaluate(places) == before
        one.page.get_by_role("button", name=strings.WRONG.format(number=1)).click()
        one.page.get_by_label(strings.FAULTS[Fault.OTHER], exact=True).check()
        assert one.page.evaluate(CONTRAST) == []
        one.page.get_by_role("button", name=strings.EARLIER, exact=True).click()
        one.page.locator("#earlier-panel [data-reopen]").first.wait_for()
        assert one.page.evaluate(CONTRAST) == []


def test_that_nothing_is_kept_is_said_and_the_chat_goes_on(chromium, tmp_path):
    (tmp_path / "file").write_text("")
    server = serve(
        CannedAssistant(), port=0, block=False, keeping=Keeping.open(tmp_path / "file" / "desk.sqlite3")
    )
    try:
        one = Chat(chromium, server.url)
        one.page.get_by_text("Conversations are not kept").wait_for()
        one.ask("How many were approved in 2023?")
        assert one.evidence.locator(".hero .number").inner_text() == "2,902"
        assert one.page.locator("[data-mark]").count() == 0
    finally:
        server.close()


QUEUE = re.compile(r"/queue/join")


def test_question_that_is_asked_before_the_page_is_ready_waits_and_is_asked_once(person):
    one = person()
    held = []
    one.page.route(QUEUE, lambda route: held.append(route))
    one.page.goto(one.url)
    one.page.get_by_label(strings.ASK_LABEL).fill("How many in total?")
    one.page.keyboard.press("Enter")
    one.page.keyboard.press("Enter")
    while not held:
        one.page.wait_for_timeout(50)
    one.page.wait_for_timeout(300)
    assert not one.page.locator(READY).count()
    assert len(held) == 1  # what was open before is asked for, and nothing else yet
    held[0].continue_()
    one.page.unroute(QUEUE)
    one.page.locator(".answer").wait_for()
    assert one.page.locator(".turn").count() == 1
    assert one.page.get_by_label(strings.ASK_LABEL).input_value() == ""
    assert one.complaints == []


def test_question_without_an_answer_yet_is_in_the_box_again_after_a_reload(person):
    one = person()
    box = one.page.get_by_label(strings.ASK_LABEL)
    one.page.route(QUEUE, lambda route: route.abort())  # gone before it was answered
    box.fill("How many in total?")
    box.press("Enter")
    one.page.unroute(QUEUE)
    one.reload()
    assert box.input_value() == "How many in total?"
    box.press("Enter")
    one.page.locator(".answer").wait_for()
    one.reload()
    assert one.page.locator(".turn").count() == 1
    assert box.input_value() == ""
