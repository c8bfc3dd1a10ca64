"""What the tests in a real browser have in common: the browser, a person's page, and what it complained of."""

import os
import shutil
from contextlib import contextmanager

import pytest

from stdqa.web import strings

CHROMIUM = os.environ.get("STDQA_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

IN_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here; install one or set STDQA_CHROMIUM"),
]
# The page says so when all its parts listen and what was open before is back.
READY = ":root[data-ready]"

FORGET = """() => {
  for (let last = setTimeout(() => {}); last > 0; last--) clearTimeout(last);
  localStorage.clear();
}"""
# Every text of the page that stands out too little from its ground.
CONTRAST = """() => {
  const channels = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = c => { const [r, g, b] = channels(c).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if ((channels(c)[3] ?? 1) > 0) return c; } return 'rgb(255, 255, 255)'; };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walker.nextNode(); n; n = walker.nextNode()) {
    const e = n.parentElement;
    if (!n.textContent.trim() || e.closest('script, style, noscript, .heard, .sr-only') || !e.getClientRects().length) continue;
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) poor.push([ratio.toFixed(2), n.textContent.trim().slice(0, 40)]);
  }
  const box = document.querySelector('#question textarea');
  const [a, b] = [light(getComputedStyle(box, '::placeholder').color), light(ground(box))].sort((x, y) => y - x);
  if ((a + .05) / (b + .05) < 4.5) poor.push(['placeholder']);
  return poor;
}"""


class Visit:
    """One person's page, with what it requested and complained of.

    Where ``browser`` is one without a context, the person has storage of their own.
    """

    def __init__(self, browser, url, hash_="", width=1280, height=800, theme="light"):
        self.page = browser.new_page()
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=theme)
        self.url, self.hash = url, hash_
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.open()

    def open(self):
        self.page.goto(f"{self.url}/{self.hash}")
        self.page.wait_for_selector(READY)

    def reload(self):
        self.page.reload()
        self.page.wait_for_selector(READY)

    def close(self):
        # A page may be somewhere else by now, where nothing can be emptied.
        if self.page.url.startswith("http"):
            # What a part is about to keep must not come after.
            self.page.evaluate(FORGET)
        self.page.close()


class Chat(Visit):
    """The chat as one person has it open."""

    def ask(self, question):
        turns = self.page.locator(".turn").count()
        self.page.get_by_label(strings.ASK_LABEL).fill(question)
        self.page.keyboard.press("Enter")
        # On a busy machine the question alone is shown first.
        self.page.locator(".turn:not(.waiting)").nth(turns).wait_for()

    @property
    def evidence(self):
        return self.page.locator(".evidence:visible")


@contextmanager
def visits(kind, *given):
    """Makes visits of a kind; in the end each forgets what it kept, and is closed."""
    made = []

    def make(*more, **options):
        made.append(kind(*given, *more, **options))
        return made[-1]

    yield make
    for one in made:
        one.close()
