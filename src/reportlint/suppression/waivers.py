"""Waivers: findings that are not to count, each with a reason and a day on which it ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase

from reportlint.model.finding import Finding, Notice, Outcome, Suppression
from reportlint.model.message import Message


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry of `[[waivers]]`."""

    reason: str
    expires: date
    """The last day on which it holds."""
    fingerprint: str | None = None
    """The finding meant; the same fault has the same fingerprint in every report."""
    rule: str | None = None
    agency: str | None = None
    """Name of the body, `*` for any characters; None: every body."""
    path: str | None = None
    """Path or address as given on the command line, `*` for any characters; None: every input."""
    source: str = ""
    """The file it is from and which entry it is."""

    def concerns(self, outcome: Outcome) -> bool:
        """Whether it speaks about this report."""
        return (self.agency is None or fnmatchcase(outcome.body, self.agency)) and (
            self.path is None or fnmatchcase(outcome.origin.name.replace("\\", "/"), self.path)
        )

    def covers(self, finding: Finding) -> bool:
        """Whether it speaks about this finding."""
        return (self.fingerprint is None or finding.known_as(self.fingerprint)) and (
            self.rule is None or finding.rule == self.rule
        )


class Waiving:
    """Applies waivers to the outcomes of a run, and keeps which of them were used."""

    def __init__(self, waivers: Sequence[Waiver], as_of: date, rules: Collection[str]) -> None:
        self._expired = [waiver for waiver in waivers if waiver.expires < as_of]
        self._valid = [waiver for waiver in waivers if waiver.expires >= as_of]
        self._rules = frozenset(rules)
        self._concerned: set[Waiver] = set()
        self._used: set[Waiver] = set()

    def apply(self, outcome: Outcome) -> Outcome:
        """The outcome with the findings that a waiver covers marked as not counting."""
        concerned = [waiver for waiver in self._valid if waiver.concerns(outcome)]
        if not concerned:
            return outcome
        self._concerned.update(concerned)
        return replace(
            outcome, findings=tuple(self._waived(finding, concerned) for finding in outcome.findings)
        )

    def _waived(self, finding: Finding, waivers: Sequence[Waiver]) -> Finding:
        for waiver in waivers:
            if waiver.covers(finding):
                self._used.add(waiver)
                return replace(finding, suppression=Suppression(waiver.reason, "waiver", waiver.expires))
        return finding

    def notices(self) -> tuple[Notice, ...]:
        """Waivers that ended, and those that found nothing to waive in the reports they speak about.

        A waiver for reports that were not checked, or for a rule that did not run, is not called unused.
        """
        expired = (
            Notice(
                "waiver-expired",
                Message(
                    f"{waiver.source}：豁免已于 {waiver.expires} 到期，不再适用",
                    f"{waiver.source}: the waiver ended on {waiver.expires} and no longer applies",
                ),
            )
            for waiver in self._expired
        )
        unused = (
            Notice(
                "waiver-unused",
                Message(
                    f"{waiver.source}：豁免没有用到，可以删除",
                    f"{waiver.source}: the waiver was not used, remove it",
                ),
            )
            for waiver in self._valid
            if waiver in self._concerned - self._used and (waiver.rule is None or waiver.rule in self._rules)
        )
        return (*expired, *unused)
