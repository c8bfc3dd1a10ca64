"""The chat in a real browser: with an assistant that knows its answers by heart, and over the shipped corpus."""

from pathlib import Path

import pytest
from browsing import CONTRAST, IN_BROWSER, Chat, visits
from canned import HOSTILE, CannedAssistant

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.web import strings
from stdqa.web.app import serve

CORPUS = Path(__file__).parents[2] / "corpus"

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def url():
    server = serve(CannedAssistant(), port=0, block=False)
    yield server.url
    server.close()


@pytest.fixture
def visit(browser, url):
    with visits(Chat, browser, url) as make:
        yield make


def test_person_asks_selects_and_begins_anew(visit):
    one = visit()
    page = one.page
    page.get_by_role("button", name="How many national standards were approved in 2023?").click()
    page.locator(".answer").wait_for()
    sizes = page.evaluate(
        "[...document.querySelectorAll('body *')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    number = one.evidence.locator(".hero .number")
    assert number.inner_text() == "2,902"
    assert number.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") == max(sizes)
    assert "tabular-nums" in number.evaluate("e => getComputedStyle(e).fontVariantNumeric")
    assert one.evidence.locator(".chip.period").inner_text() == "during 2023"
    assert one.evidence.locator("mark:visible").all_inner_texts() == ["2,902"]
    assert one.evidence.locator(".also summary").inner_text().startswith("44,499 — total by the end of 2023")

    one.ask("How many in total?")
    assert one.evidence.locator(".hero .number").inner_text() == "44,499"
    assert one.evidence.locator(".chip.date").first.inner_text() == "as of 31 December 2023"

    one.ask("How many were approved in 2022?")
    assert page.get_by_role("heading", name=strings.ABSTAINED).is_visible()
    assert one.evidence.get_by_role("heading", name=strings.NEAREST).is_visible()
    assert one.evidence.locator(".hero").count() == 0

    page.locator(".answer").first.click()
    assert one.evidence.locator(".hero .number").inner_text() == "2,902"
    second = page.get_by_role("button", name=strings.SHOW_EVIDENCE.format(number=2))
    second.focus()
    page.keyboard.press("Enter")
    assert one.evidence.locator(".hero .number").inner_text() == "44,499"
    assert second.get_attribute("aria-expanded") == "true"

    page.get_by_role("button", name=strings.NEW_CONVERSATION).click()
    page.locator(".examples").wait_for()
    assert page.locator(".turn").count() == 0
    assert one.complaints == []


def test_page_requests_nothing_from_another_host_and_can_be_loaded_again(visit, url):
    one = visit()
    one.ask("script")
    one.open()
    one.ask("How many were approved in 2023?")
    assert one.evidence.locator(".hero .number").inner_text() == "2,902"
    assert len(one.requests) > 10
    elsewhere = [address for address in one.requests if not address.startswith((url, "data:", "blob:"))]
    assert elsewhere == []
    assert one.complaints == []


def test_hostile_text_is_only_text(visit):
    one = visit()
    one.ask(f"script {HOSTILE}")
    page = one.page
    assert page.evaluate("window.broken") is None
    links = 'a:not([href^="#sources/"])'
    assert page.locator(f"#conversation :is(script, img, {links}, em, i, b, u, code)").count() == 0
    quote = one.evidence.locator("blockquote").inner_text()
    assert '<script>window.broken = 1</script> <img src=x onerror="window.broken = 1">' in quote
    assert (
        "[x](http://evil.example/a)" in quote and "*a*" in quote and "${window.broken = 1} {{value}}" in quote
    )
    assert "[U+202E]live" in quote
    assert one.evidence.locator("mark").all_inner_texts() == ["7"]
    # The words around a figure are as hostile as any.
    assert one.evidence.locator(".unit").inner_text() == "<b>units</b>"


def test_two_people_share_nothing(visit):
    mine, yours = visit(), visit()
    mine.ask("How many were approved in 2023?")
    yours.ask("What share is it?")
    assert yours.page.locator(".turn").count() == 1
    mine.ask("drinking water?")
    assert mine.page.locator(".turn").count() == 2


def test_empty_and_refused_questions_leave_what_was_typed(visit):
    one = visit()
    box = one.page.get_by_label(strings.ASK_LABEL)
    box.fill("   ")
    box.press("Enter")
    one.page.get_by_text(strings.EMPTY_QUESTION).wait_for()
    box.fill("x" * 2001)
    box.press("Enter")
    one.page.get_by_text("longer than 2,000 characters").wait_for()
    assert box.input_value() == "x" * 2001
    assert one.page.locator(".examples").is_visible()


def test_nothing_but_the_answer_moves_and_it_is_announced(visit):
    one = visit()
    places = "['#bar', '#composer', '#send', '#anew'].map(s => JSON.stringify(document.querySelector(s).getBoundingClientRect()))"
    one.ask("How many were approved in 2023?")
    before = one.page.evaluate(places)
    one.ask("How many in total?")
    assert one.page.evaluate(places) == before
    assert "44,499 national standards in total" in one.page.locator("#status [role=status]").inner_text()


def test_all_of_it_by_keyboard_with_visible_focus(visit):
    one = visit()
    page = one.page
    reached, unseen = [], []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
            )
        )
        if page.evaluate(
            "(e => e.tagName !== 'BODY' && e.tagName !== 'TEXTAREA' && getComputedStyle(e).outlineStyle === 'none')"
            "(document.activeElement)"
        ):
            unseen.append(reached[-1])
        if strings.EXAMPLES[1].question in reached[-1]:
            break
    assert strings.THEME in reached
    assert unseen == []
    page.keyboard.press("Enter")
    page.locator(".answer").wait_for()
    assert one.evidence.locator(".hero .number").inner_text() == "44,499"
    page.locator(".marker").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "evidence-1-citation-1"
    nameless = page.evaluate(
        "[...document.querySelectorAll('button')].filter(b => !b.innerText.trim() && !b.ariaLabel).length"
    )
    assert nameless == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read(visit, theme):
    one = visit(theme=theme)
    assert one.page.evaluate("document.documentElement.dataset.theme") == theme
    assert one.page.evaluate(CONTRAST) == []
    questions = ("Is it 3,000?", "How many were approved in 2023?", "and 2022?", "script")
    for question in (*questions, "more local?", "before 2023?", "both?", "differ?", "how many standards?"):
        one.ask(question)
        assert one.page.evaluate(CONTRAST) == []


