"""date-after-report."""

import re
from collections.abc import Iterator
from datetime import date

from reportlint import Case, Message, NotApplicable, Note, Report, Review, rule
from reportlint_builtin._sentences import sentence_of

_DAY = re.compile(
    r"(?:^|(?<=[，。；：\n]))(?P<said>(?P<year>20[0-9]{2})年(?P<month>1[0-2]|[1-9])月(?:(?P<day>[12][0-9]|3[01]|[1-9])日)?)"
    r"(?![至到—－~\-]|底|末|前|以?后|起|上旬前)"
)
_TO_COME = re.compile(
    r"将|拟|计划|预计|力争|打算|准备|届时|为止|到期|截[至止]|施行|实施|生效|有效期|期限|目标|任务|规划|继续|下一步|明年|次年|期满"
)


@rule(
    id="date-after-report",
    group="dates",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message("文字中的日期晚于报告的发布日期", "A day in the text lies after the report's own"),
    message=Message(
        "文字写“{found}”，晚于报告的{kind}日期 {day}",
        "the text says “{found}”, after the report's {kind} date, {day}",
    ),
    fix=Message("核对年份和月份。", "Check year and month."),
    why=Message(
        "报告写已经做的事，不会晚于它发布、落款的日期。",
        "What a report says was done was done before it was signed and published.",
    ),
    exceptions=Message(
        "只看总体情况部分；计划、施行期限等将来的事不算；没有发布日期和落款日期的不适用；一律列为待核。",
        "Part one only; not plans, nor when rules take force. Not applicable without a date of publication or signature. For review.",
    ),
    cases=(
        Case(
            Message("本年的日期", "a day of the year"),
            {"sections/overview|调整栏目6个": "调整栏目6个。2024年10月15日，组织集中学习条例"},
        ),
        Case(
            Message("次年10月的日期", "a day in October of the next year"),
            {"sections/overview|调整栏目6个": "调整栏目6个。2025年10月15日，组织集中学习条例"},
            ("review sections/overview/5/text",),
        ),
        Case(
            Message("次年10月起施行", "what takes force in the next year"),
            {"sections/overview|调整栏目6个": "调整栏目6个。2025年10月15日，新的目录施行"},
        ),
    ),
)
def date_after_report(report: Report) -> Iterator[Note]:
    """Compare the days of part one with the last day on which the report was signed or published."""
    own = [dated for dated in report.dates if dated.kind in _KINDS]
    if not own or report.year is None:
        yield NotApplicable(report)
        return
    last = max(own, key=lambda dated: dated.day)
    for match, part in report.prose.find(_DAY):
        if not part.key.startswith("sections/overview") or int(match["year"]) > report.year + 1:
            continue
        day = _day(match)
        if day is not None and day > last.day and not _TO_COME.search(sentence_of(match)):
            yield Review(part, found=match["said"], kind=_KINDS[last.kind], day=last.day).beside(last)


_KINDS = {
    "pubdate": Message("发布", "publication"),
    "visible": Message("发布", "publication"),
    "address": Message("发布", "publication"),
    "signature": Message("落款", "signature"),
}


def _day(match: re.Match[str]) -> date | None:
    """The day, or the first of the month; None where there is no such day."""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"] or 1))
    except ValueError:
        return None
