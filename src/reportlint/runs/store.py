"""A run's database: SQLite in the run folder, or PostgreSQL by its URL.

One process writes, in small transactions: whatever ends it, what was written is whole. Reading goes row by
row, so that memory does not grow with the run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine, Row, Select, delete, insert, update

from reportlint.agencies.agency import Agency
from reportlint.runs import queries
from reportlint.runs.mapping import (
    agency_of,
    agency_row,
    judged_row,
    key_of,
    last_of,
    load_of,
    load_row,
    report_of,
)
from reportlint.runs.queries import BESIDE, COMPARED, PAGE
from reportlint.runs.records import (
    FindingRow,
    JudgedPage,
    LoadOutcome,
    ReportRole,
    StoredComparison,
    StoredLoad,
    StoredReport,
)
from reportlint.runs.result import LastYear, RowStatus
from reportlint.runs.tables import (
    ACROSS,
    AGENCIES,
    FINDINGS,
    LOADS,
    MENDED,
    PAGES,
    REPORTS,
    RUN,
    VERDICTS,
    VERSIONS,
)

T = TypeVar("T")

_ABSENT: Final = (RowStatus.NOT_FOUND, RowStatus.NO_REPORT)
"""What says, of an attempt that failed, that there was no report."""
_AT_ONCE: Final = 500
"""Rows in memory while reading or writing many."""


class State(NamedTuple):
    """How far one page of one agency has got."""

    agency: Agency
    tried: StoredLoad | None
    """The last attempt to get it."""
    content: StoredLoad | None
    """The last attempt that brought something new."""
    digest: str
    """Of what was judged; empty where nothing was."""
    rules: str
    """Hash of what it was judged with."""

    @property
    def key(self) -> str:
        """Id of the agency."""
        return key_of(self.agency)


class LoadEntry(NamedTuple):
    """One agency, with all that is known of the report that is checked."""

    agency: Agency
    tried: StoredLoad | None
    content: StoredLoad | None
    report: StoredReport | None
    across: bytes | None
    """What the comparison with other reports said."""
    last: LastYear | None
    """Last year's report; None where the list names none."""


class FoundReport(NamedTuple):
    """A report that was found."""

    agency: Agency
    content: StoredLoad
    report: bytes


class ReportVersion(NamedTuple):
    """A text that a report has had."""

    load: StoredLoad
    """What brought it, and where it is kept."""
    faulty: bool
    """Whether it had errors."""


