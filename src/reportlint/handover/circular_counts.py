"""What a circular counts of a class of problem, and of the bodies below one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reportlint.model.finding import Finding, Verdict
from reportlint.runs.result import RowResult, RowStatus


@dataclass(slots=True)
class ProblemClass:
    """Problems of one group."""

    problems: int = 0
    doubtful: int = 0
    bodies: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[RowResult, Finding]] = field(default_factory=dict)
    """The first problem of each kind; a certain one before a suspicion."""

    def add(self, kind: str, result: RowResult, finding: Finding) -> None:
        """Count one of a kind."""
        doubtful = finding.verdict is Verdict.REVIEW
        self.problems += 1
        self.doubtful += doubtful
        self.kinds[kind] += 1
        known = self.examples.get(kind)
        if known is None or (known[1].verdict is Verdict.REVIEW and not doubtful):
            self.examples[kind] = (result, finding)


@dataclass(slots=True)
class SuperiorTally:
    """The bodies below one, or one that has none above it."""

    bodies: int = 0
    read: int = 0
    in_time: int = 0
    faulty: int = 0
    problems: int = 0

    def add(self, result: RowResult, findings: int) -> None:
        """Count one body."""
        read = result.status is RowStatus.CHECKED
        self.bodies += 1
        self.read += read
        self.in_time += read and result.in_time is True
        self.faulty += bool(findings)
        self.problems += findings

    def row(self, n: int, name: str) -> dict[str, object]:
        """As the circular has it."""
        return {
            "序号": n,
            "上级单位": name,
            "单位数": self.bodies,
            "已核查": self.read,
            "按时": self.in_time,
            "问题单位数": self.faulty,
            "问题数": self.problems,
        }
