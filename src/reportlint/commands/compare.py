"""`reportlint compare`: two reports side by side, figure by figure and sentence by sentence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportlint.checking.session import Session, prepared
from reportlint.commands import options
from reportlint.config.config import Config
from reportlint.engine import PageLimitError
from reportlint.loaders.load import load_path
from reportlint.model.errors import UsageError, without_extra
from reportlint.model.message import Message
from reportlint.model.page import PageKind
from reportlint.model.report import Report
from reportlint.page import Page
from reportlint.support.characters import harmless

Before = Annotated[str, typer.Argument(metavar="上年", help="左栏的报告文件。 The report on the left.")]
After = Annotated[str, typer.Argument(metavar="本年", help="右栏的报告文件。 The report on the right.")]
Out = Annotated[
    list[str] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="文件",
        help="写到这里（.html 或 .xlsx），可多次给出。 Where to write; repeatable.",
    ),
]


@options.settings("form", "as-of", "lang", "isolated")
def command(before: Before, after: After, *, output: Out = None, config: Config) -> None:
    """两份报告逐项对照：本年与上年，或两个单位。 Lay two reports side by side.

    每个数字的变化、幅度和占比，每句话相同、改动、新增还是不再有；可以打印。默认写 对照.html。

    退出码：0 已写好；2 用法有误；3 有读不出的报告。 Exit: 0 written, 2 misuse, 3 a report could not be read.
    """
    files = [Path(name) for name in output or ("对照.html",)]
    for file in files:
        if file.suffix.lower() not in (".html", ".xlsx"):
            raise UsageError(
                Message(
                    f"对照写成 .html 或 .xlsx 文件，现为“{file.name}”。",
                    f"It is written as .html or .xlsx, not as “{file.name}”.",
                )
            )
    session = prepared(config)
    left, right = _report(session, before), _report(session, after)
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
        print(f"reportlint: {harmless(said.in_(language))}", file=sys.stderr)


def _report(session: Session, path: str) -> Report:
    """The first report in a file. Raises typer.Exit where there is none."""
    why = Message("其中没有年度报告", "it holds no annual report")
    for page in load_path(path, loaders=session.loaders):
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
    print(f"reportlint: {harmless(said.in_(session.config.language))}", file=sys.stderr)
    raise typer.Exit(3)
