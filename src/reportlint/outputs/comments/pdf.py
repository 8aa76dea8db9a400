"""Comments in a PDF (ISO 32000-1, 12.5.6): words highlighted, with a note on each. The pages stay as they are."""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from reportlint.loaders.locations import SPOT
from reportlint.loaders.paper.convert import PaperArea, PaperDocument
from reportlint.loaders.pdf import read_pdf
from reportlint.model.errors import without_extra
from reportlint.model.message import Message
from reportlint.model.place import Region
from reportlint.outputs.comments.comment import AUTHOR, Comment, character
from reportlint.page.marking import ElementPaths
from reportlint.page.parse import tree
from reportlint.support.characters import harmless

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import PdfObject

try:
    from pypdf import PdfReader, PdfWriter
    from pypdf.annotations import Highlight, Text
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject
except ImportError:
    raise without_extra(Message("在 PDF 上写批注", "Writing comments into a PDF"), "pdf") from None

# Of what it forgives in damaged files it tells on stderr; nobody asked.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_YELLOW: Final = "ffe066"
_NOTE: Final = 18.0
"""Width and height of a note without words, in points."""


def commented_pdf(data: bytes, page: str, comments: Sequence[Comment], day: date) -> bytes:
    """The document with comments, in the place of those of an earlier check that nobody answered.

    `page` is the page that it was read as; ValueError where it is another.
    """
    paper = read_pdf(data)
    if not isinstance(paper, PaperDocument) or paper.html != page:
        raise ValueError("the document does not read as it did when it was checked")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    for sheet in writer.pages:
        _drop_earlier(sheet)
    paths = ElementPaths(tree(page.encode("utf-8", "replace")))
    for comment in comments:
        areas = list(_areas(comment.where, paths, paper))
        number = areas[0].page if areas else 1
        sheet = writer.pages[number - 1]
        on_page = [_rectangle(area, sheet) for area in areas if area.page == number and not sheet.rotation]
        note = _highlight(on_page) if on_page else _note(sheet)
        note[NameObject("/T")] = TextStringObject(AUTHOR)
        note[NameObject("/M")] = TextStringObject(f"D:{day:%Y%m%d}000000Z")
        note[NameObject("/Contents")] = TextStringObject(harmless("\n".join(comment.lines)))
        writer.add_annotation(number - 1, note)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _drop_earlier(sheet: PageObject) -> None:
    held = sheet.get("/Annots")
    notes = held.get_object() if held is not None else None
    if not isinstance(notes, ArrayObject):
        return
    said = {str(note): _said(note) for note in notes}
    answered = {str(one.get("/IRT")) for one in said.values()}
    ours = {
        name
        for name, one in said.items()
        if str(one.get("/T")) == AUTHOR and str(one.get("/Subtype")) != "/Popup" and name not in answered
    }
    kept = [note for note in notes if not ours & {str(note), str(said[str(note)].get("/Parent"))}]
    sheet[NameObject("/Annots")] = ArrayObject(kept)


def _said(note: PdfObject) -> dict[str, PdfObject]:
    """What a note holds, with references as such: to the one that it answers, or that it opens."""
    found = note.get_object()
    return {key: found.raw_get(key) for key in found} if isinstance(found, DictionaryObject) else {}


def _areas(where: Region | None, paths: ElementPaths, paper: PaperDocument) -> Iterator[PaperArea]:
    """What of the paper a place is; nothing for the document as a whole."""
    node = paths.at(where.xpath) if where is not None else None
    mark = ""
    while node is not None and mark not in paper.areas:
        mark = (node.get(SPOT) or "").rpartition(" ")[2]
        node = node.getparent()
    areas = paper.areas.get(mark, ())
    if (
        where is None
        or where.offset is None
        or not where.length
        or paper.html[where.offset] == "<"
        or not mark.startswith("p")
    ):
        yield from areas
        return
    begin = paper.html.rindex(">", 0, where.offset) + 1
    text = paper.html[begin : paper.html.index("<", begin)]
    first, last = character(text, where.offset - begin), character(text, where.offset + where.length - begin)
    ends = list(accumulate(len(area.spans) for area in areas))
    for n in range(bisect_right(ends, first), len(areas)):
        area, start = areas[n], ends[n] - len(areas[n].spans)
        spans = area.spans[max(first - start, 0) : max(last - start, 0)]
        if spans:
            yield area._replace(x0=spans[0][0], x1=spans[-1][1])


def _rectangle(area: PaperArea, sheet: PageObject) -> tuple[float, float, float, float]:
    """The area as PDF counts: from the left and lower edge."""
    left, top = float(sheet.mediabox.left), float(sheet.mediabox.top)
    return left + area.x0, top - area.bottom, left + area.x1, top - area.top


def _highlight(rectangles: Sequence[tuple[float, float, float, float]]) -> Highlight:
    corners = [number for x0, y0, x1, y1 in rectangles for number in (x0, y1, x1, y1, x0, y0, x1, y0)]
    sides = list(zip(*rectangles, strict=True))
    around = (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))
    quads = ArrayObject([FloatObject(number) for number in corners])
    return Highlight(rect=around, quad_points=quads, highlight_color=_YELLOW, printing=True)


def _note(sheet: PageObject) -> Text:
    x, y = float(sheet.mediabox.left) + _NOTE, float(sheet.mediabox.top) - _NOTE
    return Text(rect=(x, y - _NOTE, x + _NOTE, y), text="")
