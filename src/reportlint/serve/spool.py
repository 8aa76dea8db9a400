"""The folder of a server for what goes with it; what a server that was killed has left is removed by the next one."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import Final

from filelock import FileLock, Timeout

_PREFIX: Final = "reportlint-serve-"
_LOCK: Final = ".lock"
_YOUNG: Final = 60.0
"""Seconds in which a server surely takes its lock."""


@contextmanager
def spooling() -> Iterator[Path]:
    """A folder that only this user can read, for as long as it is needed."""
    _tidy(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as name, FileLock(Path(name) / _LOCK):
        yield Path(name)


def _tidy(folder: Path) -> None:
    """Remove the folders of servers of this user that are no more: nobody holds their locks."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError, Timeout):
            found = left.lstat()
            ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
            if not ours or left.is_symlink() or time.time() - found.st_mtime < _YOUNG:
                continue
            with FileLock(left / _LOCK, blocking=False):
                rmtree(left, ignore_errors=True)
