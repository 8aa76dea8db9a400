"""Where documents are to go: `FORMAT[=FILE]`, at most one to stdout, none over another or over an input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from reportlint.checking.inputs import identity
from reportlint.model.errors import UsageError, nearest
from reportlint.model.message import Message


class Medium(Protocol):
    """What a format says about the stream it is written to; see `Format`."""

    @property
    def binary(self) -> bool:
        """Whether the document is no text."""

    @property
    def terminal(self) -> bool:
        """Whether it is made to be read on a terminal."""


F = TypeVar("F", bound=Medium)


class Target(NamedTuple, Generic[F]):
    """A format and the file it goes to; None: stdout."""

    format: F
    file: Path | None


def targets(specs: Iterable[str], formats: Mapping[str, F], inputs: Iterable[str] = ()) -> list[Target[F]]:
    """What `FORMAT[=FILE]` words ask for; `inputs` are not to be written over. Raises UsageError."""
    chosen: list[Target[F]] = []
    taken: dict[str | None, str] = {}
    for spec in specs:
        name, _, file = spec.partition("=")
        if name not in formats:
            hint = nearest(name, formats, listed=len(formats))
            raise UsageError(
                Message(f"没有名为“{name}”的输出格式。{hint.zh}", f"There is no format “{name}”.{hint.en}")
            )
        target = Target(formats[name], Path(file) if file not in ("", "-") else None)
        place = identity(file) if target.file else None
        if place in taken:
            raise _taken(target.file)
        if place is None and target.format.binary and sys.stdout.isatty():
            raise UsageError(
                Message(
                    f"{name} 不是文本，不能显示在终端上，请写明文件：-o {name}=文件。",
                    f"{name} is no text that a terminal could show; name a file: -o {name}=FILE.",
                )
            )
        taken[place] = name
        chosen.append(target)
    for item in inputs if any(taken) else ():
        if (place := identity(item)) in taken:
            raise UsageError(
                Message(
                    f"“{item}”是要核查的文件，不能把结果写在上面；请把结果写到别的文件。",
                    f"“{item}” is an input: results are not written over it. Name another file.",
                )
            )
    return chosen


def _taken(file: Path | None) -> UsageError:
    place = Message(f"“{file}”", f"“{file}”") if file else Message("标准输出", "stdout")
    return UsageError(
        Message(
            f"{place.zh}只能写一份结果；请用“格式=文件”写到别的文件。",
            f"{place.en} takes one document; write the others with FORMAT=FILE.",
        )
    )
