"""From what stands on the command line to the files that are checked."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

STDIN = "-"


def gather(words: Iterable[str], suffixes: Iterable[str]) -> list[str]:
    """The inputs that paths, folders, patterns and `-` name, each once, in the order given.

    Folders are searched with all that is below them for files with one of the suffixes. A word that names
    nothing stays as it is, so that reading it says what is wrong.
    """
    endings = tuple(suffixes)
    found: dict[str, str] = {}
    for word in words:
        for item in _named(word, endings):
            found.setdefault(identity(item), item)
    return list(found.values())


def identity(path: str) -> str:
    """The same text for every spelling of a path; `-` stays what it is."""
    try:
        return path if path == STDIN else os.path.normcase(os.path.realpath(path))
    except ValueError:
        return path


def _named(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    if word == STDIN:
        yield word
    elif Path(word).is_dir():
        yield from _below(word, endings)
    elif glob.has_magic(word) and not os.path.lexists(word):
        matches = sorted(glob.iglob(word, recursive=True))  # noqa: PTH207
        for match in matches or [word]:
            if Path(match).is_dir():
                yield from _below(match, endings)
            else:
                yield match
    else:
        yield word


def _below(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    unread: list[str] = []
    for place, folders, files in os.walk(folder, onerror=lambda error: unread.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _kept(name, files))
        for name in sorted(files):
            if name.lower().endswith(endings) and not name.startswith((".", "~$")):
                yield os.path.join(place, name)  # noqa: PTH118
    yield from unread


def _kept(folder: str, files: Iterable[str]) -> bool:
    """Whether a folder is what a browser keeps beside a saved page: pictures, styles, frames."""
    page = folder.removesuffix("_files").removesuffix(".files")
    return page != folder and any(Path(name).stem == page for name in files)
