"""The Figures place in a real browser: searched, filtered, sorted, compared and downloaded."""

import csv
import io
import json

import openpyxl
import pytest
from browsing import CONTRAST, IN_BROWSER, Visit, visits
from figures_index import MANY, NOTES, REPORT, RUDE, FiguresAssistant, built_index

from stdqa.web.app import serve
from stdqa.web.strings import figures as strings

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    index = built_index(tmp_path_factory.mktemp("figures"), many=MANY, notes=NOTES, report=REPORT, rude=RUDE)
    server = serve(FiguresAssistant(index), port=0, block=False)
    yield server.url
    server.close()
    index.close()


class Place(Visit):
    """The Figures place as one person has it open."""

    def __init__(self, browser, url, part="", **options):
        super().__init__(browser, url, f"#figures{part}", **options)

    def open(self):
        super().open()
        self.page.wait_for_selector("#figures .shown > *")

    def count(self, words):
        self.page.locator("#figures .count", has_text=words).wait_for()

    def numbers(self):
        return self.page.locator("#figures td .number").all_inner_texts()

    def filter(self, field, value):
        self.page.get_by_role("combobox", name=strings.FIELDS[field], exact=True).select_option(value)

    def search(self, words):
        self.page.get_by_label(strings.SEARCH).fill(words)

    def download(self, form):
        button = self.page.get_by_role("button", name=strings.DOWNLOAD_AS.format(form=form))
        with self.page.expect_download() as saved:
            button.click()
        with open(saved.value.path(), "rb") as file:
            return saved.value.suggested_filename, file.read()


@pytest.fixture
def place(browser, url):
    with visits(Place, browser, url) as make:
        yield make


def test_register_is_searched_filtered_sorted_and_cleared(place):
    one = place()
    one.filter("document", "report")
    one.count("13 of")
    one.search("ferries")
    one.count("5 of")
    one.filter("basis", "as_of")
    one.count("1 of")
    assert one.numbers() == ["310"]
    assert one.page.get_by_label(strings.SEARCH).input_value() == "ferries"
    one.page.get_by_role("button", name=strings.CLEAR_LABEL).click()
    one.count("269 figures")
    assert one.page.get_by_label(strings.SEARCH).input_value() == ""
    one.page.get_by_role("button", name=strings.COLUMNS["value"], exact=True).click()
    one.page.locator('th[aria-sort="descending"]').wait_for()
    assert one.numbers()[:2] == ["1,250", "1,249"]
    assert one.complaints == []


def test_all_of_it_by_keyboard_and_focus_stays(place):
    one = place()
    page = one.page
    head = page.get_by_role("button", name=strings.COLUMNS["value"], exact=True)
    head.focus()
    for order in ("descending", "ascending"):
        page.keyboard.press("Enter")
        page.locator(f'th.value[aria-sort="{order}"]').wait_for()
        assert page.evaluate("document.activeElement.dataset.key") == "sort-value"
    page.keyboard.press("Enter")
    page.locator("th[aria-sort]").wait_for(state="detached")
    box = page.get_by_label(strings.SEARCH)
    box.press_sequentially("permits", delay=30)
    one.count("250 of")
    assert page.evaluate("document.activeElement.type") == "search"
    later = page.get_by_role("button", name=strings.LATER)
    later.focus()
    page.keyboard.press("Enter")
    page.get_by_text("101 to 200 of 250").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("201 to 250 of 250").wait_for()
    assert one.numbers()[-1] == "1,250"
    # What had the focus is there no more; it goes where one goes on from.
    assert page.evaluate("document.activeElement.type") == "search"
    view = page.get_by_role("link", name=strings.VIEWS["sums"])
    view.focus()
    page.keyboard.press("Enter")
    page.get_by_text(strings.NO_SUMS).wait_for()
    assert page.evaluate("document.activeElement.dataset.key") == "view-sums"


