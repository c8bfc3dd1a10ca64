"""Photograph the app for the documentation: each of its places, in docs/.

    python scripts/screenshots.py --index index        # opens the index and serves it for the while
    python scripts/screenshots.py --url http://127.0.0.1:7860

Needs Playwright's Python package and an installed chromium (STDQA_CHROMIUM, or one on the path).
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from stdqa.web import strings
from stdqa.web.strings import brief as brief_words
from stdqa.web.strings import check as check_words
from stdqa.web.strings import evaluate as evaluate_words

SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
FIGURE, TOTAL, SHARE, COMPARISON, CHECK, DECLINED = (example.question for example in strings.EXAMPLES)
DRAFT = (
    "In 2023 China approved 2,920 national standards and some 220 national standard samples. By the end of "
    "the year, 44,499 national standards were in place; in the same year 80,828 industry standards were "
    "filed.\n\nIn 2022 there had been 2,266 new national standards. Press office: 010-5550 1234."
)
# The first answer may wait for the model.
PATIENCE_MS = 120_000
# The page says so when all its parts listen.
READY = ":root[data-ready]"
SET, RUN_MS = "sets/questions.jsonl", 1_800_000


def asked(*questions: str) -> Callable[[Page], None]:
    """Ask questions in the Ask place."""

    def act(page: Page) -> None:
        page.wait_for_selector(".welcome")
        for number, question in enumerate(questions):
            page.get_by_label(strings.ASK_LABEL).fill(question)
            page.keyboard.press("Enter")
            page.locator(".answer").nth(number).wait_for(timeout=PATIENCE_MS)

    return act


def checked(page: Page) -> None:
    """Check a draft that is partly wrong, and choose what is wrong with it."""
    page.get_by_label(check_words.TEXT).fill(DRAFT)
    page.get_by_role("button", name=check_words.CHECK, exact=True).click()
    page.get_by_role("button", name=check_words.NEXT).click(timeout=PATIENCE_MS)


def briefed(page: Page) -> None:
    """Build a brief of three questions."""
    page.get_by_label(brief_words.ADD_LABEL).fill("\n".join((TOTAL, SHARE, DECLINED)))
    page.get_by_role("button", name=brief_words.ADD, exact=True).click()
    page.locator(".entry").nth(2).wait_for(timeout=PATIENCE_MS)


def measured(page: Page) -> None:
    """Measure the part of the project's own set that may be looked at."""
    page.get_by_label(evaluate_words.SET).select_option(SET)
    page.locator('[data-field="part"]').select_option("dev")
    page.get_by_role("button", name=evaluate_words.RUN, exact=True).click()
    page.locator("#evaluate .outcome a").wait_for(timeout=RUN_MS)


def missed(page: Page) -> None:
    """Open the first miss of the newest run."""
    page.locator("#evaluate .run-list a").first.click()
    page.locator("#evaluate .views a").nth(1).click()
    page.locator("#evaluate .question-list a").first.click()
    page.locator("#evaluate .case").wait_for()


def drawn(selector: str) -> Callable[[Page], object]:
    """Do nothing: the place as it opens, once something of it is there."""
    return lambda page: page.wait_for_selector(selector, timeout=PATIENCE_MS)


class Shot(NamedTuple):
    """One picture: its file, the address of the place, what is done in it, and how the page is seen."""

    name: str
    place: str = "ask"
    act: Callable[[Page], object] = drawn(".welcome")
    theme: str = "light"
    width: int = 1280
    height: int = 800


SHOTS = (
    Shot("start"),
    Shot("chat", act=asked(TOTAL, FIGURE)),
    Shot("chat-dark", act=asked(TOTAL, FIGURE), theme="dark"),
    Shot("chat-phone", act=asked(FIGURE), width=390, height=844),
    Shot("comparison", act=asked(FIGURE, COMPARISON)),
    Shot("declined", act=asked(FIGURE, DECLINED)),
    Shot("check", "check", checked),
    Shot("check-dark", "check", checked, theme="dark"),
    Shot("check-phone", "check", checked, width=390, height=844),
    Shot("brief", "brief", briefed),
    Shot("figures", "figures", drawn("#figures .shown > *")),
    Shot("figures-chart", "figures/chart", drawn("#figures .shown > *")),
    Shot("figures-sums", "figures/sums", drawn("#figures .shown > *")),
    Shot("sources", "sources/press-conference-digest/5006-5114", drawn("#sources mark")),
    # The second looks at the run that the first has made.
    Shot("evaluate", "evaluate", measured),
    Shot("evaluate-miss", "evaluate", missed),
)


def main() -> None:
    """Take all pictures, or those named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--url", help="a chat that is running")
    where.add_argument("--index", type=Path, default=Path("index"), help="an index to serve (default: index)")
    parser.add_argument(
        "--out", type=Path, default=Path("docs"), help="folder of the pictures (default: docs)"
    )
    parser.add_argument("names", nargs="*", help="the pictures to take (default: all)")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with address(given.url, given.index) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(SWITCHES))
        for shot in SHOTS:
            if not given.names or shot.name in given.names:
                print(take(browser, url, shot, given.out))
        browser.close()


@contextmanager
def address(url: str | None, index: Path) -> Iterator[str]:
    """The address of the running chat, or of one that serves the index for the while."""
    if url:
        yield url
        return
    from stdqa.assistant import Assistant
    from stdqa.settings import Settings
    from stdqa.web.app import serve

    # No run and no set of somebody who works here may stand in a picture.
    with TemporaryDirectory() as folder:
        own = {"runs": Path(folder) / "runs", "made": Path(folder) / "sets"}
        server = serve(Assistant.open(Settings.read(index=index, **own)), port=0, block=False)
        try:
            yield server.url
        finally:
            server.close()


def chromium() -> str:
    """The browser that is installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("STDQA_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise SystemExit("There is no chromium here; install one or set STDQA_CHROMIUM to where it is.")
    return found


def take(browser: Browser, url: str, shot: Shot, out: Path) -> Path:
    """Open a place, do what a picture shows, and take it."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.theme, device_scale_factor=2
    )
    page = context.new_page()
    page.goto(f"{url}/#{shot.place}")
    page.locator(f"#{shot.place.split('/')[0]}").wait_for(timeout=PATIENCE_MS)
    page.wait_for_selector(READY, timeout=PATIENCE_MS)
    shot.act(page)
    page.wait_for_timeout(800)  # for the scrolling to come to rest
    target = out / f"{shot.name}.png"
    page.screenshot(path=target)
    context.close()
    return target


if __name__ == "__main__":
    main()
