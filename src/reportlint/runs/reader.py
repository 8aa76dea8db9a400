"""What a run's database holds, read row by row, so that memory does not grow with the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Engine, Row, Select

from reportlint.agencies.agency import Agency
from reportlint.runs import queries
from reportlint.runs.mapping import agency_of, key_of, last_of, load_of, report_of
from reportlint.runs.records import ReportRole, StoredLoad, StoredReport
from reportlint.runs.result import LastYear, RowStatus
from reportlint.support.damage import reading_back

T = TypeVar("T")

AT_ONCE: Final = 500
"""Rows in memory while reading or writing many."""
_ABSENT: Final = (RowStatus.NOT_FOUND, RowStatus.NO_REPORT)
"""What says, of an attempt that failed, that there was no report."""


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


class RunReader:
    """The database of one run, to be asked."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        """Let go of it."""
        self._engine.dispose()

    def facts(self) -> dict[str, str]:
        """What holds for the whole run, by name."""
        return {row.key: row.value for row in self._rows(queries.FACTS)}

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

    def mended(self, agency: str) -> frozenset[str]:
        """What is known to be mended of one agency, by its id."""
        return frozenset(row.fingerprint for row in self._rows(queries.MENDED_OF, agency=agency))

    def size(self) -> int:
        """Rows of the list."""
        return next(int(row[0]) for row in self._rows(queries.SIZE))

    def agencies(self) -> Iterator[Agency]:
        """The list, in its order."""
        return map(agency_of, self._rows(queries.LIST))

    def states(self, role: ReportRole) -> Iterator[State]:
        """How far each agency's page has got, in the order of the list."""
        return map(_state, self._rows(queries.states(role)))

    def states_of(self, role: ReportRole, rows: Iterable[int]) -> Iterator[State]:
        """How far the pages of some rows of the list have got, in its order."""
        for several in batched(rows):
            yield from map(_state, self._rows(queries.states_of(role), rows=several))

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
        for ids in batched(agencies):
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

    def _rows(self, query: Select[Any], **values: object) -> Iterator[Row[Any]]:
        with self._engine.connect() as connection:
            found = connection.execution_options(yield_per=AT_ONCE).execute(query, values)
            with reading_back():
                yield from found


def _state(row: Row[Any]) -> State:
    found = row._mapping
    return State(
        agency_of(row),
        load_of(found, "tried"),
        load_of(found, "content"),
        found["judged"] or "",
        found["rules"] or "",
    )


def batched(items: Iterable[T]) -> Iterator[list[T]]:
    """As many at once as may be in memory."""
    rest = iter(items)
    while several := list(islice(rest, AT_ONCE)):
        yield several
