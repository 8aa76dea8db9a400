"""LibreOffice as a converter: any text document to .docx."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from reportlint.model.finding import Problem
from reportlint.model.message import Message
from reportlint.page.problems import problem
from reportlint.support import limits
from reportlint.support.bundle import outside
from reportlint.support.refusals import reason_of

_PROGRAMS: Final = ("soffice", "libreoffice")
_NO_FILE: Final = Message(
    "没有产生文件，可能是内存超出限额（document-bytes）",
    "it made no file; perhaps it needed more memory than it may have (document-bytes)",
)


def as_docx(data: bytes, kind: str) -> bytes | Problem:
    """The document as .docx. `kind` is its ending without the dot."""
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
            return problem("office-converter-failed", reason=_NO_FILE)


def _run(command: list[str]) -> Problem | None:
    """Run the converter, and end it with all it started when it takes too long."""
    spent = _spent()
    try:
        process = subprocess.Popen(
            [*_bounded(), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
            env=outside(),
        )
    except OSError as error:
        return problem("office-converter-failed", reason=reason_of(error))
    with process:
        try:
            _, errors = process.communicate(timeout=limits.CLOCK * limits.CONVERT_SECONDS)
        except subprocess.TimeoutExpired:
            _end(process)
            return problem("convert-seconds", limit=limits.CONVERT_SECONDS)
    if process.returncode:
        # It is ended a little before or after.
        if _spent() - spent > 0.9 * limits.CONVERT_SECONDS:
            return problem("convert-seconds", limit=limits.CONVERT_SECONDS)
        reason = " ".join(errors.decode("utf-8", "replace").split())[:200]
        return problem("office-converter-failed", reason=reason or f"exit {process.returncode}")
    return None


def _bounded() -> list[str]:
    """What a command begins with whose processes may use so much of the processor's time and of memory."""
    if os.name != "posix":
        return []
    limited = 'ulimit -t "$0"; ulimit -d "$1"; shift; exec "$@"'
    return ["/bin/sh", "-c", limited, str(limits.CONVERT_SECONDS), str(limits.DOCUMENT_BYTES // 1024)]


def _spent() -> float:
    """The processor's time of all programs that ran for this one and have ended."""
    times = os.times()
    return times.children_user + times.children_system


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
