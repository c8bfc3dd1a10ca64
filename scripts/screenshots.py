"""Photograph the chat for the documentation: docs/chat.png and its dark, phone and abstaining kin.

    python scripts/screenshots.py --index index        # opens the index and serves it for the while
    python scripts/screenshots.py --url http://127.0.0.1:7860

Needs Playwright's Python package and an installed chromium (STDQA_CHROMIUM, or one on the path).
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from stdqa.web import strings

SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
FIGURE, TOTAL, SHARE, COMPARISON, CHECK, DECLINED = (example.question for example in strings.EXAMPLES)


class Shot(NamedTuple):
    """One picture: its file, the questions asked before it, and how the page is seen."""

    name: str
    questions: tuple[str, ...] = ()
    theme: str = "light"
    width: int = 1280
    height: int = 800


SHOTS = (
    Shot("start"),
    Shot("chat", (TOTAL, FIGURE)),
    Shot("chat-dark", (TOTAL, FIGURE), theme="dark"),
    Shot("chat-phone", (FIGURE,), width=390, height=844),
    Shot("chat-phone-dark", (TOTAL,), theme="dark", width=390, height=844),
    Shot("share", (FIGURE, SHARE)),
    Shot("comparison", (FIGURE, COMPARISON)),
    Shot("check", (CHECK,)),
    Shot("declined", (FIGURE, DECLINED)),
)


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--url", help="a chat that is running")
    where.add_argument("--index", type=Path, default=Path("index"), help="an index to serve (default: index)")
    parser.add_argument(
        "--out", type=Path, default=Path("docs"), help="folder of the pictures (default: docs)"
    )
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with address(given.url, given.index) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(SWITCHES))
        for shot in SHOTS:
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

    server = serve(Assistant.open(Settings.read(index=index)), port=0, block=False)
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
    """Ask the questions of one picture and take it."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.theme, device_scale_factor=2
    )
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector(".welcome")
    for number, question in enumerate(shot.questions):
        ask(page, question, number)
    page.wait_for_timeout(300)  # for the scrolling to come to rest
    target = out / f"{shot.name}.png"
    page.screenshot(path=target)
    context.close()
    return target


def ask(page: Page, question: str, number: int) -> None:
    """Ask a question and wait for its answer; the first may wait for the model."""
    page.get_by_label(strings.ASK_LABEL).fill(question)
    page.keyboard.press("Enter")
    page.locator(".answer").nth(number).wait_for(timeout=120_000)


if __name__ == "__main__":
    main()
