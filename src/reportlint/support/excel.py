"""Opening Excel workbooks, for lists and for what an office gives back."""

from __future__ import annotations

import io
import warnings
import zlib
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from reportlint.model.errors import without_extra
from reportlint.model.message import Message

BROKEN: Final = (
    *(BadZipFile, zlib.error, EOFError, OSError, RuntimeError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError),
)
"""What openpyxl raises for damaged files, when they are opened and when rows are read."""


def open_excel(data: bytes, doing: Message) -> Any:
    """An openpyxl workbook of .xlsx data, to be read row by row.

    Raises UsageError, which names what one was doing, where openpyxl is not installed, else one of `BROKEN`.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise without_extra(doing, "office") from None
    # Openpyxl warns of styles and drop-downs that it does not keep; nobody asks it to.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        # What a sheet says about its size is wrong in the files of some programs.
        sheet.reset_dimensions()
    return book


def unpacked_bytes(data: bytes) -> int:
    """How large the parts of a workbook are in all; no reader gets more out of them. Raises one of `BROKEN`."""
    with ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist())
