"""The Brief place in a real browser: built, edited, ordered, stopped, downloaded and opened again."""

import json
import time

import docx
import pytest
from brief_assistant import RIGHT, WRONG, BriefAssistant
from browsing import CONTRAST, IN_BROWSER, Visit, visits
from canned import FLOW, HOSTILE, STOCK

from stdqa.web import strings as common
from stdqa.web.app import serve
from stdqa.web.strings import brief as strings

PASTED = "1. How many were approved in 2023?\n2. How many in total?\n\n- And in 2022?"
APPROVED, TOTAL, DECLINED = "How many were approved in 2023?", "How many in total?", "And in 2022?"

pytestmark = IN_BROWSER


class Slow(BriefAssistant):
    """Takes its time over a question that says so."""

    def ask(self, question, history=()):
        if "slow" in question:
            time.sleep(1)
        return super().ask(question, history)


@pytest.fixture(scope="module")
def url():
    server = serve(Slow(), port=0, block=False)
    yield server.url
    server.close()


class Place(Visit):
    """The Brief place as one person has it open."""

    def __init__(self, browser, url, **options):
        super().__init__(browser, url, "#brief", **options)

    def add(self, text, entries):
        self.page.get_by_label(strings.ADD_LABEL).fill(text)
        self.page.get_by_role("button", name=strings.ADD, exact=True).click()
        self.page.locator(".entry").nth(entries - 1).wait_for()

    def questions(self):
        return self.page.locator(".entry h3").all_inner_texts()

    def line(self, number):
        return self.page.get_by_label(strings.LINE_OF.format(number=number))

    def download(self, ending, path):
        with self.page.expect_download() as coming:
            self.page.locator(f'[data-export="{ending}"]').click()
        coming.value.save_as(path)
        return coming.value.suggested_filename


@pytest.fixture
def place(browser, url):
    with visits(Place, browser, url) as make:
        yield make


def text_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_brief_is_pasted_edited_ordered_and_downloaded(place, tmp_path):
    one = place()
    page = one.page
    one.add(PASTED, 3)
    page.get_by_text("Added 3 questions.").wait_for()
    assert one.questions() == [APPROVED, TOTAL, DECLINED]
    first = page.locator(".entry").first
    assert first.locator("mark").all_inner_texts() == ["2,902"]
    assert first.locator(".chip.period").inner_text() == "during 2023"
    assert page.locator(".entry.open .badge").inner_text() == strings.OPEN

    one.line(1).fill(WRONG)
    one.line(2).focus()
    page.locator(".warnings").wait_for()
    assert "“9,202”: contradicted by the sources (digits swapped)." in page.locator(".warnings").inner_text()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == strings.LINE_OF.format(
        number=2
    )

    page.get_by_role("button", name=strings.DOWN.format(number=1)).click()
    page.locator(".entry h3").first.get_by_text(TOTAL).wait_for()
    assert one.questions() == [TOTAL, APPROVED, DECLINED]
    # Each line goes with its question, the one that was written in as well.
    assert one.line(2).input_value() == WRONG != one.line(1).input_value()
    page.get_by_label(strings.TITLE).fill("Talk in March")
    page.keyboard.press("Enter")

    assert one.download(".docx", tmp_path / "brief.docx") == "talk-in-march.docx"
    document = docx.Document(tmp_path / "brief.docx")
    text = text_of(document)
    assert document.paragraphs[0].text == "Talk in March"
    headings = [part.text for part in document.paragraphs if part.style.name == "Heading 2"]
    assert headings == [f"1. {TOTAL}", f"2. {APPROVED}", f"3. {DECLINED}"]
    assert f"“{STOCK}”" in text and f"“{FLOW}”" in text
    assert "Xiao Han, opening remarks, item 1" in text
    assert WRONG in text and "Check before use: “9,202”: contradicted by the sources" in text
    assert one.complaints == []


def test_line_just_written_is_in_the_file_and_checked(place, tmp_path):
    one = place()
    one.add(APPROVED, 1)
    one.line(1).fill(RIGHT)  # and nothing is left before the button is pressed
    one.download(".json", tmp_path / "brief.json")
    entry = json.loads((tmp_path / "brief.json").read_text())["entries"][0]
    assert (entry["line"], entry["edited"]) == (RIGHT, True)
    assert [claim["verdict"] for claim in entry["checked"]["claims"]] == ["supported"]


