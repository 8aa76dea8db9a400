"""Pages to look at and to print: without scripts, and without anything beside themselves."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from reportlint.model.message import Language, Message
from reportlint.outputs.html.build import el, html

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Of documents that are for reading only: they have styles, and no script."""


def paper(title: Message, body: Iterable[str], language: Language) -> bytes:
    """The page, as it is written to a file; its body as pieces of markup."""
    style = files("reportlint").joinpath("templates", "html", "paper.css").read_text(encoding="utf-8")
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=POLICY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", title.in_(language)),
        el("style", style),
    )
    tag = "zh-CN" if language == "zh" else "en"
    page = f'<!DOCTYPE html>\n<html lang="{tag}">{html(head)}<body>{"".join(body)}</body></html>\n'
    return page.encode("utf-8", "replace")
