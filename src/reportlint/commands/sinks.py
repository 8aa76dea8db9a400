"""Where documents go: at most one to stdout, the others to files that appear when they are complete."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, NamedTuple

from reportlint.model.finding import Outcome
from reportlint.model.misuse import Misuse, nearest
from reportlint.model.say import Say
from reportlint.outputs.format import Closing, Format, Run, Writer


class Target(NamedTuple):
    """A format and the file it goes to; None: stdout."""

    format: Format
    file: Path | None


def targets(specs: Iterable[str], formats: Mapping[str, Format]) -> list[Target]:
    """What `FORMAT[=FILE]` words ask for. Raises Misuse."""
    chosen: list[Target] = []
    for spec in specs:
        name, _, file = spec.partition("=")
        if name not in formats:
            hint = nearest(name, formats)
            raise Misuse(
                Say(f"没有名为“{name}”的输出格式。{hint.zh}", f"There is no format “{name}”.{hint.en}")
            )
        target = Target(formats[name], Path(file) if file not in ("", "-") else None)
        if any(other.file == target.file for other in chosen):
            place = Say(str(target.file), str(target.file)) if target.file else Say("标准输出", "stdout")
            raise Misuse(
                Say(
                    f"{place.zh}只能写一份结果；请用“格式=文件”写到别的文件。",
                    f"{place.en} takes one document; write the others with FORMAT=FILE.",
                )
            )
        chosen.append(target)
    return chosen


class Documents:
    """The documents of a run, fed one outcome at a time. A context: files are kept only if it ends well."""

    def __init__(self, chosen: Iterable[Target], run: Run) -> None:
        self._stack = ExitStack()
        self._writers: list[Writer] = []
        self._files: list[tuple[Path, Path]] = []
        try:
            for target in chosen:
                self._writers.append(target.format.writer(run, self._stream(target)))
        except BaseException:
            self._drop()
            raise

    def _stream(self, target: Target) -> IO[Any]:
        if target.file is None:
            return _stdout(target.format)
        special = target.file.exists() and not target.file.is_file()
        part = target.file if special else target.file.with_name(f".{target.file.name}.part")
        try:
            target.file.parent.mkdir(parents=True, exist_ok=True)
            stream = self._stack.enter_context(_opened(part, target.format.binary))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise Misuse(
                Say(f"写不了文件 {target.file}：{reason}", f"Can't write {target.file}: {reason}")
            ) from None
        if not special:
            self._files.append((part, target.file))
        return stream

    def add(self, outcome: Outcome) -> None:
        """Write one outcome to all of them."""
        for writer in self._writers:
            writer.add(outcome)

    def close(self, closing: Closing) -> None:
        """Write the rest, and put the files in their places."""
        for writer in self._writers:
            writer.close(closing)
        self._stack.close()
        while self._files:
            part, file = self._files.pop()
            os.replace(part, file)  # noqa: PTH105

    def __enter__(self) -> Documents:
        return self

    def __exit__(self, *exception: object) -> None:
        self._drop()

    def _drop(self) -> None:
        self._stack.close()
        for part, _ in self._files:
            part.unlink(missing_ok=True)


def _opened(file: Path, binary: bool) -> IO[Any]:
    return file.open("wb") if binary else file.open("w", encoding="utf-8", errors="replace", newline="")


def _stdout(chosen: Format) -> IO[Any]:
    """Stdout; for documents that programs read, in UTF-8 and with line ends as written."""
    if chosen.binary:
        return sys.stdout.buffer
    if isinstance(sys.stdout, TextIOWrapper):
        if not chosen.terminal:
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        sys.stdout.reconfigure(errors="replace")
    return sys.stdout
