"""The command line. Each command is a module of `reportlint.commands`, imported when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from typing import Annotated

import typer
from typer.main import get_command

from reportlint.model.misuse import Misuse
from reportlint.model.say import Language, Say
from reportlint.outputs.totals import Exit

COMMANDS = ("check", "rules", "explain", "forms", "plugins")
"""Modules of `reportlint.commands`; the function `command` in each is the command."""

_INTERRUPTED = 130
_PIPE_CLOSED = 141
_HELP = """检查政府信息公开工作年度报告：对照条例、规定格式和数字本身。

A linter for Chinese government information disclosure annual reports."""


def _show_version(wanted: bool) -> None:
    if wanted:
        from reportlint.commands.bench import version

        typer.echo(f"reportlint {version()}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", help="显示版本。 Print the version.", is_eager=True, callback=_show_version),
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with these arguments (default: the process's) and give the exit code.

    The user sees sentences, never a traceback, unless `REPORTLINT_TRACEBACK` is set.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    english = "--lang=en" in words or ("--lang", "en") in pairwise(words)
    language: Language = "en" if english else "zh"
    try:
        return _run(words)
    except Misuse as misuse:
        return _complain(misuse.say.in_(language), Exit.MISUSE)
    except typer.BadParameter.__base__ as wrong:  # type: ignore[misc]
        return _complain(_usage(wrong).in_(language), Exit.MISUSE)
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; keep the interpreter from complaining when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except Exception as error:
        if os.environ.get("REPORTLINT_TRACEBACK"):
            raise
        reason = f"{type(error).__name__}: {error}"
        say = Say(
            f"程序出错：{reason}。设置环境变量 REPORTLINT_TRACEBACK=1 可查看详情。",
            f"The program failed: {reason}. Set REPORTLINT_TRACEBACK=1 for details.",
        )
        return _complain(say.in_(language), Exit.NOT_JUDGED)


def app(names: Sequence[str] = COMMANDS) -> typer.Typer:
    """The command line with these commands."""
    line = typer.Typer(help=_HELP, add_completion=False, no_args_is_help=True, rich_markup_mode=None)
    line.callback()(_callback)
    for name in names:
        module = import_module(f"reportlint.commands.{name.replace('-', '_')}")
        line.command(name)(module.command)
    return line


def _callback(version: Version = False) -> None:
    """Options that stand before the command."""


def _run(words: Sequence[str]) -> int:
    called = next((word for word in words if not word.startswith("-")), None)
    line = get_command(app([called] if called in COMMANDS else COMMANDS))
    result = line.main(list(words), prog_name="reportlint", standalone_mode=False)
    sys.stdout.flush()
    return int(result or 0)


def _complain(text: str, code: int) -> int:
    sys.stderr.write(f"reportlint: {text}\n")
    return code


def _usage(wrong: Exception) -> Say:
    return Say(str(wrong), str(wrong))


if __name__ == "__main__":
    sys.exit(main())
