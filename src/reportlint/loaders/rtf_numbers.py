r"""Automatic numbers of an RTF document as they were shown: text in place of lists.

Programs write each number twice, as the text of the paragraph (`\listtext`, `\pntext`) and as a format of the list.
LibreOffice writes 、 into that format as “?”, and reads the format alone.
"""

from __future__ import annotations

import re
from typing import Final

_INNER: Final = rb"((?:[^{}]|\{[^{}]*\})*)"
_SHOWN: Final = re.compile(rb"\{\\(?:\*\\)?(?:listtext|pntext)(?![a-z])" + _INNER + rb"\}")
_LIST: Final = re.compile(rb"(?<!\\)\\ls\d+|\{\\\*\\pn(?![a-z])" + _INNER + rb"\}")
"""What makes a paragraph, or a style, one of a list."""
_LAYOUT: Final = re.compile(rb"\\(?:pard|tab)(?![a-z])")
"""Inside a number: it would undo the paragraph's own, or move its text away."""


def with_shown_numbers(data: bytes) -> bytes:
    """The document with the numbers that its text shows; as it is where it shows none."""
    shown, numbers = _SHOWN.subn(lambda found: b"{" + _LAYOUT.sub(b"", found[1]) + b"}", data)
    return _LIST.sub(b"", shown) if numbers else data
