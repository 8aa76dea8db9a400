"""`reportlint compare`: two reports side by side, figure by figure and sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import typer

from reportlint.agencies.addresses import is_address
from reportlint.checking.session import Session, prepared
from reportlint.commands import fetching, options
from reportlint.config.config import Config
from reportlint.engine import PageLimitError
from reportlint.loaders import Unreadable
from reportlint.loaders.load import load_path
from reportlint.model.errors import UsageError, without_extra
from reportlint.model.message import Message
from reportlint.model.page import PageKind
from reportlint.model.report import Report
from reportlint.page import Page
from reportlint.support.console import notify

Before = Annotated[
    str,
    typer.Argument(metavar="上年", help="左栏的报告，文件或网址。 The report on the left: file or address."),
]
After = Annotated[
    str,
    typer.Argument(metavar="本年", help="右栏的报告，文件或网址。 The report on the right: file or address."),
]
Out = Annotated[
    list[str] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="文件",
        help="写到这里（.html 或 .xlsx），可多次给出。 Where to write; repeatable.",
    ),
]

_FORMAT: Final = re.compile(r"^(?:html|xlsx)=(?=.)")
"""What other commands have before the name of a file, which says it by itself."""


@options.settings("form", "as-of", "lang", "isolated")
@fetching.fetched()
def command(
    before: Before,
    after: After,
    *,
    output: Out = None,
    how: fetching.Fetching,
    config: Config,
) -> None:
    """两份报告逐项对照：本年与上年，或两个单位。 Lay two reports side by side.

    每个数字的变化、幅度和占比，每句话相同、改动、新增还是不再有；可以打印。默认写 对照.html。
    网址是栏目或首页的，从中找到去年（右栏）、前年（左栏）的报告。

    退出码：0 已写好；2 用法有误；3 有读不出的报告。 Exit: 0 written, 2 misuse, 3 a report could not be read.
    """
    files = [Path(_FORMAT.sub("", name)) for name in output or ("对照.html",)]
    for file in files:
        if file.suffix.lower() not in (".html", ".xlsx"):
            raise UsageError(
                Message(
                    f"对照写成 .html 或 .xlsx 文件，现为“{file.name}”。",
                    f"It is written as .html or .xlsx, not as “{file.name}”.",
                )
            )
    session = prepared(config)
    last = session.as_of.year - 1
    left = _report(session, before, _pages(session, before, how, last - 1))
    right = _report(session, after, _pages(session, after, how, last))
    _write(session, files, left, right)


def _write(session: Session, files: list[Path], left: Report, right: Report) -> None:
    try:
        from reportlint.handover.beside.book import write_book
        from reportlint.handover.beside.page import write_page
    except ImportError:
        raise without_extra(Message("对照", "Comparing reports"), "batch") from None
    language = session.config.language
    for file in files:
        if file.suffix.lower() == ".html":
            write_page(file, left, right, language)
        else:
            write_book(file, left, right, language, session.as_of)
        said = Message(f"已写 {file}", f"wrote {file}")
        notify(said.in_(language))


def _pages(session: Session, place: str, how: fetching.Fetching, year: int) -> Iterator[Page | Unreadable]:
    """The pages of a file or an address; `year` is the one that is meant where the address is that of a column.

    Raises UsageError.
    """
    if not is_address(place):
        yield from load_path(place, loaders=session.loaders)
        return
    try:
        from reportlint.fetch.client import Client
        from reportlint.fetch.pages import pages
        from reportlint.portals.resolve import Resolver, Sought
    except ImportError:
        raise without_extra(Message("读取网址", "Fetching addresses"), "web") from None
    with Client(how.settings(lambda address: None)) as client:
        for part in Resolver(client, client, session.linter).visit(place, Sought(year=year)).parts:
            yield from pages(part, None, session.loaders)


def _report(session: Session, path: str, pages: Iterator[Page | Unreadable]) -> Report:
    """The first report among some pages. Raises typer.Exit where there is none."""
    why = Message("其中没有年度报告", "it holds no annual report")
    for page in pages:
        if not isinstance(page, Page):
            why = page.problem.message
            continue
        try:
            report = session.linter.read(page)
        except PageLimitError as limit:
            why = limit.problem.message
            continue
        if report.page.kind is PageKind.REPORT:
            return report
    said = Message(f"{path} 不能对照：{why.zh}", f"{path} can't be compared: {why.en}")
    notify(said.in_(session.config.language))
    raise typer.Exit(3)
