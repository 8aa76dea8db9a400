"""Files that hold no text to check, told by their first bytes: pictures, spreadsheets, programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.model.message import Message
from reportlint.page.problems import problem
from reportlint.support.file_signatures import OLE, RAR

_PICTURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_OTHERS: Final = (
    (RAR, Message("RAR 压缩包", "a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", Message("7z 压缩包", "a 7z archive")),
    (b"\x1f\x8b", Message("gzip 压缩文件", "a gzip file")),
    (b"BZh", Message("bzip2 压缩文件", "a bzip2 file")),
    (b"\xfd7zXZ\0", Message("xz 压缩文件", "an xz file")),
    (b"MZ", Message("程序", "a program")),
    (b"\x7fELF", Message("程序", "a program")),
    (b"SQLite format 3\0", Message("数据库", "a database")),
    (
        OLE,
        Message("旧版 Office 文件（表格或演示）", "an old Office file (sheet or slides)"),
    ),
)
_UNKNOWN: Final = Message("二进制数据", "binary data")
_SAMPLE: Final = 4096
_TEXT: Final = bytes(set(range(256)) - set(range(9)) - set(range(14, 27)) - set(range(28, 32)))
_TOO_MANY: Final = 0.1
"""Share of control characters above which bytes are no text."""


def _kind(data: bytes) -> tuple[str, Message | str] | None:
    """Code of the problem and name of the format; None for text."""
    head = data[:_SAMPLE]
    # Text never begins like a picture, but it may begin with the letters BM or MZ.
    binary = b"\0" in head
    for magic, picture in _PICTURES:
        if head.startswith(magic) and (binary or len(magic) > 2):
            return "image-named-html", picture
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image-named-html", "WebP"
    if head[4:12] in {b"ftypheic", b"ftypavif", b"ftypmif1"}:
        return "image-named-html", "HEIF"
    for magic, other in _OTHERS:
        if head.startswith(magic) and (binary or len(magic) > 2):
            return "binary-not-report", other
    # UTF-16 and UTF-32 are full of NULs.
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", b"<\0", b"\0<")):
        return None
    if len(head.translate(None, _TEXT)) > _TOO_MANY * len(head):
        return "binary-not-report", _UNKNOWN
    return None


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Unreadable]:
    code, kind = _kind(data) or ("binary-not-report", _UNKNOWN)
    yield unread(data, name, path, url, problem(code, format=kind))


LOADER = Loader(
    name="binary",
    title=Message("非文本文件", "binary file"),
    suffixes=(),
    matches=lambda data, name: _kind(data) is not None,
    load=_load,
)
