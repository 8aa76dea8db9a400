"""The words of an office's tables; each sign has its word, so that both survive a black-and-white print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from reportlint.config.body_kinds import name_of_kind
from reportlint.decisions.follow_up import FollowUp
from reportlint.model.body import BodyKind
from reportlint.model.finding import Finding, Severity, Verdict
from reportlint.model.message import Message
from reportlint.outputs.words import SEVERITY, VERDICT, grade
from reportlint.runs.result import RowResult, RowStatus

EMPTY: Final = Message("", "")
GRADES: Final = {
    name: Message(f"{sign} {name.zh}", f"{sign} {name.en}")
    for sign, name in (
        ("✗", SEVERITY[Severity.ERROR]),
        ("!", SEVERITY[Severity.WARNING]),
        ("?", VERDICT[Verdict.REVIEW]),
        ("i", SEVERITY[Severity.INFO]),
    )
}
"""What findings are called, with their signs, worst first."""
TIMES: Final = {
    True: Message("✓ 按时", "✓ in time"),
    False: Message("✗ 逾期", "✗ late"),
    None: Message("? 未知", "? unknown"),
}
MEANINGS: Final = {
    RowStatus.CHECKED: Message("找到报告并已核查", "the report was found and judged"),
    RowStatus.OTHER_YEAR: Message(
        "找到的是其他年度的报告，仍已核查", "the report is of another year; it was judged all the same"
    ),
    RowStatus.OTHER_BODY: Message(
        "网页上是其他单位的报告，未核查、未比较、不计分",
        "the report is another body's: not judged, compared or scored",
    ),
    RowStatus.NO_REPORT: Message("网址打开后不是年度报告正文", "what stands at the address is no report"),
    RowStatus.UNREADABLE: Message(
        "正文由脚本或框架显示，或文件读不出，不表示单位未发布",
        "a script or a frame shows the text, or the file can't be read; it may well be published",
    ),
    RowStatus.SEVERAL: Message(
        "网址是栏目或首页，从中找到的报告不止一份，请选定其一",
        "the address is that of a column or home page with several reports: choose one",
    ),
    RowStatus.NOT_FOUND: Message("网站答复没有该网页，或文件不存在", "there is no such page or file"),
    RowStatus.UNREACHABLE: Message(
        "网站或网络原因未能打开，不表示单位未发布", "the site or network failed; it may well be published"
    ),
    RowStatus.NO_ADDRESS: Message("名单中没有网址，无法核查", "the list has no address"),
    RowStatus.ROW_WRONG: Message("名单该行填写有误，无法核查", "the row of the list can't be used"),
    RowStatus.PENDING: Message("本次尚未轮到，或已中断", "not reached yet, or the run was stopped"),
}
"""What each status means."""


def grade_of(finding: Finding) -> Message:
    """`✗ 错误`."""
    return GRADES[grade(finding)]


def status_of(status: RowStatus) -> Message:
    """`· 已核查`."""
    return Message(f"{status.sign} {status.say.zh}", f"{status.sign} {status.say.en}")


def sent_of(letters: Sequence[FollowUp], today: date) -> Message:
    """What has become of the letters to a body, in a word; empty where it was sent none."""
    if any(one.overdue(today) for one in letters):
        return Message("逾期未办结", "overdue")
    if not letters:
        return EMPTY
    return Message("已办结", "closed") if all(one.closed for one in letters) else Message("已发函", "sent")


def last_of(result: RowResult) -> Message:
    """Whether the report was compared with last year's, and why not.

    Empty where the list names none, or this year's was not read.
    """
    last = result.last
    if last is None or result.status is not RowStatus.CHECKED:
        return EMPTY
    if last.follows:
        return Message("已读到，已比较", "read and compared")
    if not last.status.found:
        say = last.status.say
        return Message(f"上年网址：{say.zh}，未比较", f"last year's {say.en}: not compared")
    if last.year is None:
        return Message("上年网址的报告没有写明年度，未比较", "last year's names no year: not compared")
    return Message(
        f"上年网址上的是 {last.year} 年度报告，未比较",
        f"at last year's address is that of {last.year}: not compared",
    )


def time_of(result: RowResult) -> Message:
    """Whether the report of the year was published in time; empty where none was found."""
    return TIMES[result.in_time] if result.status is RowStatus.CHECKED else EMPTY


def kind_of(kind: BodyKind | None) -> Message:
    """A kind of body in the words of the list; empty where it is not known."""
    name = name_of_kind(kind) if kind else ""
    return Message(name, str(kind)) if name else EMPTY
