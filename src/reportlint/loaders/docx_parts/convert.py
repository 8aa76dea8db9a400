"""The text of a Word document as HTML: paragraphs, headings, tables, notes, text boxes, pictures.

Tracked changes are taken as accepted. Every block carries its place in the document (see `loaders.locations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Final, NamedTuple

from reportlint.loaders.docx_parts.package import DocxPackage, blocks, child, local, switched_on, value
from reportlint.loaders.docx_parts.styles import Numbering, Styles
from reportlint.loaders.docx_parts.table import DocxCell, rows_of
from reportlint.loaders.locations import SPOT
from reportlint.model.text import Element

_TRANSPARENT: Final = frozenset(
    "ins moveTo sdt sdtContent smartTag customXml fldSimple dir bdo ruby rubyBase".split()
)
"""Elements that only surround runs. Deleted and moved-away text is in others, and so is left out."""
_CHARACTERS: Final = {"tab": "\t", "cr": "<br>", "br": "<br>", "noBreakHyphen": "-"}
_DEEPEST_HEADING: Final = 6


_TRACE: Final = re.compile("\0(\\d+)\0")
"""The number of a text element, where its text begins in the HTML; XML itself can't hold such a character."""


def convert(package: DocxPackage) -> str:
    """The document as one page of HTML."""
    return _Converter(package).page()


class TextSource(NamedTuple):
    """Where on the page a text element (`w:t`) of the document came out."""

    start: int
    """Its first character, counted in the page's HTML."""
    element: Element


class DocxTrace(NamedTuple):
    """A converted document, and what of it became what."""

    html: str
    texts: Sequence[TextSource]
    """In the order of the page."""
    blocks: Mapping[str, Element]
    """Paragraph, cell or table by its mark; for a note or text box the paragraph that it hangs on."""


def trace(package: DocxPackage) -> DocxTrace:
    """The same page as `convert` gives, tied to the elements of the document."""
    converter = _Converter(package, tracing=True)
    parts = _TRACE.split(converter.page())
    texts = []
    at = len(parts[0])
    for number, text in zip(parts[1::2], parts[2::2], strict=True):
        texts.append(TextSource(at, converter.texts[int(number)]))
        at += len(text)
    return DocxTrace("".join(parts[::2]), texts, converter.blocks)


