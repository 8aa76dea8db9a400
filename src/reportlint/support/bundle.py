"""The program starts itself again as a helper: by its interpreter, or, as a bundle without one, by its own door.

A bundle's executable knows no `-m`. What helps is named by its module in either case, and only ours are let in.
"""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_DOOR: Final = "--reportlint-helper"
_OURS: Final = "reportlint."
_LIBRARIES: Final = "LD_LIBRARY_PATH"


def bundled() -> bool:
    """Whether this is a bundle that brings its own Python."""
    return bool(getattr(sys, "frozen", False))


def helper(module: str) -> list[str]:
    """The command that runs a module of ours in another process; modules of the working folder are never found."""
    return [sys.executable, _DOOR, module] if bundled() else [sys.executable, "-P", "-m", module]


def again() -> list[str]:
    """The command that this process was started with."""
    return [sys.executable, *(sys.argv if bundled() else sys.orig_argv)[1:]]


def helped(words: Sequence[str]) -> bool:
    """In a bundle, at its very start: be the helper that these words ask for. False where they ask for none."""
    if len(words) != 2 or words[0] != _DOOR or not words[1].startswith(_OURS):
        return False
    runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    return True


def outside() -> dict[str, str]:
    """The environment of programs of this machine: they find its libraries, not those that a bundle brings."""
    environment = dict(os.environ)
    if bundled():
        before = environment.pop(f"{_LIBRARIES}_ORIG", None)
        environment.pop(_LIBRARIES, None)
        if before is not None:
            environment[_LIBRARIES] = before
    return environment


@contextmanager
def stepped_outside() -> Iterator[None]:
    """The same for what starts programs with the environment there is, as `webbrowser` does; briefly."""
    before = dict(os.environ)
    environment = outside()
    for name in before.keys() - environment.keys():
        del os.environ[name]
    os.environ.update(environment)
    try:
        yield
    finally:
        # Further processes of the bundle need its own.
        os.environ.update(before)


def of_icon(words: Sequence[str], commands: Sequence[str]) -> list[str] | None:
    """The words that a double click on a bundle, or files dropped on it, stand for; None where a command is typed."""
    files = [word for word in words if word not in commands and Path(word).exists()]
    if len(files) < len(words):
        return None
    return ["serve", "--workspace", str(Path.home() / "reportlint"), *files]
