"""What a program owes the console it runs on: it can print there, and nobody else prints there for it."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
import warnings
from contextlib import suppress
from enum import StrEnum
from functools import partial
from io import TextIOWrapper
from typing import IO, TYPE_CHECKING, Final

from reportlint.support.characters import harmless

if TYPE_CHECKING:
    from rich.console import Console

_ALIKE: Final = {"✓": "√", "✗": "×", "—": "-", "–": "-", "…": "...", "·": "-", "“": '"', "”": '"', "×": "x"}
"""What stands for a mark that a console's encoding lacks, if it has that."""

_NARROWEST: Final = 40
_INDENT: Final = 2
"""Columns by which further lines of a notice are set in."""


class Color(StrEnum):
    """When output is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def console_on(stream: IO[str], color: Color | None = None) -> Console:
    """A console that prints to the stream what it is given, nothing read into it; without a colour: as the terminal."""
    from rich.console import Console

    forced = {Color.ALWAYS: True, Color.NEVER: False}.get(color or Color.AUTO)
    return Console(
        file=stream,
        force_terminal=forced,
        no_color=forced is False or None,
        highlight=False,
        markup=False,
        emoji=False,
    )


def prepare_console() -> None:
    """Let stdout and stderr take any text, whatever their encoding, and keep libraries' warnings off stderr."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # The error itself does not tell the encoding: for code pages it says `charmap`.
            handler = f"reportlint-{stream.encoding}"
            codecs.register_error(handler, partial(_alike, stream.encoding))
            stream.reconfigure(errors=handler)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def _open_streams() -> None:
    """Streams that were closed before the program began: nothing is read, what is written is refused, as by a disk.

    Their numbers are taken, so that no file of ours gets one of them.
    """
    for name, mode, flags in (
        ("stdin", "r", os.O_RDONLY),
        ("stdout", "w", os.O_RDONLY),
        ("stderr", "w", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            number = os.open(os.devnull, flags)
            setattr(sys, name, open(number, mode, encoding="utf-8", errors="replace"))  # noqa: PTH123, SIM115


def notify(text: str) -> None:
    """A line on stderr for the person who runs the program; whatever it quotes, it steers no terminal.

    A terminal gets as many lines as its width asks for.
    """
    told = f"reportlint: {harmless(text)}"
    if sys.stderr.isatty():
        from reportlint.support.wrap import wrap

        lines = wrap(told, max(shutil.get_terminal_size().columns, _NARROWEST) - _INDENT)
        told = f"\n{' ' * _INDENT}".join(lines)
    sys.stderr.write(f"{told}\n")
    sys.stderr.flush()


def put_line(text: str) -> None:
    """A line on stdout, likewise."""
    sys.stdout.write(f"{harmless(text)}\n")


def leave_pipe() -> None:
    """Whoever read our output has gone: what is still to be flushed goes nowhere, without complaint."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            # A process that may open nothing more can't do better.
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _alike(encoding: str, error: UnicodeError) -> tuple[str, int]:
    """The characters that can't be encoded, told by ones that can."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    given = error.object[error.start : error.end]
    return "".join(_shown(character, encoding) for character in given), error.end


def _shown(character: str, encoding: str) -> str:
    while character in _ALIKE:
        character = _ALIKE[character]
        try:
            character.encode(encoding)
        except UnicodeEncodeError:
            continue
        return character
    return "?"
