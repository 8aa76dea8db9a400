"""A page as it was saved from a browser or fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.model.finding import Notice, Problem
from reportlint.model.message import Message
from reportlint.page import Page, parse
from reportlint.page.problems import problem, size
from reportlint.page.source import Source, read_source
from reportlint.support import limits

_SAVED_FROM: Final = re.compile(rb"<!-- saved from url=\(\d+\)(\S+) -->")
_UNSEEN: Final = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
    if not data.strip():
        yield unread(data, name, path, url, problem("empty-file"), media_type="text/html")
        return
    if len(data) > limits.MARKUP_BYTES:
        too_large = problem("too-large", size=size(len(data)), limit=size(limits.MARKUP_BYTES))
        yield unread(data, name, path, url, too_large, media_type="text/html")
        return
    source = read_source(data, name=name, path=path, url=url or _saved_from(data))
    page = page_of(source)
    if (
        path is not None
        and isinstance(page, Page)
        and next(page.root.iter("iframe", "frame"), None) is not None
    ):
        frames = [
            read_source(content, name=name, path=at, url=source.url) for at, content in _frames(page, path)
        ]
        chosen = fullest([source, *frames])
        page = page if chosen is source else page_of(chosen)
    yield page


def page_of(source: Source, notices: tuple[Notice, ...] = ()) -> Page | Unreadable:
    """The page in a source that holds HTML."""
    page = parse(source, notices=notices)
    return Unreadable(source.origin, page) if isinstance(page, Problem) else page


def fullest(sources: list[Source]) -> Source:
    """Of a page and its frames, the one with the most Chinese text; the first of equals."""
    if len(sources) == 1:
        return sources[0]
    return max(sources, key=lambda source: len(_CHINESE.findall(_UNSEEN.sub("", source.text))))


def _saved_from(data: bytes) -> str | None:
    """The address that browsers note down when they save a page."""
    found = _SAVED_FROM.search(data, 0, 4096)
    return found[1].decode("ascii", "replace") if found else None


def _frames(page: Page, path: str) -> Iterator[tuple[str, bytes]]:
    """The saved frames of a page that was saved with its folder: (path, content)."""
    folder = Path(path).parent
    for element in page.root.iter("iframe", "frame"):
        address = unquote(element.get("src") or "").split("?")[0].split("#")[0]
        if ":" in address or ".." in address or not address.lower().endswith((".html", ".htm")):
            continue
        frame = folder / address
        try:
            with frame.open("rb") as file:
                content = file.read(limits.MARKUP_BYTES + 1)
        except (OSError, ValueError):
            continue
        if len(content) <= limits.MARKUP_BYTES:
            yield frame.as_posix(), content


LOADER = Loader(
    name="html",
    title=Message("网页", "web page"),
    suffixes=(".html", ".htm", ".shtml", ".xhtml"),
    matches=lambda data, name: True,
    load=_load,
)
