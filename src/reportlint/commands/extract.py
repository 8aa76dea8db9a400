"""`reportlint extract`: the figures of reports as data."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reportlint.checking.destinations import destination
from reportlint.checking.inputs import gather
from reportlint.checking.progress import READING, tracked
from reportlint.checking.run import each
from reportlint.checking.session import Session, prepared
from reportlint.checking.targets import Target, targets
from reportlint.commands import options
from reportlint.config.config import Config
from reportlint.engine import PageLimitError
from reportlint.handover.figures import FORMATS, FigureFormat
from reportlint.loaders import Unreadable, suffixes
from reportlint.model.errors import UsageError, without_extra
from reportlint.model.exit import Exit
from reportlint.model.finding import Problem, ProblemSide
from reportlint.model.message import Language, Message
from reportlint.model.page import PageKind
from reportlint.model.report import Report
from reportlint.outputs.sentences import joined
from reportlint.page import Page
from reportlint.page.problems import problem
from reportlint.support.console import notify
from reportlint.support.wrap import plain

if TYPE_CHECKING:
    from reportlint.engine.stored import UnknownForm

_DATABASE = ("run.sqlite", "database.txt")
"""Either makes a folder one of a batch."""

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="路径...|目录",
        help="文件、目录、通配符、-，或批量核查的结果目录。 Files, folders, patterns, -, or the folder of a run.",
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="csv|json|xlsx|parquet[=文件]",
        help="输出格式，可多次给出，默认 csv；不写文件即写到标准输出。 FORMAT[=FILE], repeatable.",
    ),
]


class Unread(NamedTuple):
    """An input without figures."""

    name: str
    problem: Problem


Several = list[Report | Unread]
"""What one input holds."""


@options.settings("form", "lang", "isolated", "jobs")
def command(
    paths: Paths,
    *,
    output: Output = None,
    config: Config,
) -> None:
    """取出报告各表中的全部数字。 Extract the figures of reports.

    csv、parquet 一行一个数字，json 一行一份报告，xlsx 一表一页、一行一份报告。只读取，不核查。

    退出码：0 全部取出；2 用法有误；3 有未能读取的；4 没有可读取的文件。

    Exit: 0 all extracted, 2 misuse, 3 something could not be read, 4 nothing to read.
    """
    session = prepared(config)
    specs = output or ["csv"]
    if len(paths) == 1 and any((Path(paths[0]) / name).is_file() for name in _DATABASE):
        chosen = _chosen(specs, ())
        several, total = _kept(Path(paths[0]), session)
    else:
        inputs = gather(paths, suffixes(session.loaders))
        chosen = _chosen(specs, inputs)
        several, total = each(session, inputs, _read, _lost), len(inputs)
    raise typer.Exit(_write(session, chosen, tracked(several, total, session.config.language, READING)))


def _chosen(specs: Sequence[str], inputs: Sequence[str]) -> list[Target[FigureFormat]]:
    chosen = targets(specs, FORMATS, inputs)
    for target in chosen:
        if target.file is None and target.format.binary:
            name = target.format.name
            raise UsageError(
                Message(
                    f"{name} 不能写到标准输出，请写明文件：-o {name}=文件。",
                    f"{name} can't be written to stdout; name a file: -o {name}=FILE.",
                )
            )
    return chosen


def _kept(folder: Path, session: Session) -> tuple[Iterator[Several], int]:
    """The reports of a run, and how many there are at most. Raises UsageError where there is no run."""
    try:
        from reportlint.runs.folder import open_run
    except ImportError:
        raise without_extra(Message("读取批量核查的结果", "Reading the run of a batch"), "batch") from None
    run = open_run(folder)
    kept = run.reports(session.forms)
    return ([one if isinstance(one, Report) else _without_form(one)] for one in kept), run.store.size()


def _read(session: Session, item: str) -> Several:
    """The reports of one input. Whatever goes wrong is told."""
    try:
        return [_filed(session, page, item) for page in session.pages(item)]
    except Exception as error:
        return [Unread(item, _failed(f"{type(error).__name__}: {error}"))]


def _filed(session: Session, page: Page | Unreadable, item: str) -> Report | Unread:
    if isinstance(page, Unreadable):
        return Unread(page.origin.name, page.problem)
    name = page.source.origin.name
    try:
        report = session.linter.read(page)
    except PageLimitError as limit:
        return Unread(name, limit.problem)
    if report.page.kind is not PageKind.REPORT:
        return Unread(name, problem(report.page.kind.value))
    return replace(report, source=name)


def _lost(item: str, reason: str) -> Several:
    return [Unread(item, _failed(reason))]


def _failed(reason: str) -> Problem:
    return problem("loader-crashed", side=ProblemSide.OURS, loader="reportlint", reason=reason)


def _write(session: Session, chosen: Sequence[Target[FigureFormat]], several: Iterable[Several]) -> Exit:
    """Write all figures, and tell what has none."""
    language, forms = session.config.language, session.forms
    written = unread = 0
    with ExitStack() as stack:
        streams = [(target.format, stack.enter_context(destination(target, text=False))) for target in chosen]
        writers = [one.writer(stream, forms, language) for one, stream in streams]
        for one in chain.from_iterable(several):
            if isinstance(one, Report):
                written += 1
                for writer in writers:
                    writer.add(one)
            else:
                unread += 1
                _tell(one, language)
        for writer in writers:
            writer.close()
    for target in chosen:
        if target.file:
            notify(Message(f"已写 {target.file}", f"wrote {target.file}").in_(language))
    for crash in session.failures:
        _tell(Unread(crash.plugin, Problem("", crash.message, Message("", ""))), language)
    if unread or session.failures:
        return Exit.NOT_JUDGED
    return Exit.CONFORMING if written else Exit.NOTHING


def _without_form(report: UnknownForm) -> Unread:
    said = Message(
        f"没有名为“{report.form}”的格式，可能缺少插件",
        f"there is no form “{report.form}”; a plugin may be missing",
    )
    return Unread(report.source, Problem("form-unknown", said, Message("", "")))


def _tell(unread: Unread, language: Language) -> None:
    said = joined((unread.problem.message, unread.problem.advice), "。", ". ").in_(language)
    sys.stderr.write(plain(f"! {unread.name}{Message('：', ': ').in_(language)}{said}") + "\n")
