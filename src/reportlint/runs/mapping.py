"""Values of the program as rows of the database, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import Row, RowMapping

from reportlint.agencies.agency import Agency, Handling
from reportlint.model.body import BodyKind
from reportlint.model.message import Message
from reportlint.runs.records import (
    JudgedPage,
    LoadOutcome,
    RecordSpan,
    ReportRole,
    RowReason,
    StoredLoad,
    StoredReport,
)
from reportlint.runs.result import LastYear, RowStatus
from reportlint.support.damage import reading_back


def key_of(agency: Agency) -> str:
    """Id of an agency in the database: a row that can't be used has one of its own."""
    return f"#{agency.row}" if agency.faults else agency.id


def agency_row(agency: Agency) -> dict[str, Any]:
    """A row of `AGENCIES`."""
    return {
        "id": key_of(agency),
        "row": agency.row,
        "listed": True,
        "name": agency.name,
        "address": agency.address,
        "kind": agency.kind.value if agency.kind else None,
        "superior": agency.superior,
        "year": agency.year,
        "last": agency.last,
        "note": agency.note,
        "aliases": list(agency.aliases),
        "due": agency.due.isoformat() if agency.due else None,
        "handling": _handling_row(agency.handling),
        "faults": [list(fault) for fault in agency.faults],
    }


@reading_back()
def agency_of(row: Row[Any]) -> Agency:
    """The agency in a row."""
    return Agency(
        row.row,
        row.name,
        row.address,
        BodyKind(row.kind) if row.kind else None,
        row.superior,
        row.year,
        row.last,
        row.note,
        tuple(Message(*fault) for fault in row.faults),
        tuple(row.aliases),
        date.fromisoformat(row.due) if row.due else None,
        _handling_of(row.handling),
    )


def _handling_row(handling: Handling) -> dict[str, Any]:
    """What is known, as JSON has it."""
    values = {field.name: getattr(handling, field.name) for field in fields(Handling)}
    return {
        key: value.isoformat() if isinstance(value, date) else value for key, value in values.items() if value
    }


def _handling_of(found: Mapping[str, Any]) -> Handling:
    days = {
        key: date.fromisoformat(found[key]) for key in ("submit", "filed", "returned", "mend") if key in found
    }
    return Handling(tuple(found.get("columns", ())), signer=found.get("signer", ""), **days)


def load_row(load: StoredLoad) -> dict[str, Any]:
    """A row of `LOADS`, without its id."""
    return {
        "agency": load.agency,
        "role": load.role.value,
        "address": load.address,
        "at": load.at,
        "came": load.came.value,
        "digest": load.digest,
        "reason": load.reason,
        "conditions": load.conditions,
        "start": load.span.start if load.span else None,
        "length": load.span.length if load.span else None,
        "file": load.file,
    }


@reading_back()
def load_of(found: RowMapping, name: str) -> StoredLoad | None:
    """The load whose columns begin with `name`; None where there is none."""
    if found[f"{name}_id"] is None:
        return None
    start, length = found[f"{name}_start"], found[f"{name}_length"]
    return StoredLoad(
        found[f"{name}_agency"],
        ReportRole(found[f"{name}_role"]),
        found[f"{name}_address"],
        found[f"{name}_at"],
        LoadOutcome(found[f"{name}_came"]),
        found[f"{name}_digest"],
        _reason(found[f"{name}_reason"]),
        tuple((header, value) for header, value in found[f"{name}_conditions"]),
        RecordSpan(start, length) if start is not None else None,
        found[f"{name}_file"],
        found[f"{name}_id"],
    )


def _reason(said: Sequence[Any] | None) -> RowReason | None:
    return RowReason(RowStatus(said[0]), Message(*said[1]), Message(*said[2])) if said else None


@reading_back()
def last_of(found: RowMapping) -> LastYear | None:
    """What became of last year's report; None where the list names none."""
    year = found["report_year"]

    def follows(last: int | None) -> bool:
        return last is not None and year == last + 1

    if found["row_year"] is not None:
        return LastYear(RowStatus.CHECKED, found["row_year"], follows(found["row_year"]))
    if not found["last"]:
        return None
    failed = _reason(found["last_why"])
    status = failed.status if failed else RowStatus(found["last_status"] or RowStatus.PENDING)
    return LastYear(status, found["last_year"], follows(found["last_year"]))


def judged_row(judged: JudgedPage) -> dict[str, Any]:
    """A row of `REPORTS`."""
    return {
        "agency": judged.agency,
        "role": judged.role.value,
        "load": judged.load,
        "digest": judged.digest,
        "rules": judged.rules,
        "status": judged.status.value,
        "reason": judged.reason,
        "form": judged.form,
        "title": judged.title,
        "body": judged.body,
        "year": judged.year,
        "published": judged.published,
        "in_time": judged.in_time,
        "zero": judged.zero,
        "outcome": judged.outcome,
        "report": judged.report,
        "signature": judged.signature,
    }


@reading_back()
def report_of(found: RowMapping) -> StoredReport | None:
    """What was judged; None where nothing was."""
    if found["status"] is None:
        return None
    return StoredReport(
        RowStatus(found["status"]),
        _reason(found["why"]),
        found["published"],
        found["in_time"],
        found["zero"],
        found["outcome"],
    )
