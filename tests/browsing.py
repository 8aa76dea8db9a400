"""Files as a real headless Chromium displays them, and whatever they try to do."""

from __future__ import annotations

import os
import shutil

import pytest
from playwright.sync_api import expect

# A machine that is busy with other tests is slow, not wrong.
expect.set_options(timeout=60_000)

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


def low_contrast(page):
    """The texts that stand out too little from what is behind them (WCAG 2.1, level AA)."""
    return page.evaluate("""() => {
        const parse = (color) => color.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
            .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
        const ground = (element) => {
            for (let one = element; one; one = one.parentElement) {
                const [r, g, b, a = 1] = parse(getComputedStyle(one).backgroundColor);
                if (a > 0) return [r, g, b];
            }
            return [255, 255, 255];
        };
        const opacity = (element) => element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1;
        const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        return [...document.querySelectorAll('body *')].filter((element) => own(element) && element.checkVisibility())
            .flatMap((element) => {
                const style = getComputedStyle(element);
                const color = element.closest('svg') ? style.fill : style.color;
                const [behind, seen] = [ground(element), opacity(element)];
                const mixed = parse(color).slice(0, 3).map((part, n) => seen * part + (1 - seen) * behind[n]);
                const [one, other] = [light(mixed), light(behind)].sort((a, b) => b - a);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
                const ratio = (one + 0.05) / (other + 0.05);
                return ratio < (large ? 3 : 4.5) ? [`${element.tagName} ${element.textContent.slice(0, 20)} ${ratio}`] : [];
            });
    }""")
