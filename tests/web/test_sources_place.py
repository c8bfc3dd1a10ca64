"""The Sources place: what is told of an address, and the place in a real browser, from citation to sentence."""

import re
from dataclasses import dataclass, field

import pytest
from browsing import CONTRAST, IN_BROWSER, Chat, visits
from canned import HOSTILE, CannedAssistant

from stdqa.assistant import Assistant
from stdqa.index import Index
from stdqa.index.build import build
from stdqa.settings import Settings
from stdqa.testing import HashEncoder
from stdqa.web import reading, strings
from stdqa.web.app import serve
from stdqa.web.library import Library
from stdqa.web.strings import sources as words

FERRIES = """# Ferries of Lowmark

## Passengers

The ferries of Lowmark carried 8,410 passengers in 2022. At the end of 2022 there were 12 ferries.

## Fares

A single crossing cost 14 crowns in 2022, and 31,007 season tickets were sold in 2022.
"""
# Long enough for several parts, with a figure that stands nowhere else near its end.
ROLL = "\n\n".join(
    ["# The roll of trees"]
    + [f"Grove {number} was planted with {number + 2000} trees in 2021." for number in range(2500)]
)
ODD = "odd #100% name & more"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sources")
    settings = Settings.read(corpus=folder / "corpus", index=folder / "index")
    settings.corpus.mkdir()
    for name, text in (
        ("ferries", FERRIES),
        ("roll", ROLL),
        (ODD, f"# Odd\n\nIt says 7,171 things: {HOSTILE}\n"),
    ):
        (settings.corpus / f"{name}.md").write_text(text, encoding="utf-8")
    encoder = HashEncoder()
    build(settings.corpus, settings.index, settings, lambda: encoder)
    with Assistant.open(settings, encoder, reader=lambda _: None) as opened:
        yield opened


@pytest.fixture(scope="module")
def library(assistant):
    return Library(assistant.index)


def place_of(assistant, document, text):
    start = assistant.index.document(document).text.index(text)
    return start, start + len(text)


def test_document_is_opened_at_its_beginning(library):
    found = library.open({"document": "ferries"})
    assert (found["part"], found["found"], found["record"]) == (0, None, None)
    assert "Ferries of Lowmark" in found["html"] and "<mark>" not in found["html"]
    assert words.NO_SUCH_PLACE not in found["html"]


def test_document_is_opened_at_a_span_in_the_part_that_holds_it(library, assistant):
    start, end = place_of(assistant, "roll", "Grove 2400 was planted")
    found = library.open({"document": "roll", "start": start, "end": end})
    assert found["part"] > 0 and found["found"] == f"{start}-{end}"
    assert "".join(re.findall("<mark>(.*?)</mark>", found["html"])) == "Grove 2400 was planted"
    first = library.part({"document": "roll", "part": 0})
    assert ["Grove 7 was" in re.sub("<[^>]+>", "", html) for html in (found["html"], first)] == [False, True]


def test_span_of_a_figure_brings_its_record(library, assistant):
    start, end = place_of(assistant, "ferries", "31,007")
    assert "31007" in library.open({"document": "ferries", "start": start, "end": end})["record"]
    assert "31007" in library.at({"document": "ferries", "start": start, "end": end})["record"]
    assert library.at({"document": "ferries", "start": start, "end": end + 1})["record"] is None


@pytest.mark.parametrize(
    "told",
    [
        {"start": 5, "end": 5}, {"start": 9, "end": 2}, {"start": -1, "end": 4}, {"start": 0, "end": 10**8},
        {"start": "0", "end": "4"}, {"start": 1.0, "end": 4}, {"bad": True}, {"start": 3},
    ],
)  # fmt: skip
def test_place_that_is_none_is_said_and_the_document_shown(library, told):
    found = library.open({"document": "ferries", **told})
    assert words.NO_SUCH_PLACE in found["html"] and "8,410" in found["html"]
    assert found["found"] is None


@pytest.mark.parametrize("name", ["gone", "", "../ferries", "<b>x</b>", None, 7])
def test_document_that_is_not_there_is_a_sentence(library, name):
    found = library.open({"document": name})
    assert "There is no document" in found["html"] and set(found) == {"html"}
    assert "<b>" not in found["html"]


@pytest.mark.parametrize(
    "told", [None, "ferries", [], {"document": "ferries"}, {"document": "ferries", "part": 99}]
)
def test_part_that_is_none_is_empty(library, told):
    assert library.part(told) == ""


