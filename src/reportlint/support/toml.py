"""TOML files: the user's own, read or refused in a sentence, and those of the program.

To parse the forms takes longer than to judge a page: what a text gave is known at the next start.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.support.kept import Memory
from reportlint.support.refusals import reason_of


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text)


_table = Memory("tables", _parsed)


def shipped_toml(package: str, name: str) -> dict[str, Any]:
    """The table in a file that comes with a package of the program."""
    return parsed_toml((files(package) / name).read_text(encoding="utf-8"))


def parsed_toml(text: str) -> dict[str, Any]:
    """The table that a text is. Raises TOMLDecodeError, also for what is nested deeper than can be read."""
    import tomllib

    try:
        return _table(text)
    except RecursionError:
        raise tomllib.TOMLDecodeError("nested too deep") from None


def read_toml(file: Path | Traversable, name: str, what: Message) -> dict[str, Any]:
    """The table in a file. `name` is how the user would write it, `what` it is. Raises UsageError."""
    import tomllib

    try:
        return parsed_toml(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        why = reason_of(error)
        raise UsageError(
            Message(f"读不了{what.zh} {name}：{why.zh}", f"Can't read {what.en} {name}: {why.en}")
        ) from None
    except UnicodeDecodeError:
        raise UsageError(
            Message(
                f"{name} 不是 UTF-8 编码（可能是 GBK）：请在编辑器中另存为 UTF-8",
                f"{name} is not in UTF-8 (in GBK, perhaps): save it as UTF-8",
            )
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            Message(f"{name} 不是正确的 TOML：{error}", f"{name} is no valid TOML: {error}")
        ) from None
