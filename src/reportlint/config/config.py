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

    [submissions]
    "部门" = "01-26"

    [[waivers]]
    rule    = "table-missing"
    agency  = "云溪县*街道办事处"
    reason  = "县政府办同意本年度随附件公布"
    expires = 2026-12-31

Paths are relative to the file they stand in. What is not known is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from reportlint.config.body_kinds import kind_called, kind_names
from reportlint.config.keys import (
    COUNT,
    DAY,
    FILE,
    FLAG,
    FOLDERS,
    PATTERNS,
    TEXT,
    TEXTS,
    WORDS,
    KeyType,
    one_of,
    texts_of,
)
from reportlint.config.settings import Unrecognised, setting, settings_of
from reportlint.model.body import BodyKind
from reportlint.model.groups import GROUPS
from reportlint.model.message import Language, Message
from reportlint.outputs import FORMATS
from reportlint.outputs.totals import FailOn
from reportlint.support.console import Color
from reportlint.suppression.waivers import Waiver

_BODIES = tuple(kind for kind in BodyKind if kind is not BodyKind.UNKNOWN)


def _output(value: str, folder: Path) -> str:
    name, equals, file = value.partition("=")
    return f"{name}={folder / file}" if equals and file not in ("", "-") else value


@dataclass(frozen=True, slots=True)
class Config:
    """What the user asked for. None, False and empty: not said."""

    output: tuple[str, ...] = setting(
        KeyType(TEXTS.expected, lambda value, folder: tuple(_output(one, folder) for one in texts_of(value))),
        Message(
            f"输出格式：{'、'.join(FORMATS)}，或插件的格式；可多次给出，不写文件即写到标准输出。",
            f"Format: {', '.join(FORMATS)}, or one of a plugin; repeatable; without a file, to standard output.",
        ),
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
            f"报告机关的类型：{'、'.join(kind_names())}（{'、'.join(_BODIES)}）；默认由标题等判断。",
            f"Kind of the reporting body: {', '.join(_BODIES)}; by default as title and text tell.",
        ),
        "--body",
        metavar="类型",
    )
    select: tuple[str, ...] = setting(
        WORDS,
        Message(
            f"只用这些规则：编号、编号前缀或分组（{'、'.join(name.zh for name in GROUPS.values())}），可用逗号分隔。",
            f"Rules, prefixes or groups to run ({', '.join(GROUPS)}), separated by commas.",
        ),
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
        Message(
            "达到该级别即以退出码 1 结束，默认 error；never：有问题也不影响退出码。",
            "Lowest severity that ends the run with 1, error by default; never: findings leave the exit code alone.",
        ),
        "--fail-on",
        metavar="error|warning|info|never",
    )
    as_of: date | None = setting(
        DAY,
        Message("以这一天为核查日期，默认今天。", "The day to judge by, as in 2026-01-31."),
        "--as-of",
        metavar="日期",
    )
    exclude: tuple[str, ...] = setting(
        PATTERNS,
        Message(
            "不核查与之相符的文件和目录，可用通配符，可用逗号分隔；直接写出的文件也一样。",
            "Files and folders that are not checked: names or patterns, separated by commas; named ones, too.",
        ),
        "--exclude",
        default=(),
        metavar="路径",
        repeated=True,
    )
    unrecognised: Unrecognised | None = setting(
        one_of(Unrecognised, Unrecognised),
        Message(
            "不是年度报告的网页：fail 算未能核查（默认），skip 只计数，供有其他网页的目录使用。",
            "Pages that are no report: fail, not checked (default); skip, counted only, for folders with other pages.",
        ),
        "--unrecognised",
        metavar="fail|skip",
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
    known: tuple[Path, ...] = setting(
        FOLDERS,
        Message(
            "另外掌握的数字（复议、诉讼、备案等）的工作簿，与报告核对，可多次给出。",
            "Workbooks of figures known from elsewhere, compared with the reports; repeatable.",
        ),
        "--known",
        default=(),
        metavar="文件",
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
    show_suppressed: bool = setting(
        FLAG,
        Message(
            "SARIF 也把不计的问题（已豁免、基线中已有、已不存在）列为结果。",
            "SARIF results of what does not count, too: waived, in the baseline, or gone from it.",
        ),
        "--show-suppressed",
        default=False,
    )
    statistics: bool = setting(
        FLAG,
        Message("最后列出每条规则的问题数。", "At the end, how many findings each rule has."),
        "--statistics",
        default=False,
    )
    quiet: bool = setting(
        FLAG,
        Message(
            "只列出有问题和未能核查的报告，不显示进度和结语。",
            "Only reports with findings or not checked; no progress, no last line.",
        ),
        "-q",
        "--quiet",
        default=False,
    )
    color: Color | None = setting(
        one_of(Color, Color),
        Message(
            "颜色：auto 在终端上（默认）、always、never。",
            "Colour: auto, on terminals (default); always; never.",
        ),
        "--color",
        metavar="auto|always|never",
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
    submissions: Mapping[BodyKind, str] = field(default_factory=dict)
    """The office's own last days to hand reports in, likewise."""
    source: str = ""
    """The file it was read from."""

    @property
    def language(self) -> Language:
        """The language of messages."""
        return self.lang or "zh"


SETTINGS = settings_of(Config)
"""What a file and the command line may hold, by key. A file may also hold `rules`, `waivers`, `limits`,
`deadlines` and `submissions`."""
