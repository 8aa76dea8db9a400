"""The words every output uses for severities, verdicts and groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from reportlint.model.finding import Finding, Severity, Verdict
from reportlint.model.message import Message

SEVERITY = {
    Severity.ERROR: Message("错误", "error"),
    Severity.WARNING: Message("警告", "warning"),
    Severity.INFO: Message("提示", "info"),
}

VERDICT = {
    Verdict.PASS: Message("相符", "pass"),
    Verdict.FAIL: Message("不符", "fail"),
    Verdict.REVIEW: Message("待核", "review"),
    Verdict.OPEN: Message("未能判断", "not judged"),
    Verdict.NOT_APPLICABLE: Message("不适用", "not applicable"),
}

SUPPRESSION = {
    "waiver": Message("已豁免", "waived"),
    "review": Message("经审核不属实", "found not to be true"),
    "baseline": Message("基线中已有", "in the baseline"),
}


def number(n: int, what: Message) -> Message:
    """`2 项错误`, `2 errors`."""
    plural = "s" if n != 1 and what in (SEVERITY[Severity.ERROR], SEVERITY[Severity.WARNING]) else ""
    return Message(f"{n} 项{what.zh}", f"{n} {what.en}{plural}")


GRADES = (
    SEVERITY[Severity.ERROR],
    SEVERITY[Severity.WARNING],
    VERDICT[Verdict.REVIEW],
    SEVERITY[Severity.INFO],
)
"""What findings are called, worst first."""

MARKS = dict(zip(GRADES, "✗!?i", strict=True))
"""The sign beside each, so that colour is never the only one."""


class MarkStyle(NamedTuple):
    """How what a sign stands before looks."""

    name: str
    """Class of the page's style sheet; empty for what looks like everything else."""
    terminal: str
    colour: str
    """On paper."""


MARK_STYLES: Final[Mapping[str, MarkStyle]] = {
    "✗": MarkStyle("error", "bold red", "#A3231B"),
    "!": MarkStyle("warning", "bold yellow", "#855000"),
    "?": MarkStyle("review", "bold magenta", "#6A3D9A"),
    "i": MarkStyle("info", "bold blue", "#1A5A8A"),
    "✓": MarkStyle("clean", "bold green", "#22683A"),
}
"""The same in the terminal, on pages and in sheets; a sign that is not here has no colour."""


def mark_style(text: str) -> MarkStyle:
    """How a text looks that begins with a sign: `✗ 错误`."""
    return MARK_STYLES.get(text[:1] if text[1:2] in (" ", "") else "", MarkStyle("", "", ""))


def grade(finding: Finding) -> Message:
    """How a finding is called: its severity, or 待核 where a person must look."""
    return VERDICT[Verdict.REVIEW] if finding.verdict is Verdict.REVIEW else SEVERITY[finding.severity]


def weight(finding: Finding) -> Severity:
    """What a finding counts as: its severity, but a suspicion never more than a warning."""
    if finding.verdict is Verdict.REVIEW and finding.severity is Severity.ERROR:
        return Severity.WARNING
    return finding.severity
