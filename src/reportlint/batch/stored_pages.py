"""Pages as they were got, to be judged again at any time: records of the run's WARC, files of the user's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportlint.fetch import warc_reader
from reportlint.fetch.archive import WARC
from reportlint.fetch.pages import pages as pages_of
from reportlint.loaders import Loader, Unreadable, load_path
from reportlint.page import Page
from reportlint.runs.records import RecordSpan


@dataclass(frozen=True, slots=True)
class Records:
    """What one visit fetched."""

    folder: str
    """The run's folder of evidence."""
    span: RecordSpan
    data: bytes | None = None
    """The records themselves, for a machine that does not have the folder."""

    def carried(self) -> Records:
        """With the records themselves."""
        return replace(self, data=self.read())

    def pages(self, loaders: Sequence[Loader] = ()) -> Iterator[Page | Unreadable]:
        """The pages as they were judged when they were fetched."""
        for part, file in warc_reader.visits(self.read()):
            yield from pages_of(part, f"{self.folder}/{file}" if file else None, loaders)

    def read(self) -> bytes:
        """The records themselves."""
        if self.data is not None:
            return self.data
        with (Path(self.folder) / WARC).open("rb") as warc:
            warc.seek(self.span.start)
            return warc.read(self.span.length)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the user's."""

    path: str

    def carried(self) -> File:
        """A file is read where it is: every machine must see it under this path."""
        return self

    def pages(self, loaders: Sequence[Loader] = ()) -> Iterator[Page | Unreadable]:
        """The pages in it."""
        return load_path(self.path, loaders=loaders)


Saved = Records | File
