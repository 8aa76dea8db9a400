"""One member of a zip file, bounded whatever the archive says of its size."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from reportlint.model.finding import Problem
from reportlint.page.problems import problem, size

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo


def read_member(archive: ZipFile, member: ZipInfo | str, limit: int) -> bytes | Problem:
    """The content of a member, of at most `limit` bytes whatever the archive says about it."""
    from zipfile import BadZipFile

    try:
        with archive.open(member) as file:
            content = file.read(limit + 1)
    except (BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error, ValueError):
        return problem("archive-broken")
    if len(content) > limit:
        return problem("archive-bomb", size=f"> {size(limit)}", limit=size(limit))
    return content
