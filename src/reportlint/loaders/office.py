"""Files of older and other office programs (.doc, .wps, .rtf, .odt): LibreOffice makes them .docx first."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.loaders.docx import page_of
from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.loaders.rtf_numbers import with_shown_numbers
from reportlint.model.finding import Notice, Problem
from reportlint.model.message import Message
from reportlint.page import Page
from reportlint.page.problems import problem
from reportlint.support.file_signatures import LOCKED, OLE


def _kind(data: bytes) -> str | None:
    """The ending that tells LibreOffice what it is; None for other content, `encrypted` for locked ones."""
    if data.startswith(OLE):
        # The names of an old Office file's streams are UTF-16 text in its directory.
        if LOCKED in data:
            return "encrypted"
        return "doc" if "WordDocument".encode("utf-16-le") in data else None
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK") and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    if data[:5] == b"<?xml" and (b"<w:wordDocument" in data[:4096] or b"<pkg:package" in data[:4096]):
        return "xml"
    return None


def to_docx(data: bytes) -> bytes | Problem:
    """A document of any of these kinds as .docx."""
    from reportlint.loaders.libreoffice import as_docx

    kind = _kind(data) or "doc"
    return as_docx(with_shown_numbers(data) if kind == "rtf" else data, kind)


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
    kind = _kind(data) or "doc"
    if kind == "encrypted":
        yield unread(data, name, path, url, problem("office-encrypted"))
        return
    converted = to_docx(data)
    if isinstance(converted, Problem):
        yield unread(data, name, path, url, converted)
        return
    notice = Notice(
        "converted",
        Message(
            f"已由 LibreOffice 从 .{kind} 转换为 .docx 后读取",
            f"LibreOffice made a .docx of this .{kind} file, which was read",
        ),
    )
    yield page_of(converted, name, path, url, (notice,))


LOADER = Loader(
    name="office",
    title=Message("旧版 Word、WPS、RTF、ODT 文档", "older Word, WPS, RTF and ODT documents"),
    suffixes=(".doc", ".wps", ".rtf", ".odt"),
    matches=lambda data, name: _kind(data) is not None,
    load=_load,
)
