"""From bytes to text: how an input was decoded, where it came from, what was lost.

What a page declares about its encoding is often wrong, so it is recorded and never believed. The order
byte order mark, strict UTF-8, strict GB 18030, fewest replacement characters was right on every page
tried, where detectors were not.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from reportlint.model.finding import Notice, Origin
from reportlint.model.message import Message

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_UNMARKED: Final = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
"""How a page in UTF-16 begins that has no byte order mark."""
_DECLARED: Final = re.compile(
    r"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_DECLARED_WITHIN: Final = 8192
_GB: Final = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936", "ms936", "chinese"})
_SAMPLE: Final = 2048
_LOST: Final = "\ufffd"


@dataclass(frozen=True, slots=True)
class Source:
    """An input, decoded."""

    data: bytes
    text: str
    """The decoded text, without byte order mark. NUL characters are replaced by zero-width spaces."""
    encoding: str
    """How it was decoded: `utf-8`, `gb18030`, `utf-16-le` …; empty for a document that was converted."""
    declared: str | None
    """What the page or the server says, as printed."""
    lost: int
    """Characters that cannot be read. The text shows each as U+FFFD, but for one the file was cut within."""
    name: str
    """Path or address as the user gave it."""
    path: str | None
    """Path of the file that places refer to; None for stdin."""
    url: str | None
    media_type: str
    sha256: str
    notices: tuple[Notice, ...]

    @property
    def utf8(self) -> bytes:
        """The text in UTF-8; the data itself where that is what it holds."""
        if self.encoding == "utf-8" and not self.lost and b"\0" not in self.data:
            return self.data.removeprefix(codecs.BOM_UTF8)
        return self.text.encode("utf-8", "replace")

    @property
    def origin(self) -> Origin:
        """What an outcome says about its input."""
        return Origin(
            name=self.name,
            path=self.path,
            url=self.url,
            sha256=self.sha256,
            size=len(self.data),
            media_type=self.media_type,
            encoding=self.encoding,
            declared_encoding=self.declared,
            lost=self.lost,
        )


def read_source(
    data: bytes,
    *,
    name: str,
    path: str | None = None,
    url: str | None = None,
    declared: str | None = None,
    media_type: str = "text/html",
) -> Source:
    """Decode bytes. Never fails: what cannot be decoded is replaced and counted.

    `declared` is the charset of the HTTP header, where there was one; else the page's own is looked up.
    """
    text, encoding = decode(data)
    declared = declared or _declared(text)
    notices = []
    if (
        declared
        and _encoding_of(declared) != encoding.removesuffix("-le").removesuffix("-be")
        and not data.isascii()
    ):
        notices.append(
            Notice(
                "encoding-differs",
                Message(
                    f"网页声明的编码是 {declared}，实际是 {encoding}，已按实际编码读取",
                    f"The page declares {declared} but is {encoding}; it was read as what it is",
                ),
            )
        )
    if "\0" in text:
        notices.append(
            Notice(
                "nul-characters",
                Message(
                    f"文件中有 {text.count(chr(0))} 个空字符（NUL），已忽略",
                    f"{text.count(chr(0))} NUL characters were ignored",
                ),
            )
        )
        # Replaced, not removed: offsets stay those of the file, and squeezed text has no zero-width spaces.
        text = text.replace("\0", "\u200b")
    damaged = text.count(_LOST)
    cut = text.endswith(_LOST) and not data.endswith(_LOST.encode(encoding))
    if cut:
        text = text.rstrip(_LOST)
        notices.append(
            Notice(
                "cut-within-character",
                Message(
                    "文件在一个字符中间中断，可能没有下载完整",
                    "The file ends within a character; it may not have been downloaded completely",
                ),
            )
        )
    lost = text.count(_LOST)
    if lost:
        notices.append(
            Notice(
                "characters-lost",
                Message(
                    f"有 {lost} 个字符无法识别（显示为 {_LOST}），相关内容请人工核对",
                    f"{lost} characters cannot be read (shown as {_LOST}); check by hand what they touch",
                ),
            )
        )
    return Source(
        data=data,
        text=text,
        encoding=encoding,
        declared=declared,
        lost=damaged,
        name=name,
        path=path,
        url=url,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        notices=tuple(notices),
    )


def converted(
    data: bytes, text: str, *, name: str, path: str | None, url: str | None, media_type: str
) -> Source:
    """A source whose text a converter made from the data of a document."""
    return Source(
        data=data,
        text=text,
        encoding="",
        declared=None,
        lost=text.count(_LOST),
        name=name,
        path=path,
        url=url,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        notices=(),
    )


def decode(data: bytes) -> tuple[str, str]:
    """The text and the encoding it is in."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    for beginning, encoding in _UNMARKED:
        if data.startswith(beginning):
            return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error.start):
            return data.decode("utf-8", "replace"), "utf-8"
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError:
        candidates = [(data.decode(encoding, "replace"), encoding) for encoding in ("gb18030", "utf-8")]
        return min(candidates, key=lambda candidate: candidate[0].count(_LOST))


def _mostly_utf8(data: bytes, error: int) -> bool:
    """Whether bytes that are not strict UTF-8 are UTF-8 with a few damaged ones.

    Short UTF-8 text with one byte damaged may happen to be valid GB 18030; text in GB 18030 read as UTF-8
    is wrong nearly everywhere.
    """
    sample = data[max(0, error - _SAMPLE) : error + _SAMPLE].decode("utf-8", "replace")
    foreign = len(sample) - len(sample.encode("ascii", "ignore"))
    return sample.count(_LOST) * 4 < foreign


def _declared(text: str) -> str | None:
    found = _DECLARED.search(text, 0, _DECLARED_WITHIN)
    return found[1] if found else None


def _encoding_of(label: str) -> str:
    label = label.strip().lower()
    if label in _GB:
        return "gb18030"
    try:
        return codecs.lookup(label).name.removesuffix("-le").removesuffix("-be")
    except LookupError:
        return label