def test_views_have_addresses_and_the_way_back(place):
    one = place("/sums")
    page = one.page
    page.get_by_text("23 + 12 + 37 = 72").wait_for()
    page.get_by_role("link", name=strings.VIEWS["chart"]).click()
    page.locator(".chart").first.wait_for()
    assert page.url.endswith("#figures/chart")
    page.get_by_role("link", name=strings.VIEWS["conflicts"]).click()
    page.get_by_text(strings.DIFFERENCES["rounding"]).wait_for()
    page.go_back()
    page.locator(".chart").first.wait_for()
    page.get_by_role("link", name=strings.VIEWS["table"]).click()
    one.search("ships Calder")
    one.count("2 of")
    page.locator("#figures td.value a").last.click()
    assert page.locator(".figure-record mark").inner_text() == "1,240"
    assert page.get_by_label(strings.SEARCH).is_hidden()
    page.reload()
    assert page.locator(".figure-record mark").inner_text() == "1,240"
    page.get_by_role("link", name=strings.BACK).click()
    one.count("269 figures")  # the words were those of the page before it was loaded anew
    assert one.complaints == []


def test_link_leads_to_the_place_in_the_source(place):
    one = place()
    one.search("ships Calder")
    one.count("2 of")
    start = REPORT.index("1,240")
    link = one.page.get_by_label(strings.OPEN_LABEL.format(figure="1,240"), exact=True)
    assert link.get_attribute("href") == f"#sources/report/{start}-{start + 5}"


def test_what_is_filtered_is_downloaded(place):
    one = place()
    one.filter("document", "report")
    one.search("ferries")
    one.count("5 of")
    name, data = one.download("CSV")
    assert name == "figures.csv"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["text"] for row in rows] == one.numbers()
    _, data = one.download("JSON")
    assert [figure["text"] for figure in json.loads(data)["figures"]] == one.numbers()
    name, data = one.download("Excel")
    assert name == "figures.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == one.numbers()
    assert one.complaints == []


def test_hostile_text_is_only_text(place):
    one = place()
    one.filter("document", "rude")
    one.count("of 269")
    page = one.page
    hostile = "#figures :is(script, img, i, em, code, td b)"
    assert page.locator(hostile).count() == 0
    page.locator("#figures td.value a").last.click()
    page.locator(".figure-record").wait_for()
    assert page.locator(hostile).count() == 0
    assert page.evaluate("window.broken") is None
    said = page.locator(".figure-record blockquote").inner_text()
    assert "<script>window.broken = 1</script>" in said
    assert "[U+202E]" in said
    assert page.locator(".figure-record").get_by_text("Rude <b>title</b>").first.is_visible()


def test_no_match_says_what_to_do(place):
    one = place()
    one.search("dragons")
    one.page.get_by_role("heading", name=strings.NO_MATCH).wait_for()
    assert one.page.get_by_role("button", name=strings.CLEAR_LABEL).is_visible()
    assert "0 of 269" in one.page.locator("#figures [role=status]").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("part", ["", "/chart", "/conflicts", "/sums"])
def test_every_text_can_be_read(place, theme, part):
    one = place(part, theme=theme)
    assert one.page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("part", ["", "/chart", "/conflicts", "/sums"])
def test_everything_fits_on_a_phone(place, part):
    one = place(part, width=360, height=800)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 360
    wide = "[...document.querySelectorAll('#figures .shown *')].filter(e => e.getBoundingClientRect().right > 361 && !e.closest('thead')).map(e => e.outerHTML.slice(0, 80))"
    assert one.page.evaluate(wide) == []
    one.page.locator("#figures .filters summary").click()
    assert one.page.get_by_role("combobox", name=strings.FIELDS["kind"], exact=True).is_visible()


def test_reload_keeps_words_filters_and_order(place):
    one = place()
    one.filter("document", "report")
    one.search("ferries")
    one.count("5 of")
    one.page.locator("#figures [data-sort='value']").click()
    one.page.wait_for_selector("#figures [aria-sort='descending']")
    numbers = one.numbers()
    one.reload()
    one.count("5 of")
    assert one.page.get_by_label(strings.SEARCH).input_value() == "ferries"
    assert one.numbers() == numbers
    one.search("!!!")
    one.count("0 of")
    one.page.get_by_role("button", name=strings.CLEAR_LABEL).click()
    one.count("269 figures")
    one.reload()
    one.count("269 figures")
    assert one.page.get_by_label(strings.SEARCH).input_value() == ""
    assert one.complaints == []
