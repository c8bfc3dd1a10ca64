"""The browser of the tests that need a real one."""

import pytest
from browsing import CHROMIUM, SWITCHES


@pytest.fixture(scope="module")
def chromium():
    """A browser in which each visit is a person's with storage of their own."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def browser(chromium):
    """One context for all visits, so that the page's files are fetched once; a visit is a page of its own."""
    return chromium.new_context()
