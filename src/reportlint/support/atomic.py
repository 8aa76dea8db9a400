"""Files that are either complete or not there: bytes that must last, and documents written through a stream."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EISDIR
from pathlib import Path
from typing import IO

from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.support.refusals import reason_of


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name and give it its own when it is safely on the disk.

    Whatever ends the process, there is never a part of a file under `path`. Raises OSError.
    """
    temporary = _part(path)
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class WholeFile:
    """A file that is written beside its place and put there when it is complete; folders are made as needed.

    What is no plain file, such as a pipe, is written to directly.
    """

    def __init__(self, file: Path) -> None:
        """Raises UsageError where it can't be written."""
        self._file = file
        special = file.exists() and not file.is_file() and not file.is_dir()
        self._part = file if special else _part(file)
        try:
            if file.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
            file.parent.mkdir(parents=True, exist_ok=True)
            self.stream: IO[bytes] = self._part.open("wb")
        except OSError as error:
            raise _unwritable(file, error) from None

    def keep(self) -> None:
        """Put it in its place. Raises UsageError where it can't be."""
        try:
            self.stream.close()
            if self._part != self._file:
                self._part.replace(self._file)
        except OSError as error:
            self.drop()
            raise _unwritable(self._file, error) from None

    def drop(self) -> None:
        """Leave no trace of what was not kept."""
        with suppress(OSError):
            self.stream.close()
        if self._part != self._file:
            self._part.unlink(missing_ok=True)


@contextmanager
def whole(file: Path) -> Iterator[IO[bytes]]:
    """A stream to a file, which is put in its place when the block ends well. Raises UsageError."""
    written = WholeFile(file)
    try:
        yield written.stream
    except BaseException:
        written.drop()
        raise
    written.keep()


def _unwritable(file: Path, error: OSError) -> UsageError:
    why = reason_of(error)
    return UsageError(
        Message(
            f"写不了文件 {file}：{why.zh}。如已在其他程序中打开，请先关闭。",
            f"Can't write {file}: {why.en}. If it is open in another program, close it there.",
        )
    )


def _part(file: Path) -> Path:
    """Where a file stands until it is complete."""
    return file.with_name(f".{file.name}.{os.getpid()}.part")