class _Converter:
    def __init__(self, package: DocxPackage, *, tracing: bool = False) -> None:
        self.texts: list[Element] = []
        self.blocks: dict[str, Element] = {}
        self._tracing = tracing
        self._host: Element | None = None
        """The paragraph or table of the body that is being read."""
        self._main = package.main
        self._targets = package.targets()
        self._styles = Styles(package)
        self._numbering = Numbering(package, self._styles)
        self._notes = {kind: _notes(package.part(kind)) for kind in ("footnotes", "endnotes")}
        self._referred: list[tuple[str, str]] = []
        """Notes referred to since the last block of the body ended."""
        self._boxes: list[Element] = []
        """Text boxes anchored in the paragraph that is being read."""
        self._carried = ""
        """Text of a paragraph whose end was deleted: it joins the next one."""
        self._fields: list[bool] = []
        """Open fields, innermost last: True where the result is being read, False for its instruction."""
        self._paragraphs = self._tables = self._boxes_told = self._notes_told = 0

    def page(self) -> str:
        parts: list[str] = []
        for block in blocks(child(self._main, "body")):
            self._host = block
            parts += self._block(block, top=True)
            parts += self._notes_of_block()
        if self._carried:
            parts.append(f"<p>{self._carried}</p>\n")
        return f"<!DOCTYPE html>\n<html><body>\n{''.join(parts)}</body></html>\n"

    def _block(self, block: Element, *, top: bool = False) -> Iterator[str]:
        return self._table(block) if local(block) == "tbl" else self._paragraph(block, top)

    def _paragraph(self, paragraph: Element, top: bool) -> Iterator[str]:
        outer, self._boxes = self._boxes, []
        text = self._carried + self._inline(paragraph)
        self._carried = ""
        self._fields = [result for result in self._fields if result]
        if child(paragraph, "pPr", "rPr", "del") is not None:
            self._carried = text
        else:
            yield self._written(paragraph, escape(self._number(paragraph)) + text, top)
        boxes, self._boxes = self._boxes, outer
        for box in boxes:
            self._boxes_told += 1
            self._mark(f"x{self._boxes_told}", self._host)
            yield self._division(f"x{self._boxes_told}", box)

    def _written(self, paragraph: Element, text: str, top: bool) -> str:
        location = ""
        if top and text.strip():
            self._paragraphs += 1
            location = f' {SPOT}="p{self._paragraphs}"'
            self._mark(f"p{self._paragraphs}", paragraph)
        if self._styles.in_contents(paragraph):
            text = f'<a href="#contents">{text}</a>'
        level = self._styles.level(paragraph)
        tag = f"h{min(level, _DEEPEST_HEADING)}" if level else "p"
        return f"<{tag}{location}>{text}</{tag}>\n"

    def _number(self, paragraph: Element) -> str:
        """The automatic number; a space parts it from digits that follow."""
        label = self._numbering.label(paragraph)
        return f"{label} " if label else ""

    def _table(self, table: Element) -> Iterator[str]:
        self._tables += 1
        number = self._tables
        self._mark(f"t{number}", table)
        yield f'<table {SPOT}="t{number}">\n'
        for n, row in enumerate(rows_of(table), 1):
            cells = "".join(self._cell(cell, f"t{number}.{n}.{cell.ordinal}") for cell in row)
            yield f'<tr {SPOT}="t{number}.{n}">{cells}</tr>\n'
        yield "</table>\n"

    def _cell(self, cell: DocxCell, location: str) -> str:
        self._mark(location, cell.element)
        spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        return f'<td {SPOT}="{location}"{spans}>{self._content(cell.element).strip()}</td>'

    def _division(self, location: str, content: Element) -> str:
        return f'<div {SPOT}="{location}">{self._content(content)}</div>\n'

    def _content(self, holder: Element | None) -> str:
        """The blocks of a cell, note or text box."""
        outer, self._carried = self._carried, ""
        parts = [part for block in blocks(holder) for part in self._block(block)]
        if self._carried:
            parts.append(f"<p>{self._carried}</p>\n")
        self._carried = outer
        return "".join(parts)

    def _notes_of_block(self) -> Iterator[str]:
        """The notes of a block, right after it: they belong to what it says."""
        referred, self._referred = self._referred, []
        for kind, id_ in referred:
            note = self._notes[kind].get(id_)
            if note is not None:
                self._notes_told += 1
                self._mark(f"n{self._notes_told}", self._host)
                yield self._division(f"n{self._notes_told}", note)

    def _inline(self, elements: Iterable[Element]) -> str:
        return "".join(part for element in elements for part in self._piece(element))

    def _piece(self, element: Element) -> Iterator[str]:
        name = local(element)
        if name == "r":
            if not switched_on(child(element, "rPr", "vanish")):
                yield self._inline(element)
        elif name == "t":
            if all(self._fields):
                if self._tracing and element.text:
                    yield f"\0{len(self.texts)}\0"
                    self.texts.append(element)
                yield escape(element.text or "")
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "sym":
            yield _symbol(value(element, "char"))
        elif name == "fldChar":
            self._field(value(element, "fldCharType"))
        elif name == "hyperlink":
            yield f'<a href="{escape(self._address(element))}">{self._inline(element)}</a>'
        elif name in {"footnoteReference", "endnoteReference"}:
            self._referred.append((f"{name.removesuffix('Reference')}s", value(element, "id") or ""))
        elif name == "AlternateContent":
            yield self._inline(_chosen(element))
        elif name in {"drawing", "pict", "object"}:
            yield from self._drawing(element)
        elif name in {"oMath", "oMathPara"}:
            yield escape("".join(part.text or "" for part in element.iter() if local(part) == "t"))
        elif name in _TRANSPARENT:
            yield self._inline(element)

    def _mark(self, mark: str, element: Element | None) -> None:
        if element is not None:
            self.blocks[mark] = element

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _address(self, link: Element) -> str:
        return self._targets.get(value(link, "id") or "") or f"#{value(link, 'anchor') or ''}"

    def _drawing(self, drawing: Element) -> Iterator[str]:
        """Pictures where they stand; text boxes are kept for the end of the paragraph."""
        for element in _chosen(drawing) if local(drawing) == "AlternateContent" else drawing:
            name = local(element)
            if name == "txbxContent":
                self._boxes.append(element)
                continue
            if name in {"blip", "imagedata"}:
                target = self._targets.get(value(element, "embed") or value(element, "id") or "")
                yield f'<img src="{escape(target or "")}">'
            elif name == "OLEObject":
                yield f'<embed src="{escape(self._address(element))}">'
            yield from self._drawing(element)


def _chosen(alternatives: Element) -> Element | tuple[()]:
    """Of alternative contents, the one that a current Word shows."""
    chosen = child(alternatives, "Choice")
    if chosen is None:
        chosen = child(alternatives, "Fallback")
    return chosen if chosen is not None else ()


def _symbol(code: str | None) -> str:
    try:
        return escape(chr(int(code or "", 16)))
    except (ValueError, OverflowError):
        return ""


def _notes(part: Element | None) -> dict[str, Element]:
    """Footnotes or endnotes by id."""
    return {value(note, "id") or "": note for note in (part if part is not None else ())}
