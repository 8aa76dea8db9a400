"""A .zip of a folder of reports: every member that could be a report is loaded."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from reportlint import limits
from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.model.finding import Problem
from reportlint.model.say import Say
from reportlint.page import Page
from reportlint.problems import problem, size

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

INSIDE: Final = "!/"
"""Stands between the path of an archive and that of its member."""
_MEDIA_TYPE: Final = "application/zip"
_UTF8_FLAG: Final = 0x800


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
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
        members = archive.infolist()
        total = sum(member.file_size for member in members)
        if len(members) > limits.ARCHIVE_MEMBERS:
            counted = Say(f"{len(members)} 个文件", f"{len(members)} files")
            yield refused(problem("archive-bomb", size=counted, limit=limits.ARCHIVE_MEMBERS))
        elif total > limits.ARCHIVE_BYTES:
            yield refused(problem("archive-bomb", size=size(total), limit=size(limits.ARCHIVE_BYTES)))
        else:
            reports = [
                (member, called)
                for member in members
                if not member.is_dir() and _is_report(called := _name(member))
            ]
            if not reports:
                yield refused(problem("archive-empty"))
            for member, called in sorted(reports, key=lambda report: report[1]):
                yield from _member(
                    archive, member, f"{name}{INSIDE}{called}", path and f"{path}{INSIDE}{called}"
                )


def _member(archive: ZipFile, member: ZipInfo, name: str, path: str | None) -> Iterator[Page | Unreadable]:
    from reportlint.loaders.load import load

    content = read_member(archive, member, limits.FILE_BYTES)
    if isinstance(content, Problem):
        yield unread(b"", name, path, None, content)
    else:
        yield from load(content, name=name, path=path)


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


def _is_report(name: str) -> bool:
    """Whether a member could be a report: known ending, not hidden, not a part of a saved page."""
    from reportlint.loaders.load import suffixes

    *folders, file = PurePosixPath(name.replace("\\", "/")).parts or ("",)
    if file.startswith((".", "~$")) or "__MACOSX" in folders:
        return False
    if any(folder.endswith(("_files", ".files")) or folder.startswith(".") for folder in folders):
        return False
    return file.lower().endswith(suffixes())


LOADER = Loader(
    name="zip",
    title=Say("压缩包", "archive"),
    suffixes=(".zip",),
    matches=lambda data, name: data.startswith((b"PK\x03\x04", b"PK\x05\x06")),
    load=_load,
)
