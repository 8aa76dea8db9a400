"""`reportlint check`: files, folders, patterns, stdin."""

from __future__ import annotations

from typing import Annotated

import typer

from reportlint.checking.inputs import gather
from reportlint.checking.progress import tracked
from reportlint.checking.run import judged, write
from reportlint.checking.session import prepared
from reportlint.commands import options
from reportlint.config.config import Config
from reportlint.loaders import suffixes

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="路径...",
        help="文件、目录、通配符，或 - 表示标准输入。 Files, folders, patterns, - for stdin.",
    ),
]


@options.settings(*options.JUDGING, "jobs", "show-passed")
def command(
    paths: Paths,
    *,
    config: Config,
) -> None:
    """核查网页、Word、PDF、OFD 文件中的年度报告。 Check reports in files.

    退出码：0 未发现问题；1 有问题；2 用法有误；3 有未能读取或未能判断的内容；4 没有可核查的文件。

    Exit: 0 conforming, 1 findings, 2 misuse, 3 something was not judged, 4 nothing to check.
    """
    session = prepared(config)
    inputs = gather(paths, suffixes(session.loaders))
    outcomes = tracked(judged(session, inputs), len(inputs), session.config.language)
    raise typer.Exit(write(session, outcomes, inputs=inputs))
