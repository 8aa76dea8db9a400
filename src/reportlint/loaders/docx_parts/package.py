"""The parts of a Word document, as trees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from reportlint.loaders.zip_member import TORN, read_member, read_xml
from reportlint.model.finding import Problem
from reportlint.model.text import Element
from reportlint.page.problems import problem
from reportlint.support import limits

_DOCUMENT: Final = "officeDocument"
_WRAPPERS: Final = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))

_GREATEST: Final = 32_767
"""Word's own: neither counts nor numbers go beyond it."""


class DocxError(Exception):
    """The document cannot be read; holds the Problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.code)


def local(element: Element) -> str:
    """An element's name without its namespace, so that transitional and strict documents read alike."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute, whatever its namespace; None where element or attribute is missing."""
    if element is None:
        return None
    for key, content in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(content)
    return None


def whole(element: Element | None, name: str = "val") -> int | None:
    """A whole number in an attribute, at most `_GREATEST`; None where there is none."""
    digits = value(element, name)
    if digits is None or not digits.isdecimal():
        return None
    return int(digits) if len(digits) <= len(str(_GREATEST)) and int(digits) <= _GREATEST else _GREATEST


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, and its child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def switched_on(element: Element | None) -> bool:
    """Whether an on-off property is there and on."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


def unwrapped(parent: Element | None, *names: str) -> Iterator[Element]:
    """The children of these names, also where content controls or accepted changes surround them."""
    for element in parent if parent is not None else ():
        name = local(element)
        if name in names:
            yield element
        elif name in _WRAPPERS:
            yield from unwrapped(element, *names)


def blocks(parent: Element | None) -> Iterator[Element]:
    """The paragraphs and tables of a body, cell, note or text box."""
    return unwrapped(parent, "p", "tbl")


class DocxPackage:
    """The parts of one document. Raises DocxError where it has none or one is beyond the limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            raise DocxError(problem("docx-broken", reason=TORN)) from None
        self._names = set(self._archive.namelist())
        main = self._related("", _DOCUMENT) or "word/document.xml"
        tree = self.tree(main)
        if tree is None:
            raise DocxError(problem("docx-broken", reason=main))
        self.main = tree
        self.main_name = main

    def part(self, kind: str) -> Element | None:
        """The part that the main one refers to as `styles`, `numbering`, `footnotes` …; None without one."""
        name = self.related(kind)
        return self.tree(name) if name else None

    def related(self, kind: str) -> str | None:
        """The name of the part that the main one refers to as this; None without one."""
        return self._related(self.main_name, kind)

    def rewritten(self, parts: Mapping[str, bytes]) -> bytes:
        """The document with these parts in the place of its own, or beside them; all else is as it was."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for member in self._archive.infolist():
                if member.filename not in parts:
                    content = read_member(self._archive, member, limits.PART_BYTES)
                    if isinstance(content, Problem):
                        raise DocxError(content)
                    archive.writestr(member, content, member.compress_type)
            for name, content in parts.items():
                archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
        return buffer.getvalue()

    def targets(self) -> dict[str, str]:
        """Address or part name by relationship id of the main part."""
        return {id_: target for id_, _, target in self._relations(self.main_name)}

    def tree(self, name: str) -> Element | None:
        """A part's root element; None where there is no such part."""
        if name not in self._names:
            return None
        tree = read_xml(self._archive, name, "docx-broken")
        if isinstance(tree, Problem):
            raise DocxError(tree)
        return tree

    def _related(self, name: str, kind: str) -> str | None:
        for _, type_, target in self._relations(name):
            if type_.rpartition("/")[2] == kind:
                return target
        return None

    def _relations(self, name: str) -> list[tuple[str, str, str]]:
        """Id, type and target of a part's relationships; targets inside the package are part names."""
        folder = dirname(name)
        tree = self.tree(join(folder, "_rels", f"{name.rpartition('/')[2]}.rels"))
        if tree is None:
            return []
        found = []
        for relation in tree:
            target = value(relation, "Target") or ""
            if value(relation, "TargetMode") != "External":
                target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found.append((value(relation, "Id") or "", value(relation, "Type") or "", target))
        return found