def test_theme_is_switched_and_kept(visit):
    one = visit()
    paper = "getComputedStyle(document.body).backgroundColor"
    light = one.page.evaluate(paper)
    one.page.get_by_role("button", name=strings.THEME).click()
    dark = one.page.evaluate(paper)
    assert dark != light
    assert one.page.evaluate(CONTRAST) == []  # against the system's choice, too
    one.open()
    assert one.page.evaluate(paper) == dark


def test_evidence_unfolds_under_its_answer_on_a_phone(visit):
    one = visit(width=390, height=844)
    page = one.page
    assert page.evaluate("document.documentElement.scrollHeight") > 844
    box = page.get_by_label(strings.ASK_LABEL).bounding_box()
    assert box["y"] + box["height"] <= 844  # at hand before anything is scrolled
    one.ask("How many were approved in 2023?")
    one.ask("How many in total?")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    first = page.get_by_role("button", name=strings.SHOW_EVIDENCE.format(number=1))
    first.click()
    assert one.evidence.locator(".hero .number").inner_text() == "2,902"
    answer, panel = page.locator(".answer").first.bounding_box(), one.evidence.bounding_box()
    following = page.locator(".turn").nth(1).bounding_box()
    assert answer["y"] + answer["height"] <= panel["y"] < panel["y"] + panel["height"] <= following["y"]
    first.click()
    assert one.evidence.count() == 0


