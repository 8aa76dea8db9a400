"""Documents filled from one template, in one file for printing: each begins a page, numbered from 1 again."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Final

from lxml import etree

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = f"{{{_WORD}}}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DOCUMENT: Final = "word/document.xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_NUMBERING: Final = "word/numbering.xml"


class WordFile:
    """A Word document that further ones of the same template are put behind."""

    def __init__(self, first: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(first)) as package:
            self._parts = {name: package.read(name) for name in package.namelist()}
        self._document: Any = etree.fromstring(self._parts[_DOCUMENT])
        # What is kept here is never looked for in the whole: that grows with every document.
        self._body: Any = self._document.find(f"{_W}body")
        self._section = _section_of(self._body)
        self._relations = etree.fromstring(self._parts[_RELATIONS])
        numbering = self._parts.get(_NUMBERING)
        self._numbering = None if numbering is None else etree.fromstring(numbering)
        self._numbers = {} if self._numbering is None else _numbers_of(self._numbering)
        self._last_number = max(map(int, self._numbers), default=0)
        self._links = {one.get("Target"): one.get("Id") for one in self._relations}

    def add(self, data: bytes) -> None:
        """Put a document behind the others."""
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            document: Any = etree.fromstring(package.read(_DOCUMENT))
            body = document.find(f"{_W}body")
            relations = etree.fromstring(package.read(_RELATIONS))
        self._relink(body, relations)
        self._renumber(body)
        section = _section_of(body)
        _end_section(self._body, self._section)
        self._body.extend(body)
        self._section = section
        if section is not None:
            _begin_at_one(section)

    def data(self) -> bytes:
        """The whole, without a time in it."""
        trees = {_DOCUMENT: self._document, _RELATIONS: self._relations, _NUMBERING: self._numbering}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self._parts.items():
                tree = trees.get(name)
                written = data if tree is None else etree.tostring(tree, encoding="UTF-8", standalone=True)
                package.writestr(zipfile.ZipInfo(name), written, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _relink(self, body: Any, relations: Any) -> None:
        """Links of the document as relations of the whole."""
        targets = {relation.get("Id"): relation.get("Target") for relation in relations}
        for relation in list(relations):
            if relation.get("Target") not in self._links:
                self._links[relation.get("Target")] = id_ = f"rIdMerged{len(self._links)}"
                relation.set("Id", id_)
                self._relations.append(relation)
        for node in body.iter():
            for name, value in node.items():
                if name.startswith(_R) and value in targets:
                    node.set(name, self._links[targets[value]])

    def _renumber(self, body: Any) -> None:
        """Automatic numbers that begin anew."""
        if self._numbering is None:
            return
        renewed: dict[str, str] = {}
        for used in body.iter(f"{_W}numId"):
            old = used.get(f"{_W}val")
            if old not in self._numbers:
                continue
            if old not in renewed:
                self._last_number += 1
                renewed[old] = str(self._last_number)
                self._numbering.append(_anew(self._numbers[old], renewed[old]))
            used.set(f"{_W}val", renewed[old])


def _section_of(body: Any) -> Any:
    """The properties of the last section, or None."""
    return body.find(f"{_W}sectPr")


def _numbers_of(numbering: Any) -> dict[str, Any]:
    """The automatic numbers of the template by their ids."""
    return {str(one.get(f"{_W}numId")): one for one in numbering.iter(f"{_W}num")}


def _end_section(body: Any, section: Any) -> None:
    """Move the properties of the last section into its last paragraph, so that another may follow."""
    if section is None:
        section = etree.Element(f"{_W}sectPr")
    else:
        body.remove(section)
    last = next(body.iterchildren(reversed=True), None)
    if last is None or last.tag != f"{_W}p":
        last = etree.SubElement(body, f"{_W}p")
    properties = last.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        last.insert(0, properties)
    properties.append(section)


def _begin_at_one(section: Any) -> None:
    """Number the pages of a section from 1."""
    numbers = section.find(f"{_W}pgNumType")
    if numbers is None:
        numbers = etree.Element(f"{_W}pgNumType")
        before = section.find(f"{_W}pgMar")
        section.insert(0 if before is None else section.index(before) + 1, numbers)
    numbers.set(f"{_W}start", "1")


def _anew(numbers: Any, id_: str) -> Any:
    """The same numbers under another id, beginning at their start."""
    made = etree.fromstring(etree.tostring(numbers))
    made.set(f"{_W}numId", id_)
    for override in made.findall(f"{_W}lvlOverride"):
        made.remove(override)
    for level in range(9):
        override = etree.SubElement(made, f"{_W}lvlOverride")
        override.set(f"{_W}ilvl", str(level))
        etree.SubElement(override, f"{_W}startOverride").set(f"{_W}val", "1")
    return made
