"""A PDF with text."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.model.say import Say
from reportlint.page import Page
from reportlint.problems import problem


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
    yield unread(data, name, path, url, problem("pdf-broken"), media_type="application/pdf")


LOADER = Loader(
    name="pdf",
    title=Say("PDF", "PDF"),
    suffixes=(".pdf",),
    matches=lambda data, name: b"%PDF-" in data[:1024],
    load=_load,
)
