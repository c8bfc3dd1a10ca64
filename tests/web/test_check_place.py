"""The Check place in a real browser: pasted, marked, corrected, taken back, downloaded and opened again."""

import json

import docx
import pytest
from browsing import CONTRAST, IN_BROWSER, Visit, visits
from canned import HOSTILE
from check_assistant import DRAFT, NOWHERE, OTHER_TIME, RIGHT, WRONG, CheckAssistant

from stdqa.web.app import serve
from stdqa.web.strings import check as strings

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def assistant():
    return CheckAssistant()


@pytest.fixture(scope="module")
def url(assistant):
    server = serve(assistant, port=0, block=False)
    yield server.url
    server.close()


class Place(Visit):
    """The Check place as one person has it open."""

    def __init__(self, browser, url, **options):
        super().__init__(browser, url, "#check", **options)

    @property
    def box(self):
        return self.page.get_by_label(strings.TEXT, exact=True)

    def check(self, text):
        self.box.fill(text)
        self.page.get_by_role("button", name=strings.CHECK, exact=True).click()
        self.page.locator("#check .checked").wait_for()

    def act(self, name):
        self.page.locator(f'#check .tools [data-act="{name}"]').click()

    def claims(self):
        marks = self.page.locator("#check [data-claim]").all()
        return [mark.get_attribute("class").removeprefix("figure ") for mark in marks]

    def chosen(self):
        return self.page.locator('#check [data-claim][aria-expanded="true"]')

    def remark(self):
        return self.page.locator("#check .remark:visible")

    def text(self):
        lines = self.page.locator("#check .para > p").all()
        return "\n".join(line.evaluate(TEXT_OF) for line in lines)

    def saved(self):
        return json.loads(self.page.evaluate("localStorage.getItem('stdqa-check')"))


TEXT_OF = """line => { const copy = line.cloneNode(true);
  for (const part of copy.querySelectorAll('.sr-only')) part.remove(); return copy.textContent; }"""


@pytest.fixture
def place(browser, url, assistant):
    with visits(Place, browser, url) as make:
        yield make
    assistant.slow_s = 0


def test_draft_is_pasted_and_a_correction_accepted_then_taken_back(place):
    one = place()
    page = one.page
    one.check(DRAFT)
    assert one.claims() == ["supported", "contradicted", "not_found", "contradicted"]
    count = page.locator("#check .count").inner_text()
    assert count == "4 figures: 1 supported, 2 contradicted, 1 not found"
    assert one.chosen().get_attribute("data-claim") == "1"  # the first problem
    assert "The digits are swapped" in one.remark().inner_text()

    one.remark().get_by_role("button", name="Put 2,902 in the place of 9,202").click()
    page.locator("#check .count", has_text="2 supported").wait_for()
    assert one.text() == "\n".join(line for line in DRAFT.replace("9,202", "2,902").split("\n") if line)
    assert one.claims() == ["supported", "supported", "not_found", "contradicted"]
    assert one.chosen().get_attribute("data-claim") == "1"
    assert page.locator("#check .said").inner_text().startswith("Put in: 1. Checked again.")

    one.act("copy")
    page.get_by_role("button", name=strings.COPIED).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == DRAFT.replace("9,202", "2,902")

    one.act("undo")
    page.locator("#check .count", has_text="1 supported").wait_for()
    assert "9,202" in one.text()
    assert not page.locator('#check [data-act="undo"]').is_visible()
    assert one.complaints == []


def test_all_corrections_are_accepted_at_once_and_the_text_edited(place):
    one = place()
    one.check(f"{WRONG}\n{WRONG}\n{NOWHERE}")
    one.act("accept")
    one.page.locator("#check .count", has_text="2 supported").wait_for()
    one.act("edit")
    assert one.box.input_value() == f"{RIGHT}\n{RIGHT}\n{NOWHERE}"
    one.check(RIGHT)
    assert one.claims() == ["supported"]
    assert not one.page.locator('#check [data-act="undo"]').is_visible()


def test_everything_is_done_by_keyboard(place):
    one = place()
    page = one.page
    one.box.focus()
    page.keyboard.insert_text(DRAFT)
    page.keyboard.press("Control+Enter")
    page.locator("#check .checked").wait_for()
    focused = "document.activeElement.dataset.claim"
    page.wait_for_function(f"{focused} === '1'")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "2"
    assert "Nothing in the documents states it." in one.remark().inner_text()
    page.keyboard.press("End")
    assert page.evaluate(focused) == "3"
    page.keyboard.press("Home")
    page.keyboard.press("Tab")  # from the first line over its remark's link to the next figure
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "1"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.act") == "accept"
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == "1"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.locator("#check .count", has_text="2 supported").wait_for()
    page.wait_for_function(f"{focused} === '1'")
    page.locator('#check [data-act="next"]').focus()
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == "2"
    page.locator('#check [data-act="next"]').focus()
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == "3"


def test_figure_of_another_time_shows_both_times_and_opens_its_source(place):
    one = place()
    one.check(OTHER_TIME)
    chips = one.remark().locator(".chip").all_inner_texts()
    assert [chip.strip() for chip in chips] == ["during 2023", "as of 31 December 2023"]
    one.remark().get_by_role("link", name="Open in source").click()
    assert "#sources/press-conference/" in one.page.url


