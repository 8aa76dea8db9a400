"""`reportlint diff`: 复核, what became of the findings of an earlier run."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, Final, Protocol

import typer

from reportlint.checking.destinations import destination
from reportlint.checking.session import prepared
from reportlint.checking.targets import Target, targets
from reportlint.commands import options
from reportlint.config.config import Config
from reportlint.model.errors import without_extra
from reportlint.model.exit import Exit
from reportlint.model.message import Language, Message
from reportlint.outputs.totals import FailOn

if TYPE_CHECKING:
    from reportlint.handover.comparison import ComparisonTally
    from reportlint.runs.change import Basis, BodyComparison
    from reportlint.runs.folder import RunFolder

_Earlier = Annotated[
    str, typer.Argument(metavar="上次", help="上次批量核查的结果目录。 Folder of the earlier run.")
]
_Later = Annotated[
    str, typer.Argument(metavar="本次", help="本次批量核查的结果目录。 Folder of the later run.")
]
_Output = Annotated[
    list[str] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="table|json|xlsx[=文件]",
        help="输出格式，可多次给出；不写文件即写到标准输出。 FORMAT[=FILE], repeatable.",
    ),
]


class _Writer(Protocol):
    def add(self, compared: BodyComparison) -> None: ...

    def close(self, total: ComparisonTally) -> None: ...


@dataclass(frozen=True, slots=True)
class _Format:
    """A way to write two runs beside one another."""

    maker: str
    binary: bool = False
    terminal: bool = False

    def writer(self, stream: IO[Any], basis: Basis, language: Language) -> _Writer:
        module, _, name = self.maker.partition(":")
        writer: _Writer = getattr(import_module(module), name)(stream, basis, language)
        return writer


_VIEWS: Final = {
    "table": _Format("reportlint.handover.comparison_table:TableView", terminal=True),
    "json": _Format("reportlint.handover.comparison_json:JsonView"),
    "xlsx": _Format("reportlint.handover.comparison_book:BookView", binary=True),
}


@options.settings("fail-on", "lang", "no-waivers")
def command(
    earlier: _Earlier,
    later: _Later,
    *,
    output: _Output = None,
    config: Config,
) -> None:
    """复核：比较两次批量核查，哪些问题已整改、未整改、新增、再次出现。 Compare two runs of the batch.

    没有读到的报告、没有运行或未能判断的规则，其问题不算已整改。

    退出码：0 没有新增或未整改的问题；1 有；2 用法有误；3 有未能比对的内容；4 名单是空的。

    Exit: 0 nothing new or remaining, 1 there is, 2 misuse, 3 something was not compared, 4 an empty list.
    """
    chosen = targets(output or ("table",), _VIEWS)
    try:
        from reportlint.handover.view import shown
        from reportlint.runs.folder import open_run
    except ImportError:
        raise without_extra(Message("比较两次批量核查", "Comparing runs"), "batch") from None
    session = prepared(config)
    with ExitStack() as stack:
        runs = [open_run(Path(folder)) for folder in (earlier, later)]
        for run in runs:
            stack.enter_context(closing(run.store))
        # Each with the waivers that held on its own day: one that has ended brings its findings back.
        before, after = (shown(run, replace(session, as_of=run.facts.as_of)).run for run in runs)
        raise typer.Exit(_written(before, after, chosen, config))


def _written(before: RunFolder, after: RunFolder, chosen: list[Target[_Format]], config: Config) -> Exit:
    from reportlint.handover.comparison import ComparisonTally
    from reportlint.runs.compare import RunComparison

    comparison = RunComparison(before, after, before.result, before.store.mended)
    total = ComparisonTally(config.fail_on or FailOn.ERROR)
    with ExitStack() as stack:
        writers = [
            one.format.writer(
                stack.enter_context(destination(one, text=not one.format.binary)),
                comparison.basis,
                config.language,
            )
            for one in chosen
        ]
        for compared in comparison.bodies():
            total.add(compared)
            for writer in writers:
                writer.add(compared)
        for writer in writers:
            writer.close(total)
    return total.exit
