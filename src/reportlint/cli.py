"""The command line. Each command is a module of `reportlint.commands`, imported when it is called."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from reportlint.commands.help import help_language, help_of, language_asked
from reportlint.commands.refused import refusal_of
from reportlint.model.errors import Interrupted, UsageError, nearest
from reportlint.model.exit import Exit
from reportlint.model.message import Language, Message
from reportlint.support import attendance, quick_start
from reportlint.support.console import leave_pipe, notify, prepare_console
from reportlint.support.refusals import reason_of
from reportlint.support.signals import BY_SIGNAL, end_well, name_of, told

COMMANDS = {
    "check": "核查网页、Word、PDF、OFD 文件中的年度报告。 Check reports in files.",
    "url": "读取并核查网上的年度报告，可留存证据。 Fetch and check published reports.",
    "find": "从年报栏目或网站首页查找各单位的年度报告，写成名单。 Find the reports on a portal.",
    "batch": "按名单核查许多单位的年度报告。 Check the reports of a list of agencies.",
    "hand-over": "由批量核查的结果生成交付的文件。 Make what is handed over from a run.",
    "verify": "核对结果所依据的网页和文件是否齐全、未改动。 Verify the pages and files that a run rests on.",
    "serve": "在浏览器中核查报告、审核批次：拖入文件或粘贴网址，查看标出的问题，下载批注。 Check reports in a browser.",
    "diff": "复核：比较两次批量核查，哪些问题已整改、未整改、新增、再次出现。 Compare two runs of the batch.",
    "compare": "两份报告逐项对照：本年与上年，或两个单位。 Lay two reports side by side.",
    "rules": "列出全部规则。 List the rules.",
    "explain": "说明一条规则：核查什么、依据、如何整改、示例。 Explain a rule.",
    "extract": "取出报告各表中的全部数字。 Extract the figures of reports.",
    "forms": "列出已有的格式。 List the prescribed forms.",
    "plugins": "列出已安装的插件及其故障。 List plugins and their failures.",
    "schema": "输出 JSON Schema，供编辑器补全和检查。 Print a JSON Schema for editors.",
    "new-rule": "生成一条规则的底稿和测试。 Write a rule to start from, with its tests.",
}
"""Modules of `reportlint.commands`, each with the first line of its help, so that a list of the commands loads
none; the function `command` in each is the command."""

_Wrong: type[Exception] = typer.BadParameter.__bases__[0]
"""Click's UsageError, in whichever click this typer brings."""
_PIPE_CLOSED = 141
_COMPLETING = "_REPORTLINT_COMPLETE"
"""Set by a shell that completes a line."""
_AGAIN = Message(
    "没有写完的结果没有保留，再次运行同一命令即重新开始",
    "no document that was not complete was kept; the same command begins anew",
)
_STOPPED = {
    "hand-over": Message(
        "已经写好的文件都在，再次运行同一命令即全部写好",
        "the files that were complete are there; the same command writes all of them",
    ),
}
"""What is kept by a command that was interrupted, where the interruption does not say so itself."""
_HELP = """检查政府信息公开工作年度报告：对照条例、规定格式和数字本身。

A linter for Chinese government information disclosure annual reports."""


def _show_version(wanted: bool) -> None:
    if wanted:
        from reportlint.support.version import version

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
    if arguments is not None:
        return _ended(list(arguments))
    prepare_console()
    attendance.begin(_attend)
    code = _ended(sys.argv[1:])
    quick_start.keep()
    attendance.end(code)
    if code > BY_SIGNAL:
        # Processes that are still at work end with this one; nothing is left that must be waited for.
        os._exit(code)
    # At its end Python would look once more.
    gc.freeze()
    return code


def _attend() -> None:
    from reportlint.support.attending import attend

    attend()


def app(called: str | None, language: Language = "zh", *, completes: bool) -> typer.Typer:
    """The command line with the command that is called, or, where none is, with the names of all.

    Its help is in the language.
    """
    line = typer.Typer(
        cls=_Line,
        help=_HELP,
        add_completion=completes,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "obj": language},
    )
    line.callback()(_callback)
    for name in COMMANDS if called is None else (called,):
        command = import_module(f"reportlint.commands.{name.replace('-', '_')}").command if called else _named
        line.command(name, cls=_Command, help=None if called else COMMANDS[name])(command)
    return line


def _named() -> None:
    """A command that is listed and not called."""


class _Interrupted(Exception):
    """The user or the system ended it; typer would take it for an exit code."""

    def __init__(self, interruption: BaseException) -> None:
        super().__init__(interruption)
        self.signal: int = getattr(interruption, "signal", signal.SIGINT)
        self.kept: Message | None = getattr(interruption, "kept", None)


