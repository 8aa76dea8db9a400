"""The tags in the head of a page."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.message import Message
from reportlint.model.page import MetaTag
from reportlint.model.place import Place
from reportlint.model.text import Element


def read_meta(root: Element) -> Iterator[MetaTag]:
    """Each `<meta name=… content=…>`, in order; the name as printed."""
    for node in root.iter("meta"):
        name = node.get("name")
        if name:
            yield MetaTag(
                name=name.strip(),
                content=(node.get("content") or "").strip(),
                key=f"meta/{name.strip()}",
                label=Message(f"页面标签 {name.strip()}", f"page tag {name.strip()}"),
                at=Place(node.number),
            )
