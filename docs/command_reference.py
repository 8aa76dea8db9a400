"""The pages of the command line and of the configuration, printed from the commands and the settings."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import redirect_stdout
from unittest.mock import patch

from reportlint.cli import COMMANDS, main
from reportlint.config.config import SETTINGS
from reportlint.config.reading import variable
from reportlint.outputs import FORMATS

_WIDTH = "88"


def commands() -> Iterator[str]:
    """Every command's help, in both languages."""
    yield "# 命令行 · The command line\n"
    yield "`reportlint 命令 --help` 显示同样的说明。The same as `reportlint COMMAND --help`.\n"
    yield from _codes()
    for name in COMMANDS:
        yield f"## reportlint {name}\n"
        for language in ("zh", "en"):
            yield f"```text\n{_help(name, language)}```\n"


def configuration() -> Iterator[str]:
    """Every setting: as a key of the file, as an option, as a variable of the environment."""
    yield "# 配置 · Configuration\n"
    yield (
        "写在 `reportlint.toml`，或 `pyproject.toml` 的 `[tool.reportlint]`；从当前目录向上查找，也可用 `--config` 或 "
        "`REPORTLINT_CONFIG` 指定。命令行的选项优先，其次环境变量，再次文件。路径相对于写它的文件。\n"
    )
    yield (
        "In `reportlint.toml`, or `[tool.reportlint]` of `pyproject.toml`, searched for upwards, or named by `--config` or "
        "`REPORTLINT_CONFIG`. Options of the command line come first, then the environment, then the file. Paths are "
        "relative to the file they stand in.\n"
    )
    yield "| 文件 · File | 命令行 · Option | 环境变量 · Variable | |\n|---|---|---|---|"
    for key, setting in SETTINGS.items():
        options = "<br>".join(f"`{flag}`" for flag in setting.flags) or "—"
        yield f"| `{key}` | {options} | `{variable(key)}` | {setting.help.zh}<br>{setting.help.en} |"
    yield (
        "\n环境变量中，几个值以空格分隔，开关写 `1` 或 `0`。In variables, several values are separated by spaces; "
        "switches are `1` or `0`.\n"
    )
    yield "## 输出格式 · Formats\n"
    yield "| `-o` | |\n|---|---|"
    for one in FORMATS.values():
        extra = f"（需要 needs `{one.extra}`）" if one.extra else ""
        yield f"| `{one.name}` | {one.title.zh} · {one.title.en}{extra} |"
    yield "\n## 文件中的表 · Tables of the file\n"
    yield "- `[rules.编号]`、`[rules.分组]`：级别 `severity` 和规则自己的选项。Severity, and the options of the rule."
    yield "- `[submissions]`：各类单位的报送期限，写法相同。Last days to hand reports in, likewise."
    yield '- `[deadlines]`：各类单位的发布期限，如 `"部门" = "01-28"`。Last days to publish, by kind of body.'
    yield "- `[[waivers]]`：豁免，须写明 `reason` 和 `expires`。Findings that don't count, with a reason and a last day."
    yield "- `[limits]`：[限额](limits.md)。Limits."


def _codes() -> Iterator[str]:
    from reportlint.model.exit import Exit

    yield "| 退出码 · Exit code | |\n|---|---|"
    for code in Exit:
        yield f"| {code.value} | {code.say.zh} · {code.say.en} |"
    yield ""


def _help(name: str, language: str) -> str:
    shown = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": _WIDTH}), redirect_stdout(shown):
        main([name, "--help", "--lang", language])
    return shown.getvalue()
