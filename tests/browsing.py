"""Files as a real headless Chromium displays them, and whatever they try to do."""

from __future__ import annotations

import os
import shutil

import pytest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

WATCH = """
    addEventListener('securitypolicyviolation', (event) => console.error('CSP ' + event.violatedDirective));
"""


class Displayed:
    """Opens files offline and writes down every request, dialog and message."""

    def __init__(self, browser):
        self._browser = browser
        self.requests, self.dialogs, self.messages = [], [], []

    def open(self, file, **options):
        """The page of a file, when it is ready."""
        options.setdefault("viewport", {"width": 1360, "height": 900})
        page = self._browser.new_page(**options)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.add_init_script(WATCH)
        self.own = file.resolve().as_uri()
        page.goto(self.own)
        page.wait_for_selector("#wait", state="hidden")
        return page

    @property
    def tried(self):
        """What was done beside opening the file: nothing, if all is well."""
        left = [url for url in self.requests if url.partition("#")[0] != self.own]
        return left + self.dialogs + self.messages


@pytest.fixture(scope="module")
def _chromium():
    if BROWSER is None:
        pytest.skip("没有安装 Chromium，跳过浏览器测试。 Chromium is not installed.")
    from playwright.sync_api import sync_playwright

    # Chromium's sandbox does not run for root.
    sandbox = not (hasattr(os, "geteuid") and os.geteuid() == 0)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, chromium_sandbox=sandbox)
        yield browser
        browser.close()


@pytest.fixture
def displayed(_chromium):
    """Opens files in a browser."""
    shown = Displayed(_chromium)
    yield shown
    for context in _chromium.contexts:
        context.close()
