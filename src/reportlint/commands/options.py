"""Options that several commands share. They are texts here; `reportlint.config.config` reads what they say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from reportlint.config.keys import one_of
from reportlint.model.errors import UsageError
from reportlint.model.message import Language, Message

Output = Annotated[
    list[str] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="格式[=文件]",
        help="输出格式，可多次给出；不写文件即写到标准输出。 FORMAT[=FILE], repeatable.",
    ),
]
Form = Annotated[
    str | None,
    typer.Option("--form", metavar="ID", help="按指定格式核查，默认自行判断。 Form to read pages with."),
]
Body = Annotated[
    str | None,
    typer.Option(
        "--body",
        metavar="类型",
        help="报告机关的类型，如 county、township、department；默认由标题等判断。 Kind of the reporting body.",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="规则",
        help="只用这些规则：编号、编号前缀或分组，可用逗号分隔。 Rules, prefixes or groups to run.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="规则", help="不用这些规则。 Rules, prefixes or groups to leave out."),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="error|warning|info|never",
        help="达到该级别即以退出码 1 结束，默认 error。 Lowest severity that fails the run.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="日期",
        help="以这一天为核查日期，默认今天。 The day to judge by, as in 2026-01-31.",
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="文件",
        help="以前的 SARIF 或 JSON 结果，其中已有的问题不计。 Findings in it don't count.",
    ),
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="zh|en", help="语言，默认 zh。 Language of messages.")
]
ConfigFile = Annotated[
    str | None,
    typer.Option(
        "--config", metavar="文件", help="配置文件，默认向上查找 reportlint.toml。 Configuration file."
    ),
]
RuleFolders = Annotated[
    list[str] | None,
    typer.Option(
        "--rules",
        metavar="目录",
        help="另有自定规则（.toml）的目录，可多次给出。 Folders with rules of your own.",
    ),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", help="只用自带的规则，不加载其他插件。 Without plugins of others.")
]
NoWaivers = Annotated[bool, typer.Option("--no-waivers", help="不理会配置中的豁免。 Disregard waivers.")]
Jobs = Annotated[
    str | None,
    typer.Option("--jobs", metavar="N", help="进程数，默认按文件数和核数而定。 Processes to use."),
]
ShowPassed = Annotated[
    bool, typer.Option("--show-passed", help="也列出相符和不适用的核查项。 Show what passed, too.")
]


def words(values: Iterable[str] | None) -> tuple[str, ...]:
    """Values of a repeatable option, in which commas separate as well."""
    return tuple(word.strip() for value in values or () for word in value.split(",") if word.strip())


def whole(text: str | None) -> int | str | None:
    """A number where the text is one."""
    return int(text) if text and text.isdecimal() else text


def count(option: str, text: str | None) -> int | None:
    """A number of things, at least 1; None where the option is not given. Raises UsageError."""
    if text is None:
        return None
    if not text.isdecimal() or not int(text):
        raise UsageError(
            Message(
                f"“--{option}”应为不小于 1 的整数，现为“{text}”。",
                f"“--{option}” must be a whole number, at least 1; it is “{text}”.",
            )
        )
    return int(text)


def language(lang: str | None) -> Language:
    """The language of `--lang`. Raises UsageError."""
    chosen = choice("lang", lang or "zh", ("zh", "en"))
    return "en" if chosen == "en" else "zh"


def choice(option: str, word: str, legal: Iterable[str]) -> str:
    """The word, if it is legal. Raises UsageError."""
    kind = one_of(legal)
    try:
        return str(kind.parse(word))
    except ValueError:
        raise UsageError(
            Message(
                f"“--{option}”应为{kind.expected.zh}，现为“{word}”。",
                f"“--{option}” must be {kind.expected.en}, it is “{word}”.",
            )
        ) from None
