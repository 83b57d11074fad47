"""A real browser for the tests of pages: Chromium, where the machine has one."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
browsing = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@dataclass
class Visit:
    """A page in a browser, what it asked for beside itself, and what its console said."""

    page: object
    asked: list = field(default_factory=list)
    said: list = field(default_factory=list)

    def accused(self):
        """What axe finds against accessibility: rule and first piece of the page."""
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - where a browser is

        found = Axe().run(self.page).response["violations"]
        return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


@contextmanager
def visits(*, language: str = "en") -> Iterator:
    """Open pages: gives a function of an address and a size that gives a `Visit`."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - where a browser is

    with sync_playwright() as program:
        browser = program.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        context = browser.new_context(locale=language)

        def visit(address, size=DESK):
            page = context.new_page()
            page.set_viewport_size(size)
            found = Visit(page)
            page.on("request", lambda one: found.asked.append(one.url))
            page.on("console", lambda one: found.said.append(one.text))
            page.on("pageerror", lambda one: found.said.append(str(one)))
            page.goto(address)
            return found

        try:
            yield visit
        finally:
            browser.close()
