"""Comments in a Word document (ISO/IEC 29500-1, 17.13.4). Nothing else of it changes.

The document is converted to a page once more, this time tied to its elements, so that a range of the page leads
to the very runs that hold the words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from functools import cached_property
from html import escape
from itertools import pairwise
from posixpath import dirname, join
from typing import Final, NamedTuple

from lxml import etree

from reportlint.loaders.docx_parts.convert import DocxTrace, trace
from reportlint.loaders.docx_parts.package import DocxPackage, child, local, value
from reportlint.loaders.locations import SPOT
from reportlint.model.place import Region
from reportlint.model.text import Element, squeeze
from reportlint.outputs.comments.comment import AUTHOR, Comment, character
from reportlint.outputs.comments.earlier import without_earlier
from reportlint.page.marking import ElementPaths
from reportlint.page.parse import tree
from reportlint.support.characters import harmless

_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_KINDS: Final = {
    _STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class _Words(NamedTuple):
    """Characters of the document, by its text elements."""

    first: Element
    start: int
    last: Element
    end: int


def commented_docx(data: bytes, page: str, title: str, comments: Sequence[Comment], day: date) -> bytes:
    """The document with comments, in the place of those of an earlier check; without a place they stand at the title.

    `page` is the page that it was read as; ValueError where it is another.
    """
    package = DocxPackage(data)
    held = package.part("comments")
    about = without_earlier(package, held) if held is not None else {}
    traced = trace(package)
    if traced.html != page:
        raise ValueError("the document does not read as it did when it was checked")
    places = _Places(package, traced, title)
    found = [places.words(comment.where) or places.block(comment.where) for comment in comments]
    pieces = _cut([words for words in found if isinstance(words, _Words)])
    space = etree.QName(package.main).namespace or ""
    held = etree.Element(f"{{{space}}}comments", nsmap={"w": space}) if held is None else held
    first = (
        max((int(value(one, "id") or 0) for one in held if (value(one, "id") or "").isdecimal()), default=-1)
        + 1
    )
    for id_, (comment, place) in enumerate(zip(comments, found, strict=True), first):
        marks = _Marks(space, str(id_))
        if isinstance(place, _Words):
            marks.around(
                pieces[place.first][place.start], pieces[place.last][_before(pieces[place.last], place.end)]
            )
        else:
            marks.within(place)
        held.append(_comment(space, id_, comment, day))
    return package.rewritten(
        _parts(package, held, space) | {name: _written(part) for name, part in about.items()}
    )


class _Places:
    """Finds in the document what a place on the page is."""

    def __init__(self, package: DocxPackage, traced: DocxTrace, title: str) -> None:
        self._titled = title
        self._main = package.main
        self._traced = traced
        self._starts = [text.start for text in traced.texts]
        root = tree(traced.html.encode("utf-8", "replace"))
        assert root is not None
        self._root = root
        self._paths = ElementPaths(root)

    def words(self, where: Region | None) -> _Words | None:
        """The text that a place is; None for an element, and for words where no comment may stand."""
        if where is None or where.offset is None or not where.length:
            return None
        if self._traced.html[where.offset] == "<":
            return None
        end = where.offset + where.length
        texts = self._traced.texts
        first = max(bisect_right(self._starts, where.offset) - 1, 0)
        last = max(bisect_right(self._starts, end - 1) - 1, first)
        one, other = texts[first], texts[last]
        start = character(escape(one.element.text), where.offset - one.start)
        stop = character(escape(other.element.text), end - other.start)
        if any(self._closed(text.element) for text in (one, other)) or start >= len(one.element.text):
            return None
        return _Words(one.element, start, other.element, stop)

    def block(self, where: Region | None) -> Element:
        """The paragraph, cell or table of a place; the first paragraph for the document as a whole."""
        node = self._paths.at(where.xpath) if where is not None else None
        while node is not None:
            mark = (node.get(SPOT) or "").rpartition(" ")[2]
            block = self._traced.blocks.get(mark)
            if block is not None and not self._closed(block):
                return block
            node = node.getparent()
        return self._title

    @cached_property
    def _title(self) -> Element:
        """The paragraph of the title, else the first."""
        blocks = self._traced.blocks
        for node in self._root.iter():
            text = squeeze("".join(node.itertext())) if node.get(SPOT) in blocks else ""
            if text and self._titled.startswith(text):
                return blocks[node.get(SPOT)]
        return blocks.get("p1", next(iter(blocks.values()), self._main))

    def _closed(self, element: Element) -> bool:
        """Whether it stands in a text box or a note: Word has no comments there."""
        return element.getroottree().getroot() is not self._main or _boxed(element)


def _boxed(element: Element, within: Element | None = None) -> bool:
    """Whether it stands in a text box, or in one that hangs on what is `within`."""
    for around in element.iterancestors():
        if around is within:
            return False
        if local(around) == "txbxContent":
            return True
    return False


def _cut(all_words: Iterable[_Words]) -> dict[Element, dict[int, Element]]:
    """Runs cut where words begin and end: for each text element its pieces, by their first characters."""
    cuts: dict[Element, set[int]] = {}
    for words in all_words:
        cuts.setdefault(words.first, set()).add(words.start)
        cuts.setdefault(words.last, set()).add(words.end)
    return {text: _pieces(text, sorted(at)) for text, at in cuts.items()}


def _pieces(text: Element, cuts: Sequence[int]) -> dict[int, Element]:
    run, whole = text.getparent(), text.text
    before = [one for one in text.itersiblings(preceding=True) if local(one) != "rPr"]
    after = list(text.itersiblings())
    if before:
        run.addprevious(_run_like(run, reversed(before)))
    bounds = [0, *(at for at in cuts if 0 < at < len(whole)), len(whole)]
    pieces: dict[int, Element] = {}
    last = run
    for start, end in pairwise(bounds):
        piece = text if not start else etree.Element(text.tag)
        piece.text = whole[start:end]
        piece.set(_SPACE, "preserve")
        if start:
            last.addnext(_run_like(run, [piece]))
            last = piece.getparent()
        pieces[start] = piece
    if after:
        last.addnext(_run_like(run, after))
    return pieces


def _run_like(run: Element, content: Iterable[Element]) -> Element:
    """A run that looks like another, with content that is moved into it."""
    twin = etree.Element(run.tag, dict(run.attrib))
    look = child(run, "rPr")
    if look is not None:
        twin.append(deepcopy(look))
    twin.extend(list(content))
    return twin


def _before(pieces: Mapping[int, Element], end: int) -> int:
    """The piece that ends at a character."""
    return max(start for start in pieces if start < end or start == 0)


class _Marks:
    """The elements that tie a comment to its place."""

    def __init__(self, space: str, id_: str) -> None:
        self._space = space
        self._id = id_

    def around(self, first: Element, last: Element) -> None:
        """Tie it to the runs from one text to another."""
        begin, end = first.getparent(), last.getparent()
        begin.addprevious(self._mark("commentRangeStart"))
        closing = self._mark("commentRangeEnd")
        end.addnext(closing)
        outer = closing
        while local(outer.getparent()) != "p":
            outer = outer.getparent()
        outer.addnext(self._reference())

    def within(self, block: Element) -> None:
        """Tie it to all of a paragraph or cell; of a table, to its first cell."""
        if local(block) == "tbl":
            block = next((one for one in block.iter() if local(one) == "tc"), block)
        paragraphs = [one for one in block.iter() if local(one) == "p" and not _boxed(one, block)]
        if not paragraphs:
            return
        begin = child(paragraphs[0], "pPr")
        if begin is None:
            paragraphs[0].insert(0, self._mark("commentRangeStart"))
        else:
            begin.addnext(self._mark("commentRangeStart"))
        paragraphs[-1].append(self._mark("commentRangeEnd"))
        paragraphs[-1].append(self._reference())

    def _mark(self, name: str) -> Element:
        return etree.Element(f"{{{self._space}}}{name}", {f"{{{self._space}}}id": self._id})

    def _reference(self) -> Element:
        run = etree.Element(f"{{{self._space}}}r")
        run.append(self._mark("commentReference"))
        return run


def _comment(space: str, id_: int, comment: Comment, day: date) -> Element:
    def name(local_name: str) -> str:
        return f"{{{space}}}{local_name}"

    about = {
        name("id"): str(id_),
        name("author"): AUTHOR,
        name("date"): f"{day}T00:00:00Z",
        name("initials"): "RL",
    }
    element = etree.Element(name("comment"), about)
    for line in comment.lines:
        text = etree.SubElement(etree.SubElement(etree.SubElement(element, name("p")), name("r")), name("t"))
        text.text = harmless(line)
        text.set(_SPACE, "preserve")
    return element


def _parts(package: DocxPackage, comments: Element, space: str) -> dict[str, bytes]:
    """The parts of the package that change."""
    folder, main = dirname(package.main_name), package.main_name.rpartition("/")[2]
    name = package.related("comments")
    parts = {package.main_name: _written(package.main)}
    if name is None:
        name = join(folder, "comments.xml")
        relations_name = join(folder, "_rels", f"{main}.rels")
        relations = package.tree(relations_name)
        relations = etree.Element(f"{{{_RELATIONS}}}Relationships") if relations is None else relations
        about = {"Id": "reportlint-comments", "Type": _KINDS.get(space, _KIND), "Target": "comments.xml"}
        etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", about)
        types = package.tree("[Content_Types].xml")
        assert types is not None
        about = {"PartName": f"/{name}", "ContentType": _COMMENTS_TYPE}
        etree.SubElement(types, f"{{{_TYPES}}}Override", about)
        parts |= {relations_name: _written(relations), "[Content_Types].xml": _written(types)}
    return parts | {name: _written(comments)}


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
