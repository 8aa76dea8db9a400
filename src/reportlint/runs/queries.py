"""Statements that a run's database is asked over and over, made once: to make one takes longer than to run it."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from sqlalchemy import Select, Text, and_, bindparam, cast, delete, func, select, update

from reportlint.runs.records import ReportRole
from reportlint.runs.result import RowStatus
from reportlint.runs.tables import (
    ACROSS,
    AGENCIES,
    FINDINGS,
    LOADS,
    MENDED,
    PAGES,
    REPORTS,
    RUN,
    VERSIONS,
)

PAGE: Final = "page"
"""Scope of what was found on a page itself."""
BESIDE: Final = "across"
"""Scope of what was found by comparing it with others."""

_REPORT: Final = (
    *(REPORTS.c.status, REPORTS.c.reason.label("why"), REPORTS.c.published, REPORTS.c.in_time),
    REPORTS.c.zero,
    REPORTS.c.outcome,
)

COMPARED: Final = "compared"
"""Names, among what holds for the whole run, what the reports were compared for; empty where that is out of date."""
OUTDATE: Final = update(RUN).where(RUN.c.key == COMPARED, RUN.c.value != "").values(value="")

PAGES_OF: Final = select(PAGES).where(PAGES.c.agency.in_(bindparam("agencies", expanding=True)))
DROP_PAGE: Final = delete(PAGES).where(
    PAGES.c.agency == bindparam("of_agency"), PAGES.c.role == bindparam("of_role")
)

DROP_REPORT: Final = delete(REPORTS).where(
    REPORTS.c.agency == bindparam("of_agency"), REPORTS.c.role == bindparam("of_role")
)
DROP_FINDINGS: Final = delete(FINDINGS).where(
    FINDINGS.c.agency == bindparam("of_agency"), FINDINGS.c.scope == PAGE
)
DROP_ALL: Final = tuple(
    delete(table).where(table.c.agency == bindparam("of_agency")) for table in (FINDINGS, ACROSS)
)
DROP_COMPARISONS: Final = (delete(FINDINGS).where(FINDINGS.c.scope == BESIDE), delete(ACROSS))

FACTS: Final = select(RUN)
LAST_LOAD: Final = select(func.max(LOADS.c.id))
VERSIONS_OF: Final = (
    select(*(column.label(f"load_{column.name}") for column in LOADS.c), VERSIONS.c.faulty)
    .join(VERSIONS, VERSIONS.c.load == LOADS.c.id)
    .where(VERSIONS.c.agency == bindparam("agency"))
    .order_by(LOADS.c.id)
)
ABSENT_BEFORE: Final = (
    select(LOADS.c.at, LOADS.c.came, LOADS.c.reason)
    .where(
        LOADS.c.agency == bindparam("agency"),
        LOADS.c.role == ReportRole.THIS.value,
        LOADS.c.address == bindparam("address"),
        LOADS.c.id < bindparam("first"),
    )
    .order_by(LOADS.c.id.desc())
)
LAST_VERSIONS: Final = (
    select(VERSIONS)
    .where(VERSIONS.c.agency.in_(bindparam("agencies", expanding=True)))
    .order_by(VERSIONS.c.load)
)
"""The last of each agency comes last."""
DROP_VERSION: Final = delete(VERSIONS).where(
    VERSIONS.c.agency == bindparam("of_agency"), VERSIONS.c.load == bindparam("of_load")
)
MARK_FAULTY: Final = (
    update(VERSIONS)
    .where(VERSIONS.c.agency == bindparam("of_agency"), VERSIONS.c.load == bindparam("of_load"))
    .values(faulty=True)
)
MENDED_OF: Final = select(MENDED.c.fingerprint).where(MENDED.c.agency == bindparam("agency"))
_BEYOND: Final = LOADS.c.start + LOADS.c.length > bindparam("end")
LOSE_PAGES: Final = (
    update(PAGES).where(PAGES.c.content.in_(select(LOADS.c.id).where(_BEYOND))).values(content=None)
)
LOSE_LOADS: Final = update(LOADS).where(_BEYOND).values(start=None, length=None)
"""After the pages: by then the places are gone."""

SIZE: Final = select(func.count()).select_from(AGENCIES).where(AGENCIES.c.listed)
LIST: Final = select(AGENCIES).where(AGENCIES.c.listed).order_by(AGENCIES.c.row)
SIGNATURES: Final = (
    select(AGENCIES.c.id, REPORTS.c.year, REPORTS.c.signature)
    .join(REPORTS, and_(REPORTS.c.agency == AGENCIES.c.id, REPORTS.c.role == ReportRole.THIS.value))
    .where(AGENCIES.c.listed, REPORTS.c.signature.is_not(None))
    .order_by(AGENCIES.c.row)
)
FAULTY: Final = select(FINDINGS.c.agency).where(FINDINGS.c.severity != "info").distinct()
WITH_ERRORS: Final = select(AGENCIES.c.row).where(
    AGENCIES.c.listed,
    AGENCIES.c.id.in_(
        select(FINDINGS.c.agency).where(FINDINGS.c.severity == "error", FINDINGS.c.verdict == "fail")
    ),
)
FOUND: Final = (
    select(AGENCIES.c.row)
    .join(REPORTS, REPORTS.c.agency == AGENCIES.c.id)
    .where(
        AGENCIES.c.listed,
        REPORTS.c.role == ReportRole.THIS.value,
        REPORTS.c.status.in_([one.value for one in RowStatus if one.found]),
    )
)
BELOW: Final = (
    select(AGENCIES)
    .where(
        AGENCIES.c.listed,
        AGENCIES.c.superior == bindparam("name"),
        AGENCIES.c.superior != "",
        AGENCIES.c.year.is_not_distinct_from(bindparam("of_year")),
    )
    .order_by(AGENCIES.c.row)
)
WITHOUT_REPORT: Final = select(REPORTS.c.agency).where(
    REPORTS.c.role == ReportRole.THIS.value, REPORTS.c.status != RowStatus.CHECKED.value
)
_PART: Final = AGENCIES.alias()
SEPARATE: Final = (
    select(AGENCIES.c.id)
    .join(REPORTS, and_(REPORTS.c.agency == AGENCIES.c.id, REPORTS.c.role == ReportRole.THIS.value))
    .where(
        AGENCIES.c.listed,
        REPORTS.c.status == RowStatus.CHECKED.value,
        ~select(_PART.c.id)
        .where(
            _PART.c.listed,
            _PART.c.superior == AGENCIES.c.name,
            _PART.c.year.is_not_distinct_from(AGENCIES.c.year),
        )
        .exists(),
    )
    .order_by(AGENCIES.c.row)
)
END_OF_EVIDENCE: Final = select(func.max(LOADS.c.start + LOADS.c.length))


@cache
def states(role: ReportRole) -> Select[Any]:
    """How far each listed agency's page has got, in the order of the list."""
    return _listed(role, REPORTS.c.digest.label("judged"), REPORTS.c.rules)