def test_saved_brief_is_opened_again_and_the_one_before_comes_back(place, tmp_path):
    one = place()
    page = one.page
    one.add(PASTED, 3)
    one.line(2).fill(WRONG)
    page.keyboard.press("Control+Enter")
    page.locator(".warnings").wait_for()
    one.download(".json", tmp_path / "brief.json")
    page.get_by_role("button", name=strings.CLEAR).click()
    page.get_by_text(strings.REPLACED).wait_for()
    assert one.questions() == []
    page.locator('#brief-out input[type="file"]').set_input_files(tmp_path / "brief.json")
    page.locator(".entry").nth(2).wait_for()
    assert one.line(2).input_value() == WRONG
    assert page.locator(".warnings").count() == 1
    (tmp_path / "no.json").write_text("{}")
    page.locator('#brief-out input[type="file"]').set_input_files(tmp_path / "no.json")
    page.get_by_text("no.json: This is no brief").wait_for()
    assert one.questions() == [APPROVED, TOTAL, DECLINED]


def test_reload_keeps_the_brief_and_what_was_written_in_it(place):
    one = place()
    page = one.page
    one.add(PASTED, 3)
    one.line(2).fill(WRONG)
    page.keyboard.press("Control+Enter")
    page.locator(".warnings").wait_for()
    page.wait_for_function("(localStorage.getItem('stdqa-brief') || '').includes('digits swapped')")
    page.reload()
    page.locator(".entry").nth(2).wait_for()
    assert one.questions() == [APPROVED, TOTAL, DECLINED]
    assert one.line(2).input_value() == WRONG
    assert page.locator(".warnings").count() == 1
    page.goto(page.url.replace("#brief", "#ask"))
    page.reload()
    page.get_by_role("link", name="Brief").click()
    assert one.line(1).bounding_box()["height"] > 30  # a box that was hidden when it was drawn
    page.get_by_role("button", name=strings.CLEAR).click()
    page.wait_for_function("localStorage.getItem('stdqa-brief') === null")


def test_each_of_two_tabs_gets_its_own_brief_back(place):
    first, second = place(), place()
    for one, question in ((first, APPROVED), (second, TOTAL)):
        one.add(question, 1)
        one.page.wait_for_function(f"(localStorage.getItem('stdqa-brief') || '').includes('{question}')")
    first.page.reload()
    first.page.locator(".entry").wait_for()
    assert first.questions() == [APPROVED]


def test_brief_is_built_from_the_chat_and_downloaded(place, tmp_path):
    one = place()
    page = one.page
    page.get_by_role("link", name="Ask").click()
    for number, question in enumerate((APPROVED, TOTAL)):
        page.get_by_label(common.ASK_LABEL).fill(question)
        page.keyboard.press("Enter")
        page.locator(".answer").nth(number).wait_for()
        page.locator("#ask [data-brief]").nth(number).click()
        page.locator("#brief .entry").nth(number).wait_for(state="attached")
    page.wait_for_function("(localStorage.getItem('stdqa-brief') || '').includes('How many in total?')")
    page.get_by_role("link", name="Brief").click()
    page.locator(".entry").nth(1).wait_for()
    assert one.questions() == [APPROVED, TOTAL]
    one.download(".docx", tmp_path / "brief.docx")
    text = text_of(docx.Document(tmp_path / "brief.docx"))
    assert f"“{FLOW}”" in text and f"“{STOCK}”" in text
    assert one.complaints == []


def test_dropped_entry_comes_back_by_keyboard(place):
    one = place()
    page = one.page
    one.add(PASTED, 3)
    page.get_by_role("button", name=strings.DROP.format(number=2)).focus()
    page.keyboard.press("Enter")
    page.locator(".undo").wait_for()
    assert one.questions() == [APPROVED, DECLINED]
    page.wait_for_function("document.activeElement.dataset.act === 'undo'")
    page.keyboard.press("Enter")
    page.locator(".entry").nth(2).wait_for()
    assert one.questions() == [APPROVED, TOTAL, DECLINED]


def test_run_is_stopped_and_what_was_not_asked_is_in_the_box(place):
    one = place()
    page = one.page
    one.add(f"{APPROVED}\nslow one?\nslow two?", 1)
    page.get_by_text("Answering 2 of 3: slow one?").wait_for()
    page.get_by_role("button", name=strings.STOP).click()
    page.get_by_text(strings.STOPPED).wait_for()
    assert page.get_by_label(strings.ADD_LABEL).input_value() == "slow one?\nslow two?"
    page.wait_for_timeout(1500)
    assert one.questions() == [APPROVED]


