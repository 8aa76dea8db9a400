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

MEANINGS: Final = {
    Status.CHECKED: Say("找到报告并已核查", "the report was found and judged"),
    Status.OTHER_YEAR: Say(
        "找到的是其他年度的报告，仍已核查", "the report is of another year; it was judged all the same"
    ),
    Status.NO_REPORT: Say(
        "网址打开后不是年度报告正文，或正文无法读取", "no report there, or none that can be read"
    ),
    Status.NOT_FOUND: Say("网站答复没有该网页，或文件不存在", "there is no such page or file"),
    Status.UNREACHABLE: Say(
        "网站或网络原因未能打开，不表示单位未发布", "the site or network failed; it may well be published"
    ),
    Status.NO_ADDRESS: Say("名单中没有网址，无法核查", "the list has no address"),
    Status.ROW_WRONG: Say("名单该行填写有误，无法核查", "the row of the list can't be used"),
    Status.PENDING: Say("本次尚未轮到，或已中断", "not reached yet, or the run was stopped"),
}
"""What each status means."""


def grade_of(finding: Finding) -> Say:
    """`✗ 错误`."""
    return GRADES[grade(finding)]


def status_of(status: Status) -> Say:
    """`✓ 已核查`."""
    sign = _SIGNS.get(status, "?")
    return Say(f"{sign} {status.say.zh}", f"{sign} {status.say.en}")


def last_of(result: Result) -> Say:
    """What became of last year's report; empty where the list names none."""
    last = result.last
    if last is None:
        return EMPTY
    if last.follows:
        return Say("已读取", "read")
    if not last.status.found:
        return last.status.say
    if last.year is None:
        return Say("未见年度，未比较", "without a year, not compared")
    return Say(f"网页上的是 {last.year} 年度报告，未比较", f"of {last.year}, not compared")


def time_of(result: Result) -> Say:
    """Whether a report was published in time; empty where none was found."""
    return TIMES[result.in_time] if result.status.found else EMPTY


def kind_of(kind: BodyKind | None) -> Say:
    """A kind of body in the words of the list; empty where it is not known."""
    names = {one.key: one.names[0] for one in words().kind}
    return Say(names[kind], kind.value) if kind in names else EMPTY
