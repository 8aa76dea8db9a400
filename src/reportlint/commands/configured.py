"""The configuration a command runs with: its options over the configuration file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from reportlint.config import Config, find, parse_day, read
from reportlint.model.misuse import Misuse
from reportlint.model.say import Say


def configured(given: Config, file: Path | None) -> Config:
    """The options over the file named, or the one that holds for the working folder. Raises Misuse."""
    file = file or find(Path.cwd())
    return given.over(read(file)) if file else given


def words(values: Iterable[str] | None) -> tuple[str, ...]:
    """Values of a repeatable option, in which commas separate as well."""
    return tuple(word.strip() for value in values or () for word in value.split(",") if word.strip())


def day(text: str | None) -> date | None:
    """The day of `--as-of`. Raises Misuse."""
    if text is None:
        return None
    try:
        return parse_day(text)
    except ValueError:
        raise Misuse(
            Say(
                f"--as-of 应为日期，如 2026-01-31，现为“{text}”。",
                f"--as-of takes a date such as 2026-01-31, not “{text}”.",
            )
        ) from None
