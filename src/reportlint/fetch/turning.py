"""Turns the pages of a list whose pager is a script: what a displayed page shows after each click, behind the first.

Needs the extra `[browser]`.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Error, TimeoutError

from reportlint.fetch.markup import TURNED

if TYPE_CHECKING:
    from playwright.sync_api import Page

_MOST: Final = 60
_CHANGE: Final = 5.0
"""Seconds for the page to show something else after a click."""
_TURN: Final = r"""() => {
  const name = one => (one.innerText || one.value || one.title || one.getAttribute('aria-label') || '').replace(/\s+/g, '');
  const off = one => one.closest('[disabled], [aria-disabled=true], [class*=disable]');
  const leads = one => {
    const to = one.closest('a')?.getAttribute('href') ?? '';
    return to && !/^(javascript:|#)/i.test(to);
  };
  const called = one => /^(下一?页|后一?页)[>＞›»]*$/.test(name(one))
    || /(^|[\s-])(btn-next|next-page|page-next|laypage-next)(\s|$)/.test(one.className);
  const next = [...document.querySelectorAll('a, button, span, li, input')]
    .filter(one => one.checkVisibility() && called(one));
  const button = next.find(one => !next.some(other => other !== one && one.contains(other)));
  if (!button || off(button) || leads(button)) return false;
  button.click();
  return true;
}"""
# The links: a clock on the page is nothing new.
_SHOWN: Final = "() => [...document.links].map(one => one.href + one.innerText).join()"
_OTHER: Final = f"before => ({_SHOWN})() !== before"
_BEAT: Final = 300.0
"""Milliseconds in which nothing more comes when all is there."""


def turned(page: Page, end: float, interval: float) -> str:
    """The markup of a displayed page, behind it what its script shows on each further page of the list.

    It ends at `end`, by the monotonic clock; `interval` seconds lie between two clicks.
    """
    first, later = page.content(), list[str]()
    seen, whole = {page.evaluate(_SHOWN)}, False
    # A click that leads away ends it.
    with suppress(Error):
        while len(later) < _MOST and time.monotonic() < end:
            before = page.evaluate(_SHOWN)
            page.wait_for_timeout(interval * 1000)
            if not page.evaluate(_TURN):
                whole = True
                break
            with suppress(TimeoutError):
                page.wait_for_function(_OTHER, arg=before, timeout=_CHANGE * 1000)
            shown = _settled(page, end)
            if shown in seen:
                whole = True
                break
            seen.add(shown)
            later.append(page.evaluate("() => document.body.innerHTML"))
    if not later:
        return first
    ends = [*["more"] * (len(later) - 1), "all" if whole else "cut"]
    behind = "".join(f'<div {TURNED}="{how}">{text}</div>' for how, text in zip(ends, later, strict=True))
    head, closing, tail = first.rpartition("</body>")
    return f"{head}{behind}{closing}{tail}"


def _settled(page: Page, end: float) -> str:
    """What a page shows when it does not change any more."""
    shown, before = page.evaluate(_SHOWN), None
    while shown != before and time.monotonic() < end:
        page.wait_for_timeout(_BEAT)
        shown, before = page.evaluate(_SHOWN), shown
    return str(shown)
