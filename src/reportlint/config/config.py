"""Configuration: `reportlint.toml`, or `[tool.reportlint]` of a `pyproject.toml`, searched for upwards.

It holds the command line's options under their own names, settings of rules, and waivers:

    select  = ["structure", "arithmetic"]
    fail-on = "warning"
    output  = ["table", "sarif=reportlint.sarif"]

    [rules.approximate-total]
    severity = "info"

    [rules.arithmetic]
    severity = "warning"

    [deadlines]
    "部门" = "01-28"

    [[waivers]]
    rule    = "table-missing"
    agency  = "云溪县*街道办事处"
    reason  = "县政府办同意本年度随附件公布"
    expires = 2026-12-31

Paths are relative to the file they stand in. What is not known is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from reportlint.config.body_kinds import kind_called
from reportlint.config.keys import (
    COUNT,
    DAY,
    FILE,
    FLAG,
    FOLDERS,
    MONTH_DAY,
    TEXT,
    TEXTS,
    WORDS,
    KeyType,
    one_of,
    read_keys,
    table_of,
    texts_of,
)
from reportlint.config.settings import setting, settings_of
from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError
from reportlint.model.finding import Severity
from reportlint.model.groups import group_called
from reportlint.model.message import Language, Message
from reportlint.outputs.totals import FailOn
from reportlint.support.limits import SETTABLE
from reportlint.support.toml import read_toml
from reportlint.suppression.waivers import Waiver

NAME = "reportlint.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What the user asked for. None, False and empty: not said."""

    output: tuple[str, ...] = setting(
        KeyType(TEXTS.expected, lambda value, folder: tuple(_output(one, folder) for one in texts_of(value))),
        Message("输出格式，可多次给出；不写文件即写到标准输出。", "FORMAT[=FILE], repeatable."),
        "-o",
        "--output",
        default=(),
        metavar="格式[=文件]",
        repeated=True,
    )
    form: str | None = setting(
        TEXT, Message("按指定格式核查，默认自行判断。", "Form to read pages with."), "--form", metavar="ID"
    )
    body: BodyKind | None = setting(
        one_of(BodyKind, BodyKind, kind_called),
        Message(
            "报告机关的类型，如 乡镇、部门（township、department）；默认由标题等判断。",
            "Kind of the reporting body.",
        ),
        "--body",
        metavar="类型",
    )
    select: tuple[str, ...] = setting(
        WORDS,
        Message("只用这些规则：编号、编号前缀或分组，可用逗号分隔。", "Rules, prefixes or groups to run."),
        "--select",
        default=(),
        metavar="规则",
        repeated=True,
    )
    ignore: tuple[str, ...] = setting(
        WORDS,
        Message("不用这些规则。", "Rules, prefixes or groups to leave out."),
        "--ignore",
        default=(),
        metavar="规则",
        repeated=True,
    )
    fail_on: FailOn | None = setting(
        one_of(FailOn, FailOn),
        Message("达到该级别即以退出码 1 结束，默认 error。", "Lowest severity that fails the run."),
        "--fail-on",
        metavar="error|warning|info|never",
    )
    as_of: date | None = setting(
        DAY,
        Message("以这一天为核查日期，默认今天。", "The day to judge by, as in 2026-01-31."),
        "--as-of",
        metavar="日期",
    )
    baseline: Path | None = setting(
        FILE,
        Message("以前的 SARIF 或 JSON 结果，其中已有的问题不计。", "Findings in it don't count."),
        "--baseline",
        metavar="文件",
    )
    lang: Language | None = setting(
        one_of(("zh", "en")),
        Message("语言，默认 zh。", "Language of messages."),
        "--lang",
        metavar="zh|en",
    )
    jobs: int | None = setting(
        COUNT, Message("进程数，默认按文件数和核数而定。", "Processes to use."), "--jobs", metavar="N"
    )
    isolated: bool = setting(
        FLAG,
        Message("只用自带的规则，不加载其他插件。", "Without plugins of others."),
        "--isolated",
        default=False,
    )
    rule_folders: tuple[Path, ...] = setting(
        FOLDERS,
        Message("另有自定规则（.toml）的目录，可多次给出。", "Folders with rules of your own."),
        "--rules",
        default=(),
        metavar="目录",
        repeated=True,
    )
    no_waivers: bool = setting(
        FLAG, Message("不理会配置中的豁免。", "Disregard waivers."), "--no-waivers", default=False
    )
    show_passed: bool = setting(
        FLAG,
        Message("也列出相符、不适用的核查项和全部提示。", "Show what passed, and every hint."),
        "--show-passed",
        default=False,
    )
    docs_url: str | None = setting(
        TEXT, Message("文档网站的网址，写进 SARIF。", "Where the documentation is published, for SARIF.")
    )
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By rule id or group: `severity`, and for a rule its options."""
    waivers: tuple[Waiver, ...] = ()
    limits: Mapping[str, int] = field(default_factory=dict)
    """Those that are not to be the default ones; see `reportlint.support.limits`."""
    deadlines: Mapping[BodyKind, str] = field(default_factory=dict)
    """The office's own last days to publish, as `01-28`, by kind of body."""
    source: str = ""
    """The file it was read from."""

    @property
    def language(self) -> Language:
        """The language of messages."""
        return self.lang or "zh"


