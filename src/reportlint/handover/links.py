"""Links from a table of the office: to the page on the web, and to the page as it was kept."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import quote, urlsplit

_LONGEST: Final = 1000
"""Characters of an address that Excel opens for sure."""
_UNSAFE: Final = re.compile(r"[\x00-\x20\x7f-\x9f]")
_ABSOLUTE: Final = re.compile(r"/|\\\\|[A-Za-z]:[\\/]")
_KEPT: Final = "/!$&'()*+,;=:@-._~"


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A cell that leads somewhere."""

    target: str
    """As XlsxWriter takes it."""
    text: str
    plain: str
    """What stands in its place where a sheet has as many links as it can hold."""


def web_link(address: str) -> SourceLink | str:
    """A link to a page on the web; of a file on this machine its name, and what is no address stays a text."""
    try:
        known = urlsplit(address)
        if known.scheme in ("http", "https") and known.hostname and not _UNSAFE.search(address):
            return SourceLink(address, address, address) if len(address) <= _LONGEST else address
    except ValueError:
        pass
    return PurePath(address).name if _ABSOLUTE.match(address) else address


def file_link(path: str, folder: Path, beside: Path, text: str) -> SourceLink | str:
    """A link to a kept file from one in the folder `beside`; empty for no path.

    It is written relative to `beside`, so that the run can be moved as a whole.
    """
    if not path:
        return ""
    relative = _relative(folder / path, beside)
    return SourceLink(f"external:{_quoted(relative)}", text, relative)


def kept_page(path: str, folder: Path, beside: Path) -> str:
    """The address of a kept file for a page in the folder `beside`; empty for no path."""
    return _quoted(_relative(folder / path, beside)) if path else ""


def _relative(path: Path, beside: Path) -> str:
    """How a file is reached from a folder, without telling where on this machine both are."""
    try:
        return Path(os.path.relpath(path, beside)).as_posix()
    except ValueError:
        # Another drive of Windows.
        return path.as_uri()


def _quoted(path: str) -> str:
    """The path with what would end an address escaped; Chinese stays readable."""
    return "".join(char if ord(char) > 0x7F else quote(char, safe=_KEPT) for char in path)
