"""A .zip of a folder of reports: every member that could be a report is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.loaders.zip_member import read_member
from reportlint.model.finding import Problem
from reportlint.model.message import Message
from reportlint.page import Page
from reportlint.page.problems import problem, size
from reportlint.support import limits
from reportlint.support.file_signatures import EMPTY_ZIP, ZIP

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

INSIDE: Final = "!/"
"""Stands between the path of an archive and that of its member."""
_MEDIA_TYPE: Final = "application/zip"
_UTF8_FLAG: Final = 0x800


class Members(NamedTuple):
    """How the files in an archive are loaded."""

    load: Callable[[bytes, str, str | None], Iterator[Page | Unreadable]]
    """Content, name and path of a file → its pages."""
    suffixes: Callable[[], Sequence[str]]
    """The endings of files that can be loaded."""


def _load(
    members: Members, data: bytes, name: str, path: str | None, url: str | None
) -> Iterator[Page | Unreadable]:
    from zipfile import BadZipFile, ZipFile

    def refused(reason: Problem) -> Unreadable:
        return unread(data, name, path, url, reason, media_type=_MEDIA_TYPE)

    if INSIDE in name:
        yield refused(problem("archive-nested"))
        return
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        yield refused(problem("archive-broken"))
        return
    with archive:
        entries = archive.infolist()
        total = sum(member.file_size for member in entries)
        if len(entries) > limits.ARCHIVE_MEMBERS:
            counted = Message(f"{len(entries)} 个文件", f"{len(entries)} files")
            yield refused(problem("archive-bomb", size=counted, limit=limits.ARCHIVE_MEMBERS))
        elif total > limits.ARCHIVE_BYTES:
            yield refused(problem("archive-bomb", size=size(total), limit=size(limits.ARCHIVE_BYTES)))
        else:
            reports = [
                (member, called)
                for member in entries
                if not member.is_dir() and _is_report(called := _name(member), members.suffixes())
            ]
            if not reports:
                yield refused(problem("archive-empty"))
            for member, called in sorted(reports, key=lambda report: report[1]):
                inside = f"{name}{INSIDE}{called}"
                yield from _member(members, archive, member, inside, path and f"{path}{INSIDE}{called}")


def _member(
    members: Members, archive: ZipFile, member: ZipInfo, name: str, path: str | None
) -> Iterator[Page | Unreadable]:
    content = read_member(archive, member, limits.FILE_BYTES)
    if isinstance(content, Problem):
        yield unread(b"", name, path, None, content)
    else:
        yield from members.load(content, name, path)


def _name(member: ZipInfo) -> str:
    """The member's path. Chinese tools write it in GBK without saying so, others in UTF-8 likewise."""
    if member.flag_bits & _UTF8_FLAG:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _is_report(name: str, suffixes: Sequence[str]) -> bool:
    """Whether a member could be a report: known ending, not hidden, not a part of a saved page."""
    *folders, file = PurePosixPath(name.replace("\\", "/")).parts or ("",)
    if file.startswith((".", "~$")) or "__MACOSX" in folders:
        return False
    # A folder above is no hidden one; nothing is written by these names.
    if any(
        folder.endswith(("_files", ".files")) or folder.startswith(".")
        for folder in folders
        if folder != ".."
    ):
        return False
    return file.lower().endswith(tuple(suffixes))


def loader(members: Members) -> Loader:
    """The loader of archives. What it loads members with is the list of all loaders, which it is in itself."""
    return Loader(
        name="zip",
        title=Message("压缩包", "archive"),
        suffixes=(".zip",),
        matches=lambda data, name: data.startswith((ZIP, EMPTY_ZIP)),
        load=partial(_load, members),
        container=True,
    )
