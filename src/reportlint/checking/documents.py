"""Where documents go: at most one to stdout, the others to files that appear when they are complete."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, Generic, NamedTuple, Protocol, TypeVar

from reportlint.model.errors import UsageError, nearest
from reportlint.model.finding import Outcome
from reportlint.model.message import Message
from reportlint.outputs.format import Closing, Format, Run, Writer

F = TypeVar("F")


class Target(NamedTuple, Generic[F]):
    """A format and the file it goes to; None: stdout."""

    format: F
    file: Path | None


class Medium(Protocol):
    """What a format says about the stream it is written to; see `Format`."""

    @property
    def binary(self) -> bool:
        """Whether the stream takes bytes."""

    @property
    def terminal(self) -> bool:
        """Whether it is made to be read on a terminal."""


def targets(specs: Iterable[str], formats: Mapping[str, F]) -> list[Target[F]]:
    """What `FORMAT[=FILE]` words ask for. Raises UsageError."""
    chosen: list[Target[F]] = []
    for spec in specs:
        name, _, file = spec.partition("=")
        if name not in formats:
            hint = nearest(name, formats)
            raise UsageError(
                Message(f"没有名为“{name}”的输出格式。{hint.zh}", f"There is no format “{name}”.{hint.en}")
            )
        target = Target(formats[name], Path(file) if file not in ("", "-") else None)
        if any(other.file == target.file for other in chosen):
            place = (
                Message(str(target.file), str(target.file)) if target.file else Message("标准输出", "stdout")
            )
            raise UsageError(
                Message(
                    f"{place.zh}只能写一份结果；请用“格式=文件”写到别的文件。",
                    f"{place.en} takes one document; write the others with FORMAT=FILE.",
                )
            )
        chosen.append(target)
    return chosen


@dataclass(slots=True)
class _OpenDocument:
    """A writer and the file its document goes to."""

    writer: Writer
    part: Path | None
    """Where it is written until it is complete."""
    file: Path | None

    def settle(self) -> None:
        """Put the file in its place; the document of a writer that failed is not kept."""
        if self.part is None or self.file is None:
            return
        if getattr(self.writer, "failed", False):
            self.part.unlink(missing_ok=True)
        else:
            os.replace(self.part, self.file)  # noqa: PTH105
        self.part = None


class Documents:
    """The documents of a run, fed one outcome at a time. A context: files are kept only if it ends well."""

    def __init__(self, chosen: Iterable[Target[Format]], run: Run) -> None:
        self._stack = ExitStack()
        self._parts: list[Path] = []
        try:
            self._documents = [self._document(target, run) for target in chosen]
        except BaseException:
            self._drop()
            raise

    def _document(self, target: Target[Format], run: Run) -> _OpenDocument:
        file = target.file
        if file is None:
            return _OpenDocument(target.format.writer(run, stdout(target.format)), None, None)
        special = file.exists() and not file.is_file()
        part = file if special else file.with_name(f".{file.name}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            stream = self._stack.enter_context(_opened(part, target.format.binary))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UsageError(
                Message(f"写不了文件 {file}：{reason}", f"Can't write {file}: {reason}")
            ) from None
        if special:
            return _OpenDocument(target.format.writer(run, stream), None, None)
        self._parts.append(part)
        return _OpenDocument(target.format.writer(run, stream), part, file)

    def add(self, outcome: Outcome) -> None:
        """Write one outcome to all of them."""
        for document in self._documents:
            document.writer.add(outcome)

    def close(self, closing: Callable[[], Closing]) -> Closing:
        """Write the rest, and put the files in their places. Gives what was known at the very end.

        The documents of plugins come first, so that ours tell which of them failed.
        """
        for document in sorted(self._documents, key=lambda one: not hasattr(one.writer, "failed")):
            document.writer.close(closing())
        self._stack.close()
        for document in self._documents:
            document.settle()
        return closing()

    def __enter__(self) -> Documents:
        return self

    def __exit__(self, *exception: object) -> None:
        self._drop()

    def _drop(self) -> None:
        self._stack.close()
        for part in self._parts:
            part.unlink(missing_ok=True)


def _opened(file: Path, binary: bool) -> IO[Any]:
    return file.open("wb") if binary else file.open("w", encoding="utf-8", errors="replace", newline="")


def stdout(chosen: Medium) -> IO[Any]:
    """Stdout; for documents that programs read, in UTF-8 and with line ends as written."""
    if chosen.binary:
        return sys.stdout.buffer
    if isinstance(sys.stdout, TextIOWrapper):
        if not chosen.terminal:
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        sys.stdout.reconfigure(errors="replace")
    return sys.stdout
