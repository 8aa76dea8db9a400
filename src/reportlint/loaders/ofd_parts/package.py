"""The parts of an OFD: which pages it has, and which templates they are printed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Final, NamedTuple
from zipfile import BadZipFile, ZipFile

from reportlint.loaders.docx_parts.package import child, local
from reportlint.loaders.ofd_parts.numbers import numbers
from reportlint.loaders.zip_member import TORN, read_xml
from reportlint.model.finding import Problem
from reportlint.model.message import Message
from reportlint.model.text import Element
from reportlint.page.problems import problem
from reportlint.support import limits

ROOT: Final = "OFD.xml"
_RESOURCES: Final = ("PublicRes", "DocumentRes")
_A4: Final = (0.0, 0.0, 210.0, 297.0)


class OfdError(Exception):
    """The document cannot be read; holds the Problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.code)


class OfdPage(NamedTuple):
    """A page: its area (left, top, width, height, in millimetres) and what draws on it."""

    area: tuple[float, float, float, float]
    contents: tuple[Element, ...]
    """The `Content` of the page and of its templates."""
    units: Mapping[str, Element]
    """The `Content` of what can be drawn on it any number of times, by id."""


class OfdPackage:
    """The pages of all documents in a file. Raises OfdError where it has none or is beyond the limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            raise OfdError(problem("ofd-broken", reason=TORN)) from None
        self._names = {_key(name): name for name in self._archive.namelist()}
        if len(self._names) > limits.ARCHIVE_MEMBERS:
            counted = Message(f"{len(self._names)} 个文件", f"{len(self._names)} files")
            raise OfdError(problem("archive-bomb", size=counted, limit=limits.ARCHIVE_MEMBERS))
        self._documents = [self._document(name) for name in self._roots()]
        count = sum(len(document.pages) for document in self._documents)
        if count > limits.PDF_PAGES:
            told = Message(f"{count} 页", f"{count} pages")
            raise OfdError(problem("too-large", size=told, limit=limits.PDF_PAGES))

    def pages(self) -> Iterator[OfdPage]:
        """Every page, read when it is asked for. Raises OfdError."""
        for document in self._documents:
            templates = {id_: self._tree(name) for id_, name in document.templates.items()}
            units = self._units(document.resources)
            for name in document.pages:
                page = self._tree(name)
                used = [templates.get(one.get("TemplateID")) for one in page if local(one) == "Template"]
                contents = (child(tree, "Content") for tree in (*used, page))
                area = _area(child(page, "Area")) or document.area
                own = self._units([_located(dirname(name), one.text) for one in _children(page, "PageRes")])
                drawn = tuple(content for content in contents if content is not None)
                yield OfdPage(area, drawn, {**units, **own})

    def _roots(self) -> Iterator[str]:
        for body in self._tree(ROOT):
            root = child(body, "DocRoot")
            if local(body) == "DocBody" and root is not None:
                yield _located("", root.text)

    def _document(self, name: str) -> _Document:
        tree, folder = self._tree(name), dirname(name)
        common = child(tree, "CommonData")
        return _Document(
            area=_area(child(common, "PageArea")) or _A4,
            pages=[_located(folder, page.get("BaseLoc")) for page in _children(child(tree, "Pages"), "Page")],
            resources=[_located(folder, one.text) for kind in _RESOURCES for one in _children(common, kind)],
            templates={
                template.get("ID") or "": _located(folder, template.get("BaseLoc"))
                for template in _children(common, "TemplatePage")
            },
        )

    def _units(self, resources: Iterable[str]) -> dict[str, Element]:
        """The `Content` of each composite unit in some resources; those that are missing draw nothing."""
        return {
            unit.get("ID") or "": content
            for name in resources
            if _key(name) in self._names
            for units in _children(self._tree(name), "CompositeGraphicUnits")
            for unit in _children(units, "CompositeGraphicUnit")
            if (content := child(unit, "Content")) is not None
        }

    def _tree(self, name: str) -> Element:
        found = self._names.get(_key(name))
        if found is None:
            raise OfdError(problem("ofd-broken", reason=Message(f"缺少 {name}", f"{name} is missing")))
        tree = read_xml(self._archive, found, "ofd-broken")
        if isinstance(tree, Problem):
            raise OfdError(tree)
        return tree


class _Document(NamedTuple):
    area: tuple[float, float, float, float]
    pages: list[str]
    resources: list[str]
    templates: dict[str, str]


def _key(name: str) -> str:
    """A part's name as it is looked up: programs on Windows mind neither its case nor the slash."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _children(parent: Element | None, name: str) -> Iterator[Element]:
    return (element for element in (() if parent is None else parent) if local(element) == name)


def _located(folder: str, location: str | None) -> str:
    """The name of a part; a location begins at the folder of the part that names it, or with `/` at the root."""
    location = (location or "").strip().replace("\\", "/")
    return normpath(location.lstrip("/") if location.startswith("/") else join(folder, location))


def _area(element: Element | None) -> tuple[float, float, float, float] | None:
    box = child(element, "PhysicalBox")
    found = numbers(box.text) if box is not None else []
    if len(found) != 4 or min(found[2:]) <= 0:
        return None
    return found[0], found[1], found[2], found[3]