def test_place_on_a_phone_opens_at_its_top_and_is_found_again_where_it_was_left(visit):
    one = visit(width=390, height=500)
    page = one.page
    one.ask("How many were approved in 2023?")
    link = page.get_by_text(strings.OPEN_IN_SOURCE, exact=True).first
    link.scroll_into_view_if_needed()
    left = page.evaluate("scrollY")
    assert left > 0
    page.evaluate("document.querySelector('#bar nav a[href=\"#brief\"]').click()")
    page.wait_for_function("document.documentElement.dataset.place === 'brief'")
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == 0
    page.go_back()
    page.wait_for_function("document.documentElement.dataset.place === 'ask'")
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == left


def test_address_of_a_place_that_is_not_there_opens_the_first(visit):
    page = visit().page
    page.evaluate("location.hash = 'nowhere'")
    page.wait_for_function("document.documentElement.dataset.place === 'ask'")
    page.evaluate("document.querySelector('#bar a[href=\"#sources\"]').parentElement.remove()")
    page.evaluate("location.hash = 'sources'")
    page.wait_for_selector("#ask:visible")
    assert page.locator("#bar [aria-current]").inner_text() == strings.PLACES["ask"]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "question", ["more local?", "before 2023?", "both?", "differ?", "how many standards?"]
)
def test_figures_side_by_side_fit_and_lead_to_their_citations(visit, width, question):
    one = visit(width=width)
    page = one.page
    one.ask(question)
    rows = page.locator(".answer .beside li")
    assert rows.count() >= 2
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    answer = page.locator(".answer").bounding_box()
    for row in rows.all():
        box = row.locator(".number").bounding_box()
        assert answer["x"] < box["x"] < box["x"] + box["width"] <= answer["x"] + answer["width"]
        label = row.locator(".label").bounding_box()
        assert label["x"] + label["width"] <= box["x"] + 1
    rights = {
        round(box["x"] + box["width"]) for row in rows.all() if (box := row.locator(".value").bounding_box())
    }
    assert len(rights) == 1
    marker = rows.last.locator(".marker")
    marker.click()
    target = page.locator(f"#{marker.get_attribute('data-citation')}")
    assert target.is_visible()
    assert one.complaints == []


def test_toolkit_shows_nothing_of_its_own(visit):
    one = visit()
    assert one.page.locator("footer:visible").count() == 0
    words = one.page.locator("body").inner_text().lower()
    assert "gradio" not in words and "via api" not in words and "settings" not in words
    assert one.page.title() == strings.PAGE_TITLE


@pytest.fixture(scope="module")
def shipped_url(tmp_path_factory):
    """The chat over the shipped corpus, with the real model."""
    settings = Settings.read(corpus=CORPUS, index=tmp_path_factory.mktemp("shipped") / "index")
    encoder = SentenceEncoder(settings.model)
    Index.build(settings.corpus, settings.index, settings, lambda: encoder)
    with Assistant.open(settings, encoder) as assistant:
        server = serve(assistant, port=0, block=False)
        yield server.url
        server.close()


@pytest.mark.model
def test_shipped_corpus_answers_a_flow_a_stock_and_declines_another_year(browser, shipped_url):
    one = Chat(browser, shipped_url)
    # The first question waits for the model.
    one.page.set_default_timeout(120_000)
    one.ask("How many national standards were approved in 2023?")
    one.page.locator(".answer").first.wait_for()
    assert one.evidence.locator(".hero .number").inner_text() == "2,902"
    assert one.evidence.locator(".chip.period").first.inner_text() == "during 2023"
    assert one.evidence.locator("mark:visible").first.inner_text() == "2,902"
    assert "Xiao Han, opening remarks, item 1" in one.evidence.inner_text()

    one.ask("And what was the total by the end of 2023?")
    assert one.evidence.locator(".hero .number").inner_text() == "44,499"
    assert one.evidence.locator(".chip.date").first.inner_text() == "as of 31 December 2023"

    one.ask("How many national standards were approved in 2022?")
    assert one.page.get_by_role("heading", name=strings.ABSTAINED).is_visible()
    one.page.close()
