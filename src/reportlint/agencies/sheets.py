"""The sheets of a list as rows of text, whatever program wrote the file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from reportlint.agencies.columns import find_header
from reportlint.agencies.old_workbook import sheets_of_workbook
from reportlint.agencies.sheet import ListSheet, clean, unusable
from reportlint.agencies.workbook import visible_sheets
from reportlint.model.message import Message
from reportlint.page.source import decode
from reportlint.support import limits
from reportlint.support.excel import BROKEN, unpacked_bytes
from reportlint.support.file_signatures import LOCKED, OLE
from reportlint.support.refusals import reason_of

HEADER_WITHIN: Final = 20
"""Rows from the top among which the header stands."""
_SEPARATORS: Final = ",;\t"
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_OTHER: Final = re.compile(rb"\s*(?:<(?:!doctype|html|table|\?xml)|%PDF-|\{\\rtf)", re.I)
_SAVE_AS: Final = Message(
    "请用 Excel 或 WPS 另存为 .xlsx 或 .csv。", "Save it as .xlsx or .csv from Excel or WPS."
)


def sheets_of(path: Path) -> Iterator[ListSheet]:
    """The sheets of a file that a reader sees, in their order; a text file is one. Raises UsageError."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.LIST_BYTES + 1)
    except OSError as error:
        why = reason_of(error)
        raise unusable(path, Message(f"读取失败：{why.zh}。", f"it can't be read: {why.en}.")) from None
    if len(data) > limits.LIST_BYTES or (data.startswith(b"PK") and _unpacked(data) > limits.LIST_BYTES):
        raise unusable(
            path,
            Message(
                f"文件展开后超过 {limits.LIST_BYTES:,} 字节（限额 list-bytes）。",
                f"it has more than {limits.LIST_BYTES:,} bytes, once unpacked (limit list-bytes).",
            ),
        )
    if data.startswith(b"PK") and _ODS not in data[:100]:
        yield from visible_sheets(path, data)
    elif data.startswith((OLE, b"PK")) and LOCKED not in data:
        yield from sheets_of_workbook(path, data)
    else:
        yield _text_sheet(path, data)


def _unpacked(data: bytes) -> int:
    """How large a workbook is, once unpacked; of a broken one its reader tells."""
    try:
        return unpacked_bytes(data)
    except BROKEN:
        return 0


def _text_sheet(path: Path, data: bytes) -> ListSheet:
    if data.startswith(OLE):
        why = Message("文件设有密码。请取消密码。", "it is protected by a password. Remove the password.")
        raise unusable(path, why)
    text, _ = decode(data)
    if not text.strip():
        raise unusable(path, Message("文件是空的。", "it is empty."))
    if "\0" in text or _OTHER.match(data):
        raise unusable(
            path,
            Message(
                f"这不是 .xlsx、.xls、.ods 或 .csv 文件。{_SAVE_AS.zh}",
                f"it is no .xlsx, .xls, .ods or .csv file. {_SAVE_AS.en}",
            ),
        )
    return ListSheet(_records(path, text, _separator(text)))


def _separator(text: str) -> str:
    """The separator with which the header has most columns that are known."""

    def known(separator: str) -> int:
        try:
            header = find_header(enumerate(islice(_split(text, separator), HEADER_WITHIN), 1))
        except csv.Error:
            return 0
        return len(header.places) if header else 0

    return max(_SEPARATORS, key=known)


def _records(path: Path, text: str, separator: str) -> Iterator[list[str]]:
    row = 1
    try:
        for record in _split(text, separator):
            yield record
            row += 1
    except csv.Error:
        raise unusable(
            path,
            Message(
                f"第 {row} 行的引号不成对，其后的内容无法分列。",
                f"the quotation marks in row {row} are not in pairs; what follows can't be told apart.",
            ),
        ) from None


def _split(text: str, separator: str) -> Iterator[list[str]]:
    # Strict: a quotation mark that is not closed would swallow the rows below it without a word.
    for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
        yield [clean(cell) for cell in record]
