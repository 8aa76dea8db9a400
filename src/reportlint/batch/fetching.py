"""Get one page and keep it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reportlint.batch.tasks import FetchTask
from reportlint.fetch.archive import ArchivedVisit, Evidence
from reportlint.fetch.navigation import Visit, VisitedPart
from reportlint.fetch.problems import PageState as PageIs
from reportlint.model.finding import Problem
from reportlint.page.problems import problem
from reportlint.portals.resolve import Resolver, Sought
from reportlint.runs.mapping import key_of
from reportlint.runs.records import LoadOutcome, RecordSpan, ReportRole, RowReason, StoredLoad
from reportlint.runs.result import RowStatus

_STATUSES: Final = {
    PageIs.GONE: RowStatus.NOT_FOUND,
    PageIs.WITHOUT_TEXT: RowStatus.UNREADABLE,
    PageIs.SEVERAL: RowStatus.SEVERAL,
    PageIs.UNKNOWN: RowStatus.UNREACHABLE,
}


@dataclass(frozen=True)
class PageFetcher:
    """Gets pages over the network and keeps them. Safe to share by threads."""

    resolver: Resolver
    evidence: Evidence

    def load(self, errand: FetchTask) -> StoredLoad:
        """What came of an errand. Raises UsageError where the disk refuses to keep it."""
        before = errand.content
        conditions = before.conditions if before and before.address == errand.address else ()
        visited = self.resolver.visit(errand.address, _sought(errand), conditions)
        at = next((one.exchanges[-1].at for one in reversed(visited.loads) if one.exchanges), now())
        if before and not visited.parts:
            return StoredLoad(
                key_of(errand.agency), errand.role, errand.address, at, LoadOutcome.UNCHANGED, before.digest
            )
        digest = _digest(visited.parts)
        if before and before.digest == digest and _reason(visited.parts) is None:
            return StoredLoad(
                key_of(errand.agency), errand.role, errand.address, at, LoadOutcome.UNCHANGED, digest
            )
        kept = self.evidence.keep(visited, errand.label)
        load = kept_load(errand, visited, kept, at, self.evidence.folder)
        return replace(load, passing=_passing(visited))


def _sought(errand: FetchTask) -> Sought:
    """The report that a row means, should its address be that of a column or a home page."""
    agency = errand.agency
    year = agency.year if errand.role is ReportRole.THIS or agency.year is None else agency.year - 1
    return Sought(agency.name, year, agency.superior, agency.aliases)


def kept_load(errand: FetchTask, visited: Visit, kept: ArchivedVisit, at: str, folder: Path) -> StoredLoad:
    """What a visit that is kept in the folder of evidence comes to."""
    parts = visited.parts
    reason = _reason(parts)
    file = next((file for file in reversed(kept.files) if file is not None), None)
    return StoredLoad(
        key_of(errand.agency),
        errand.role,
        errand.address,
        at,
        LoadOutcome.FAILED if reason else LoadOutcome.NEW,
        "" if reason else _digest(parts),
        reason,
        visited.conditions,
        RecordSpan(kept.start, kept.length),
        f"{folder.name}/{file.name}" if file else "",
    )


def load_file(errand: FetchTask) -> StoredLoad:
    """What a file of the user's comes to; it stays where it is, and its digest is its time and size."""
    path = Path(errand.address)
    try:
        stat = path.stat()
    except OSError:
        stat = None
    if stat is None or not path.is_file():
        missing = problem("not-found")
        reason = RowReason(RowStatus.NOT_FOUND, missing.message, missing.advice)
        return StoredLoad(
            key_of(errand.agency), errand.role, str(path), now(), LoadOutcome.FAILED, reason=reason
        )
    digest = f"{stat.st_mtime_ns}-{stat.st_size}"
    same = errand.content is not None and errand.content.digest == digest
    came = LoadOutcome.UNCHANGED if same else LoadOutcome.NEW
    return StoredLoad(key_of(errand.agency), errand.role, str(path), now(), came, digest, file=str(path))


def crashed(errand: FetchTask, error: BaseException) -> StoredLoad:
    """An errand on which the tool itself failed."""
    failure = problem("loader-crashed", loader="reportlint", reason=f"{type(error).__name__}: {error}")
    reason = RowReason(RowStatus.UNREACHABLE, failure.message, failure.advice)
    return StoredLoad(
        key_of(errand.agency), errand.role, errand.address, now(), LoadOutcome.FAILED, reason=reason
    )


def now() -> str:
    """The time, UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _digest(parts: Sequence[VisitedPart]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part.data).digest())
    return digest.hexdigest()


def _passing(visited: Visit) -> bool:
    """Whether a part was not read, and something on the way may be got a moment later."""
    failed = any(part.failure for part in visited.parts)
    return failed and any(load.failure is not None and load.failure.retry for load in visited.loads)


def _reason(parts: Sequence[VisitedPart]) -> RowReason | None:
    """Why nothing can be judged: of several parts one that was read is enough."""
    failures = [part.failure for part in parts if part.failure]
    if len(failures) < len(parts) or not failures:
        return None
    failure = failures[0]
    told: Problem = failure.problem
    return RowReason(_STATUSES[failure.page], told.message, told.advice)
