"""The Evaluate place in a real browser: a set picked, measured, looked at, compared; stopped and gone on with."""

import re

import pytest
from browsing import CONTRAST, IN_BROWSER, Visit, visits
from evaluate_made import BROKEN, LINES, made_assistant

from stdqa.web import strings as common
from stdqa.web.app import serve
from stdqa.web.strings import evaluate as strings

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    with made_assistant(tmp_path_factory.mktemp("measured")) as opened:
        yield opened


@pytest.fixture(scope="module")
def url(assistant):
    server = serve(assistant, port=0, block=False)
    yield server.url
    server.close()


class Place(Visit):
    """The Evaluate place as one person has it open."""

    def __init__(self, browser, url, at="", **options):
        super().__init__(browser, url, f"#evaluate{at}", **options)
        self.part = self.page.locator("#evaluate-runs")
        self.part.locator(".shown > *").first.wait_for()

    def pick(self, key="sets/small.jsonl"):
        self.part.locator('[data-field="set"]').select_option(key)
        self.part.locator(".picked > *").first.wait_for()

    def measure(self, part=""):
        """Measure the small set to its end; the name of the run."""
        self.pick()
        self.part.locator('[data-field="part"]').select_option(part)
        self.press(strings.RUN)
        link = self.part.locator(".outcome a")
        link.wait_for()
        return link.get_attribute("href").removeprefix("#evaluate/")

    def press(self, name):
        self.part.get_by_role("button", name=name, exact=True).click()

    def go(self, address, selector):
        self.page.evaluate("at => { location.hash = at; }", f"#evaluate{address}")
        self.part.locator(selector).first.wait_for()

    def at(self):
        return self.page.evaluate("location.hash")

    def going(self):
        return self.part.locator(".going:not([hidden])")


@pytest.fixture
def place(browser, url, assistant):
    with visits(Place, browser, url) as make:
        yield make
    assistant.slow_s = 0


@pytest.fixture(scope="module")
def measured(browser, url):
    """The names of two runs: of all questions, and of the part "dev"."""
    with visits(Place, browser, url) as make:
        first = make().measure()
        return first, make().measure("dev")


def test_a_set_is_picked_measured_looked_at_and_a_miss_opened(place):
    one = place()
    one.pick()
    assert "6 questions" in one.part.locator(".card").inner_text()
    name = one.measure("dev")
    assert one.part.locator('[data-field="set"]').input_value() == "sets/small.jsonl"
    row = one.part.locator(".run-list tbody tr").first
    assert "small, part dev" in row.inner_text() and "50.0%" in row.inner_text()
    row.locator(".what a").click()
    one.part.locator(".headline").first.wait_for()
    assert one.at() == f"#evaluate/{name}"
    assert one.part.locator("svg.chart").count() >= 2
    one.part.locator('[data-narrow="category"]').first.click()
    one.part.locator(".question-list").wait_for()
    assert one.part.locator(".count[data-count]").inner_text() == "1 of 4 questions"
    one.part.locator('[data-field="category"]').select_option("figure")
    one.part.locator(".question-list a", has_text="boats").click()
    one.part.locator(".case").wait_for()
    assert one.at() == f"#evaluate/{name}/wrong"
    case = one.part.locator(".case").inner_text()
    assert "13" in case and "12 boats" in case and strings.FAULTS["fooled"] in case
    one.part.locator(".case .source").first.click()
    one.page.locator("#sources mark, #sources .marked").first.wait_for()
    assert one.at().startswith("#sources/ferry/")
    for _ in range(3):
        one.page.go_back()
    one.part.locator(".headline").first.wait_for()
    assert one.complaints == []


def test_arrows_lead_through_the_list_and_the_address_keeps_the_place(place, measured):
    name = measured[1]
    one = place(f"/{name}/wrong")
    one.part.locator(".around .at", has_text="1 of 2").wait_for()
    one.page.keyboard.press("ArrowRight")
    one.part.locator(".around .at", has_text="2 of 2").wait_for()
    assert one.at() == f"#evaluate/{name}/hostile"
    one.page.keyboard.press("ArrowLeft")
    one.part.locator(".around .at", has_text="1 of 2").wait_for()
    one.part.get_by_role("link", name=strings.NEXT, exact=True).click()
    one.part.locator(".around .at", has_text="2 of 2").wait_for()
    one.reload()
    one.part.locator(".around .at", has_text="2 of 2").wait_for()


