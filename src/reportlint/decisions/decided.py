"""What holds for each finding of a report, by the ledger: carried from run to run, and never to another sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from reportlint.decisions.decision import Decision, FindingKey, LedgerEntry, Ruling, key_of
from reportlint.model.finding import Finding, Suppression
from reportlint.model.message import Message
from reportlint.runs.result import RowResult

DISMISSED: Final = "review"
"""The kind of suppression of what was found not to be true."""
AGAIN: Final = Message("须再看", "to be looked at again")


@dataclass(frozen=True, slots=True)
class Decided:
    """What holds for one finding."""

    finding: FindingKey
    ruling: Ruling = Ruling(Decision.PENDING)  # noqa: RUF009
    entry: LedgerEntry | None = None
    """The one by which it holds; where it is pending again, the one that no longer does."""
    history: tuple[LedgerEntry, ...] = ()
    """All that was ever decided about it."""

    @property
    def again(self) -> bool:
        """Whether something was decided that no longer holds: it says something else now, or a waiver has ended."""
        return (
            self.ruling.decision is Decision.PENDING
            and self.entry is not None
            and self.entry.ruling.decision is not Decision.PENDING
        )

    @property
    def sequence(self) -> int:
        """Of the last entry about it; 0 for none."""
        own = [one.sequence for one in self.history if one.finding.fingerprint == self.finding.fingerprint]
        return max(own, default=0)

    @property
    def suppression(self) -> Suppression | None:
        """Why it does not count; None where it does."""
        if self.ruling.decision is Decision.UNTRUE:
            return Suppression(self.ruling.why.zh, DISMISSED)
        if self.ruling.decision is Decision.WAIVED:
            return Suppression(self.ruling.reason, "waiver", self.ruling.expires)
        return None


class Decisions:
    """What the entries of a ledger come to on a day."""

    def __init__(self, entries: Iterable[LedgerEntry], as_of: date) -> None:
        self._as_of = as_of
        self._agencies: dict[str, list[LedgerEntry]] = defaultdict(list)
        for entry in entries:
            self._agencies[entry.finding.agency].append(entry)

    def of_report(self, agency: str, findings: Sequence[Finding]) -> tuple[Decided, ...]:
        """What holds for the findings of one body's report, all of them at hand."""
        keys = [key_of(agency, finding) for finding in findings]
        present = {key.fingerprint for key in keys}
        entries = self._agencies.get(agency, ())
        return tuple(
            self._decided(key, finding.former, entries, present)
            for key, finding in zip(keys, findings, strict=True)
        )

    def settle(self, result: RowResult) -> RowResult:
        """A row with what does not count marked so."""
        outcome = result.outcome
        if outcome is None or result.agency.id not in self._agencies:
            return result
        decided = self.of_report(result.agency.id, outcome.findings)
        findings = tuple(
            finding if finding.suppression else replace(finding, suppression=one.suppression)
            for finding, one in zip(outcome.findings, decided, strict=True)
        )
        return replace(result, outcome=replace(outcome, findings=findings))

    @property
    def mended(self) -> frozenset[tuple[str, str]]:
        """The findings that were mended since, each by its agency's id and its fingerprint."""
        last = {
            (agency, entry.finding.fingerprint): entry.ruling.decision
            for agency, entries in self._agencies.items()
            for entry in entries
        }
        return frozenset(place for place, decision in last.items() if decision is Decision.MENDED)

    def standing(self, result: RowResult) -> RowResult:
        """A row without the findings that were mended since."""
        if result.agency.id not in self._agencies:
            return result
        findings = result.outcome.findings if result.outcome else ()
        decided = self.of_report(result.agency.id, findings)
        mended = {one.finding.fingerprint for one in decided if one.ruling.decision is Decision.MENDED}
        return without(result, lambda one: one.fingerprint in mended)

    def _decided(
        self, key: FindingKey, former: str, entries: Sequence[LedgerEntry], present: set[str]
    ) -> Decided:
        own = [one for one in entries if one.finding.fingerprint in (key.fingerprint, former)]
        same = (key.rule, key.place, key.stamp)
        # A fault before it was mended: it has another number now, and says the same.
        moved = [
            one
            for one in entries
            if (one.finding.rule, one.finding.place, one.finding.stamp) == same
            and one.finding.fingerprint not in present
        ]
        holding = next(
            (some[-1] for some in (own, moved) if some and some[-1].finding.stamp == key.stamp), None
        )
        last = holding or (own[-1] if own else None)
        history = tuple(
            sorted({one.sequence: one for one in (*own, *moved)}.values(), key=lambda one: one.sequence)
        )
        if holding is None or _ended(holding.ruling, self._as_of):
            return Decided(key, entry=last, history=history)
        return Decided(key, holding.ruling, holding, history)


def without(result: RowResult, gone: Callable[[Finding], bool]) -> RowResult:
    """A row without some of its findings."""
    outcome = result.outcome
    if outcome is None or not any(map(gone, outcome.findings)):
        return result
    findings = tuple(one for one in outcome.findings if not gone(one))
    return replace(result, outcome=replace(outcome, findings=findings))


def _ended(ruling: Ruling, as_of: date) -> bool:
    """Whether it was a waiver, and its last day has passed."""
    return ruling.decision is Decision.WAIVED and ruling.expires is not None and ruling.expires < as_of
