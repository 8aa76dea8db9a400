"""A run's database: SQLite in the run folder, or PostgreSQL by its URL.

One process writes, in small transactions: whatever ends it, what was written is whole. What comes of single pages
is written in groups, since a transaction costs more than what it writes.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, Select, delete, insert, update

from reportlint.agencies.agency import Agency
from reportlint.runs import queries
from reportlint.runs.mapping import agency_row, judged_row, load_row
from reportlint.runs.queries import BESIDE, COMPARED, PAGE
from reportlint.runs.reader import RunReader, batched
from reportlint.runs.records import (
    FindingRow,
    JudgedPage,
    LoadOutcome,
    ReportRole,
    StoredComparison,
    StoredLoad,
)
from reportlint.runs.result import RowStatus
from reportlint.runs.tables import ACROSS, AGENCIES, FINDINGS, LOADS, MENDED, PAGES, REPORTS, RUN, VERSIONS

_GROUP: Final = 64
"""Attempts and judged pages that are written at once."""
_SECONDS: Final = 1.0
"""That one of them waits for others at most, while more come."""


class Store(RunReader):
    """The database of one run, to be written to. Whoever asks it is told what waits to be written, too."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._outdated = False
        """Whether it is known that the reports are no longer as they were compared."""
        self._loads: list[StoredLoad] = []
        self._judged: list[JudgedPage] = []
        self._since = 0.0
        """When the first of those that wait came."""
        self._last_load: int | None = None

    def close(self) -> None:
        """Write what waits, and let go of it."""
        try:
            self.flush()
        finally:
            super().close()

    def note(self, facts: Mapping[str, str]) -> None:
        """Set some of the facts."""
        rows = [{"key": key, "value": value} for key, value in facts.items()]
        with self._begin() as connection:
            connection.execute(delete(RUN).where(RUN.c.key.in_(list(facts))))
            connection.execute(insert(RUN), rows)

    def enlist(self, agencies: Iterable[Agency]) -> None:
        """Make these the run's list. What is known of rows that are no longer listed stays."""
        with self._begin() as connection:
            connection.execute(update(AGENCIES).values(listed=False))
            for several in batched(agencies):
                rows = [agency_row(agency) for agency in several]
                connection.execute(delete(AGENCIES).where(AGENCIES.c.id.in_([row["id"] for row in rows])))
                connection.execute(insert(AGENCIES), rows)

    def add_load(self, load: StoredLoad) -> StoredLoad:
        """Keep an attempt; gives it with its id."""
        if self._last_load is None:
            self._last_load = self.last_load()
        self._last_load += 1
        kept = replace(load, id=self._last_load)
        self._wait(self._loads, kept)
        return kept

    def put(self, judged: JudgedPage) -> None:
        """Keep what judging gave, in place of what it gave before."""
        self._wait(self._judged, judged)

    def flush(self) -> None:
        """Write the attempts and judged pages that wait for others."""
        loads, judged = self._loads, self._judged
        if not loads and not judged:
            return
        self._loads, self._judged = [], []
        changes = judged or any(load.came is LoadOutcome.NEW for load in loads)
        with self._changing() if changes else self._engine.begin() as connection:
            _add_loads(connection, loads)
            _put(connection, judged)

    def forget(self, agency: str, role: ReportRole) -> None:
        """Drop what was judged of a page that the list no longer names; its loads and records stay."""
        of = {"of_agency": agency, "of_role": role.value}
        self.flush()
        with self._changing() as connection:
            connection.execute(queries.DROP_REPORT, of)
            if role is ReportRole.THIS:
                for dropped in queries.DROP_ALL:
                    connection.execute(dropped, {"of_agency": agency})

    def lose(self, end: int) -> None:
        """Forget the pages that were kept beyond the end of the evidence: they have to be got again."""
        with self._begin() as connection:
            for lost in (queries.LOSE_PAGES, queries.LOSE_LOADS):
                connection.execute(lost, {"end": end})

    def compare(self, comparisons: Iterable[StoredComparison], basis: str) -> None:
        """Keep what comparing gave, in place of all it gave before: all of it or nothing.

        `basis` names what it depends on beside the reports: with the same, it need not be done again.
        """
        with self._begin() as connection:
            connection.execute(delete(RUN).where(RUN.c.key == COMPARED))
            connection.execute(insert(RUN), {"key": COMPARED, "value": basis})
            for dropped in queries.DROP_COMPARISONS:
                connection.execute(dropped)
            for several in batched(comparisons):
                connection.execute(
                    insert(ACROSS), [{"agency": one.agency, "judged": one.judged} for one in several]
                )
                _tell(connection, BESIDE, {one.agency: one.findings for one in several})
        self._outdated = False

    def keep_mended(self, mended: Iterable[tuple[str, Collection[str]]]) -> None:
        """Keep the fingerprints of findings that are known to be mended, by agency, in place of all before."""
        with self._begin() as connection:
            connection.execute(delete(MENDED))
            for agency, fingerprints in mended:
                if fingerprints:
                    rows = [{"agency": agency, "fingerprint": one} for one in sorted(fingerprints)]
                    connection.execute(insert(MENDED), rows)

    def is_compared(self, basis: str) -> bool:
        """Whether the reports, as they are, were compared on this basis."""
        return self.facts().get(COMPARED) == basis

    def _wait(self, queue: list[Any], one: object) -> None:
        if not self._loads and not self._judged:
            self._since = time.monotonic()
        queue.append(one)
        if len(queue) >= _GROUP or time.monotonic() - self._since >= _SECONDS:
            self.flush()

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        """A transaction, after what waits."""
        self.flush()
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """A transaction that changes what was compared."""
        with self._engine.begin() as connection:
            if not self._outdated:
                connection.execute(queries.OUTDATE)
            yield connection
        self._outdated = True

    def _rows(self, query: Select[Any], **values: object) -> Iterator[Row[Any]]:
        self.flush()
        return super()._rows(query, **values)


