"""复核 as the office sees it: what two runs come to beside one another, and the rows of a sheet about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportlint.handover.links import web_link
from reportlint.handover.wording import EMPTY, grade_of
from reportlint.handover.workbook import Column, Value
from reportlint.model.say import Language, Say
from reportlint.outputs.sentences import joined
from reportlint.outputs.totals import Exit, FailOn, ordered
from reportlint.outputs.words import GROUP
from reportlint.runs.change import Basis, Change, Compared, Delta, Shift

SIGNS: Final = {
    Change.FIXED: "√",
    Change.REMAINING: "×",
    Change.NEW: "+",
    Change.RETURNED: "!",
    Change.WAIVED: "-",
    Change.UNDECIDED: "?",
}
"""The sign beside each, in any of an office's encodings, so that colour is never the only one."""
_STANDING: Final = (Change.REMAINING, Change.NEW, Change.RETURNED)
"""Findings that are there and count."""
_OPEN: Final = (Shift.INCOMPARABLE, Shift.DISAPPEARED)
"""Bodies of which it is not known what became of their findings."""
_ORDER: Final = (*reversed(_STANDING), Change.UNDECIDED, Change.FIXED, Change.WAIVED)

COLUMNS: Final = (
    Column("agency", Say("单位", "body"), 26),
    Column("year", Say("年度", "year"), 7),
    Column("report", Say("报告", "report"), 14),
    Column("change", Say("复核结果", "re-check"), 12),
    Column("grade", Say("级别", "grade"), 9),
    Column("group", Say("类别", "group"), 10),
    Column("place", Say("位置", "place"), 26),
    Column("problem", Say("问题", "finding"), 50),
    Column("remark", Say("说明", "remark"), 30),
    Column("address", Say("网址", "address"), 30),
    Column("fingerprint", Say("标识", "fingerprint"), 10, hidden=True),
    Column("rule", Say("规则", "rule"), 10, hidden=True),
)


@dataclass(slots=True)
class Sum:
    """What two runs come to; fed one body at a time."""

    fail_on: FailOn
    bodies: int = 0
    """Rows of the later list."""
    added: int = 0
    """Bodies that the earlier list did not have."""
    shifts: Counter[Shift] = field(default_factory=Counter)
    changes: Counter[Change] = field(default_factory=Counter)
    failing: int = 0
    """Findings at or above the fail level that are there and count."""
    doubtful: int = 0
    """Findings at or above the fail level of which it is not known whether they were mended."""

    def add(self, compared: Compared) -> None:
        """Count one body."""
        self.bodies += compared.after is not None
        self.added += compared.added
        self.shifts[compared.shift] += 1
        for delta in compared.deltas:
            self.changes[delta.change] += 1
            hit = self.fail_on.hit_by(delta.finding)
            self.failing += hit and delta.change in _STANDING
            self.doubtful += hit and delta.change is Change.UNDECIDED

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


def told(compared: Compared) -> bool:
    """Whether there is anything to say about a body."""
    return bool(compared.deltas) or compared.added or compared.shift is not Shift.COMPARED


def in_order(compared: Compared) -> list[Delta]:
    """What needs attention first, then by weight."""
    weight = {
        finding.fingerprint: n for n, finding in enumerate(ordered(one.finding for one in compared.deltas))
    }
    return sorted(
        compared.deltas, key=lambda one: (_ORDER.index(one.change), weight[one.finding.fingerprint])
    )


def report_of(compared: Compared) -> Say:
    """What became of a body's report, and why."""
    new = Say("新列入名单", "newly listed") if compared.added else EMPTY
    return joined((new, compared.shift.say))


def reason_of(compared: Compared) -> Say:
    """Why the later run has no report, as far as it says."""
    after = compared.after
    if after is None or after.status.found:
        return EMPTY
    return after.reason or after.status.say


def basis_of(basis: Basis) -> Iterator[Say]:
    """Whether the runs rest on the same list and rules, a sentence each."""
    if basis.list_changed:
        yield Say("两次的名单不同", "the lists of the two runs differ")
    if basis.rules_changed:
        yield Say(
            "两次的规则、格式、选项或程序版本不同",
            "rules, forms, options or the version of the tool differ between the two runs",
        )
    for rules, what in (
        (basis.rules_added, Say("本次新用的规则", "rules used only now")),
        (basis.rules_dropped, Say("本次未用的规则", "rules no longer used")),
    ):
        if rules:
            yield Say(f"{what.zh}：{'、'.join(rules)}", f"{what.en}: {', '.join(rules)}")


def rows(compared: Compared, language: Language) -> Iterator[list[Value]]:
    """The rows of a body under `COLUMNS`, one for each finding; one for a body without any, if it is told."""
    for delta in in_order(compared):
        yield _row(compared, _finding(delta), language, (delta.finding.fingerprint, delta.finding.rule))
    if not compared.deltas and told(compared):
        yield _row(compared, (*[EMPTY] * 5, reason_of(compared)), language, ("", ""))


def _row(compared: Compared, said: tuple[Say, ...], language: Language, keys: tuple[str, str]) -> list[Value]:
    agency = compared.agency
    texts = [one.in_(language) for one in (report_of(compared), *said)]
    return [agency.name, agency.year, *texts, web_link(agency.address), *keys]


def _finding(delta: Delta) -> tuple[Say, ...]:
    finding = delta.finding
    sign = SIGNS[delta.change]
    return (
        Say(f"{sign} {delta.change.say.zh}", f"{sign} {delta.change.say.en}"),
        grade_of(finding),
        GROUP.get(finding.group, Say(finding.group, finding.group)),
        finding.spot.label,
        finding.message,
        delta.remark or EMPTY,
    )
