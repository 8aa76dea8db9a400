"""Which rows of a run are looked at, and in which order: as the address says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from reportlint.config.body_kinds import name_of_kind
from reportlint.model.message import Message
from reportlint.outputs.words import GRADES, grade
from reportlint.runs.result import RowResult, RowStatus
from reportlint.serve.open_run import ReviewRow, Snapshot

REVIEWS: Final[Mapping[str, Message]] = {
    "open": Message("有待审", "to be reviewed"),
    "again": Message("有须再看", "to be looked at again"),
    "done": Message("已审完", "reviewed"),
    "standing": Message("有属实、未整改", "true and not mended"),
    "unsent": Message("应发函、未发", "letter to be sent"),
    "sent": Message("已发函", "letter sent"),
    "overdue": Message("逾期未改正", "not mended in time"),
}
_Key = Callable[[ReviewRow], Any]
SORTS: Final[Mapping[str, tuple[Message, _Key]]] = {
    "row": (Message("名单顺序", "order of the list"), lambda row: row.result.agency.row),
    "name": (Message("单位", "body"), lambda row: row.result.agency.name),
    "errors": (Message("错误最多", "most errors"), lambda row: tuple(-n for n in grades(row.result))),
    "left": (Message("待审最多", "most to be reviewed"), lambda row: -row.left),
    "published": (Message("发布日期", "published"), lambda row: str(row.result.published or "9")),
}


@dataclass(frozen=True, slots=True)
class RunQuery:
    """The conditions; empty ones don't count."""

    q: str = ""
    """Words of the body's name or of its findings."""
    status: str = ""
    review: str = ""
    rule: str = ""
    sort: str = ""

    def rows(self, shot: Snapshot) -> list[ReviewRow]:
        """Those of a run that it asks for, in its order."""
        found = [row for row in shot.rows if self._fits(row, shot.today)]
        return sorted(found, key=SORTS.get(self.sort, SORTS["row"])[1])

    @property
    def text(self) -> str:
        """As it stands in an address, with its question mark; empty where it asks for everything."""
        given = {one.name: value for one in fields(self) if (value := getattr(self, one.name))}
        return f"?{urlencode(given)}" if given else ""

    def _fits(self, row: ReviewRow, today: date) -> bool:
        reviewed = {
            "open": row.left > 0,
            "again": row.again > 0,
            "done": bool(row.items) and not row.left,
            "standing": row.standing > 0,
            "unsent": row.unsent,
            "sent": bool(row.letters),
            "overdue": row.overdue(today),
        }
        return (
            (not self.status or row.result.status.value == self.status)
            and (not self.review or reviewed.get(self.review, True))
            and (not self.rule or any(item.finding.rule == self.rule for item in row.items))
            and all(word in _words(row) for word in self.q.lower().split())
        )


def query_of(given: Mapping[str, str]) -> RunQuery:
    """What an address asks for; what it can't ask for is left out."""
    status = given.get("status", "")
    return RunQuery(
        q=given.get("q", "")[:100],
        status=status if status in list(RowStatus) else "",
        review=given.get("review", "") if given.get("review") in REVIEWS else "",
        rule=given.get("rule", "")[:100],
        sort=given.get("sort", "") if given.get("sort") in SORTS else "",
    )


def grades(result: RowResult) -> tuple[int, ...]:
    """How many findings count, by `outputs.words.GRADES`."""
    found = [grade(finding) for finding in result.outcome.active] if result.outcome else []
    return tuple(found.count(name) for name in GRADES)


def _words(row: ReviewRow) -> str:
    agency = row.result.agency
    said = [item.finding.message.zh + item.finding.location.label.zh for item in row.items]
    kind = name_of_kind(agency.kind) if agency.kind else ""
    return "\n".join([agency.name, *agency.aliases, kind, *said]).lower()
