"""Addresses in the report's body: links, attachments, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlint.model.place import Place
from reportlint.model.report import Link
from reportlint.model.say import Say
from reportlint.model.text import Element, squeeze

_ATTACHMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf|zip|rar|7z|odt)(?:[?#].*)?$", re.I)
_KINDS = {"img": "image", "embed": "embed", "iframe": "embed", "object": "embed"}


def read_links(home: Element) -> Iterator[Link]:
    """Every address inside an element, in order."""
    for number, node in enumerate(home.iter("a", "img", "embed", "iframe", "object"), 1):
        href = (node.get("href") if node.tag == "a" else node.get("src") or node.get("data")) or ""
        text = squeeze("".join(node.itertext())) if node.tag == "a" else node.get("alt") or ""
        if node.tag == "a" and "href" not in node.attrib:
            continue
        kind = _KINDS.get(node.tag) or ("attachment" if _ATTACHMENT.search(href) else "link")
        yield Link(
            href=href,
            text=text,
            kind=kind,
            key=f"links/{number}",
            label=Say(f"链接“{text or href}”", f"link “{text or href}”"),
            at=Place(node),
        )