def test_figures_of_every_document_are_counted(library, assistant):
    for name, named in library.documents.items():
        assert named.figures == len(list(assistant.index.figures(name)))
        assert named.passages == len(assistant.index.passages_of(name))
    assert library.documents["roll"].figures >= 2500


def test_place_without_an_index_says_that_there_is_nothing():
    assert words.NO_DOCUMENTS in Library(None).page()


def test_every_citation_of_an_answer_is_opened_at_its_quotation(library, assistant):
    for question in (
        "How many passengers did the ferries carry in 2022?",
        "How many season tickets were sold in 2022?",
    ):
        for one in assistant.ask(question).citations:
            found = library.open({"document": one.document, "start": one.start, "end": one.end})
            marked = "".join(re.findall(r"<mark>(.*?)</mark>", found["html"]))
            assert re.sub(r"\s", "", marked) == re.sub(r"\s", "", one.quote)


# In a browser

pytestmark = IN_BROWSER


@dataclass
class Indexed(CannedAssistant):
    """Answers with what the index says, and has it open."""

    real: Assistant | None = field(default=None)

    @property
    def index(self) -> Index:
        return self.real.index

    def ask(self, question, history=()):
        return self.real.ask(question, history)


@pytest.fixture(scope="module")
def url(assistant):
    server = serve(Indexed(real=assistant), port=0, block=False)
    yield server.url
    server.close()


class Reader(Chat):
    """A person who comes by an address, with a browser of their own."""

    @property
    def marked(self):
        return "".join(self.page.locator("#documents :is(mark, .cited)").all_inner_texts())

    def in_sight(self, text):
        target = self.page.locator("#documents").get_by_text(text).first
        target.wait_for()
        box, high = target.bounding_box(), self.page.viewport_size["height"]
        return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= high


@pytest.fixture
def read(chromium, url):
    with visits(Reader, chromium, url) as opens:
        yield opens


def test_citation_is_opened_at_its_sentence_and_back_leads_to_the_answer(read):
    one = read("")
    page = one.page
    one.ask("How many season tickets were sold in 2022?")
    one.evidence.get_by_role("link", name=strings.OPEN_IN_SOURCE_LABEL.format(number=1)).click()
    page.locator("#documents mark").first.wait_for()
    assert "31,007 season tickets were sold in 2022." in one.marked
    assert one.in_sight("season tickets")
    assert page.evaluate("document.activeElement.className") == "sentence"
    assert page.locator("#bar [aria-current]").inner_text() == strings.PLACES["sources"]
    page.go_back()
    page.locator(".answer").wait_for()
    assert page.locator("#conversation").is_visible() and not page.locator("#documents").is_visible()
    assert one.complaints == []


def test_figure_is_clicked_its_record_shown_and_its_address_opens_it_again(read):
    one = read("#sources/ferries")
    page = one.page
    page.locator("#documents .figure", has_text="31,007").click()
    record = page.locator("#documents .record dl")
    record.wait_for()
    assert "31007" in record.inner_text() and "during 2022" in record.inner_text()
    page.get_by_role("button", name=words.COPY_LINK).click()
    page.get_by_text(words.COPIED).wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url and re.search(r"#sources/ferries/\d+-\d+$", link)

    again = read(link.removeprefix(one.url).lstrip("/"))
    again.page.locator("#documents .record dl").wait_for()
    assert again.marked == "31,007"
    assert again.page.evaluate("document.activeElement.className").startswith("figure")
    assert one.complaints == again.complaints == []


def test_back_and_forward_go_from_place_to_place(read):
    one = read("#sources/ferries")
    page = one.page
    page.locator("#documents .figure", has_text="8,410").click()
    page.wait_for_function("document.querySelector('#documents .cited')?.innerText === '8,410'")
    page.locator("#documents .sentence", has_text="A single crossing").click(position={"x": 5, "y": 8})
    page.wait_for_function("document.querySelector('#documents .cited')?.innerText.startsWith('A single')")
    page.go_back()
    page.wait_for_function("document.querySelector('#documents .cited')?.innerText === '8,410'")
    page.go_forward()
    page.wait_for_function("document.querySelector('#documents .cited')?.innerText.startsWith('A single')")
    page.locator("#bar").get_by_role("link", name=strings.PLACES["ask"]).click()
    page.locator("#bar").get_by_role("link", name=strings.PLACES["sources"]).click()
    page.wait_for_function("/#sources.ferries.[0-9]+-[0-9]+$/.test(location.hash)")  # as it was left
    assert one.complaints == []


