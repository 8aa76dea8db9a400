"""A page saved as one file (.mhtml, .mht), whatever it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportlint.loaders.html import fullest, page_of
from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.model.message import Message
from reportlint.page import Page
from reportlint.page.problems import problem, size
from reportlint.page.source import Source, read_source
from reportlint.support import limits

_MEDIA_TYPE: Final = "multipart/related"
_HEADERS: Final = re.compile(rb"\s*(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_SAVED: Final = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)", re.IGNORECASE | re.MULTILINE
)


def _matches(data: bytes, name: str) -> bool:
    headers = _HEADERS.match(data[:8192])
    return headers is not None and _SAVED.search(headers[0]) is not None


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
    sources = _parts(data, name, path, url)
    if not sources:
        yield unread(data, name, path, url, problem("mhtml-broken"), media_type=_MEDIA_TYPE)
        return
    chosen = fullest(sources)
    if len(chosen.data) > limits.MARKUP_BYTES:
        too_large = problem("too-large", size=size(len(chosen.data)), limit=size(limits.MARKUP_BYTES))
        yield unread(data, name, path, url, too_large, media_type=_MEDIA_TYPE)
        return
    yield page_of(chosen)


def _parts(data: bytes, name: str, path: str | None, url: str | None) -> list[Source]:
    """The page and its frames, the page first. Lines and offsets are those of the part, unpacked."""
    from email import policy
    from email.parser import BytesParser

    message = BytesParser(policy=policy.compat32).parsebytes(data.lstrip())
    sources: list[Source] = []
    for part in message.walk():
        if part.get_content_type() not in {"text/html", "application/xhtml+xml"}:
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            address = str(part.get("Content-Location") or "")
            sources.append(
                read_source(
                    content,
                    name=name,
                    path=f"{path}!/{len(sources) + 1}.html" if path else None,
                    url=url or (address if address.startswith(("http://", "https://")) else None),
                    declared=part.get_content_charset(),
                )
            )
    return sources


LOADER = Loader(
    name="mhtml",
    title=Message("网页存档", "saved page"),
    suffixes=(".mhtml", ".mht"),
    matches=_matches,
    load=_load,
)
