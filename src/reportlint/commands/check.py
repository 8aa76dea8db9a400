"""`reportlint check`: files, folders, patterns, stdin."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportlint.checking.inputs import gather
from reportlint.checking.progress import tracked
from reportlint.checking.run import judged, write
from reportlint.checking.session import prepared
from reportlint.commands import options
from reportlint.config.config import configured
from reportlint.loaders import suffixes

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="路径...",
        help="文件、目录、通配符，或 - 表示标准输入。 Files, folders, patterns, - for stdin.",
    ),
]


def command(
    paths: Paths,
    *,
    output: options.Output = None,
    form: options.Form = None,
    body: options.Body = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = None,
    as_of: options.AsOf = None,
    baseline: options.Baseline = None,
    lang: options.Lang = None,
    config: options.ConfigFile = None,
    rules: options.RuleFolders = None,
    isolated: options.Isolated = False,
    no_waivers: options.NoWaivers = False,
    jobs: options.Jobs = None,
    show_passed: options.ShowPassed = False,
) -> None:
    """核查网页、Word、PDF 文件中的年度报告。 Check reports in files.

    退出码：0 未发现问题；1 有问题；2 用法有误；3 有未能读取或未能判断的内容；4 没有可核查的文件。

    Exit: 0 conforming, 1 findings, 2 misuse, 3 something was not judged, 4 nothing to check.
    """
    given = {
        "output": output,
        "form": form,
        "body": body,
        "select": options.words(select),
        "ignore": options.words(ignore),
        "fail-on": fail_on,
        "as-of": as_of,
        "baseline": baseline,
        "lang": lang,
        "jobs": options.whole(jobs),
        "rule-folders": rules,
        "isolated": isolated,
        "no-waivers": no_waivers,
        "show-passed": show_passed,
    }
    session = prepared(configured(given, Path(config) if config else None))
    inputs = gather(paths, suffixes(session.loaders))
    outcomes = tracked(judged(session, inputs), len(inputs), session.config.language)
    raise typer.Exit(write(session, outcomes))
