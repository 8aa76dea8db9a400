"""How much input is too much. Every limit of reading and judging stands here; all work is bounded by them.

Those in `SETTABLE` can be set in the configuration, under `[limits]`; they hold for a process.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from reportlint.model.message import Message

MARKUP_BYTES = 20_000_000
MARKUP_TAGS = 400_000
"""A tag costs about 300 bytes of memory."""
ATTRIBUTES: Final = 20_000
"""Attributes of one tag, or as much in several. The parser's time grows with their square: these take a third of a
second, and nothing interrupts it."""
DEPTH: Final = 500
"""Elements within one another. The parser stops at 2,048, Python's own recursion near 1,000."""
FILE_BYTES = 200_000_000
LIST_BYTES = 40_000_000
"""Some hundred thousand bodies."""
BASELINE_BYTES = 40_000_000
"""Some thousand reports. What is read takes up to twenty times as much memory."""
PROBLEM_LIST_BYTES = 100_000_000
"""Some sixty thousand findings. What is read takes up to ten times as much memory."""
ARCHIVE_MEMBERS = 20_000
ARCHIVE_BYTES = 2_000_000_000
PART_BYTES = 40_000_000
PART_TAGS = 1_000_000
PDF_PAGES = 300
DOCUMENT_SECONDS = 12
DOCUMENT_BYTES = 800_000_000
CONVERT_SECONDS = 15
CLOCK: Final = 8
"""Times as long by the clock as of the processor: others use it, too."""
PAGE_SECONDS = 8
PAGE_BYTES = 800_000_000
RULE_SECONDS = 10
RULE_FINDINGS = 100
SENTENCE_NUMBERS = 300
"""Each is compared with all others: a sentence of more is a table run together, or an attack."""


class Limit(NamedTuple):
    """A limit that can be set."""

    default: int
    unit: Message
    say: Message


_BYTES = Message("字节", "bytes")
_SECONDS = Message("秒", "seconds")
_COUNT = Message("个", "count")

SETTABLE: Final[Mapping[str, Limit]] = {
    "markup-bytes": Limit(MARKUP_BYTES, _BYTES, Message("一个网页的大小", "Size of one page")),
    "markup-tags": Limit(MARKUP_TAGS, _COUNT, Message("一个网页的标签", "Tags of one page")),
    "file-bytes": Limit(FILE_BYTES, _BYTES, Message("一个文件的大小", "Size of one file of any kind")),
    "list-bytes": Limit(
        LIST_BYTES,
        _BYTES,
        Message("名单展开后的大小", "Size of a list of bodies, unpacked"),
    ),
    "baseline-bytes": Limit(
        BASELINE_BYTES, _BYTES, Message("基线（--baseline）的大小", "Size of a baseline (--baseline)")
    ),
    "problem-list-bytes": Limit(
        PROBLEM_LIST_BYTES,
        _BYTES,
        Message("交回的问题清单展开后的大小", "Size of a list of findings that comes back, unpacked"),
    ),
    "archive-members": Limit(ARCHIVE_MEMBERS, _COUNT, Message("一个压缩包里的文件", "Files in one archive")),
    "archive-bytes": Limit(
        ARCHIVE_BYTES, _BYTES, Message("一个压缩包展开后的大小", "Size of one archive, unpacked")
    ),
    "part-bytes": Limit(
        PART_BYTES, _BYTES, Message("文档一个部分展开后的大小", "Size of one part of a document, unpacked")
    ),
    "part-tags": Limit(PART_TAGS, _COUNT, Message("文档一个部分的标签", "Tags of one part of a document")),
    "pdf-pages": Limit(PDF_PAGES, _COUNT, Message("一个 PDF 或 OFD 的页数", "Pages of one PDF or OFD")),
    "document-seconds": Limit(
        DOCUMENT_SECONDS,
        _SECONDS,
        Message("读取一个文档（Word、PDF、OFD）的处理器时间", "Processor time to read one document"),
    ),
    "document-bytes": Limit(
        DOCUMENT_BYTES,
        _BYTES,
        Message(
            "读取、转换一个文档的进程各可用的内存（Windows 上不限）",
            "Memory of the process that reads a document, and of the one that converts it (not on Windows)",
        ),
    ),
    "convert-seconds": Limit(
        CONVERT_SECONDS,
        _SECONDS,
        Message("LibreOffice 转换一个文件的处理器时间", "Processor time of LibreOffice to convert one file"),
    ),
    "page-seconds": Limit(
        PAGE_SECONDS,
        _SECONDS,
        Message(
            "读入一页可用的处理器时间，以及理解和核查一页合计可用的",
            "Processor time to parse a page, and to read and judge it",
        ),
    ),
    "page-bytes": Limit(
        PAGE_BYTES,
        _BYTES,
        Message(
            "读入、理解、核查一页各可增加的内存（Windows 上不限）",
            "Memory that parsing, reading and judging a page may each add (not on Windows)",
        ),
    ),
    "rule-seconds": Limit(
        RULE_SECONDS, _SECONDS, Message("一条规则核查一页的时间", "Time of one rule for one page")
    ),
    "rule-findings": Limit(
        RULE_FINDINGS,
        _COUNT,
        Message("一条规则在一页上列出的问题", "Findings of one rule on one page that are listed"),
    ),
    "sentence-numbers": Limit(
        SENTENCE_NUMBERS,
        _COUNT,
        Message(
            "一句话里相互对照的数字和比例；更多的，这一句的分项、比例、增减不核对，写明未能判断",
            "Numbers and shares of one sentence that are related to each other; of a sentence with more, lists, "
            "shares and changes are not judged, which is told",
        ),
    ),
}
"""By the key of the configuration; each is the constant of that name."""


def held() -> dict[str, int]:
    """The limits that hold in this process, as `set_limits` takes them."""
    return {key: globals()[_name(key)] for key in SETTABLE}


def set_limits(given: Mapping[str, int]) -> None:
    """Let these limits hold in this process, and the others be what they are by default."""
    for key, limit in SETTABLE.items():
        globals()[_name(key)] = given.get(key, limit.default)


def _name(key: str) -> str:
    return key.upper().replace("-", "_")
