"""Addresses of inputs as programs read them."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

from reportlint.model.finding import Origin

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_ADDRESS = ":/?#[]@!$&'()*+,;=%~"


def uri_of(origin: Origin) -> str:
    """A percent-encoded URI reference of an input.

    A path stays relative, with forward slashes; an absolute one is a `file:` address. What was never a file
    has its web address, or its name.
    """
    if origin.path is None:
        return _quoted(origin.url, _ADDRESS) if origin.url else _quoted(origin.name)
    path = origin.path.replace("\\", "/") if _DRIVE.match(origin.path) else origin.path
    path = posixpath.normpath(path)
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{_quoted(path[2:])}"
    return f"file://{_quoted(path)}" if path.startswith("/") else _quoted(path)


def _quoted(text: str, safe: str = "/") -> str:
    """Percent-encoded, the bytes of a name that is no UTF-8 as they are on the disk."""
    try:
        return quote(text, safe=safe, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(text, safe=safe, errors="replace")


def page_of_rule(docs_url: str, rule: str) -> str:
    """The address of a shipped rule's page; empty where the documentation is not published, or is another's."""
    return f"{docs_url.rstrip('/')}/rules/{rule}.html" if docs_url and "/" not in rule else ""
