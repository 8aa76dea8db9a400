"""A stream for one document, which is kept when it is complete: a file, or stdout."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import IO, Any

from reportlint.checking.targets import Target
from reportlint.support.atomic import WholeFile

_IN_MEMORY = 8_000_000
"""Bytes of a document on its way to stdout; a longer one waits in a temporary file."""


class Destination:
    """Where a document goes. Half of one is never left: not in a file, and not on stdout.

    Only what is made to be read on a terminal goes to stdout as it is written.
    """

    def __init__(self, target: Target[Any], *, text: bool) -> None:
        """`text`: the stream takes text, in UTF-8; what that can't hold is replaced. Raises UsageError."""
        self._file = WholeFile(target.file) if target.file else None
        self._data: IO[bytes] | None = self._file.stream if self._file else None
        self.direct = self._data is None and target.format.terminal
        """Whether it is stdout, as it is written."""
        if self._data is None and not self.direct:
            self._data = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        self.stream: IO[Any]
        if self._data is None:
            self.stream = sys.stdout
        elif text:
            self.stream = TextIOWrapper(self._data, encoding="utf-8", errors="replace", newline="")
        else:
            self.stream = self._data

    def keep(self) -> None:
        """The document is complete. Raises UsageError where its file can't be put in its place."""
        self.stream.flush()
        if self._file is not None:
            self._file.keep()
        elif self._data is not None:
            self._data.seek(0)
            sys.stdout.flush()
            shutil.copyfileobj(self._data, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            self._data.close()

    def drop(self) -> None:
        """The document is not to be kept."""
        if self._file is not None:
            self._file.drop()
        elif self._data is not None:
            self._data.close()


@contextmanager
def destination(target: Target[Any], *, text: bool) -> Iterator[IO[Any]]:
    """The stream of a document that is kept when the block ends well. Raises UsageError."""
    place = Destination(target, text=text)
    try:
        yield place.stream
    except BaseException:
        place.drop()
        raise
    place.keep()
