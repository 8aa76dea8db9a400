"""Whether what a run rests on is still there as it was judged: the records of its pages, the files beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportlint.fetch import warc_reader
from reportlint.fetch.archive import WARC
from reportlint.fetch.navigation import VisitedPart
from reportlint.fetch.pages import source_of
from reportlint.model.message import Message
from reportlint.runs.folder import EVIDENCE, RunFolder
from reportlint.runs.records import RecordSpan, ReportRole, StoredLoad


class EvidenceFault(NamedTuple):
    """What is wrong with a file that a result rests on."""

    agency: str
    """Name of the body."""
    role: ReportRole
    file: str
    what: Message

    @property
    def say(self) -> Message:
        """All of it, in a sentence."""
        last = self.role is ReportRole.LAST
        zh, en = ("（上年报告）", " (last year's report)") if last else ("", "")
        return Message(
            f"{self.agency}{zh}：{self.file} {self.what.zh}", f"{self.agency}{en}: {self.file} {self.what.en}"
        )


_MISSING = Message("不在", "is missing")
_CHANGED = Message("与核查时不同", "is not as it was judged")
_UNREADABLE = Message("读不了", "can't be read")


def evidence_faults(run: RunFolder) -> Iterator[EvidenceFault]:
    """What is missing, changed or unreadable: of the reports that were checked, then of those of the year before.

    Each in the order of the list. Reads all the evidence once.
    """
    for role in ReportRole:
        for state in run.store.states(role):
            if state.content is None:
                continue
            found = _of_records(run.folder, state.content) if state.content.span else _of_file(state.content)
            for file, what in found:
                yield EvidenceFault(state.agency.name, role, file, what)


def _of_file(content: StoredLoad) -> Iterator[tuple[str, Message]]:
    """Of a file of the user's: it is known by its time and size."""
    try:
        stat = Path(content.file).stat()
    except OSError:
        yield content.file, _MISSING
        return
    if f"{stat.st_mtime_ns}-{stat.st_size}" != content.digest:
        yield content.file, _CHANGED


def _of_records(folder: Path, content: StoredLoad) -> Iterator[tuple[str, Message]]:
    warc = f"{EVIDENCE}/{WARC}"
    assert content.span is not None
    try:
        records = _read(folder / warc, content.span)
    except FileNotFoundError:
        yield warc, _MISSING
        return
    except OSError:
        yield warc, _UNREADABLE
        return
    parts = list(warc_reader.visits(records))
    if not parts:
        yield warc, _UNREADABLE
        return
    if _digest([part for part, _ in parts]) != content.digest:
        yield warc, _CHANGED
        return
    for part, name in parts:
        if name is not None and (what := _beside(folder / EVIDENCE / name, part)):
            yield f"{EVIDENCE}/{name}", what


def _beside(file: Path, part: VisitedPart) -> Message | None:
    """What is wrong with the page that lies beside its record."""
    kept = source_of(part, None).text.encode("utf-8") if part.markup else part.data
    try:
        return None if file.read_bytes() == kept else _CHANGED
    except FileNotFoundError:
        return _MISSING
    except OSError:
        return _UNREADABLE


def _read(warc: Path, span: RecordSpan) -> bytes:
    with warc.open("rb") as file:
        file.seek(span.start)
        return file.read(span.length)


def _digest(parts: list[VisitedPart]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part.data).digest())
    return digest.hexdigest()
