"""A PDF with text. Needs the extra `pdf` (pdfplumber)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Final

from reportlint.loaders.conversion import converted_apart
from reportlint.loaders.loader import Loader, Unreadable
from reportlint.model.finding import Problem
from reportlint.model.message import Message
from reportlint.page import Page
from reportlint.page.problems import problem, size
from reportlint.support import limits
from reportlint.support.file_signatures import PDF

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage

    from reportlint.loaders.paper.convert import PaperDocument
    from reportlint.loaders.paper.sheet import Sheet

_MEDIA_TYPE: Final = "application/pdf"
_STREAM: Final = re.compile(rb"stream\r?\n")


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
    from reportlint.loaders.paper.page import page_from_paper

    yield page_from_paper(read_pdf(data), data, name, path, url, format_="PDF", media_type=_MEDIA_TYPE)


def read_pdf(data: bytes) -> PaperDocument | Problem:
    """What the pages hold; why they can't be read."""
    from reportlint.loaders.paper.page import readable

    if find_spec("pdfplumber") is None:
        return problem("extra-missing", format=" PDF", extra="pdf")
    paper: PaperDocument | Problem = converted_apart("reportlint.loaders.pdf:document_of", data)
    return paper if isinstance(paper, Problem) else readable(paper, "PDF")


def document_of(data: bytes) -> PaperDocument | Problem:
    """What the pages of a PDF hold, as far as they can be read. Raises MemoryError."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    from reportlint.loaders.paper.convert import convert

    if _unpacked(data) > limits.PART_BYTES:
        return problem("archive-bomb", size=f"> {size(limits.PART_BYTES)}", limit=size(limits.PART_BYTES))
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            pages = len(pdf.pages)
            if pages > limits.PDF_PAGES:
                told = Message(f"{pages} 页", f"{pages} pages")
                return problem("too-large", size=told, limit=limits.PDF_PAGES)
            return convert(map(_sheet, pdf.pages))
    except Exception as error:
        behind = set(_behind(error))
        if MemoryError in behind:
            raise MemoryError from None
        return problem("pdf-encrypted" if PDFPasswordIncorrect in behind else "pdf-broken")


def _sheet(page: PdfPage) -> Sheet:
    """A page, closed when it was read."""
    from reportlint.loaders.paper.rules import is_rule
    from reportlint.loaders.paper.sheet import Picture, Sheet

    ruled = page.filter(is_rule)
    sheet = Sheet(
        width=float(page.width),
        height=float(page.height),
        chars=page.chars,
        edges=ruled.edges,
        pictures=[Picture(image["top"], image["width"], image["height"]) for image in page.images],
    )
    page.close()
    return sheet


def _behind(error: BaseException | None) -> Iterator[type]:
    """The kinds of an error and of what brought it about; pdfplumber wraps those of others."""
    while error is not None:
        yield type(error)
        yield from map(type, error.args)
        error = error.__cause__ or error.__context__


def _unpacked(data: bytes) -> int:
    """Bytes of the largest compressed stream, unpacked; not more than the limit and one."""
    largest, whole = 0, memoryview(data)
    for match in _STREAM.finditer(data):
        try:
            content = zlib.decompressobj().decompress(whole[match.end() :], limits.PART_BYTES + 1)
        except zlib.error:
            continue
        largest = max(largest, len(content))
    return largest


LOADER = Loader(
    name="pdf",
    title=Message("PDF", "PDF"),
    suffixes=(".pdf",),
    matches=lambda data, name: PDF in data[:1024],
    load=_load,
)
