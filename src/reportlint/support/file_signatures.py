"""The first bytes of files, by which their kind is known whatever they are named."""

from __future__ import annotations

from typing import Final

PDF: Final = b"%PDF-"
ZIP: Final = b"PK\x03\x04"
"""Of archives, and of what is one inside: .docx, .xlsx, .ods."""
EMPTY_ZIP: Final = b"PK\x05\x06"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Of older Office files, and of newer ones with a password."""
LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
"""Stands in an OLE file that has a password."""
RTF: Final = b"{\\rtf"
PNG: Final = b"\x89PNG"
JPEG: Final = b"\xff\xd8\xff"
GIF: Final = b"GIF8"
RAR: Final = b"Rar!"
