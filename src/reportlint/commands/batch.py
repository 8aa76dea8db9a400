"""`reportlint batch`: check the reports of a whole list of agencies, as often as it takes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportlint.commands import fetching, options
from reportlint.config.config import Config
from reportlint.model.errors import UsageError, without_extra
from reportlint.model.message import Message

if TYPE_CHECKING:
    from reportlint.batch.watching import WatchTimes

List = Annotated[
    str | None,
    typer.Argument(metavar="名单", help="单位名单，.xlsx 或 .csv。 The list of agencies."),
]
Run = Annotated[
    str | None,
    typer.Option("--run", metavar="目录", help="结果目录，可反复使用，中断后接着做。 Folder of the run."),
]
Template = Annotated[
    str | None,
    typer.Option("--template", metavar="文件", help="写一份空白名单（.xlsx 或 .csv）。 Write an empty list."),
]
Year = Annotated[
    str | None,
    typer.Option("--year", metavar="年度", help="名单未写年度时的报告年度。 Year of rows that give none."),
]
Only = Annotated[
    str | None,
    typer.Option(
        "--only",
        metavar="failed|changed|faulty",
        help="只重看未能读到的、看有无变化的、有问题的。 Look again at these rows only.",
    ),
]
Refresh = Annotated[
    bool, typer.Option("--refresh", help="全部重新读取；没有变化的不再核查。 Get every page again.")
]
Limit = Annotated[
    str | None, typer.Option("--limit", metavar="N", help="本次最多处理的行数。 Rows to work on at most.")
]
Workers = Annotated[
    str | None,
    typer.Option("--workers", metavar="N", help="核查用的进程数，默认等于核数。 Processes that judge."),
]
Browser = Annotated[
    bool,
    typer.Option(
        "--browser",
        help="正文要由浏览器显示的，用本机浏览器读取。 Display pages whose text a script shows.",
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="目录",
        help="与以前的结果比较（复核），写出复核.xlsx。 Compare with an earlier run.",
    ),
]
Watch = Annotated[
    str | None,
    typer.Option(
        "--watch",
        metavar="间隔",
        help="每隔这么久（daily、6h、30m）重新看一遍，直到 --until。 Look again and again.",
    ),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="日期", help="--watch 的最后一天。 The last day of --watch."),
]
Database = Annotated[
    str,
    typer.Option(
        "--database", metavar="地址", help="把结果存入 PostgreSQL：postgresql://…。 Keep the run there."
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster", metavar="地址", help="由 Dask 集群核查：tcp://…:8786。 Judge on a Dask cluster."
    ),
]


@options.settings(
    "output",
    "form",
    "select",
    "ignore",
    "fail-on",
    "as-of",
    "lang",
    "rule-folders",
    "isolated",
    "no-waivers",
    "known",
)
@fetching.fetched()
def command(
    list_: List = None,
    *,
    run: Run = None,
    template: Template = None,
    year: Year = None,
    only: Only = None,
    refresh: Refresh = False,
    limit: Limit = None,
    workers: Workers = None,
    pace: fetching.Pace = None,
    against: Against = None,
    browser: Browser = False,
    watch: Watch = None,
    until: Until = None,
    database: Database = "",
    cluster: Cluster = None,
    how: fetching.Fetching,
    config: Config,
) -> None:
    """按名单核查许多单位的年度报告。 Check the reports of a list of agencies.

    结果目录中有 run.sqlite（全部结果）、evidence/（留存的网页）、outputs/（总表、问题清单、进度表等）。

    退出码：0 未发现问题；1 有问题；2 用法有误；3 有未能读取或未能判断的；4 名单是空的。

    Exit: 0 conforming, 1 findings, 2 misuse, 3 something was not judged, 4 an empty list.
    """
    if template is not None:
        from reportlint.agencies.template import write_template

        write_template(Path(template))
        return
    if list_ is None or run is None:
        raise UsageError(
            Message(
                "应写明名单和结果目录：reportlint batch 名单.xlsx --run 目录；空白名单：--template 文件。",
                "Name the list and a folder: reportlint batch LIST --run FOLDER; an empty list: --template FILE.",
            )
        )
    try:
        from reportlint.batch.session import BatchOrder, sit
    except ImportError:
        raise without_extra(Message("批量核查", "The batch"), "batch") from None
    if workers is not None:
        config = replace(config, jobs=options.count("workers", workers))
    order = BatchOrder(
        list_=Path(list_),
        folder=Path(run),
        year=options.count("year", year),
        only=options.choice("only", only, ("failed", "changed", "faulty")) if only else None,
        refresh=refresh,
        limit=options.count("limit", limit),
        database=database,
        cluster=cluster,
        against=Path(against) if against else None,
        browser=browser,
    )
    interval = fetching.number("pace", pace, least=0) if pace else None
    settings = how.settings(lambda address: None, interval, browser=browser)
    if watch is None and until is None:
        raise typer.Exit(sit(order, config, settings))
    times = _times(watch, until, config)
    from reportlint.batch.watching import watch as watching

    order = replace(order, refresh=True, compare=True)
    raise typer.Exit(watching(lambda: sit(order, config, settings), order.folder, times, config.language))


def _times(every: str | None, until: str | None, config: Config) -> WatchTimes:
    """When to look again. Raises UsageError."""
    from reportlint.batch.watching import WatchTimes, interval

    if every is None:
        raise UsageError(Message("“--until”与“--watch”同用。", "“--until” goes with “--watch”."))
    if config.as_of is not None:
        raise UsageError(
            Message(
                "“--watch”不能与“--as-of”同用：核查日期应随日子变。",
                "“--watch” can't be used with “--as-of”: the day of judging goes on.",
            )
        )
    return WatchTimes(interval(every), options.day("until", until))
