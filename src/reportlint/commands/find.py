"""`reportlint find`: the reports that stand on portals, as a list for the batch."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportlint.checking.session import Session, prepared
from reportlint.commands import fetching, options
from reportlint.config.config import Config
from reportlint.model.errors import without_extra
from reportlint.model.exit import Exit
from reportlint.model.message import Message
from reportlint.support.console import notify

if TYPE_CHECKING:
    from reportlint.fetch.fetch import Fetcher, FetchSettings
    from reportlint.portals.rows import PortalRow
    from reportlint.portals.walk import PortalWalk

Urls = Annotated[
    list[str],
    typer.Argument(metavar="网址...", help="年报栏目或网站首页的网址。 Addresses of columns or home pages."),
]
Out = Annotated[
    str,
    typer.Option("--output", "-o", metavar="文件", help="写出的名单（.xlsx 或 .csv）。 The list to write."),
]
List = Annotated[
    str | None,
    typer.Option("--list", metavar="名单", help="已有的名单：填入网址，注明变化。 A list to fill in."),
]
Year = Annotated[
    str | None,
    typer.Option(
        "--year", metavar="年度", help="报告年度，默认为上一年。 Year reported on; last year by default."
    ),
]
Pages = Annotated[
    str, typer.Option("--max-pages", metavar="N", help="最多打开的网页数。 Pages to open at most.")
]
Browser = Annotated[bool, typer.Option("--browser", help="用本机浏览器显示后读取。 Read pages as displayed.")]


@options.settings("form", "as-of", "lang", "isolated")
@fetching.fetched()
def command(
    urls: Urls,
    *,
    output: Out,
    list_: List = None,
    year: Year = None,
    max_pages: Pages = "500",
    pace: fetching.Pace = None,
    browser: Browser = False,
    how: fetching.Fetching,
    config: Config,
) -> None:
    """从年报栏目或网站首页查找各单位的年度报告，写成名单。 Find the reports on a portal.

    只看同一网站，遵守 robots.txt；每行注明怎样找到、有无把握。

    退出码：0 每行都确定；2 用法有误；3 有待确认的、未找到的或未能打开的网页；4 没有找到报告。

    Exit: 0 every row is sure, 2 misuse, 3 something has to be looked at, 4 no report was found.
    """
    interval = fetching.number("pace", pace, least=0) if pace else None
    bound = options.count("max-pages", max_pages) or 1
    session = prepared(config)
    of = options.count("year", year) or session.as_of.year - 1
    try:
        settings = how.settings(_progress(session), interval, browser=browser)
        walked = _walked(session, urls, settings, of, bound, browser=browser)
    except ImportError as error:
        extra = "browser" if "playwright" in str(error) else "web"
        raise without_extra(Message("查找年度报告", "Finding reports"), extra) from None
    raise typer.Exit(
        _written(session, walked, Path(output), Path(list_) if list_ else None, of, browser=browser)
    )


def _walked(
    session: Session, urls: list[str], settings: FetchSettings, year: int, bound: int, *, browser: bool
) -> PortalWalk:
    """What a walk from these addresses found. Raises ImportError where an extra is missing."""
    from reportlint.fetch.client import Client
    from reportlint.portals.remembering import RememberingFetcher
    from reportlint.portals.walk import WalkScope, walk

    scope = WalkScope(
        years=lambda one: one in (year, year - 1), to_read=lambda lead: lead.year != year - 1, pages=bound
    )
    with ExitStack() as stack:
        client = stack.enter_context(Client(settings))
        fetcher: Fetcher = client
        if browser:
            from reportlint.fetch.browser import Browser as Shown

            fetcher = stack.enter_context(Shown(client)).lists
        return walk(RememberingFetcher(fetcher), dict.fromkeys(urls), session.linter, scope, session.loaders)


def _written(
    session: Session, walked: PortalWalk, out: Path, list_: Path | None, year: int, *, browser: bool
) -> Exit:
    """Write the list and say what it holds."""
    from reportlint.agencies.read import read_agencies
    from reportlint.portals.found_list import write_list
    from reportlint.portals.rows import noted_unseen, rows_filled, rows_found

    if list_ is not None:
        agencies = read_agencies(list_, year).agencies
        rows, others = rows_filled(agencies, walked.found, year, walked.columns)
    else:
        rows, others = rows_found(walked.found, year), []
    if walked.unseen or walked.cut:
        rows = [noted_unseen(row, [url for url, _ in walked.unseen]) for row in rows]
    write_list(out, rows, others)
    _say(session, walked, rows, len(others), out, browser=browser)
    if not walked.found:
        return Exit.NOTHING
    return _exit(rows, walked)


def _exit(rows: list[PortalRow], walked: PortalWalk) -> Exit:
    sure = all(row.sureness == "sure" for row in rows)
    return (
        Exit.CONFORMING if sure and not (walked.failures or walked.unseen or walked.cut) else Exit.NOT_JUDGED
    )


def _say(
    session: Session, walked: PortalWalk, rows: list[PortalRow], others: int, out: Path, *, browser: bool
) -> None:
    counts = Counter(row.sureness.say for row in rows)
    lines = [Message(f"{url}：{why.zh}", f"{url}: {why.en}") for url, why in walked.failures]
    lines += [Message(f"{url}：{why.zh}", f"{url}: {why.en}") for url, why in walked.unseen]
    if walked.unseen and not browser:
        lines.append(Message("加 --browser 可由浏览器翻页", "with --browser a browser turns to these pages"))
    if walked.cut:
        lines.append(
            Message(
                "已到打开网页数的上限，可能还有没看到的；可用 --max-pages 放宽",
                "the bound of pages was reached and there may be more; --max-pages raises it",
            )
        )
    if others:
        lines.append(
            Message(f"名单以外的报告 {others} 份", f"{others} reports of bodies that the list does not have")
        )
    said = [(f"{say.zh} {count}", f"{say.en} {count}") for say, count in counts.items()]
    told = Message(
        "，".join(zh for zh, _ in said) or "没有找到报告",
        ", ".join(en for _, en in said) or "no report was found",
    )
    lines.append(
        Message(f"{len(rows)} 行：{told.zh}；名单在 {out}", f"{len(rows)} rows: {told.en}; the list is {out}")
    )
    for line in lines:
        notify(line.in_(session.config.language))


def _progress(session: Session) -> Callable[[str], None]:
    """Says what is being fetched, to a person who waits."""
    if not sys.stderr.isatty():
        return lambda address: None
    reading = Message("正在读取", "fetching").in_(session.config.language)
    return lambda address: notify(f"{reading} {address}")
