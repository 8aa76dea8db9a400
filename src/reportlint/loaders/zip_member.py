"""One member of a zip file, bounded whatever the archive says of its size."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from reportlint.model.finding import Problem
from reportlint.model.message import Message
from reportlint.model.text import Element
from reportlint.page.problems import problem, size
from reportlint.support import limits

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

TORN: Final = Message(
    "不是完整的压缩包，可能没有传完", "it is no whole zip archive; perhaps a part of it is missing"
)
"""Why a file whose parts are packed can't be opened."""


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


def read_xml(archive: ZipFile, member: ZipInfo | str, broken: str) -> Element | Problem:
    """The root of a member that is XML. `broken` is the code of the Problem of one that is none.

    No entities, no external files: a document needs neither.
    """
    from lxml import etree

    data = read_member(archive, member, limits.PART_BYTES)
    if isinstance(data, Problem):
        return data
    tags = data.count(b"<")
    if tags > limits.PART_TAGS:
        told = Message(f"{tags:,} 个标签", f"{tags:,} tags")
        return problem("too-large", size=told, limit=f"{limits.PART_TAGS:,}")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        name = member if isinstance(member, str) else member.filename
        return problem(broken, reason=f"{name}: {error.msg}")
