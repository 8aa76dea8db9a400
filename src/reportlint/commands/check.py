"""`reportlint check`: files, folders, patterns, stdin."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from reportlint.checking.inputs import gather
from reportlint.checking.progress import tracked
from reportlint.checking.run import judged, write
from reportlint.checking.session import prepared
from reportlint.commands import options
from reportlint.config.config import Config
from reportlint.loaders import suffixes
from reportlint.model.exit import Exit
from reportlint.support.console import put_line

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="路径...",
        help="文件、目录、通配符，或 - 表示标准输入。 Files, folders, patterns, - for stdin.",
    ),
]


StdinFilename = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="文件",
        help="标准输入是哪个文件的内容。 The file that standard input holds.",
    ),
]
ShowFiles = Annotated[
    bool, typer.Option("--show-files", help="只列出要核查的文件。 Only list the files that would be checked.")
]


@options.settings(*options.JUDGING, *options.SHOWING, "exclude", "unrecognised", "jobs")
def command(
    paths: Paths,
    *,
    stdin_filename: StdinFilename = None,
    show_files: ShowFiles = False,
    config: Config,
) -> None:
    """核查网页、Word、PDF、OFD 文件中的年度报告。 Check reports in files.

    退出码：0 未发现问题；1 有问题；2 用法有误；3 有未能读取或未能判断的内容；4 没有可核查的文件。

    Exit: 0 conforming, 1 findings, 2 misuse, 3 something was not judged, 4 nothing to check.
    """
    session = replace(prepared(config), stdin=stdin_filename)
    inputs = gather(paths, suffixes(session.loaders), config.exclude)
    if show_files:
        for item in inputs:
            put_line(item)
        raise typer.Exit(Exit.CONFORMING if inputs else Exit.NOTHING)
    outcomes = tracked(judged(session, inputs), len(inputs), config.language, quiet=config.quiet)
    raise typer.Exit(write(session, outcomes, inputs=inputs))