class _AsTyped:
    """Takes the words of an option as they are: every option of ours is a text, several or a switch.

    Newer versions of typer would load pydantic, a third of what all libraries cost together, to tell as much.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The texts as a list, or the only one."""
        several = param.multiple or param.nargs == -1
        return list(value or ()) if several else value


def _as_typed(parameters: list[Any]) -> list[Any]:
    for one in parameters:
        one.get_runtime_param = _AsTyped
    return parameters


class _Line(TyperGroup):
    """The command line as a whole."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options."""
        return _as_typed(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """What it is and which commands it has."""
        return help_of(ctx)


class _Command(TyperCommand):
    """One command."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options and arguments."""
        return _as_typed(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """What it does and takes."""
        return help_of(ctx)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        end_well(attendance.settle)
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as interruption:
            raise _Interrupted(interruption) from None


def _callback(version: Version = False) -> None:
    """Options that stand before the command."""


def _ended(words: list[str]) -> int:
    """The exit code, whatever happens."""
    language = language_asked(words, os.environ) or "zh"
    try:
        code = _answered(words, language)
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        leave_pipe()
        return _PIPE_CLOSED
    except OSError:
        leave_pipe()
        return Exit.NOT_JUDGED
    except SystemExit as end:
        # Typer and rich end the program where they meet a closed pipe, and typer when it has completed a word.
        if not isinstance(end.__context__, OSError):
            return int(end.code or 0)
        leave_pipe()
        return _PIPE_CLOSED
    return code


def _answered(words: list[str], language: Language) -> int:
    """The exit code; whoever reads the output may go away at any time."""
    try:
        code = _run(words)
        sys.stdout.flush()
        return code
    except UsageError as usage_error:
        return _complain(usage_error.say.in_(language), Exit.MISUSE)
    except _Wrong as wrong:
        return _complain(refusal_of(wrong).in_(language), Exit.MISUSE)
    except (KeyboardInterrupt, _Interrupted, typer.Abort) as interruption:
        return _stopped(_Interrupted(interruption), words[0] if words else "", language)
    except attendance.Attended as attended:
        end = attended.end
        return end.earned if end.earned is not None else _complain(end.say.in_(language), Exit.NOT_JUDGED)
    except BrokenPipeError:
        raise
    except OSError as error:
        leave_pipe()
        why, name = reason_of(error), f" {error.filename}" if error.filename else ""
        say = Message(f"读写失败{name}：{why.zh}", f"Reading or writing failed{name}: {why.en}")
        return _complain(say.in_(language), Exit.NOT_JUDGED)
    except Exception as error:
        if number := told():
            return _stopped(_Interrupted(Interrupted(number)), words[0] if words else "", language)
        if os.environ.get("REPORTLINT_TRACEBACK"):
            raise
        reason = f"{type(error).__name__}: {error}"
        say = Message(
            f"程序出错：{reason}。设置环境变量 REPORTLINT_TRACEBACK=1 可查看详情。",
            f"The program failed: {reason}. Set REPORTLINT_TRACEBACK=1 for details.",
        )
        return _complain(say.in_(language), Exit.NOT_JUDGED)


def _stopped(interruption: _Interrupted, called: str, language: Language) -> int:
    kept = interruption.kept or _STOPPED.get(called, _AGAIN)
    by = "" if interruption.signal == signal.SIGINT else name_of(interruption.signal)
    say = Message(
        f"已中断{f'（{by}）' if by else ''}：{kept.zh}", f"interrupted{f' ({by})' if by else ''}: {kept.en}"
    )
    return _complain(say.in_(language), BY_SIGNAL + interruption.signal)


def _run(words: list[str]) -> int:
    completing = _COMPLETING in os.environ
    given = [word for word in (_typed() if completing else words) if word != "--"]
    called = given[0] if given and not given[0].startswith("-") else None
    if called not in COMMANDS and completing:
        called = None
    if called is not None and called not in COMMANDS:
        hint = nearest(called, COMMANDS)
        raise UsageError(
            Message(f"没有“{called}”这个命令。{hint.zh}", f"There is no command “{called}”.{hint.en}")
        )
    language = help_language(words, os.environ)
    line = get_command(app(called, language, completes=called is None or completing))
    result = line.main(words or ["--help"], prog_name="reportlint", standalone_mode=False)
    if result == BY_SIGNAL + signal.SIGINT:
        # Outside a command typer makes no more than this of an interruption.
        raise KeyboardInterrupt
    return int(result or 0)


def _typed() -> list[str]:
    """What stands behind the program's name on the line that a shell completes."""
    return (os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS") or "").split()[1:]


def _complain(text: str, code: int) -> int:
    notify(text)
    return code
