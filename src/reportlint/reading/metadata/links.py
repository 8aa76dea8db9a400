"""Addresses in the report's body: links, attachments, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reportlint.model.message import Message
from reportlint.model.page import Link
from reportlint.model.place import Place
from reportlint.model.text import Element, squeeze

_ATTACHMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf|zip|rar|7z|odt)(?:[?#].*)?$", re.I)
_TAGS = ("a", "img", "embed", "iframe", "object")
_KINDS = {"img": "image", "embed": "embed", "iframe": "embed", "object": "embed"}


def read_links(home: Element, root: Element) -> Iterator[Link]:
    """Every address inside the element that holds the report, in order, then the files attached elsewhere."""
    inside = set()
    for number, node in enumerate(home.iter(*_TAGS), 1):
        inside.add(node)
        if (link := _link(node, f"links/{number}")) is not None:
            yield link
    if home is root:
        return
    outside = (node for node in root.iter("a") if node not in inside)
    found = (link for node in outside if (link := _link(node, "")) is not None and _is_file(link))
    for number, link in enumerate(found, 1):
        yield replace(link, key=f"links/file-{number}")


def _link(node: Element, key: str) -> Link | None:
    href = (node.get("href") if node.tag == "a" else node.get("src") or node.get("data")) or ""
    if node.tag == "a" and "href" not in node.attrib:
        return None
    text = squeeze("".join(node.itertext())) if node.tag == "a" else node.get("alt") or ""
    kind = _KINDS.get(node.tag) or ("attachment" if _ATTACHMENT.search(href) else "link")
    label = Message(f"链接“{text or href}”", f"link “{text or href}”")
    return Link(
        href=href,
        text=text,
        kind=kind,
        scripted="onclick" in node.attrib,
        key=key,
        label=label,
        at=Place(node.number),
    )


def _is_file(link: Link) -> bool:
    return link.kind == "attachment" or _ATTACHMENT.search(link.text) is not None
