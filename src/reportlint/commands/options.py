"""The options of commands that are settings of the configuration, and how texts of options are read."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Sequence
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
    """Gives a command these settings as options in place of its argument that is a `Config`, which they make.

    With `file`, the command also has an option for the file that the rest of the configuration comes from.
    """
    keys = {name.replace("-", "_"): name for name in names}
    parameters = [_parameter(name, key) for name, key in keys.items()]
    if file:
        parameters.append(keyword(_FILE, _ConfigFile, None))

    def made(said: dict[str, Any]) -> Config:
        named = said.pop(_FILE, None) or os.environ.get(f"{PREFIX}CONFIG")
        chosen = {key: said[name] for name, key in keys.items()}
        return configured(chosen, Path(named) if named else None, os.environ)

    return in_place_of(Config, parameters, made)


def in_place_of(
    kind: type, parameters: Sequence[inspect.Parameter], made: Callable[[dict[str, Any]], Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command options in place of its argument of a class, which is made from what they say by name."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(command, eval_str=True)
        all_ = list(own.parameters.values())
        at = next(n for n, one in enumerate(all_) if one.annotation is kind)
        name = all_[at].name
        all_[at : at + 1] = parameters

        @wraps(command)
        def called(*arguments: Any, **given: Any) -> None:
            said = {one.name: given.pop(one.name) for one in parameters}
            command(*arguments, **{name: made(said)}, **given)

        called.__signature__ = own.replace(parameters=all_)  # type: ignore[attr-defined]
        called.__annotations__ = {one.name: one.annotation for one in all_}
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
        return keyword(name, Annotated[bool, given], False)
    if setting.repeated:
        return keyword(name, Annotated[list[str] | None, given], None)
    return keyword(name, Annotated[str | None, given], None)


def keyword(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    """An option as a parameter of a command."""
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