def _add_loads(connection: Connection, loads: Sequence[StoredLoad]) -> None:
    if not loads:
        return
    connection.execute(insert(LOADS), [{"id": load.id, **load_row(load)} for load in loads])
    agencies = [load.agency for load in loads]
    before = connection.execute(queries.PAGES_OF, {"agencies": agencies})
    content = {(row.agency, row.role): row.content for row in before}
    pages = {}
    for load in loads:
        of = (load.agency, load.role.value)
        if load.came is LoadOutcome.NEW:
            content[of] = load.id
        pages[of] = {"agency": of[0], "role": of[1], "tried": load.id, "content": content.get(of)}
    connection.execute(queries.DROP_PAGE, [{"of_agency": agency, "of_role": role} for agency, role in pages])
    connection.execute(insert(PAGES), list(pages.values()))


def _put(connection: Connection, judged: Sequence[JudgedPage]) -> None:
    if not judged:
        return
    last = {(one.agency, one.role.value): one for one in judged}
    connection.execute(queries.DROP_REPORT, [{"of_agency": agency, "of_role": role} for agency, role in last])
    connection.execute(insert(REPORTS), [judged_row(one) for one in last.values()])
    told = {one.agency: one.findings for one in last.values() if one.role is ReportRole.THIS}
    if told:
        connection.execute(queries.DROP_FINDINGS, [{"of_agency": agency} for agency in told])
        _tell(connection, PAGE, told)
    _note_versions(
        connection,
        [one for one in judged if one.role is ReportRole.THIS and one.status is RowStatus.CHECKED],
    )


def _note_versions(connection: Connection, judged: Sequence[JudgedPage]) -> None:
    if not judged:
        return
    before = connection.execute(queries.LAST_VERSIONS, {"agencies": [one.agency for one in judged]})
    last = {row.agency: (row.load, row.digest) for row in before}
    made: dict[tuple[str, int], dict[str, Any]] = {}
    marked = []
    for one in judged:
        load, digest = last.get(one.agency, (0, None))
        if digest != one.text:
            row = {"agency": one.agency, "load": one.load, "digest": one.text, "faulty": one.faulty}
            made[one.agency, one.load] = row
            last[one.agency] = (one.load, one.text)
        elif one.faulty:
            marked.append({"of_agency": one.agency, "of_load": load})
    if made:
        connection.execute(
            queries.DROP_VERSION, [{"of_agency": agency, "of_load": load} for agency, load in made]
        )
        connection.execute(insert(VERSIONS), list(made.values()))
    if marked:
        connection.execute(queries.MARK_FAULTY, marked)


def _tell(connection: Connection, scope: str, told: Mapping[str, Sequence[FindingRow]]) -> None:
    """Add findings, by agency."""
    rows = [
        {"agency": agency, "scope": scope, "number": n, **finding._asdict()}
        for agency, findings in told.items()
        for n, finding in enumerate(findings)
    ]
    if rows:
        connection.execute(insert(FINDINGS), rows)
