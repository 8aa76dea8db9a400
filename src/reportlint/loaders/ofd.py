"""An OFD (GB/T 33190-2016), the national format of fixed layout, with text. Needs the extra `pdf` (pdfplumber).

Signatures and seals are neither read nor judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Final

from reportlint.loaders.conversion import converted_apart
from reportlint.loaders.loader import Loader, Unreadable
from reportlint.loaders.ofd_parts.package import ROOT, OfdError, OfdPackage
from reportlint.model.finding import Problem
from reportlint.model.message import Message
from reportlint.page import Page
from reportlint.page.problems import problem

if TYPE_CHECKING:
    from reportlint.loaders.paper.convert import PaperDocument

_MEDIA_TYPE: Final = "application/ofd"


def _matches(data: bytes, name: str) -> bool:
    """Whether it is an archive with the first part of an OFD, or one that is damaged and named so."""
    if not data.startswith(b"PK"):
        return False
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            return any(part.lstrip("/") == ROOT for part in archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return name.lower().endswith(LOADER.suffixes)


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
    from reportlint.loaders.paper.page import page_from_paper

    yield page_from_paper(_read(data), data, name, path, url, format_="OFD", media_type=_MEDIA_TYPE)


def _read(data: bytes) -> PaperDocument | Problem:
    from reportlint.loaders.paper.page import readable

    if find_spec("pdfplumber") is None:
        return problem("extra-missing", format=" OFD", extra="pdf")
    paper: PaperDocument | Problem = converted_apart("reportlint.loaders.ofd:document_of", data)
    return paper if isinstance(paper, Problem) else readable(paper, "OFD")


def document_of(data: bytes) -> PaperDocument | Problem:
    """What the pages of an OFD hold, as far as they can be read."""
    from reportlint.loaders.ofd_parts.sheets import sheet_of
    from reportlint.loaders.paper.convert import convert

    try:
        return convert(map(sheet_of, OfdPackage(data).pages()))
    except OfdError as broken:
        return broken.problem


LOADER = Loader(
    name="ofd",
    title=Message("OFD", "OFD"),
    suffixes=(".ofd",),
    matches=_matches,
    load=_load,
)
