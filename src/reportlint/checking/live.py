"""Fetch, keep, judge: an address in, the outcomes of all that it led to out. What `url` and `batch` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reportlint.checking.attached import with_attachments
from reportlint.engine import Linter, PageLimitError
from reportlint.fetch.archive import Evidence
from reportlint.fetch.client import Client
from reportlint.fetch.fetch import Fetcher, FetchSettings
from reportlint.fetch.highlight import outlined
from reportlint.fetch.navigation import Visit, visit
from reportlint.fetch.pages import pages
from reportlint.loaders import Loader, Unreadable
from reportlint.loaders.load import shown_path
from reportlint.model.finding import Outcome
from reportlint.model.page import PageKind
from reportlint.page import Page

if TYPE_CHECKING:
    from reportlint.fetch.browser import Browser


Visiting = Callable[[str], Visit]
"""What an address comes to."""


class Checking:
    """Checks live pages with one linter. Use it in a `with`; without `browser`, safe to share by threads."""

    def __init__(
        self,
        linter: Linter,
        settings: FetchSettings,
        save: Path | None = None,
        *,
        loaders: Sequence[Loader] = (),
        browser: bool = False,
        visiting: Callable[[Fetcher, Fetcher], Visiting] | None = None,
    ) -> None:
        """Pages are kept in `save`; `visiting` makes of a fetcher, and of one for lists, what goes to addresses.

        Raises UsageError where the folder can't be used.

        Raises ImportError where `browser` is asked for and its extra is not installed.
        """
        self._linter = linter
        self._loaders = loaders
        self._evidence = Evidence(save) if save else None
        self._open = ExitStack()
        client = self._open.enter_context(Client(settings))
        self._fetcher: Fetcher = client
        lists: Fetcher = client
        self._browser: Browser | None = None
        if browser:
            from reportlint.fetch.browser import Browser

            self._fetcher = self._browser = self._open.enter_context(Browser(client))
            lists = self._browser.lists
        self._visit = visiting(self._fetcher, lists) if visiting else self._plainly

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def check(self, address: str, label: str = "") -> list[Outcome]:
        """The outcomes of one address. `label` names its files in the folder of kept pages.

        Raises UsageError when the disk refuses to keep them.
        """
        visited = self._visit(address)
        files = self._evidence.keep(visited, label).files if self._evidence else [None] * len(visited.parts)
        outcomes = []
        for part, file in zip(visited.parts, files, strict=True):
            for page in pages(part, shown_path(file) if file else None, self._loaders):
                if isinstance(page, Unreadable):
                    outcomes.append(self._linter.unreadable(page))
                else:
                    outcome = self._linter.lint(page)
                    outcomes.append(outcome)
                    self._picture(page, outcome, file)
        return with_attachments(outcomes)

    def _picture(self, page: Page, outcome: Outcome, file: Path | None) -> None:
        """Keep a picture of a page that was displayed, its faults outlined."""
        if self._browser is None or self._evidence is None or file is None or file.suffix != ".html":
            return
        url = page.source.url or ""
        picture = self._browser.picture(outlined(page.source.text, url, outcome), url)
        if picture is not None:
            self._evidence.keep_picture(file, picture)

    def _plainly(self, address: str) -> Visit:
        return visit(self._fetcher, address, self._kind)

    def _kind(self, page: Page) -> PageKind:
        try:
            return self._linter.read(page).page.kind
        except PageLimitError:
            return PageKind.OTHER