def test_long_document_is_opened_deep_inside_and_then_held_whole(read, assistant):
    start, end = place_of(assistant, "roll", "Grove 2400 was planted with 4400 trees in 2021.")
    assert len(ROLL) > 2 * reading.PART_CHARS
    one = read(f"#sources/roll/{start}-{end}")
    page = one.page
    page.locator("#documents mark").first.wait_for()
    assert one.in_sight("Grove 2400 was")
    before = page.locator("#documents mark").first.bounding_box()
    page.wait_for_function("!document.querySelector('#documents [data-part]:not([data-drawn])')")
    assert page.locator("#documents mark").first.bounding_box() == before  # nothing moved
    assert page.evaluate("document.querySelector('#documents .text').textContent").count("Grove") == 2500
    assert page.evaluate("window.find('Grove 3 was')")


@pytest.mark.parametrize(
    ("hash_", "said"),
    [
        ("#sources/gone", "There is no document “gone”"),
        ("#sources/%E0%A4%A", "There is no document"),
        ("#sources/ferries/5-", words.NO_SUCH_PLACE),
        ("#sources/ferries/9-3", words.NO_SUCH_PLACE),
        ("#sources/ferries/1-2/3", words.NO_SUCH_PLACE),
        ("#sources/ferries/0-999999", words.NO_SUCH_PLACE),
    ],
)
def test_bad_address_gets_a_plain_sentence(read, hash_, said):
    one = read(hash_)
    one.page.get_by_role("alert").wait_for()
    assert said in one.page.get_by_role("alert").inner_text()
    assert one.complaints == []


def test_hostile_document_is_only_text(read, assistant):
    one = read("#sources")
    one.page.locator(".documents a", has_text="Odd").click()
    # The page is drawn more than once; only where its words stand has it come to rest.
    one.page.locator("#documents .text", has_text="window.broken").wait_for()
    assert one.page.evaluate("window.broken") is None
    text = one.page.locator("#documents .text").inner_text()
    assert '<script>window.broken = 1</script> <img src=x onerror="window.broken = 1">' in text
    assert "[x](http://evil.example/a)" in text and "[U+202E]live" in text
    outside = one.page.locator('#documents a:not([href^="#sources/"])').count()
    assert outside == one.page.locator("#documents :is(script, img)").count() == 0
    # Its name is no address by itself, and still leads to it.
    start, end = place_of(assistant, ODD, "window.broken")
    link = one.page.locator(".documents a[aria-current]").get_attribute("href")
    one.page.evaluate(f"location.hash = '{link}/{start}-{end}'")
    one.page.locator("#documents mark").wait_for()
    assert one.marked == "window.broken"
    assert one.complaints == []


def test_all_of_it_by_keyboard(read):
    one = read("#sources")
    page = one.page
    page.locator(".documents a", has_text="Ferries").focus()
    page.keyboard.press("Enter")
    page.locator("#documents .figure").first.wait_for()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className").startswith("figure"):
            break
    assert page.evaluate("document.activeElement.innerText") == "8,410"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.locator("#documents .record dl").wait_for()
    assert page.evaluate("document.activeElement.innerText") == "8,410"
    nameless = "[...document.querySelectorAll('#documents :is(a, button)')].filter(e => !e.innerText.trim() && !e.ariaLabel).length"
    assert page.evaluate(nameless) == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read(read, assistant, theme):
    start, end = place_of(assistant, "ferries", "The ferries of Lowmark carried 8,410 passengers in 2022.")
    one = read(f"#sources/ferries/{start}-{end}", theme=theme)
    one.page.locator("#documents mark").first.wait_for()
    assert one.page.evaluate(CONTRAST) == []
    one.page.locator("#documents .figure", has_text="31,007").click()
    one.page.locator("#documents .record dl").wait_for()
    assert one.page.evaluate(CONTRAST) == []


def test_record_lies_below_on_a_phone_and_leaves_the_figure_in_sight(read):
    one = read("#sources/ferries", width=390, height=844)
    page = one.page
    page.locator("#documents .figure", has_text="31,007").click()
    record = page.locator("#documents .record")
    record.locator("dl").wait_for()
    page.wait_for_timeout(200)
    figure, sheet = page.locator("#documents .cited").bounding_box(), record.bounding_box()
    assert figure["y"] >= 0 and figure["y"] + figure["height"] <= sheet["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name=words.CLOSE).click()
    assert not record.is_visible()
    assert page.evaluate("document.activeElement.innerText") == "31,007"
