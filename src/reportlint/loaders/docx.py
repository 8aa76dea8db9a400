"""A Word document: converted to HTML, then read like any page. Its places are paragraphs and cells."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Final

from reportlint.loaders.conversion import converted_apart
from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.loaders.locations import locations
from reportlint.model.finding import Notice, Problem
from reportlint.model.message import Message
from reportlint.page import Page, parse
from reportlint.page.problems import problem
from reportlint.page.source import converted
from reportlint.support import limits

_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _matches(data: bytes, name: str) -> bool:
    """Whether it is an archive with the parts of a Word document, or one that is damaged and named so."""
    if not data.startswith(b"PK"):
        return False
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return name.lower().endswith(LOADER.suffixes)
    return "[Content_Types].xml" in names and any(part.startswith("word/") for part in names)


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
    yield page_of(data, name, path, url)


def page_of(
    data: bytes, name: str, path: str | None, url: str | None, notices: tuple[Notice, ...] = ()
) -> Page | Unreadable:
    """The page that a Word document makes."""
    text: str | Problem = converted_apart("reportlint.loaders.docx:html_of", data)
    if isinstance(text, Problem):
        return unread(data, name, path, url, text, media_type=_MEDIA_TYPE)
    source = converted(data, text, name=name, path=path, url=url, media_type=_MEDIA_TYPE)
    page = parse(source, notices=notices, locations=locations)
    return Unreadable(source.origin, page) if isinstance(page, Problem) else page


def html_of(data: bytes) -> str | Problem:
    """A Word document as one page of HTML."""
    from reportlint.loaders.docx_parts.convert import convert
    from reportlint.loaders.docx_parts.package import DocxError, DocxPackage

    try:
        return convert(DocxPackage(data))
    except DocxError as broken:
        return broken.problem
    except RecursionError:
        return problem("too-deep", limit=limits.DEPTH)


LOADER = Loader(
    name="docx",
    title=Message("Word 文档", "Word document"),
    suffixes=(".docx", ".docm"),
    matches=_matches,
    load=_load,
)
