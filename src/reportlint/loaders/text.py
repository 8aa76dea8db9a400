"""A report as plain text (.txt, .md, stdin), as people copy it from a page, a Word document or a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.loaders.locations import locations
from reportlint.model.finding import Notice, Problem
from reportlint.model.message import Message
from reportlint.page import Page, parse
from reportlint.page.problems import problem, size
from reportlint.page.source import converted, decode, read_source
from reportlint.support import limits

_MEDIA_TYPE: Final = "text/plain"
_MARKUP: Final = re.compile(
    r"</?(?:!doctype|html|head|body|meta|title|script|style|div|span|p|br|table|tr|td|th|h[1-6]|ul|ol|li|a|img|"
    r"iframe|frame|frameset|font|center|form|input|textarea|section|article|main|pre|svg|template)\b[^<>]*>?",
    re.IGNORECASE,
)
_MARKED_UP: Final = re.compile(r"\s*(?:<!|<\?|</?[A-Za-z])")
"""How markup begins."""
_NAMED: Final = (".txt", ".md")
"""Not looked for in folders, where most files named so are notes."""
_SAMPLE: Final = 200_000


def _matches(data: bytes, name: str) -> bool:
    """Whether it is text without markup; a file that is named as text may hold some, behind its beginning."""
    if not data.strip():
        return False
    text, _ = decode(data[:_SAMPLE])
    named = name.lower().endswith(_NAMED)
    return _MARKED_UP.match(text) is None and (named or _MARKUP.search(text) is None)


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
    if len(data) > limits.MARKUP_BYTES:
        too_large = problem("too-large", size=size(len(data)), limit=size(limits.MARKUP_BYTES))
        yield unread(data, name, path, url, too_large, media_type=_MEDIA_TYPE)
        return
    from reportlint.loaders.text_lines import convert

    read = read_source(data, name=name, path=path, url=url, media_type=_MEDIA_TYPE)
    html = convert(read.text)
    source = converted(data, html, name=name, path=path, url=url, media_type=_MEDIA_TYPE)
    notices = (*read.notices, _NOTICE)
    page = parse(source, notices=notices, locations=locations, inferred=True)
    yield Unreadable(source.origin, page) if isinstance(page, Problem) else page


_NOTICE: Final = Notice(
    "read-from-text",
    Message(
        "纯文本没有表格线，表中数字按栏目次序对应；对应不上的不作判断",
        "Plain text has no cells: numbers were tied to labels by their order; where that fails nothing is judged",
    ),
)

LOADER = Loader(
    name="text",
    title=Message("纯文本", "plain text"),
    suffixes=(),
    matches=_matches,
    load=_load,
)
