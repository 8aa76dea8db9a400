"""Runs in memory: invented bodies, findings made by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reportlint.agencies.agency import Agency
from reportlint.model.finding import (
    Finding,
    Judgement,
    Location,
    Origin,
    Outcome,
    Suppression,
    Verdict,
    fingerprint,
)
from reportlint.model.message import Message
from reportlint.runs.result import RowResult, RowStatus, RunFacts
from tests.outputs.samples import ROW_TOTAL, where
from tests.outputs.samples import finding as made

RULE, OTHER = ROW_TOTAL.id, "section-missing"
FACTS = RunFacts("0.1.0", date(2026, 2, 1), "名单.xlsx", "list-1", "rules-1", (RULE, OTHER), "", "")
WAIVED = Suppression("主管部门同意", "waiver", date(2026, 12, 31))
FORM = "annual-2021"


@dataclass
class Memory:
    """A run."""

    rows: Sequence[RowResult]
    facts: RunFacts = FACTS
    read: int = field(default=0, init=False)
    """How often all of it was read."""

    def results(self) -> Iterator[RowResult]:
        self.read += 1
        return iter(self.rows)

    def page(self, result: RowResult) -> str | None:
        return None

    def find(self, id_: str) -> RowResult | None:
        return next((one for one in self.rows if one.agency.id == id_), None)


def finding(key: str, said: str = "5", rule: str = RULE, beside: str = "", **more: object) -> Finding:
    """A finding at a key; `beside` is the address of another report that it is about."""
    label = Message(f"表三 · {key}", f"table 3 · {key}")
    related = (Location(key, label, where(9, 9, said), None, origin(beside)),) if beside else ()
    arguments = {"label": label, "printed": Message(said, said), "sum": Message("4", "4")}
    one = made(ROW_TOTAL, Location(key, label, where(9, 9, said)), arguments, related=related)
    return replace(one, rule=rule, fingerprint=fingerprint(rule, FORM, key), **more)  # type: ignore[arg-type]


def origin(url: str, sha256: str = "aa") -> Origin:
    return Origin(url, None, url, sha256, 9216, "text/html", "utf-8", "utf-8", 0)


def judged(rule: str = RULE, verdict: Verdict = Verdict.PASS, key: str = "requests/other") -> Judgement:
    return Judgement(rule, verdict, (key,))


def result(
    name: str,
    *findings: Finding,
    row: int = 2,
    year: int | None = 2025,
    status: RowStatus = RowStatus.CHECKED,
    page: str = "a",
    **more: object,
) -> RowResult:
    """What became of a body's row; `page` stands for the content of its report."""
    agency = Agency(row, name, f"https://{name}.example/", year=2025)
    if not status.found:
        return RowResult(agency, status)
    outcome = Outcome(
        origin=origin(agency.address, page),
        form=FORM,
        kind=Message("年度报告", "annual report"),
        title="",
        body=name,
        year=year,
        findings=findings,
        judgements=(judged(RULE), judged(OTHER)),
        crashes=(),
        problem=None,
        notices=(),
    )
    return RowResult(agency, status, outcome=replace(outcome, **more))  # type: ignore[arg-type]
