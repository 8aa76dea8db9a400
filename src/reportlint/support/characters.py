"""Characters that a text from elsewhere may hold and that no document or terminal may be given."""

from __future__ import annotations

import re
from typing import Final

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 § 2.2 does not let a document hold."""
_STEERING: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters: escape sequences begin with ESC, or with one of C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # order of writing, and formats that are out of use
    "\u2028\u2029\ufff9-\ufffb"  # line ends that are none, annotations
    "\U000e0000-\U000e007f"  # tags: text that nobody sees
    "\ud800-\udfff\ufffe\uffff]"
)
_SPACE: Final = re.compile(r"\s+")


def for_xml(text: str) -> str:
    """The text without the characters that no XML or HTML document may hold."""
    return _NOT_XML.sub("", text)


def harmless(text: str) -> str:
    """The text with its tabs and line feeds, without what steers a terminal or reads otherwise than it looks."""
    return _STEERING.sub("", text)


def escaped(text: str) -> str:
    """JSON with every such character written as an escape: the same data, harmless where it is shown."""
    return _STEERING.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    """As JSON writes it: beyond the first plane a pair of surrogates."""
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n] << 8 | units[n + 1]:04x}" for n in range(0, len(units), 2))


def one_line(text: str) -> str:
    """The text on one line, fit for a terminal."""
    return _SPACE.sub(" ", harmless(_SPACE.sub(" ", text))).strip()