def test_document_of_word_is_opened_checked_and_downloaded_with_comments(place, tmp_path):
    document = docx.Document()
    document.add_heading("Head", 1)
    document.add_paragraph(WRONG)
    document.save(tmp_path / "talk.docx")
    one = place()
    page = one.page
    page.locator('#check input[type="file"]').set_input_files(tmp_path / "talk.docx")
    page.locator("#check .checked").wait_for()
    assert one.text() == f"Head\n{WRONG}"
    with page.expect_download() as coming:
        page.get_by_role("button", name=strings.DOWNLOAD.format(form=strings.FORMS[".docx"])).click()
    assert coming.value.suggested_filename == "talk-checked.docx"
    coming.value.save_as(tmp_path / "marked.docx")
    marked = docx.Document(tmp_path / "marked.docx")
    assert marked.paragraphs[0].style.name == "Heading 1"
    assert [run.text for run in marked.paragraphs[1].runs if run.font.highlight_color] == ["9,202"]
    comment = next(iter(marked.comments))
    assert comment.text.startswith("Contradicted. The digits are swapped")
    assert "Write instead: 2,902" in comment.text
    for ending in (".md", ".json"):
        with page.expect_download() as coming:
            page.locator(f'#check [data-ending="{ending}"]').click()
        assert coming.value.suggested_filename == f"talk-checked{ending}"


def test_file_that_cannot_be_read_and_an_empty_box_are_told(place, tmp_path):
    one = place()
    one.page.get_by_role("button", name=strings.CHECK, exact=True).click()
    one.page.get_by_text(strings.EMPTY).wait_for()
    (tmp_path / "a.docx").write_bytes(b"nothing")
    one.page.locator('#check input[type="file"]').set_input_files(tmp_path / "a.docx")
    one.page.get_by_text("a.docx is no document of Word").wait_for()
    one.box.fill("crash")
    one.page.keyboard.press("Control+Enter")
    one.page.get_by_text(strings.FAILED).wait_for()
    assert one.box.input_value() == "crash"


def test_long_draft_shows_how_far_it_is_and_is_stopped(place, assistant):
    assistant.slow_s = 0.1
    one = place()
    text = f"{RIGHT} " * 80
    one.box.fill(text)
    one.page.keyboard.press("Control+Enter")
    one.page.locator("#check .running", has_text="of 80").wait_for()
    one.page.get_by_role("button", name=strings.STOP).click()
    one.page.get_by_text(strings.STOPPED).wait_for()
    assert one.box.input_value() == text
    assert not one.page.locator("#check .running").is_visible()


def test_checking_again_shows_how_far_it_is_above_the_draft(place, assistant):
    one = place()
    one.check(f"{DRAFT}\nNot seen before.")
    assistant.slow_s = 0.5
    one.act("accept")
    running = one.page.locator("#check .result .running")
    running.wait_for()
    assert "of 4" in running.inner_text() or strings.READING in running.inner_text()
    one.page.locator("#check .count", has_text="2 supported").wait_for()
    assert not running.is_visible()
    one.act("edit")
    one.box.fill(f"{RIGHT} {RIGHT} {RIGHT} Nor this.")
    one.page.keyboard.press("Control+Enter")
    one.page.locator("#check .write .running").wait_for()
    one.page.locator("#check .count", has_text="3 supported").wait_for()


def test_reload_keeps_the_draft_as_it_was_shown(place):
    one = place()
    page = one.page
    one.box.fill(NOWHERE)
    page.wait_for_function("(localStorage.getItem('stdqa-check') || '').includes('777')")
    page.reload()
    one.box.wait_for()
    assert one.box.input_value() == NOWHERE
    one.check(DRAFT)
    one.act("accept")
    page.locator("#check .count", has_text="2 supported").wait_for()
    page.wait_for_function("JSON.parse(localStorage.getItem('stdqa-check')).past.length === 1")
    page.reload()
    page.locator("#check .checked").wait_for()
    assert one.claims() == ["supported", "supported", "not_found", "contradicted"]
    one.act("undo")
    page.locator("#check .count", has_text="1 supported").wait_for()
    one.act("edit")
    one.box.fill("")
    page.wait_for_function("localStorage.getItem('stdqa-check') === null")


def test_hostile_text_is_only_text(place):
    one = place()
    one.check(f"{HOSTILE}\n</textarea></section>{WRONG}")
    page = one.page
    assert one.claims()[0] == "contradicted"
    assert page.evaluate("window.broken") is None
    assert page.locator("#check .result :is(script, img, em, i, b, u, code, .remark .remark)").count() == 0
    assert "[U+202E]live" in one.text()
    one.act("accept")
    page.locator("#check .count").wait_for()
    assert page.evaluate("window.broken") is None
    assert one.complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read(place, theme):
    one = place(theme=theme)
    assert one.page.evaluate(CONTRAST) == []
    one.check(DRAFT)
    for number in range(4):
        one.page.locator(f'[data-claim="{number}"]').click()
        assert one.page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_page_and_the_remark_is_below_on_a_phone(place, width):
    one = place(width=width, height=844)
    one.check(f"{DRAFT}\n{'9' * 200}")
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
    mark, remark = one.chosen().bounding_box(), one.remark().bounding_box()
    if width < 900:
        assert remark["y"] > mark["y"] and remark["width"] == width
    else:
        assert remark["x"] > mark["x"]


def test_every_control_has_a_name(place):
    one = place()
    one.check(DRAFT)
    nameless = one.page.evaluate(
        "[...document.querySelectorAll('#check :is(button, textarea, [role=button])')]"
        ".filter(e => !e.innerText.trim() && !e.textContent.trim() && !e.ariaLabel).length"
    )
    assert nameless == 0