def test_questions_are_filtered_by_words_and_what_went_wrong(place, measured):
    one = place(f"/{measured[1]}/")
    box = one.part.get_by_label(strings.SEARCH)
    box.press_sequentially("boats", delay=30)
    one.part.locator("[data-count='1 of 4 questions']").wait_for()
    assert box.input_value() == "boats"
    assert one.page.evaluate("document.activeElement.type") == "search"
    box.fill("")
    one.part.locator('[data-field="show"]').select_option("all")
    one.part.locator("[data-count='4 of 4 questions']").wait_for()
    one.part.locator('[data-field="fault"]').select_option("fooled")
    one.part.locator("[data-count='1 of 4 questions']").wait_for()


def test_part_that_is_held_out_is_shown_when_it_is_asked_for(place, measured):
    one = place(f"/{measured[0]}/")
    assert "9,999" not in one.part.inner_text()
    assert "of the part “test”" in one.part.locator(".held").inner_text()
    one.part.get_by_label(strings.HELD_OUT_SWITCH).check()
    one.part.locator(".question-list", has_text="9,999").wait_for()
    other = place(f"/{measured[0]}/secret")
    other.part.locator(".held").wait_for()
    assert "9,999" not in other.part.inner_text()
    other.part.get_by_label(strings.HELD_OUT_SWITCH).check()
    other.part.locator(".case", has_text="9,999").wait_for()


def test_two_runs_are_compared_and_a_question_shown_in_both(place, measured):
    one = place(f"/{measured[0]}")
    one.part.get_by_label(strings.COMPARE_LABEL).select_option(index=1)
    one.part.locator(".compared").wait_for()
    assert one.at() == f"#evaluate/compare/{measured[1]}/{measured[0]}"
    assert "4 questions in both" in one.part.locator(".compared").inner_text()
    assert "follow, secret" in one.part.locator(".left-out").inner_text()
    one.go(f"/compare/{measured[1]}/{measured[0]}/cars", ".case")
    assert one.part.locator(".case .sides section").count() == 2
    one.page.go_back()
    one.part.locator(".compared").wait_for()


@pytest.mark.parametrize("form", ["html", "md", "jsonl"])
def test_reports_and_rows_are_downloaded(place, measured, form, tmp_path):
    one = place(f"/{measured[1]}")
    with one.page.expect_download() as coming:
        one.part.locator(f'[data-form="{form}"]').click()
    assert coming.value.suggested_filename == f"{measured[1]}.{form}"
    coming.value.save_as(tmp_path / "file")
    assert "boats" in (tmp_path / "file").read_text("utf-8")


def test_uploaded_set_is_checked_and_kept(place, tmp_path, assistant):
    one = place()
    field = one.part.locator('input[type="file"]')
    (tmp_path / "bad.jsonl").write_text(BROKEN, "utf-8")
    field.set_input_files(tmp_path / "bad.jsonl")
    one.part.locator(".problems li").nth(1).wait_for()
    problems = one.part.locator(".problems").inner_text()
    assert "bad.jsonl, line 1: there is no field" in problems and "bad.jsonl, line 3" in problems
    (tmp_path / "mine.jsonl").write_text(LINES, "utf-8")
    field.set_input_files(tmp_path / "mine.jsonl")
    one.part.locator(".card").wait_for()
    assert one.part.locator('[data-field="set"]').input_value() == "made/mine.jsonl"
    assert "mine.jsonl is kept" in one.part.locator(".told").inner_text()
    assert (assistant.settings.made / "mine.jsonl").read_text("utf-8") == LINES
    one.pick("sets/broken.jsonl")
    one.part.locator(".problems", has_text="line 3").wait_for()


def test_run_is_seen_by_all_found_again_stopped_and_gone_on_with(place, assistant):
    assistant.slow_s = 3
    one = place()
    one.pick()
    one.press(strings.RUN)
    one.going().locator(".far", has_text="of 6").wait_for()
    other = place()
    other.going().wait_for()
    other.part.locator(".run-list", has_text=strings.RUNNING).wait_for()
    other.pick()
    assert other.part.get_by_role("button", name=strings.RUN, exact=True).is_disabled()
    one.reload()
    one.going().locator(".far", has_text=re.compile("[1-5] of 6")).wait_for()
    one.press(strings.STOP)
    one.part.locator(".outcome", has_text="was stopped").wait_for()
    other.part.locator(".outcome", has_text="was stopped").wait_for()
    assistant.slow_s = 0
    one.part.locator(".outcome a").click()
    one.press(strings.GO_ON)
    one.part.locator(".outcome", has_text="is finished").wait_for()
    one.part.locator(".facts", has_text="6 questions").wait_for()


