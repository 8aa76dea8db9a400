"""Help in one language. Texts of commands and options hold both: Chinese sentences, a space, English ones."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from reportlint.model.message import Language, Message
from reportlint.support.wrap import wrap

_CHINESE: Final = re.compile(r"[\u3400-\u9fff]+")
_TURN: Final = "。 "
"""Where Chinese ends and English begins."""
_NOUNS: Final = {
    "上次": "EARLIER",
    "主机": "HOST",
    "值": "VALUE",
    "内容": "PART",
    "分组": "GROUP",
    "名单": "LIST",
    "名称": "NAME",
    "命令": "COMMAND",
    "地址": "ADDRESS",
    "年度": "YEAR",
    "上年": "EARLIER",
    "文件": "FILE",
    "文号": "NUMBER",
    "日期": "DATE",
    "本年": "LATER",
    "本次": "LATER",
    "格式": "FORMAT",
    "目录": "FOLDER",
    "目录或文件": "FOLDER|FILE",
    "间隔": "INTERVAL",
    "秒": "SECONDS",
    "端口": "PORT",
    "类型": "KIND",
    "编号": "ID",
    "网址": "URL",
    "联系方式": "CONTACT",
    "规则": "RULE",
    "路径": "PATH",
    "选项": "OPTIONS",
}
"""What stands for a value, in English."""
_OF_TYPER: Final = {
    "--help": Message("显示说明。", "Show this message."),
    "--install-completion": Message("为当前 shell 安装命令补全。", "Install completion for this shell."),
    "--show-completion": Message("打印当前 shell 的补全脚本。", "Print the completion script of this shell."),
}
"""Options that come with the parser of the command line."""
_SETTINGS: Final = Message(
    "选项也可以写在 reportlint.toml 中，或设为环境变量：--fail-on 即 REPORTLINT_FAIL_ON。",
    "Options may stand in reportlint.toml, too, or be environment variables: --fail-on is REPORTLINT_FAIL_ON.",
)
_WIDEST: Final = 100
_NAMES: Final = 26
"""Cells of the column of names; what is wider has a line of its own."""


def language_asked(words: list[str], environment: Mapping[str, str]) -> Language | None:
    """The language that the command line or the environment names."""
    said = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    said += [after for before, after in pairwise(words) if before == "--lang"]
    said.append(environment.get("REPORTLINT_LANG", ""))
    return "en" if said[0] == "en" else "zh" if said[0] == "zh" else None


def help_language(words: list[str], environment: Mapping[str, str]) -> Language:
    """The language of help: the one that is named, else the locale's."""
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return language_asked(words, environment) or ("en" if locale.lower().startswith("en") else "zh")


def help_of(context: Any) -> str:
    """The help of the command, or of the command line as a whole, in the language that the context holds."""
    language: Language = context.obj or "zh"
    return "\n".join(_lines(context, language, min(shutil.get_terminal_size().columns, _WIDEST)))


def spoken(text: str, language: Language) -> str:
    """The paragraphs of a text in both languages that are in this one."""
    parts = (_part(_joined(paragraph), language) for paragraph in re.split(r"\n\s*\n", text.strip()))
    return "\n\n".join(filter(None, parts))


def named(metavar: str, language: Language) -> str:
    """What stands for a value, in the language."""
    if language == "zh":
        return metavar
    return _CHINESE.sub(lambda found: _NOUNS.get(found[0], found[0]), metavar)


def _part(paragraph: str, language: Language) -> str:
    zh, turn, en = paragraph.partition(_TURN)
    if not turn:
        zh, en = (zh, "") if _CHINESE.search(zh) else ("", zh)
    return en.strip() if language == "en" else (zh + turn).strip()


def _joined(paragraph: str) -> str:
    """One line; a break between Chinese characters is no space."""
    return re.sub(r"(?<=[^\x00-\xff])\s*\n\s*(?=[^\x00-\xff])", "", paragraph).replace("\n", " ")


def _lines(context: Any, language: Language, width: int) -> Iterator[str]:
    command = context.command
    params = [one for one in command.get_params(context) if not getattr(one, "hidden", False)]
    arguments = [one for one in params if one.param_type_name == "argument"]
    commands = getattr(command, "commands", {})
    words = [f"[{named('选项', language)}]", *(named(str(one.metavar), language) for one in arguments)]
    words += [f"{named('命令', language)} ..."] if commands else []
    yield f"{Message('用法：', 'Usage: ').in_(language)}{context.command_path} {' '.join(words)}"
    for paragraph in spoken(command.help or "", language).split("\n\n"):
        yield ""
        yield from wrap(paragraph, width)
    parts = (
        (
            Message("参数", "Arguments"),
            [(named(str(one.metavar), language), spoken(one.help or "", language)) for one in arguments],
        ),
        (
            Message("命令", "Commands"),
            [(name, spoken(one.help or "", language).split("\n")[0]) for name, one in commands.items()],
        ),
        (
            Message("选项", "Options"),
            [_option(one, language) for one in params if one.param_type_name == "option"],
        ),
    )
    for title, rows in parts:
        if rows:
            yield ""
            yield f"{title.in_(language)}{Message('：', ':').in_(language)}"
            yield from _columns(rows, width)
    if any("--config" in one.opts for one in params):
        yield ""
        yield from wrap(_SETTINGS.in_(language), width)


def _option(option: Any, language: Language) -> tuple[str, str]:
    names = ", ".join(sorted(option.opts, key=len))
    value = "" if option.is_flag or not option.metavar else f" {named(option.metavar, language)}"
    ours = _OF_TYPER.get(max(option.opts, key=len))
    return names + value, ours.in_(language) if ours else spoken(option.help or "", language)


def _columns(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    from rich.cells import cell_len

    for name, text in rows:
        first, *more = wrap(text, max(width - _NAMES - 2, 20))
        if cell_len(name) > _NAMES - 2:
            yield f"  {name}"
            yield " " * (_NAMES + 2) + first
        else:
            yield f"  {name}{' ' * (_NAMES - cell_len(name))}{first}".rstrip()
        yield from (" " * (_NAMES + 2) + line for line in more)
