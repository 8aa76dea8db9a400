"""The one place that counts: what became of each report, of the run, and the exit code that follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reportlint.model.exit import Exit
from reportlint.model.finding import Crash, Finding, Outcome, Severity, Verdict
from reportlint.model.message import Message
from reportlint.outputs.words import MARKS, VERDICT, grade, weight


class FailOn(StrEnum):
    """From which severity findings make the run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def hit_by(self, finding: Finding) -> bool:
        """Whether a finding of this weight fails the run."""
        return self is not FailOn.NEVER and weight(finding).rank <= Severity(self.value).rank


class InputStanding(StrEnum):
    """What became of one input, worst last."""

    CLEAN = "clean"
    """No finding that counts, everything was judged."""
    REMARKS = "remarks"
    """Findings below the fail level only."""
    UNDECIDED = "undecided"
    """No finding at the fail level, but something was not judged."""
    FAULTY = "faulty"
    """Findings at or above the fail level."""
    NOT_JUDGED = "not-judged"
    """It could not be read, is no report, or a rule failed on it."""


STANDING = {
    InputStanding.CLEAN: Message("未发现问题", "without findings"),
    InputStanding.REMARKS: Message("有需留意之处", "with remarks"),
    InputStanding.UNDECIDED: Message("有未能判断之处", "not fully judged"),
    InputStanding.FAULTY: Message("有问题", "with findings"),
    InputStanding.NOT_JUDGED: Message("未能完整核查", "not checked in full"),
}


def standing(outcome: Outcome, fail_on: FailOn) -> InputStanding:
    """What became of one input.

    Verdicts left open count only where nothing explains them: neither an error nor a finding at the fail level,
    waived or not.
    """
    if outcome.problem is not None or outcome.crashes:
        return InputStanding.NOT_JUDGED
    if any(fail_on.hit_by(finding) for finding in outcome.active):
        return InputStanding.FAULTY
    explained = any(fail_on.hit_by(one) or FailOn.ERROR.hit_by(one) for one in outcome.findings)
    if outcome.tally[Verdict.OPEN] and not explained:
        return InputStanding.UNDECIDED
    return InputStanding.REMARKS if outcome.active else InputStanding.CLEAN


def sign(outcome: Outcome, fail_on: FailOn) -> str:
    """The sign of one input: that of its worst finding that counts, ✓ without any, ? where it was not judged in full."""
    if standing(outcome, fail_on) in (InputStanding.NOT_JUDGED, InputStanding.UNDECIDED):
        return MARKS[VERDICT[Verdict.REVIEW]]
    worst = next(iter(ordered(outcome.active)), None)
    return "✓" if worst is None else MARKS[grade(worst)]


@dataclass(slots=True)
class Totals:
    """Sums over a run; fed one outcome at a time."""

    fail_on: FailOn
    standings: Counter[InputStanding] = field(default_factory=Counter)
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    """Failing findings that count, by severity."""
    review: int = 0
    """Findings that a person must look at and that count."""
    rules: Counter[str] = field(default_factory=Counter)
    """Findings that count, by rule."""
    suppressed: Counter[str] = field(default_factory=Counter)
    """Findings that do not count, by kind of suppression."""
    crashes: int = 0
    skipped: int = 0
    """Inputs that are no report, where the user wants those passed over."""

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.standings[standing(outcome, self.fail_on)] += 1
        self.verdicts.update(_told(outcome))
        self.crashes += len(outcome.crashes)
        for finding in outcome.findings:
            if finding.suppression is not None:
                self.suppressed[finding.suppression.kind] += 1
                continue
            self.rules[finding.rule] += 1
            if finding.verdict is Verdict.REVIEW:
                self.review += 1
            else:
                self.severities[finding.severity] += 1

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.standings.total()

    def exit(self, failures: Iterable[Crash] = ()) -> Exit:
        """The exit code; `failures` are plugins and hooks that failed outside any input."""
        if self.standings[InputStanding.NOT_JUDGED] or any(True for _ in failures):
            return Exit.NOT_JUDGED
        if self.standings[InputStanding.FAULTY]:
            return Exit.FINDINGS
        if self.standings[InputStanding.UNDECIDED]:
            return Exit.NOT_JUDGED
        return Exit.CONFORMING if self.inputs else Exit.NOTHING


def _told(outcome: Outcome) -> Mapping[Verdict, int]:
    """The verdicts on one input; of what is no report only those against the page: that the rest of it is right says nothing."""
    if outcome.problem is None:
        return outcome.tally
    against = (Verdict.FAIL, Verdict.REVIEW)
    return {verdict: n for verdict, n in outcome.tally.items() if verdict in against}


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings worst first: those that count before those that don't, reading order within."""
    return sorted(
        findings,
        key=lambda finding: (
            finding.suppression is not None,
            weight(finding).rank,
            finding.verdict is Verdict.REVIEW,
        ),
    )
