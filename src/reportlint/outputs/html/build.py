"""Markup built of elements: what is text stays text, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from reportlint.model.text import Element
from reportlint.support.characters import harmless

Child = Element | str | None


def el(tag: str, *children: Child, **attributes: str | int | None) -> Element:
    """An element. `class_` is written `class`, `data_row` `data-row`; what is None is left out."""
    element = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            element.set(name.strip("_").replace("_", "-"), harmless(str(value)))
    return fill(element, children)


def fill(element: Element, children: Iterable[Child]) -> Element:
    """Put children behind what an element has; gives the element."""
    for child in children:
        if isinstance(child, str):
            last = next(element.iterchildren(reversed=True), None)
            if last is None:
                element.text = (element.text or "") + harmless(child)
            else:
                last.tail = (last.tail or "") + harmless(child)
        elif child is not None:
            element.append(child)
    return element


def html(*elements: Element) -> str:
    """The markup of elements."""
    return "".join(etree.tostring(element, method="html", encoding="unicode") for element in elements)
