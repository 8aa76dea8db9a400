"""What a loader is, whoever wrote it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportlint.loaders.locations import locations
from reportlint.model.finding import Notice, Origin, Problem
from reportlint.model.message import Message
from reportlint.page import Page, parse
from reportlint.page.source import converted


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no page."""

    origin: Origin
    problem: Problem
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Loader:
    """How one kind of file is read."""

    name: str
    title: Message
    """What it reads, such as Word 文档."""
    suffixes: tuple[str, ...]
    """Endings of the files that are looked for in a folder, such as `.docx`."""
    matches: Callable[[bytes, str], bool]
    """(data, name) → whether the content is of this kind. Looks at the content first."""
    load: Callable[[bytes, str, str | None, str | None], Iterator[Page | Unreadable]]
    """(data, name, path, url) → the pages in it."""
    container: bool = False
    """True: it holds files, and each is read within limits of its own."""


def page_from_html(
    html: str, data: bytes, name: str, path: str | None, url: str | None, *, media_type: str
) -> Page | Unreadable:
    """The page that a loader made of a file of another kind, whose content is `data`.

    Places on it have no lines; an element with the attribute `data-spot` is told in words (see `locations`).
    """
    source = converted(data, html, name=name, path=path, url=url, media_type=media_type)
    page = parse(source, locations=locations)
    return Unreadable(source.origin, page) if isinstance(page, Problem) else page


def unread(
    data: bytes, name: str, path: str | None, url: str | None, problem: Problem, *, media_type: str = ""
) -> Unreadable:
    """An input whose bytes gave no page."""
    origin = Origin(
        name=name,
        path=path,
        url=url,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=media_type or "application/octet-stream",
        encoding="",
        declared_encoding=None,
        lost=0,
    )
    return Unreadable(origin, problem)
