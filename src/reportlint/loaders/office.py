"""Files of older and other office programs (.doc, .wps, .rtf, .odt): LibreOffice makes them .docx first."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reportlint import limits
from reportlint.loaders.docx import page_of
from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.model.finding import Notice, Problem
from reportlint.model.say import Say
from reportlint.page import Page
from reportlint.problems import problem

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS: Final = ("soffice", "libreoffice")


def _kind(data: bytes) -> str | None:
    """The ending that tells LibreOffice what it is; None for other content, `encrypted` for locked ones."""
    if data.startswith(_OLE):
        # The names of an old Office file's streams are UTF-16 text in its directory.
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "encrypted"
        return "doc" if "WordDocument".encode("utf-16-le") in data else None
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK") and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    if b"<w:wordDocument" in data[:4096] or b"<pkg:package" in data[:4096]:
        return "xml"
    return None


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
    kind = _kind(data) or "doc"
    if kind == "encrypted":
        yield unread(data, name, path, url, problem("office-encrypted"))
        return
    converted = _as_docx(data, kind)
    if isinstance(converted, Problem):
        yield unread(data, name, path, url, converted)
        return
    notice = Notice(
        "converted",
        Say(
            f"已由 LibreOffice 从 .{kind} 转换为 .docx 后读取",
            f"LibreOffice made a .docx of this .{kind} file, which was read",
        ),
    )
    yield page_of(converted, name, path, url, (notice,))


def _as_docx(data: bytes, kind: str) -> bytes | Problem:
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        return problem("office-converter-missing", format=f".{kind}")
    with tempfile.TemporaryDirectory(prefix="reportlint-") as folder:
        before, after = Path(folder, f"in.{kind}"), Path(folder, "out", "in.docx")
        before.write_bytes(data)
        # A profile of its own: a LibreOffice that is open on the desktop would refuse a second one.
        command = [program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless"]
        command += ["--norestore", "--convert-to", "docx", "--outdir", str(after.parent), str(before)]
        failure = _run(command)
        if failure is not None:
            return failure
        try:
            return after.read_bytes()
        except OSError:
            return problem("office-converter-failed", reason=Say("没有产生文件", "it made no file"))


def _run(command: list[str]) -> Problem | None:
    """Run the converter, and end it with all it started when it takes too long."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        return problem("office-converter-failed", reason=error.strerror or type(error).__name__)
    with process:
        try:
            _, errors = process.communicate(timeout=limits.CONVERT_SECONDS)
        except subprocess.TimeoutExpired:
            _end(process)
            return problem("time-limit", limit=limits.CONVERT_SECONDS)
    if process.returncode:
        reason = " ".join(errors.decode("utf-8", "replace").split())[:200]
        return problem("office-converter-failed", reason=reason or f"exit {process.returncode}")
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


LOADER = Loader(
    name="office",
    title=Say("旧版 Word、WPS、RTF、ODT 文档", "older Word, WPS, RTF and ODT documents"),
    suffixes=(".doc", ".wps", ".rtf", ".odt"),
    matches=lambda data, name: _kind(data) is not None,
    load=_load,
)