@cache
def states_of(role: ReportRole) -> Select[Any]:
    """How far the pages of the listed agencies in the rows `rows` have got."""
    return states(role).where(AGENCIES.c.row.in_(bindparam("rows", expanding=True)))


@cache
def entries(one: bool) -> Select[Any]:
    """All that is known of each listed agency's report; or of the one whose id is `agency`."""
    query = _with_last(_listed(ReportRole.THIS, *_REPORT, ACROSS.c.judged.label("across")))
    return query.where(AGENCIES.c.id == bindparam("agency")) if one else query


@cache
def kept(role: ReportRole) -> Select[Any]:
    """The reports that were found of the listed agencies whose ids are `agencies`."""
    return _listed(role, REPORTS.c.report.label("kept")).where(
        AGENCIES.c.id.in_(bindparam("agencies", expanding=True)), REPORTS.c.report.is_not(None)
    )


def _with_last(query: Select[Any]) -> Select[Any]:
    """Also what became of last year's report: its row of the list, else the page that is named beside this one."""
    listed, row, page = AGENCIES.alias(), REPORTS.alias(), PAGES.alias()
    load, report = LOADS.alias(), REPORTS.alias()
    before = AGENCIES.c.name + "/" + cast(AGENCIES.c.year - 1, Text)
    return (
        query.add_columns(
            REPORTS.c.year.label("report_year"),
            row.c.year.label("row_year"),
            load.c.reason.label("last_why"),
            report.c.status.label("last_status"),
            report.c.year.label("last_year"),
        )
        .outerjoin(listed, and_(listed.c.id == before, listed.c.listed))
        .outerjoin(
            row,
            and_(row.c.agency == listed.c.id, row.c.role == ReportRole.THIS.value, row.c.report.is_not(None)),
        )
        .outerjoin(page, and_(page.c.agency == AGENCIES.c.id, page.c.role == ReportRole.LAST.value))
        .outerjoin(load, load.c.id == page.c.tried)
        .outerjoin(report, and_(report.c.agency == AGENCIES.c.id, report.c.role == ReportRole.LAST.value))
    )


def _listed(role: ReportRole, *columns: Any) -> Select[Any]:
    """The listed agencies, each with its page's loads and further columns of its report."""
    tried, content = LOADS.alias("tried"), LOADS.alias("content")
    loads = [
        column.label(f"{name}_{column.name}")
        for name, table in (("tried", tried), ("content", content))
        for column in table.c
    ]
    return (
        select(*AGENCIES.c, *loads, *columns)
        .select_from(AGENCIES)
        .outerjoin(PAGES, and_(PAGES.c.agency == AGENCIES.c.id, PAGES.c.role == role.value))
        .outerjoin(tried, tried.c.id == PAGES.c.tried)
        .outerjoin(content, content.c.id == PAGES.c.content)
        .outerjoin(REPORTS, and_(REPORTS.c.agency == AGENCIES.c.id, REPORTS.c.role == role.value))
        .outerjoin(ACROSS, ACROSS.c.agency == AGENCIES.c.id)
        .where(AGENCIES.c.listed)
        .order_by(AGENCIES.c.row)
    )