class Store:
    """The database of one run."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._outdated = False
        """Whether it is known that the reports are no longer as they were compared."""

    def close(self) -> None:
        """Let go of it."""
        self._engine.dispose()

    def facts(self) -> dict[str, str]:
        """What holds for the whole run, by name."""
        return {row.key: row.value for row in self._rows(queries.FACTS)}

    def note(self, facts: Mapping[str, str]) -> None:
        """Set some of these."""
        rows = [{"key": key, "value": value} for key, value in facts.items()]
        with self._engine.begin() as connection:
            connection.execute(delete(RUN).where(RUN.c.key.in_(list(facts))))
            connection.execute(insert(RUN), rows)

    def enlist(self, agencies: Iterable[Agency]) -> None:
        """Make these the run's list. What is known of rows that are no longer listed stays."""
        with self._engine.begin() as connection:
            connection.execute(update(AGENCIES).values(listed=False))
            for several in _batched(agencies):
                rows = [agency_row(agency) for agency in several]
                connection.execute(delete(AGENCIES).where(AGENCIES.c.id.in_([row["id"] for row in rows])))
                connection.execute(insert(AGENCIES), rows)

    def add_load(self, load: StoredLoad) -> StoredLoad:
        """Keep an attempt; gives it with its id."""
        with self._changing() if load.came is LoadOutcome.NEW else self._engine.begin() as connection:
            made = connection.execute(insert(LOADS), load_row(load)).inserted_primary_key
            kept = replace(load, id=int(made[0]) if made else 0)
            turned = (
                {"tried": kept.id, "content": kept.id} if load.came is LoadOutcome.NEW else {"tried": kept.id}
            )
            of = {"of_agency": load.agency, "of_role": load.role.value}
            if not connection.execute(queries.TURN_PAGE, {**of, **turned}).rowcount:
                page = {"agency": load.agency, "role": load.role.value, "content": None, **turned}
                connection.execute(insert(PAGES), page)
        return kept

    def forget(self, agency: str, role: ReportRole) -> None:
        """Drop what was judged of a page that the list no longer names; its loads and records stay."""
        of = {"of_agency": agency, "of_role": role.value}
        with self._changing() as connection:
            connection.execute(queries.DROP_REPORT, of)
            if role is ReportRole.THIS:
                for dropped in queries.DROP_ALL:
                    connection.execute(dropped, {"of_agency": agency})

    def lose(self, end: int) -> None:
        """Forget the pages that were kept beyond the end of the evidence: they have to be got again."""
        with self._engine.begin() as connection:
            for lost in (queries.LOSE_PAGES, queries.LOSE_LOADS):
                connection.execute(lost, {"end": end})

    def put(self, judged: JudgedPage) -> None:
        """Keep what judging gave, in place of what it gave before."""
        of = {"of_agency": judged.agency, "of_role": judged.role.value}
        with self._changing() as connection:
            before = connection.execute(queries.DROP_REPORT, of).rowcount
            connection.execute(insert(REPORTS), judged_row(judged))
            if judged.role is ReportRole.THIS:
                for dropped in queries.DROP_TOLD if before else ():
                    connection.execute(dropped, {"of_agency": judged.agency})
                _tell(connection, judged.agency, PAGE, judged.findings, judged.verdicts)
                if judged.status is RowStatus.CHECKED:
                    _note_version(connection, judged)

    def last_without(self, agency: str, first: StoredLoad) -> str:
        """When the report was last looked for at its address and not there, before it was first found; UTC.

        Empty where it never was. Attempts that failed for other reasons say nothing.
        """
        before = self._rows(queries.ABSENT_BEFORE, agency=agency, address=first.address, first=first.id)
        return next((row.at for row in before if row.came != "failed" or row.reason[0] in _ABSENT), "")

    def last_load(self) -> int:
        """Id of the last attempt that was kept; 0 for none."""
        return next(int(row[0] or 0) for row in self._rows(queries.LAST_LOAD))

    def versions(self, agency: str) -> list[ReportVersion]:
        """Each text that an agency's report has had, by its id; none where it was never found."""
        return [
            ReportVersion(load, row.faulty)
            for row in self._rows(queries.VERSIONS_OF, agency=agency)
            if (load := load_of(row._mapping, "load")) is not None
        ]

    def compare(self, comparisons: Iterable[StoredComparison], basis: str) -> None:
        """Keep what comparing gave, in place of all it gave before: all of it or nothing.

        `basis` names what it depends on beside the reports: with the same, it need not be done again.
        """
        with self._engine.begin() as connection:
            connection.execute(delete(RUN).where(RUN.c.key == COMPARED))
            connection.execute(insert(RUN), {"key": COMPARED, "value": basis})
            for dropped in queries.DROP_COMPARISONS:
                connection.execute(dropped)
            for one in comparisons:
                connection.execute(insert(ACROSS), {"agency": one.agency, "judged": one.judged})
                _tell(connection, one.agency, BESIDE, one.findings, one.verdicts)
        self._outdated = False

    def keep_mended(self, mended: Iterable[tuple[str, Collection[str]]]) -> None:
        """Keep the fingerprints of findings that are known to be mended, by agency, in place of all before."""
        with self._engine.begin() as connection:
            connection.execute(delete(MENDED))
            for agency, fingerprints in mended:
                if fingerprints:
                    rows = [{"agency": agency, "fingerprint": one} for one in sorted(fingerprints)]
                    connection.execute(insert(MENDED), rows)

    def mended(self, agency: str) -> frozenset[str]:
        """What is known to be mended of one agency, by its id."""
        return frozenset(row.fingerprint for row in self._rows(queries.MENDED_OF, agency=agency))

    def is_compared(self, basis: str) -> bool:
        """Whether the reports, as they are, were compared on this basis."""
        return self.facts().get(COMPARED) == basis

    def size(self) -> int:
        """Rows of the list."""
        return next(int(row[0]) for row in self._rows(queries.SIZE))

    def agencies(self) -> Iterator[Agency]:
        """The list, in its order."""
        return map(agency_of, self._rows(queries.LIST))

    def states(self, role: ReportRole) -> Iterator[State]:
        """How far each agency's page has got, in the order of the list."""
        return map(_state, self._rows(queries.states(role)))

    def state(self, row: int, role: ReportRole) -> State:
        """How far the page of one row of the list has got."""
        return next(map(_state, self._rows(queries.state(role), row=row)))

    def entries(self, agency: str | None = None) -> Iterator[LoadEntry]:
        """All that is known of each agency's report, in the order of the list; or of one agency, by id."""
        one = agency is not None
        for row in self._rows(queries.entries(one), agency=agency):
            found = row._mapping
            yield LoadEntry(
                agency_of(row),
                load_of(found, "tried"),
                load_of(found, "content"),
                report_of(found),
                found["across"],
                last_of(found),
            )

    def kept(self, agencies: Sequence[str], role: ReportRole) -> dict[str, FoundReport]:
        """The reports of some listed agencies that were found, by id."""
        found: dict[str, FoundReport] = {}
        for ids in _batched(agencies):
            for row in self._rows(queries.kept(role), agencies=ids):
                content = load_of(row._mapping, "content")
                if content is not None:
                    found[row.id] = FoundReport(agency_of(row), content, row.kept)
        return found

    def below(self, agency: Agency) -> list[Agency]:
        """The listed bodies right below one, of the same year, in the order of the list."""
        return list(map(agency_of, self._rows(queries.BELOW, name=agency.name, of_year=agency.year)))

    def signatures(self) -> Iterator[tuple[str, int | None, bytes]]:
        """Id, year and signature of every listed agency's report that has one, in the order of the list."""
        for row in self._rows(queries.SIGNATURES):
            yield row.id, row.year, row.signature

    def faulty(self) -> Iterator[str]:
        """Ids of agencies whose report has errors or warnings."""
        return (row.agency for row in self._rows(queries.FAULTY))

    def with_errors(self) -> Iterator[int]:
        """Rows of the list whose report has errors."""
        return (row.row for row in self._rows(queries.WITH_ERRORS))

    def found(self) -> Iterator[int]:
        """Rows of the list whose report was found."""
        return (row.row for row in self._rows(queries.FOUND))

    def without_report(self) -> Iterator[str]:
        """Ids of agencies at whose address something else stands than the report that is asked for."""
        return (row.agency for row in self._rows(queries.WITHOUT_REPORT))

    def separate(self) -> Iterator[str]:
        """Ids of agencies whose figures may be added up: their report is theirs and of the year that is asked for,
        and no body below them is listed, whose figures it holds as well."""
        return (row.id for row in self._rows(queries.SEPARATE))

    def end_of_evidence(self) -> int:
        """Up to where the kept pages are known."""
        return next((int(row[0] or 0) for row in self._rows(queries.END_OF_EVIDENCE)), 0)

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """A transaction that changes what was compared."""
        with self._engine.begin() as connection:
            if not self._outdated:
                connection.execute(queries.OUTDATE)
            yield connection
        self._outdated = True

    def _rows(self, query: Select[Any], **values: object) -> Iterator[Row[Any]]:
        with self._engine.connect() as connection:
            yield from connection.execution_options(yield_per=_AT_ONCE).execute(query, values)


