"""What can be decided about a finding, and an entry of the ledger."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportlint.model.finding import Finding
from reportlint.model.message import Message


class Decision(StrEnum):
    """What a finding is held for."""

    PENDING = "pending"
    """Nobody has looked at it, or somebody has to look again."""
    TRUE = "true"
    UNTRUE = "untrue"
    """It does not count."""
    WAIVED = "waived"
    """It is true, and does not count until a day."""
    MENDED = "mended"
    """It was true, and the body has mended it since."""

    @property
    def say(self) -> Message:
        """For readers."""
        return _DECISIONS[self]


_DECISIONS = {
    Decision.PENDING: Message("待审", "to be reviewed"),
    Decision.TRUE: Message("属实", "true"),
    Decision.UNTRUE: Message("不属实", "not true"),
    Decision.WAIVED: Message("豁免", "waived"),
    Decision.MENDED: Message("已整改", "mended"),
}


class UntrueReason(StrEnum):
    """Why a finding is not true."""

    MISREAD = "misread"
    INAPPLICABLE = "inapplicable"
    ELSEWHERE = "elsewhere"
    GROUNDED = "grounded"
    OTHER = "other"

    @property
    def say(self) -> Message:
        """For readers."""
        return _REASONS[self]


_REASONS = {
    UntrueReason.MISREAD: Message("读错了", "misread"),
    UntrueReason.INAPPLICABLE: Message("规则不适用", "the rule does not apply"),
    UntrueReason.ELSEWHERE: Message("别处已写明", "it is said elsewhere"),
    UntrueReason.GROUNDED: Message("另有依据", "there are other grounds"),
    UntrueReason.OTHER: Message("其他", "other"),
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody decides, and why."""

    decision: Decision
    reason: str = ""
    """Of what is not true: an `UntrueReason`; of what is waived: in words."""
    note: str = ""
    expires: date | None = None
    """The last day of a waiver."""

    @property
    def fault(self) -> Message | None:
        """What it lacks; None where it is whole."""
        if self.decision is Decision.UNTRUE:
            if self.reason not in list(UntrueReason):
                return Message("请选择不属实的理由。", "Choose why it is not true.")
            if self.reason == UntrueReason.OTHER and not self.note:
                return Message("理由为“其他”的，请写明。", "Say what the other reason is.")
        if self.decision is Decision.WAIVED and not (self.reason and self.expires):
            return Message("豁免须写明理由和到期日。", "A waiver needs a reason and a last day.")
        return None

    @property
    def why(self) -> Message:
        """The reason and the note, for readers."""
        known = self.decision is Decision.UNTRUE and self.reason in list(UntrueReason)
        reason = UntrueReason(self.reason).say if known else Message(self.reason, self.reason)
        if not (reason.zh and self.note):
            return reason if reason.zh else Message(self.note, self.note)
        return Message(f"{reason.zh}：{self.note}", f"{reason.en}: {self.note}")


@dataclass(frozen=True, slots=True)
class FindingKey:
    """A finding as the ledger knows it."""

    agency: str
    """Id of the body and year: no other ever inherits what was decided."""
    fingerprint: str
    rule: str
    place: str
    """Key of the thing it is about."""
    stamp: str
    """Of what it says, see `evidence_stamp`."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Somebody decided something."""

    sequence: int
    at: str
    """UTC, `2026-02-03T08:00:00Z`."""
    person: str
    """As typed: no proof."""
    finding: FindingKey
    ruling: Ruling
    batch: str
    """The same for what was decided at once, and is undone at once."""
    undoes: str = ""
    """The batch that it takes back."""


def key_of(agency: str, finding: Finding) -> FindingKey:
    """The finding of a body's report."""
    return FindingKey(
        agency, finding.fingerprint, finding.rule, finding.location.key, evidence_stamp(finding)
    )


def evidence_stamp(finding: Finding) -> str:
    """Another one when the finding says something else of its place: another number, another sentence.

    A fingerprint stays when they change. What was decided about 44 is not decided about 45.
    """
    said = (
        finding.message_id,
        *(f"{name}={value.zh}" for name, value in sorted(finding.arguments.items())),
        "".join(finding.location.where.quote.split()),
    )
    return hashlib.sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()[:16]
