"""What can become of bodies, reports and findings from one run to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportlint.agencies.agency import Agency
from reportlint.model.finding import Finding
from reportlint.model.message import Message
from reportlint.runs.result import RowResult, RowStatus, RunFacts


class FindingStatus(StrEnum):
    """What became of one finding."""

    FIXED = "fixed"
    """The earlier run had it; its rule looked again and found none."""
    REMAINING = "remaining"
    NEW = "new"
    RETURNED = "returned"
    """It was mended or waived before, and counts again."""
    WAIVED = "waived"
    """It is there and does not count because of a waiver."""
    UNDECIDED = "undecided"
    """The earlier run had it; whether it was mended is not known."""

    @property
    def say(self) -> Message:
        """For readers."""
        return _CHANGES[self]


_CHANGES = {
    FindingStatus.FIXED: Message("已整改", "fixed"),
    FindingStatus.REMAINING: Message("未整改", "remaining"),
    FindingStatus.NEW: Message("新增", "new"),
    FindingStatus.RETURNED: Message("再次出现", "came back"),
    FindingStatus.WAIVED: Message("已豁免", "waived"),
    FindingStatus.UNDECIDED: Message("未能比对", "not compared"),
}


class ReportChange(StrEnum):
    """What became of a body's report."""

    COMPARED = "compared"
    """Both runs read it, with the same form."""
    APPEARED = "appeared"
    """Only the later run read the report that the list asks for."""
    DISAPPEARED = "disappeared"
    """Only the earlier run did: now there is none, or one of another year."""
    INCOMPARABLE = "incomparable"
    """The later run could not look, or read it with another form."""
    MISSING = "missing"
    """Neither run found the report that the list asks for."""
    DROPPED = "dropped"
    """The body is no longer in the list."""

    @property
    def say(self) -> Message:
        """For readers."""
        return _SHIFTS[self]


_SHIFTS = {
    ReportChange.COMPARED: Message("已比对", "compared"),
    ReportChange.APPEARED: Message("本次新读到", "read only now"),
    ReportChange.DISAPPEARED: Message("本次未见", "no longer there"),
    ReportChange.INCOMPARABLE: Message("未能比对", "not compared"),
    ReportChange.MISSING: Message("仍未见报告", "still no report"),
    ReportChange.DROPPED: Message("已移出名单", "no longer listed"),
}


@dataclass(frozen=True, slots=True)
class FindingChange:
    """One finding, in the two runs."""

    change: FindingStatus
    finding: Finding
    """As the later run has it, or the earlier one where the later has it no more."""
    before: Finding | None = None
    """As the earlier run had it."""
    remark: Message | None = None
    """Why it is not decided, or what else to know."""


@dataclass(frozen=True, slots=True)
class BodyComparison:
    """One body in the two runs."""

    agency: Agency
    """As the later list has it; a body that was dropped as the earlier one had it."""
    shift: ReportChange
    before: RowResult | None
    """None for a body that the earlier list did not have."""
    after: RowResult | None
    deltas: tuple[FindingChange, ...] = ()
    """Findings of the later run in its order, then those it no longer has."""
    mended: frozenset[str] = frozenset()
    """Fingerprints of findings known to be mended. A run that keeps them lets a later one say what came back."""

    @property
    def added(self) -> bool:
        """Whether the earlier list did not have the body; a row that can't be used is not one more body."""
        return self.before is None and self.after is not None and self.after.status is not RowStatus.ROW_WRONG


@dataclass(frozen=True, slots=True)
class Basis:
    """What the two runs rest on, and whether it is the same."""

    earlier: RunFacts
    later: RunFacts

    @property
    def list_changed(self) -> bool:
        """Whether the lists ask for different things."""
        return self.earlier.list_hash != self.later.list_hash

    @property
    def rules_changed(self) -> bool:
        """Whether anything that judging depends on differs: rules, forms, options, the tool's version."""
        return self.earlier.rules_hash != self.later.rules_hash

    @property
    def rules_added(self) -> tuple[str, ...]:
        """Rules that only the later run used."""
        return tuple(rule for rule in self.later.rules if rule not in set(self.earlier.rules))

    @property
    def rules_dropped(self) -> tuple[str, ...]:
        """Rules that only the earlier run used."""
        return tuple(rule for rule in self.earlier.rules if rule not in set(self.later.rules))
