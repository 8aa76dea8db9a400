"""The words of an office's tables; each sign has its word, so that both survive a black-and-white print."""

from __future__ import annotations

from typing import Final

from reportlint.agencies.columns import words
from reportlint.model.body import BodyKind
from reportlint.model.finding import Finding, Severity, Verdict
from reportlint.model.say import Say
from reportlint.outputs.words import SEVERITY, VERDICT, grade
from reportlint.runs.result import Result, Status

EMPTY: Final = Say("", "")
GRADES: Final = {
    name: Say(f"{sign} {name.zh}", f"{sign} {name.en}")
    for sign, name in (
        ("✗", SEVERITY[Severity.ERROR]),
        ("!", SEVERITY[Severity.WARNING]),
        ("?", VERDICT[Verdict.REVIEW]),
        ("i", SEVERITY[Severity.INFO]),
    )
}
"""What findings are called, with their signs, worst first."""
TIMES: Final = {
    True: Say("✓ 按时", "✓ in time"),
    False: Say("✗ 逾期", "✗ late"),
    None: Say("? 未知", "? unknown"),
}
_SIGNS: Final = {Status.CHECKED: "✓", Status.OTHER_YEAR: "!", Status.NO_REPORT: "✗", Status.NOT_FOUND: "✗"}
"""Whatever else can become of a row is not known to be anyone's fault."""


def grade_of(finding: Finding) -> Say:
    """`✗ 错误`."""
    return GRADES[grade(finding)]


def status_of(status: Status) -> Say:
    """`✓ 已核查`."""
    sign = _SIGNS.get(status, "?")
    return Say(f"{sign} {status.say.zh}", f"{sign} {status.say.en}")


def time_of(result: Result) -> Say:
    """Whether a report was published in time; empty where none was found."""
    return TIMES[result.in_time] if result.status.found else EMPTY


def kind_of(kind: BodyKind | None) -> Say:
    """A kind of body in the words of the list; empty where it is not known."""
    names = {one.key: one.names[0] for one in words().kind}
    return Say(names[kind], kind.value) if kind in names else EMPTY