SETTINGS = settings_of(Config)
"""What a file and the command line may hold, by key. A file may also hold `rules`, `waivers`, `limits` and
`deadlines`."""


def configured(options: Mapping[str, object], file: Path | None) -> Config:
    """The options of a command over the file named, else the one that holds for the working folder.

    Options are named as keys of a file; None, False and empty ones count as not given. Raises UsageError.
    """
    file = file or find(Path.cwd())
    base = read(file) if file else Config()
    types = {key: setting.type for key, setting in SETTINGS.items()}
    given = {key: types[key].from_text(value) for key, value in options.items() if key in types}
    given = {key: value for key, value in given.items() if value not in (None, False, "", [], ())}
    return replace(base, **_fields(read_keys(given, types, name="", folder=Path(), dashes="--")))


def find(folder: Path) -> Path | None:
    """The configuration file that holds for a folder: the nearest one, in it or above it."""
    for place in (folder, *folder.parents):
        if (file := place / NAME).is_file():
            return file
        if (file := place / "pyproject.toml").is_file() and b"[tool.reportlint" in file.read_bytes():
            return file
    return None


def read(file: Path) -> Config:
    """The configuration in a file. Raises UsageError."""
    name = _short(file)
    table = read_toml(file, name, Message("配置文件", "configuration"))
    if file.name == "pyproject.toml":
        table = table.get("tool", {}).get("reportlint", {})
    return config_of(table, name, file.parent)


def config_of(table: object, name: str, folder: Path) -> Config:
    """The configuration in a table; `name` says where it stands, paths in it are relative to `folder`.

    Raises UsageError.
    """
    keys = {
        **{key: setting.type for key, setting in SETTINGS.items()},
        "rules": KeyType(
            Message("以规则名或分组为键的表", "a table with rules or groups as keys"),
            lambda value, folder: _rules(table_of(value), name, folder),
        ),
        "waivers": KeyType(
            Message("一组 [[waivers]] 表", "a list of [[waivers]] tables"),
            lambda value, folder: _waivers(value, name, folder),
        ),
        "limits": KeyType(
            Message("以限额名为键、整数为值的表", "a table of whole numbers"),
            lambda value, folder: read_keys(
                table_of(value), dict.fromkeys(SETTABLE, COUNT), name=name, folder=folder, part="[limits]"
            ),
        ),
        "deadlines": KeyType(
            Message(
                "以单位类型为键、月日（如 01-28）为值的表", "a table of days such as 01-28, by kind of body"
            ),
            lambda value, folder: _deadlines(table_of(value), name, folder),
        ),
    }
    return Config(**_fields(read_keys(table, keys, name=name, folder=folder)), source=name)


def _deadlines(table: Mapping[str, Any], name: str, folder: Path) -> dict[BodyKind, str]:
    """Kinds are called as in a list or by their ids."""
    named = {str(kind_called(word) or word): day for word, day in table.items()}
    return {
        BodyKind(kind): day
        for kind, day in read_keys(
            named, dict.fromkeys(BodyKind, MONTH_DAY), name=name, folder=folder, part="[deadlines]"
        ).items()
    }


def _rules(table: Mapping[str, Any], name: str, folder: Path) -> dict[str, Mapping[str, Any]]:
    """Severities are read here; options are the rule's to judge, once it is known."""
    keys = {"severity": one_of(Severity, Severity)}
    rules: dict[str, Mapping[str, Any]] = {}
    for word, given in table.items():
        settings = dict(table_of(given))
        severity = {key: settings.pop(key) for key in keys if key in settings}
        part = f"[rules.{word}]"
        settings |= read_keys(severity, keys, name=name, folder=folder, part=part)
        rules[group_called(word) or word] = settings
    return rules


def _waivers(value: object, name: str, folder: Path) -> tuple[Waiver, ...]:
    if not isinstance(value, list):
        raise ValueError
    return tuple(_waiver(n, table_of(entry), name, folder) for n, entry in enumerate(value, 1))


def _waiver(n: int, entry: Mapping[str, object], name: str, folder: Path) -> Waiver:
    part = f"[[waivers]] #{n}"
    keys = dict.fromkeys(("fingerprint", "rule", "agency", "path", "reason"), TEXT)
    values = read_keys(entry, {**keys, "expires": DAY}, name=name, folder=folder, part=part)
    missing = [key for key in ("reason", "expires") if key not in values]
    if "fingerprint" not in values and "rule" not in values:
        missing.insert(0, "rule")
    if missing:
        names = ", ".join(missing)
        raise UsageError(
            Message(
                f"{name} {part} 缺少 {names}；须写明 rule 或 fingerprint，以及 reason 和 expires。",
                f"{name} {part} lacks {names}; it needs rule or fingerprint, reason and expires.",
            )
        )
    return Waiver(**values, source=f"{name} {part}")


def _output(value: str, folder: Path) -> str:
    name, equals, file = value.partition("=")
    return f"{name}={folder / file}" if equals and file not in ("", "-") else value


def _fields(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in table.items()}


def _short(file: Path) -> str:
    """The file's name as the user would write it from here."""
    try:
        return str(file.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(file)