def _note_version(connection: Connection, judged: JudgedPage) -> None:
    faulty = any(told.severity == "error" and told.verdict == "fail" for told in judged.findings)
    last = connection.execute(queries.LAST_VERSION, {"agency": judged.agency}).first()
    if last is None or last.digest != judged.text:
        row = {"agency": judged.agency, "load": judged.load, "digest": judged.text, "faulty": faulty}
        connection.execute(
            delete(VERSIONS).where(VERSIONS.c.agency == judged.agency, VERSIONS.c.load == judged.load)
        )
        connection.execute(insert(VERSIONS), row)
    elif faulty:
        connection.execute(queries.MARK_FAULTY, {"of_agency": judged.agency, "of_load": last.load})


def _state(row: Row[Any]) -> State:
    found = row._mapping
    return State(
        agency_of(row),
        load_of(found, "tried"),
        load_of(found, "content"),
        found["judged"] or "",
        found["rules"] or "",
    )


def _batched(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while several := list(islice(rest, _AT_ONCE)):
        yield several


def _tell(
    connection: Connection,
    agency: str,
    scope: str,
    findings: Sequence[FindingRow],
    verdicts: Sequence[tuple[str, str, int]],
) -> None:
    mine = {"agency": agency, "scope": scope}
    if findings:
        rows = [{**mine, "number": n, **told._asdict()} for n, told in enumerate(findings)]
        connection.execute(insert(FINDINGS), rows)
    if verdicts:
        names = ("rule", "verdict", "things")
        rows = [{**mine, **dict(zip(names, one, strict=True))} for one in verdicts]
        connection.execute(insert(VERDICTS), rows)
