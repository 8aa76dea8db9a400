"""The options of commands that are settings of the configuration, and how texts of options are read."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from reportlint.commands.completion import completer
from reportlint.config.config import SETTINGS, Config
from reportlint.config.keys import one_of
from reportlint.config.reading import PREFIX, configured
from reportlint.model.errors import UsageError
from reportlint.model.message import Message

JUDGING = (
    *("output", "form", "body", "select", "ignore", "fail-on", "as-of", "baseline"),
    *("lang", "rule-folders", "isolated", "no-waivers"),
)
"""The settings of commands that judge single reports."""
SHOWING = ("show-passed", "show-suppressed", "statistics", "quiet", "color")
"""The settings of how much of it is shown."""
_FILE = "config_file"
_ConfigFile = Annotated[
    str | None,
    typer.Option(
        "--config", metavar="文件", help="配置文件，默认向上查找 reportlint.toml。 Configuration file."
    ),
]


def settings(*names: str, file: bool = True) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command these settings as options, and the configuration they make as its argument `config`.

    With `file`, the command also has an option for the file that the rest of the configuration comes from.
    """
    keys = {name.replace("-", "_"): name for name in names}

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(command, eval_str=True)
        options = [_parameter(name, key) for name, key in keys.items()]
        if file:
            options.append(_keyword(_FILE, _ConfigFile, None))

        @wraps(command)
        def called(*arguments: Any, **given: Any) -> None:
            chosen = {key: given.pop(name) for name, key in keys.items()}
            named = given.pop(_FILE, None) or os.environ.get(f"{PREFIX}CONFIG")
            config = configured(chosen, Path(named) if named else None, os.environ)
            command(*arguments, config=config, **given)

        kept = [one for one in own.parameters.values() if one.annotation is not Config]
        parameters = [*kept, *options]
        called.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
        called.__annotations__ = {one.name: one.annotation for one in parameters}
        return called

    return decorate


def option(key: str) -> Any:
    """A setting as typer knows options, for a command that takes it by itself."""
    setting = SETTINGS[key]
    return typer.Option(
        *setting.flags,
        metavar=setting.metavar or None,
        help=f"{setting.help.zh} {setting.help.en}",
        autocompletion=completer(key),
    )


def _parameter(name: str, key: str) -> inspect.Parameter:
    setting, given = SETTINGS[key], option(key)
    if not setting.metavar:
        return _keyword(name, Annotated[bool, given], False)
    if setting.repeated:
        return _keyword(name, Annotated[list[str] | None, given], None)
    return _keyword(name, Annotated[str | None, given], None)


def _keyword(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


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


def day(option: str, text: str | None) -> date | None:
    """A day; None where the option is not given. Raises UsageError."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(
            Message(
                f"“--{option}”应为日期，如 2026-03-05，现为“{text}”。",
                f"“--{option}” must be a date such as 2026-03-05, it is “{text}”.",
            )
        ) from None


def choice(option: str, word: str, legal: Iterable[str], also: Callable[[str], str | None] = str) -> str:
    """The word, if it is legal, or the legal one that `also` knows it to mean. Raises UsageError."""
    kind = one_of(legal)
    try:
        return str(kind.parse(also(word) or word, Path()))
    except ValueError:
        raise UsageError(
            Message(
                f"“--{option}”应为{kind.expected.zh}，现为“{word}”。",
                f"“--{option}” must be {kind.expected.en}, it is “{word}”.",
            )
        ) from None