def test_people_are_answered_while_a_run_goes_on(place, assistant):
    assistant.slow_s = 2
    one, other = place(), place()
    one.pick()
    one.press(strings.RUN)
    other.going().wait_for()
    other.page.evaluate("location.hash = '#ask'")
    other.page.get_by_label(common.ASK_LABEL).fill("How many cars did the ferry carry in 2023?")
    other.page.keyboard.press("Enter")
    other.page.locator(".answer", has_text="4,310").first.wait_for()
    assert one.going().is_visible()
    assistant.slow_s = 0
    one.press(strings.STOP)
    one.part.locator(".outcome").wait_for()


def test_run_is_deleted_when_it_was_asked_twice(place):
    one = place()
    name = one.measure("dev")
    one.go(f"/{name}", ".headline")
    one.part.locator('[data-act="delete"]').click()
    one.page.keyboard.press("Escape")
    assert one.part.locator('[data-act="delete"]').is_visible()
    one.part.locator('[data-act="delete"]').click()
    one.part.locator('[data-act="sure"]').click()
    one.part.locator(".run-list").wait_for()
    assert one.at() == "#evaluate"
    assert one.part.locator(f'[href="#evaluate/{name}"]').count() == 0
    one.go(f"/{name}", ".notice")


def test_hostile_text_is_only_text(place, measured):
    one = place(f"/{measured[1]}/hostile")
    for address, selector in ((f"/{measured[1]}/", ".question-list"), (f"/{measured[1]}", ".headline")):
        one.go(address, selector)
    assert one.page.evaluate("window.broken") is None
    assert one.part.locator("script, img, em, i, b, code").count() == 0
    assert one.complaints == []


def test_question_is_taken_to_the_ask_place(place, measured):
    one = place(f"/{measured[1]}/wrong")
    one.press(strings.ASK)
    box = one.page.get_by_label(common.ASK_LABEL)
    assert box.input_value().startswith("How many boats")
    one.page.keyboard.press("Enter")
    one.page.locator(".answer").first.wait_for()


def test_question_sets_have_an_address_of_their_own(place):
    one = place()
    one.page.get_by_role("link", name=strings.PARTS["sets"]).click()
    assert one.at() == "#evaluate/sets"
    assert not one.part.is_visible()
    one.page.get_by_role("link", name=strings.PARTS[""]).click()
    one.part.locator(".run-list, .note").first.wait_for()
    assert one.part.is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read(place, measured, theme):
    first, second = measured
    one = place(theme=theme)
    one.pick()
    assert one.page.evaluate(CONTRAST) == []
    pages = (
        (f"/{second}", ".headline"), (f"/{first}/", ".question-list"), (f"/{second}/wrong", ".case"),
        (f"/compare/{first}/{second}", ".compared"),
    )  # fmt: skip
    for address, selector in pages:
        one.go(address, selector)
        assert one.page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_page(place, measured, width):
    first, second = measured
    one = place(width=width, height=844)
    one.pick()
    pages = (
        ("", ".run-list"), (f"/{second}", ".headline"), (f"/{first}/", ".question-list"),
        (f"/{second}/hostile", ".case"), (f"/compare/{first}/{second}", ".compared"),
        (f"/compare/{first}/{second}/cars", ".case"),
    )  # fmt: skip
    for address, selector in pages:
        one.go(address, selector)
        assert one.page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_every_control_has_a_name(place, measured):
    one = place()
    one.pick()
    for address, selector in (
        ("", ".run-list"),
        (f"/{measured[0]}/", ".filters"),
        (f"/{measured[0]}", ".tools"),
    ):
        one.go(address, selector)
        nameless = one.page.evaluate(
            "[...document.querySelectorAll('#evaluate-runs :is(button, select, input:not([hidden]))')]"
            ".filter(e => !(e.innerText || '').trim() && !e.ariaLabel && !e.closest('label')).length"
        )
        assert nameless == 0, address
