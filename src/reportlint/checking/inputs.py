"""From what stands on the command line to the files that are checked."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from reportlint.model.errors import UsageError
from reportlint.model.message import Message

STDIN = "-"


def gather(words: Iterable[str], suffixes: Iterable[str], exclude: Sequence[str] = ()) -> list[str]:
    """The inputs that paths, folders, patterns and `-` name, each once, in the order given.

    Folders are searched with all that is below them for files with one of the suffixes. What a pattern of `exclude`
    fits, or lies in a folder that it fits, is left out. A word that names nothing stays as it is, so that reading it
    says what is wrong. Raises UsageError for an address.
    """
    endings = tuple(suffixes)
    found: dict[str, str] = {}
    for word in words:
        if is_address(word):
            raise UsageError(
                Message(
                    f"“{word}”是网址；核查网上的报告用：reportlint url {word}",
                    f"“{word}” is an address; published pages are checked with: reportlint url {word}",
                )
            )
        for item in _named(word, endings):
            if not (exclude and _excluded(item, exclude)):
                found.setdefault(identity(item), item)
    return list(found.values())


def is_address(word: str) -> bool:
    """Whether a word is the address of a page."""
    return word.lower().startswith(("http://", "https://"))


def _excluded(item: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern fits the input or a folder it lies in: its name, or with `/` its whole path."""
    if item == STDIN:
        return False
    path = Path(os.path.abspath(item))  # noqa: PTH100
    return any(
        fnmatchcase(place.as_posix() if "/" in pattern else place.name, pattern.rstrip("/"))
        for place in (path, *path.parents)
        for pattern in patterns
    )


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
