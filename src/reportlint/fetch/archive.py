"""What was fetched, kept: every request and answer in a WARC, the page that was judged beside it.

A visit is added to the WARC in one piece that ends with a record saying that it is complete, and only what
such a record names is ever read back. A piece that was cut off, by a full disk or by the end of the process,
is no page, and is cleared away when the next one is written.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from filelock import FileLock

from reportlint.fetch import warc_index, warc_writer
from reportlint.fetch.address import host_of
from reportlint.fetch.markup import DOCUMENTS
from reportlint.fetch.navigation import Visit, VisitedPart
from reportlint.fetch.pages import source_of
from reportlint.loaders import ofd
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.support.atomic import sync_folder, write_whole
from reportlint.support.file_names import file_name
from reportlint.support.file_signatures import OLE, PDF, RTF, ZIP
from reportlint.support.refusals import reason_of

WARC: Final = "pages.warc.gz"
_TURN: Final = ".pages.lock"
_SUFFIXES: Final = (
    (PDF, ".pdf"),
    (ZIP, ".docx"),
    (OLE, ".doc"),
    (RTF, ".rtf"),
)


class ArchivedVisit(NamedTuple):
    """Where a visit is kept."""

    files: list[Path | None]
    """The file of each part that was judged."""
    start: int
    """Where its records begin in the WARC."""
    length: int
    """Bytes of them."""


class Evidence:
    """A folder of kept pages. Safe to share by threads and by processes."""

    def __init__(self, folder: Path, complete: int = 0) -> None:
        """Make the folder; its WARC is known to be complete up to `complete`.

        Raises UsageError where that can't be done or its WARC is someone else's.
        """
        self.folder = folder
        self._lock = threading.Lock()
        # Of several processes one at a time writes; it ends with the process, however that ends.
        self._turn = FileLock(folder / _TURN)
        self._complete = complete
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with self._turn, (folder / WARC).open("a+b") as file:
                self._mend(file)
        except OSError as error:
            raise _unusable(folder, error) from None

    def keep(self, visit: Visit, label: str = "") -> ArchivedVisit:
        """Keep a visit; `label` stands in its record and names its files, by default after the host.

        Raises UsageError when the disk refuses.
        """
        named = file_name(label or host_of(visit.parts[0].load.url) or "page")
        try:
            files = [self._snapshot(part, named) for part in visit.parts]
            start, length = self._append(warc_writer.packed(visit, files, label))
        except OSError as error:
            raise _unusable(self.folder, error) from None
        return ArchivedVisit([self.folder / name if name else None for name in files], start, length)

    def found(self, start: int) -> Iterator[tuple[str, ArchivedVisit]]:
        """Every visit that is kept from `start` on, the end of one, with its label."""
        with (self.folder / WARC).open("rb") as file:
            for first, last, content in warc_index.visits(file, start):
                said = json.loads(content)
                names = [part["file"] for part in said["parts"]]
                files = [self.folder / name if name else None for name in names]
                yield said.get("label", ""), ArchivedVisit(files, first, last - first)

    def keep_picture(self, page: Path, png: bytes) -> Path:
        """Keep a picture of a page beside it."""
        path = page.with_suffix(".png")
        write_whole(path, png)
        return path

    def _snapshot(self, part: VisitedPart, label: str) -> str | None:
        if part.failure:
            return None
        digest = hashlib.sha256(part.data).hexdigest()[:8]
        if part.markup:
            name, data = f"{label}-{digest}.html", source_of(part, None).text.encode("utf-8")
        else:
            name, data = f"{label}-{digest}{_suffix(part)}", part.data
        path = self.folder / name
        if not path.exists() or path.read_bytes() != data:
            write_whole(path, data)
        return name

    def _append(self, piece: bytes) -> tuple[int, int]:
        """Where the piece begins, and its length."""
        with self._lock, self._turn, (self.folder / WARC).open("a+b") as file:
            start = self._mend(file)
            if start == 0:
                start = file.write(warc_writer.about())
            file.write(piece)
            file.flush()
            os.fsync(file.fileno())
            self._complete = file.tell()
            return start, len(piece)

    def _mend(self, file: IO[bytes]) -> int:
        """Clear away a piece that was cut off; the length of what is left."""
        size = file.seek(0, os.SEEK_END)
        if size != self._complete:
            complete = warc_index.complete(file, self._complete if size > self._complete else 0)
            if complete is None:
                raise UsageError(
                    Message(
                        f"不能在 {self.folder} 留存网页：其中的 {WARC} 不是本工具所写",
                        f"Pages can't be kept in {self.folder}: its {WARC} was written by other software",
                    )
                )
            file.truncate(complete)
            sync_folder(self.folder)
            self._complete = complete
        return self._complete


def _suffix(part: VisitedPart) -> str:
    address = PurePosixPath(unquote(urlsplit(part.load.url).path)).suffix.lower()
    if address in DOCUMENTS:
        return address
    if ofd.LOADER.matches(part.data, ""):
        return ".ofd"
    return next((suffix for mark, suffix in _SUFFIXES if part.data.startswith(mark)), ".bin")


def _unusable(folder: Path, error: OSError) -> UsageError:
    why = reason_of(error)
    return UsageError(
        Message(f"不能在 {folder} 留存网页：{why.zh}", f"Pages can't be kept in {folder}: {why.en}")
    )
