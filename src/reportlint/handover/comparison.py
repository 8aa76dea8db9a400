"""复核 as the office sees it: what two runs come to beside one another, and the rows of a sheet about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportlint.handover.links import web_link
from reportlint.handover.wording import EMPTY, grade_of
from reportlint.handover.workbook import SheetColumn, Value
from reportlint.model.exit import Exit
from reportlint.model.groups import group_name
from reportlint.model.message import Language, Message
from reportlint.outputs.sentences import joined
from reportlint.outputs.totals import FailOn, ordered
from reportlint.runs.change import Basis, BodyComparison, FindingChange, FindingStatus, ReportChange

SIGNS: Final = {
    FindingStatus.FIXED: "√",
    FindingStatus.REMAINING: "×",
    FindingStatus.NEW: "+",
    FindingStatus.RETURNED: "!",
    FindingStatus.WAIVED: "-",
    FindingStatus.UNDECIDED: "?",
}
"""The sign beside each, in any of an office's encodings, so that colour is never the only one."""
_STANDING: Final = (FindingStatus.REMAINING, FindingStatus.NEW, FindingStatus.RETURNED)
"""Findings that are there and count."""
_OPEN: Final = (ReportChange.INCOMPARABLE, ReportChange.DISAPPEARED)
"""Bodies of which it is not known what became of their findings."""
_ORDER: Final = (*reversed(_STANDING), FindingStatus.UNDECIDED, FindingStatus.FIXED, FindingStatus.WAIVED)

COLUMNS: Final = (
    SheetColumn("agency", Message("单位", "body"), 26),
    SheetColumn("year", Message("年度", "year"), 7),
    SheetColumn("report", Message("报告", "report"), 14),
    SheetColumn("change", Message("复核结果", "re-check"), 12),
    SheetColumn("grade", Message("级别", "grade"), 9),
    SheetColumn("group", Message("类别", "group"), 10),
    SheetColumn("place", Message("位置", "place"), 26),
    SheetColumn("problem", Message("问题", "finding"), 50),
    SheetColumn("remark", Message("说明", "remark"), 30),
    SheetColumn("address", Message("网址", "address"), 30),
    SheetColumn("fingerprint", Message("标识", "fingerprint"), 10, hidden=True),
    SheetColumn("rule", Message("规则", "rule"), 10, hidden=True),
)


@dataclass(slots=True)
class ComparisonTally:
    """What two runs come to; fed one body at a time."""

    fail_on: FailOn
    bodies: int = 0
    """Rows of the later list."""
    added: int = 0
    """Bodies that the earlier list did not have."""
    shifts: Counter[ReportChange] = field(default_factory=Counter)
    changes: Counter[FindingStatus] = field(default_factory=Counter)
    failing: int = 0
    """Findings at or above the fail level that are there and count."""
    doubtful: int = 0
    """Findings at or above the fail level of which it is not known whether they were mended."""

    def add(self, compared: BodyComparison) -> None:
        """Count one body."""
        self.bodies += compared.after is not None
        self.added += compared.added
        self.shifts[compared.shift] += 1
        for delta in compared.deltas:
            self.changes[delta.change] += 1
            hit = self.fail_on.hit_by(delta.finding)
            self.failing += hit and delta.change in _STANDING
            self.doubtful += hit and delta.change is FindingStatus.UNDECIDED

    @property
    def exit(self) -> Exit:
        """The exit code: as for a run, what was not looked at weighs more than what was found."""
        if any(self.shifts[shift] for shift in _OPEN):
            return Exit.NOT_JUDGED
        if self.failing:
            return Exit.FINDINGS
        if self.doubtful:
            return Exit.NOT_JUDGED
        return Exit.CONFORMING if self.bodies else Exit.NOTHING


def told(compared: BodyComparison) -> bool:
    """Whether there is anything to say about a body."""
    return bool(compared.deltas) or compared.added or compared.shift is not ReportChange.COMPARED


def in_order(compared: BodyComparison) -> list[FindingChange]:
    """What needs attention first, then by weight."""
    weight = {
        finding.fingerprint: n for n, finding in enumerate(ordered(one.finding for one in compared.deltas))
    }
    return sorted(
        compared.deltas, key=lambda one: (_ORDER.index(one.change), weight[one.finding.fingerprint])
    )


def report_of(compared: BodyComparison) -> Message:
    """What became of a body's report, and why."""
    new = Message("新列入名单", "newly listed") if compared.added else EMPTY
    return joined((new, compared.shift.say))


def reason_of(compared: BodyComparison) -> Message:
    """Why the later run has no report, as far as it says."""
    after = compared.after
    if after is None or after.status.found:
        return EMPTY
    return after.reason or after.status.say


def basis_of(basis: Basis) -> Iterator[Message]:
    """Whether the runs rest on the same list and rules, a sentence each."""
    if basis.list_changed:
        yield Message("两次的名单不同", "the lists of the two runs differ")
    if basis.rules_changed:
        yield Message(
            "两次的规则、格式、选项或程序版本不同",
            "rules, forms, options or the version of the tool differ between the two runs",
        )
    for rules, what in (
        (basis.rules_added, Message("本次新用的规则", "rules used only now")),
        (basis.rules_dropped, Message("本次未用的规则", "rules no longer used")),
    ):
        if rules:
            yield Message(f"{what.zh}：{'、'.join(rules)}", f"{what.en}: {', '.join(rules)}")


def rows(compared: BodyComparison, language: Language) -> Iterator[list[Value]]:
    """The rows of a body under `COLUMNS`, one for each finding; one for a body without any, if it is told."""
    for delta in in_order(compared):
        yield _row(compared, _finding(delta), language, (delta.finding.fingerprint, delta.finding.rule))
    if not compared.deltas and told(compared):
        yield _row(compared, (*[EMPTY] * 5, reason_of(compared)), language, ("", ""))


def _row(
    compared: BodyComparison, said: tuple[Message, ...], language: Language, keys: tuple[str, str]
) -> list[Value]:
    agency = compared.agency
    texts = [one.in_(language) for one in (report_of(compared), *said)]
    return [agency.name, agency.year, *texts, web_link(agency.address), *keys]


def _finding(delta: FindingChange) -> tuple[Message, ...]:
    finding = delta.finding
    sign = SIGNS[delta.change]
    return (
        Message(f"{sign} {delta.change.say.zh}", f"{sign} {delta.change.say.en}"),
        grade_of(finding),
        group_name(finding.group),
        finding.location.label,
        finding.message,
        delta.remark or EMPTY,
    )
