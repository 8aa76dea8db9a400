"""Files that are either complete or not there, written through a stream."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from reportlint.model.errors import UsageError
from reportlint.model.message import Message


@contextmanager
def whole(file: Path) -> Iterator[IO[bytes]]:
    """A stream to a file, which is put in its place when the block ends well; folders are made as needed.

    What is no plain file, such as a pipe, is written to directly. Raises UsageError where it can't be written.
    """
    special = file.exists() and not file.is_file()
    part = file if special else file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        stream = part.open("wb")
    except OSError as error:
        raise _unwritable(file, error) from None
    try:
        with stream:
            yield stream
        if not special:
            _put(part, file)
    finally:
        if not special:
            part.unlink(missing_ok=True)


def _put(part: Path, file: Path) -> None:
    try:
        part.replace(file)
    except OSError as error:
        raise _unwritable(file, error) from None


def _unwritable(file: Path, error: OSError) -> UsageError:
    reason = error.strerror or type(error).__name__
    return UsageError(
        Message(
            f"写不了文件 {file}：{reason}。如已在其他程序中打开，请先关闭。",
            f"Can't write {file}: {reason}. If it is open in another program, close it there.",
        )
    )
