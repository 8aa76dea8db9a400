"""Choose the loader and run it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlint.model.finding import Origin, Problem
from reportlint.model.say import Say
from reportlint.page import Page, parse
from reportlint.problems import problem
from reportlint.source import read_source


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no page."""

    origin: Origin
    problem: Problem


@dataclass(frozen=True, slots=True)
class Loader:
    """How one kind of file is read."""

    name: str
    title: Say
    suffixes: tuple[str, ...]
    matches: Callable[[bytes, str], bool]
    """(data, name) → whether the content is of this kind."""
    load: Callable[[bytes, str, str | None, str | None], Iterator[Page | Unreadable]]
    """(data, name, path, url) → the pages in it."""


def load(
    data: bytes, *, name: str, path: str | None = None, url: str | None = None
) -> Iterator[Page | Unreadable]:
    """The pages in the bytes of one file."""
    source = read_source(data, name=name, path=path, url=url)
    page = parse(source) if data.strip() else problem("empty-file")
    yield Unreadable(source.origin, page) if isinstance(page, Problem) else page


def load_path(path: str | Path) -> Iterator[Page | Unreadable]:
    """The pages in a file."""
    yield from load(Path(path).read_bytes(), name=str(path), path=str(path))
