"""What a site answered instead of a report: error pages, challenges, logins.

The wording is in `block_pages.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from reportlint.fetch.fetch import FetchResult
from reportlint.fetch.problems import FetchEvent, event
from reportlint.model.message import Message
from reportlint.support.toml import shipped_toml

_QUOTE: Final = 40
_SIGNS: Final = ("protection", "unavailable", "missing", "login")
_GONE: Final = frozenset((404, 410))
_REFUSED: Final = frozenset((403, 405, 406, 418, 423, 451))
_FINE: Final = frozenset((200, 202, 203, 206))


@dataclass(frozen=True, slots=True)
class BlockSign:
    """One entry of the table."""

    name: Message
    statuses: frozenset[int]
    header: re.Pattern[str] | None
    page: tuple[re.Pattern[str], ...]
    text: tuple[re.Pattern[str], ...]

    def found(self, status: int, headers: Iterable[tuple[str, str]], page: str, text: str) -> str | None:
        """What gave it away; None where the entry does not apply."""
        if self.statuses and status not in self.statuses:
            return None
        if self.header and not any(self.header.search(f"{name}: {value}".lower()) for name, value in headers):
            return None
        in_page = _first(self.page, page) if self.page else ""
        in_text = _first(self.text, text) if self.text else ""
        return None if in_page is None or in_text is None else in_text or in_page


@dataclass(frozen=True, slots=True)
class BlockPage:
    """How a site answered, as far as wording can tell."""

    load: FetchResult
    source: str
    """The page's markup."""
    title: str
    text: str
    """The visible text that is no link."""
    plain: bool = True
    """False where the page is about a report all the same: its wording proves nothing then."""


def refusal(answered: BlockPage) -> FetchEvent | None:
    """Why an answer holds no report: the site's protection, an error, a login; None where that is unknown."""
    load, table = answered.load, _table()
    little = answered.plain and len(answered.text) <= table.little_text
    words = f"{answered.title}\n{answered.text}" if little else ""

    def sign(signs: Sequence[BlockSign]) -> tuple[BlockSign, str] | None:
        for candidate in signs:
            if not little and not candidate.statuses:
                continue
            quote = candidate.found(
                load.status, load.exchanges[-1].headers if load.exchanges else (), answered.source, words
            )
            if quote is not None:
                return candidate, _around(words, quote)
        return None

    if (load.status == 521) and "cloudflare" in load.header("server").lower():
        return event("site-unavailable", reason="HTTP 521")
    if found := sign(table.protection):
        return event("protected", protection=found[0].name)
    if load.failure:
        return load.failure
    if of_status := _by_status(load.status):
        return of_status
    if found := sign(table.login):
        return event("login-required")
    if found := sign(table.missing):
        return event("soft-not-found", quote=found[1])
    if found := sign(table.unavailable):
        return event("site-unavailable", reason=found[1])
    return None


def displayed() -> tuple[str, ...]:
    """Patterns for the words of a report."""
    return _table().displayed


def _by_status(status: int) -> FetchEvent | None:
    if status in _FINE or status == 0:
        return None
    if status in _GONE:
        return event("not-found", status=status)
    if status == 401:
        return event("login-required")
    if status in _REFUSED:
        return event("forbidden", status=status)
    return event("site-error" if status >= 500 else "status-unexpected", status=status)


@dataclass(frozen=True, slots=True)
class _SignTable:
    little_text: int
    displayed: tuple[str, ...]
    protection: tuple[BlockSign, ...]
    unavailable: tuple[BlockSign, ...]
    missing: tuple[BlockSign, ...]
    login: tuple[BlockSign, ...]


@cache
def _table() -> _SignTable:
    data = shipped_toml("reportlint.fetch", "block_pages.toml")
    signs = {name: tuple(map(_sign, data[name])) for name in _SIGNS}
    return _SignTable(little_text=data["little_text"], displayed=tuple(data["displayed"]), **signs)


def _sign(entry: Mapping[str, Any]) -> BlockSign:
    return BlockSign(
        name=Message(entry.get("zh", ""), entry.get("en", "")),
        statuses=frozenset(entry.get("status", ())),
        header=re.compile(entry["header"]) if "header" in entry else None,
        page=tuple(map(re.compile, entry.get("page", ()))),
        text=tuple(map(re.compile, entry.get("text", ()))),
    )


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> str | None:
    return next((found[0] for pattern in patterns if (found := pattern.search(text))), None)


def _around(text: str, quote: str) -> str:
    """The line a quotation stands in, shortened."""
    line = next((line.strip() for line in text.splitlines() if quote.strip() in line), quote.strip())
    return line if len(line) <= _QUOTE else quote.strip()[:_QUOTE]
