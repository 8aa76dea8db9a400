"""Runs over invented bodies, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType

from reportlint.agencies.agency import Agency
from reportlint.forms import shipped_forms
from reportlint.model.body import BodyKind
from reportlint.model.finding import Outcome, Suppression
from reportlint.model.message import Message
from reportlint.outputs import Run
from reportlint.rules import catalog
from reportlint.rules.rule import Rule
from reportlint.runs.result import RowResult, RowStatus, RunFacts
from reportlint.testing import clean_draft
from reportlint.testing.cases import judged

AS_OF = date(2025, 2, 10)


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(one for one in catalog.load(isolated=True).rules if one.group == "arithmetic")


def run(language: str = "zh") -> Run:
    clauses = {id_: clause for form in shipped_forms() for id_, clause in form.clauses.items()}
    return Run("0.1.0", AS_OF, language, rules(), clauses=clauses)


FACTS = RunFacts(
    version="0.1.0",
    as_of=AS_OF,
    list_name="名单.xlsx",
    list_hash="ab" * 32,
    rules_hash="cd" * 32,
    rules=("requests-row-total",),
    started="2025-02-10T01:00:00Z",
    finished="",
)


@dataclass(frozen=True)
class Made:
    """A run that has these results."""

    rows: Sequence[RowResult]
    facts: RunFacts = FACTS

    def results(self) -> Iterator[RowResult]:
        yield from self.rows

    def page(self, result: RowResult) -> str | None:
        return None


def outcome(organ: str, changes: Mapping[str, str | None]) -> Outcome:
    found = judged(clean_draft().edit({"organ": organ, **changes}), rules())
    return replace(found, origin=replace(found.origin, name=f"https://{len(organ)}.example/report.html"))


def result(
    row: int, name: str, changes: Mapping[str, str | None] = MappingProxyType({}), **more: object
) -> RowResult:
    agency = Agency(
        row, name, f"https://a{row}.example/report.html", BodyKind.DEPARTMENT, "云溪县人民政府", 2024
    )
    values: dict[str, object] = {
        "agency": agency,
        "status": RowStatus.CHECKED,
        "outcome": outcome(name, changes),
        "published": date(2025, 1, 20),
        "in_time": True,
        "evidence": f"evidence/{row}/page.html",
    }
    return RowResult(**(values | more))


def waived(one: RowResult) -> RowResult:
    """The same result with its first finding waived."""
    first, *others = one.outcome.findings
    first = replace(first, suppression=Suppression("已另行核准", "waiver", date(2025, 12, 31)))
    return replace(one, outcome=replace(one.outcome, findings=(first, *others)))


def unreached(row: int, name: str, **more: object) -> RowResult:
    values: dict[str, object] = {
        "agency": Agency(row, name, f"https://a{row}.example/", None, "", 2024, note="待迁站"),
        "status": RowStatus.UNREACHABLE,
        "reason": Message("网站没有应答", "the site did not answer"),
        "advice": Message("请稍后重试", "try again later"),
    }
    return RowResult(**(values | more))


ONE_TOTAL = {"requests/granted/total": "+1"}
"""One total is one too high: one finding."""


def every_status() -> Made:
    """A row for each thing that can become of one."""
    rows = [
        result(2, "云溪县统计局", ONE_TOTAL),
        result(3, "云溪县财政局", status=RowStatus.OTHER_YEAR, in_time=None, published=None),
        *(unreached(n, f"云溪县第{n}局", status=status) for n, status in enumerate(REST, 4)),
    ]
    return Made(rows)


REST = [status for status in RowStatus if not status.found]