def test_what_is_being_written_is_not_lost_when_an_entry_arrives(place):
    one = place()
    page = one.page
    one.add(f"{APPROVED}\nslow one?", 1)
    one.line(1).press_sequentially(" And more", delay=20)
    page.locator(".entry").nth(1).wait_for()
    assert one.line(1).input_value().startswith(" And more2,902")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == strings.LINE_OF.format(
        number=1
    )
    page.keyboard.type(" still")
    assert one.line(1).input_value().startswith(" And more still2,902")


def test_questions_come_from_a_file_and_a_bad_one_is_told(place, tmp_path):
    one = place()
    (tmp_path / "q.csv").write_text(f"id,question\n1,{APPROVED}\n2,{TOTAL}\n")
    field = one.page.locator('#brief-add input[type="file"]')
    field.set_input_files(tmp_path / "q.csv")
    one.page.locator(".entry").nth(1).wait_for()
    assert one.questions() == [APPROVED, TOTAL]
    (tmp_path / "q.docx").write_bytes(b"nothing")
    field.set_input_files(tmp_path / "q.docx")
    one.page.get_by_text("q.docx is no document of Word").wait_for()


def test_hostile_text_is_only_text(place, tmp_path):
    one = place()
    page = one.page
    one.add(f"script {HOSTILE}", 1)
    one.line(1).fill(f"</textarea>{HOSTILE}")
    page.keyboard.press("Control+Enter")
    page.locator(".of-line").wait_for()
    assert page.evaluate("window.broken") is None
    assert page.locator("#brief-list :is(script, img, a:not(.source), em, i, b, u, code)").count() == 0
    assert "[U+202E]live" in page.locator(".entry blockquote").inner_text()
    assert "${window.broken = 1} {{value}}" in page.locator(".entry blockquote").inner_text()
    one.download(".docx", tmp_path / "evil.docx")
    text = text_of(docx.Document(tmp_path / "evil.docx"))
    assert "<script>window.broken = 1</script>" in text and "\u202e" not in text
    one.download(".html", tmp_path / "evil.html")
    page.evaluate("localStorage.clear()")
    page.goto((tmp_path / "evil.html").as_uri())
    assert page.evaluate("window.broken") is None
    assert page.locator(":is(script, img)").count() == 0
    assert "<script>window.broken = 1</script>" in page.locator("body").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read(place, theme):
    one = place(theme=theme)
    assert one.page.evaluate(CONTRAST) == []
    one.add(f"{PASTED}\nshare?\nbefore 2023?\nslow one?", 5)
    one.line(1).fill(WRONG)
    one.line(2).focus()
    one.page.locator(".warnings").wait_for()
    for summary in one.page.locator(".entry summary").all():
        summary.click()
    one.page.get_by_role("button", name=strings.DROP.format(number=2)).click()
    one.page.locator(".undo").wait_for()
    assert one.page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_page(place, width):
    one = place(width=width, height=844)
    one.add(f"{PASTED}\nshare?\nmore local?\nscript?", 6)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_control_has_a_name_and_is_reached_by_keyboard(place):
    one = place()
    one.add(PASTED, 3)
    nameless = one.page.evaluate(
        "[...document.querySelectorAll('#brief :is(button, textarea)')]"
        ".filter(e => !e.hidden && !e.innerText.trim() && !e.ariaLabel).length"
    )
    assert nameless == 0
    skipped = one.page.evaluate(
        "[...document.querySelectorAll('#brief :is(button, textarea, summary)')]"
        ".filter(e => e.tabIndex < 0 && !e.disabled && !e.hidden).length"
    )
    assert skipped == 0


def test_what_was_said_of_the_brief_before_is_gone_with_a_new_one(place):
    one = place()
    one.add("How many in total?", 1)
    one.page.get_by_text("Added 1 question.").wait_for()
    one.page.get_by_label(strings.ADD_LABEL).fill("How many in total?\nHow many in total?")
    one.page.get_by_role("button", name=strings.ADD, exact=True).click()
    one.page.get_by_text(strings.ALL_KNOWN).wait_for()
    assert one.questions() == ["How many in total?"]
    one.page.get_by_role("button", name=strings.CLEAR).click()
    one.page.get_by_text(strings.REPLACED).wait_for()
    one.page.get_by_text(strings.ALL_KNOWN).wait_for(state="hidden")
    assert one.complaints == []
