"""`reportlint url`: live pages, kept as evidence. The only command, with `batch`, that uses the network."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportlint.checking.inputs import is_address
from reportlint.checking.progress import tracked
from reportlint.checking.run import write
from reportlint.checking.session import Session, prepared
from reportlint.commands import fetching, options
from reportlint.config.config import Config
from reportlint.fetch.problems import event
from reportlint.model.errors import UsageError
from reportlint.model.finding import Outcome
from reportlint.model.message import Message
from reportlint.page.problems import problem
from reportlint.support.console import notify

if TYPE_CHECKING:
    from reportlint.fetch.fetch import Fetcher, FetchSettings

Urls = Annotated[
    list[str],
    typer.Argument(metavar="网址...", help="年度报告或其栏目的网址。 Addresses of reports or columns."),
]
Save = Annotated[
    str | None,
    typer.Option(
        "--save",
        metavar="目录",
        help="留存取得的网页（WARC 和 UTF-8 网页），作为证据。 Keep what was fetched in this folder.",
    ),
]
Browser = Annotated[
    bool,
    typer.Option(
        "--browser",
        help="用本机浏览器显示后读取；有 --save 时另存标出问题的截图。 Read pages as displayed.",
    ),
]


@options.settings(*options.JUDGING, *options.SHOWING)
@fetching.fetched()
def command(
    urls: Urls,
    *,
    save: Save = None,
    browser: Browser = False,
    how: fetching.Fetching,
    config: Config,
) -> None:
    """读取并核查网上的年度报告，可留存证据。 Fetch and check published reports.

    退出码：0 未发现问题；1 有问题；2 用法有误；3 有未能读取或未能判断的网页。

    Exit: 0 conforming, 1 findings, 2 misuse, 3 something could not be read or judged.
    """
    for word in urls:
        if not is_address(word) and os.path.lexists(word):
            raise UsageError(
                Message(
                    f"“{word}”是文件；核查文件用：reportlint check {word}",
                    f"“{word}” is a file; files are checked with: reportlint check {word}",
                )
            )
    session = prepared(config)
    addresses = list(dict.fromkeys(urls))
    try:
        settings = how.settings(_progress(len(addresses), session), browser=browser)
        folder = Path(save) if save else None
        outcomes = _outcomes(session, addresses, settings, folder, browser=browser)
    except ImportError as error:
        extra = "browser" if "playwright" in str(error) else "web"
        missing = event("extra-missing", extra=extra).problem
        outcomes = iter([[session.unread(address, missing)] for address in addresses])
    raise typer.Exit(write(session, tracked(outcomes, len(addresses), config.language, quiet=config.quiet)))


def _outcomes(
    session: Session, addresses: Sequence[str], settings: FetchSettings, save: Path | None, *, browser: bool
) -> Iterator[list[Outcome]]:
    """The outcomes of every address, in order. Raises ImportError at once where an extra is missing."""
    from reportlint.checking.live import Checking, Visiting
    from reportlint.portals.resolve import Resolver, Sought

    def visiting(fetcher: Fetcher, lists: Fetcher) -> Visiting:
        sought = Sought(year=session.as_of.year - 1)
        return partial(Resolver(fetcher, lists, session.linter).visit, sought=sought)

    checking = Checking(
        session.linter, settings, save, loaders=session.loaders, browser=browser, visiting=visiting
    )

    def outcomes() -> Iterator[list[Outcome]]:
        with checking:
            for address in addresses:
                try:
                    yield checking.check(address)
                except UsageError:
                    raise
                except Exception as error:
                    reason = f"{type(error).__name__}: {error}"
                    failure = problem("loader-crashed", loader="reportlint", reason=reason)
                    yield [session.unread(address, failure)]

    return outcomes()


def _progress(total: int, session: Session) -> Callable[[str], None]:
    """Says what is being fetched, to a person who waits for one page; for many there is a bar."""
    if total > 1 or not sys.stderr.isatty():
        return lambda address: None
    reading = Message("正在读取", "fetching").in_(session.config.language)
    return lambda address: notify(f"{reading} {address}")
