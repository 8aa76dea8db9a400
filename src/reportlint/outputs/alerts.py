"""What tools for developers show beside a line: findings, and the inputs and plugins that failed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.model.finding import Crash, Finding, Origin, Outcome, Severity, Verdict
from reportlint.model.message import Message
from reportlint.model.place import Region
from reportlint.outputs.format import Closing
from reportlint.outputs.identity import finding_identity, report_identity
from reportlint.outputs.sentences import placed, suppression
from reportlint.outputs.totals import ordered
from reportlint.outputs.words import weight

WHOLE = Region(None, None, None, None, None, None, "", "")
"""Stands for a file as a whole."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One sentence beside one place."""

    name: str
    """The rule; or what failed, or why an input was not read."""
    severity: Severity
    path: str
    """The file, or the address where there is none; empty for what concerns no input."""
    where: Region
    message: Message
    identity: str
    """The same when the report is published again."""
    suppressed: bool = False


def alerts(outcome: Outcome) -> Iterator[Alert]:
    """Those of one input, worst first; findings that don't count are among them, and say so."""
    path = path_of(outcome.origin)
    if problem := outcome.problem:
        said = Message(
            f"{problem.message.zh}。{problem.advice.zh}", f"{problem.message.en}. {problem.advice.en}"
        )
        yield Alert(problem.code, Severity.ERROR, path, WHOLE, said, _identity(path, problem.code))
    for crash in outcome.crashes:
        yield crash_alert(crash, path)
    report = report_identity(outcome)
    for finding in ordered(outcome.findings):
        yield Alert(
            finding.rule,
            weight(finding),
            path,
            finding.location.where,
            _sentence(finding),
            finding_identity(report, finding.fingerprint),
            finding.suppression is not None,
        )


def last_alerts(closing: Closing) -> Iterator[Alert]:
    """Those that concern no input: plugins that failed, remarks on the configuration."""
    for crash in closing.crashes:
        yield crash_alert(crash)
    for notice in closing.notices:
        identity = _identity(notice.code, notice.message.en)
        yield Alert(notice.code, Severity.WARNING, "", WHOLE, notice.message, identity)


def crash_alert(crash: Crash, path: str = "") -> Alert:
    """A rule or plugin that failed, on the file at `path` if any."""
    said = Message(
        f"{crash.plugin} 运行失败：{crash.message.zh}", f"{crash.plugin} failed: {crash.message.en}"
    )
    return Alert(
        crash.what, Severity.ERROR, path, WHOLE, said, _identity(path, crash.plugin, crash.what, crash.key)
    )


def path_of(origin: Origin) -> str:
    """What programs call an input: its file from the working folder, its address, or its name."""
    return origin.path or origin.url or origin.name


def _sentence(finding: Finding) -> Message:
    text, why = placed(finding), suppression(finding)
    if finding.suppression:
        return Message(f"{text.zh}（{why.zh}）", f"{text.en} ({why.en})")
    if finding.verdict is Verdict.REVIEW:
        return Message(f"待核：{text.zh}", f"To review: {text.en}")
    return text


def _identity(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
