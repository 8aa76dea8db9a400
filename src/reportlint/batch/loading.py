"""Get one page and keep it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reportlint.batch.errand import Errand
from reportlint.engine import Linter
from reportlint.model.finding import Problem
from reportlint.model.page import PageKind
from reportlint.page import Page
from reportlint.problems import problem
from reportlint.runs.kept import Came, Load, Reason, Span
from reportlint.runs.result import Status
from reportlint.runs.rows import key_of
from reportlint.web.evidence import Evidence, Kept
from reportlint.web.fetch import Fetcher
from reportlint.web.outcome import Page as PageIs
from reportlint.web.visit import Part, Visit, visit

_STATUSES: Final = {
    PageIs.GONE: Status.NOT_FOUND,
    PageIs.WITHOUT_TEXT: Status.NO_REPORT,
    PageIs.UNKNOWN: Status.UNREACHABLE,
}


@dataclass(frozen=True)
class Loader:
    """Gets pages over the network and keeps them. Safe to share by threads."""

    fetcher: Fetcher
    evidence: Evidence
    linter: Linter

    def load(self, errand: Errand) -> Load:
        """What came of an errand. Raises Misuse where the disk refuses to keep it."""
        before = errand.content
        conditions = before.conditions if before and before.address == errand.address else ()
        visited = visit(self.fetcher, errand.address, self._kind, conditions)
        at = next((one.exchanges[-1].at for one in reversed(visited.loads) if one.exchanges), now())
        if before and not visited.parts:
            return Load(key_of(errand.agency), errand.role, errand.address, at, Came.UNCHANGED, before.digest)
        digest = _digest(visited.parts)
        if before and before.digest == digest and _reason(visited.parts) is None:
            return Load(key_of(errand.agency), errand.role, errand.address, at, Came.UNCHANGED, digest)
        kept = self.evidence.keep(visited, errand.label)
        return kept_load(errand, visited, kept, at, self.evidence.folder)

    def _kind(self, page: Page) -> PageKind:
        return self.linter.read(page).page.kind


def kept_load(errand: Errand, visited: Visit, kept: Kept, at: str, folder: Path) -> Load:
    """What a visit that is kept in the folder of evidence comes to."""
    parts = visited.parts
    reason = _reason(parts)
    file = next((file for file in reversed(kept.files) if file is not None), None)
    return Load(
        key_of(errand.agency),
        errand.role,
        errand.address,
        at,
        Came.FAILED if reason else Came.NEW,
        "" if reason else _digest(parts),
        reason,
        visited.conditions,
        Span(kept.start, kept.length),
        f"{folder.name}/{file.name}" if file else "",
    )


def load_file(errand: Errand) -> Load:
    """What a file of the user's comes to; it stays where it is, and its digest is its time and size."""
    path = Path(errand.address)
    try:
        stat = path.stat()
    except OSError:
        stat = None
    if stat is None or not path.is_file():
        missing = problem("not-found")
        reason = Reason(Status.NOT_FOUND, missing.message, missing.advice)
        return Load(key_of(errand.agency), errand.role, str(path), now(), Came.FAILED, reason=reason)
    digest = f"{stat.st_mtime_ns}-{stat.st_size}"
    same = errand.content is not None and errand.content.digest == digest
    came = Came.UNCHANGED if same else Came.NEW
    return Load(key_of(errand.agency), errand.role, str(path), now(), came, digest, file=str(path))


def crashed(errand: Errand, error: BaseException) -> Load:
    """An errand on which the tool itself failed."""
    failure = problem("loader-crashed", loader="reportlint", reason=f"{type(error).__name__}: {error}")
    reason = Reason(Status.UNREACHABLE, failure.message, failure.advice)
    return Load(key_of(errand.agency), errand.role, errand.address, now(), Came.FAILED, reason=reason)


def now() -> str:
    """The time, UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _digest(parts: Sequence[Part]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part.data).digest())
    return digest.hexdigest()


def _reason(parts: Sequence[Part]) -> Reason | None:
    """Why nothing can be judged: of several parts one that was read is enough."""
    failures = [part.failure for part in parts if part.failure]
    if not failures:
        return None
    failure = failures[0]
    told: Problem = failure.problem
    return Reason(_STATUSES[failure.page], told.message, told.advice)
