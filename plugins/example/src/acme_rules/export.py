"""A loader for the JSON files that a publishing system exports: `{"title": …, "content": "<p>…"}`."""

import json
from collections.abc import Iterator
from html import escape

from reportlint import Loader, Message, Page, Unreadable, page_from_html


def matches(data: bytes, name: str) -> bool:
    """Whether the file is such an export."""
    return data.lstrip().startswith(b"{") and b'"content"' in data


def load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
    """The page whose text is the field `content`."""
    export = json.loads(data)
    html = f"<h1>{escape(export['title'])}</h1>{export['content']}"
    yield page_from_html(html, data, name, path, url, media_type="application/json")


EXPORT = Loader(
    "acme/export", Message("发布系统导出的 JSON", "JSON of a publishing system"), (".json",), matches, load
)
