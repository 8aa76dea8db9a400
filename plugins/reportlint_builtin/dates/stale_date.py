"""stale-date."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, Review, rule

_UNTIL = re.compile(
    r"截[至止](?:到|时间为)?(20[0-3]\d)年(?:(\d{1,2})月(?:份|底|末)?(?:\d{1,2}日)?)?(?:底|末|年底|年末)?"
)
_COMPARED = re.compile(
    r"同比|相比|较|比|对比|与上|与去|上年|上一年|去年|结转|以来|历年|自20|原|曾|当时|增长|下降|批复|规划|实施期"
)
_CLAIMED = re.compile(r"共|累计|主动公开|公开|收到|受理|现行有效|发布|统计")


@rule(
    id="stale-date",
    group="dates",
    severity="warning",
    each="report",
    clause="form-2021/responsibility",
    title=Message("以往年日期表述本年情况", "An earlier year's date is given for this year"),
    message=Message(
        "{year} 年度报告中写“{found}”，疑似沿用了往年的文字",
        "a report on {year} says “{found}”: perhaps kept from an older report",
    ),
    fix=Message(
        "核对该处日期和所述数据，改为报告年度的情况。", "Check the date and the figures it goes with."
    ),
    why=Message(
        "沿用往年文字会使数据与年度不符。",
        "A sentence kept from an older report gives the wrong year's figures.",
    ),
    exceptions=Message(
        "与往年比较、说明结转或沿革的不算；看不出是否统计本年数据的列为待核。",
        "Comparisons, carried-over items and history do not count. For review where it may be no claim about this year.",
    ),
    cases=(
        Case(Message("没有往年日期", "no earlier date"), {}),
        Case(
            Message("与上年比较", "a comparison"),
            {
                "sections/overview|全年主动公开政府信息326条": "全年主动公开政府信息326条（截至2023年底为318条，同比略有增长）"
            },
        ),
        Case(
            Message("截至两年前的年底", "up to a year end two years ago"),
            {
                "sections/overview|全年主动公开政府信息326条": "截至2022年12月31日，全年共主动公开政府信息326条"
            },
            ("fail sections/overview/2/text",),
        ),
    ),
)
def stale_date(report: Report) -> Iterator[Note]:
    """Find “up to” dates of earlier years."""
    if report.year is None:
        yield NotApplicable(report)
        return
    text = report.prose.text
    if "截" not in text:
        return
    period = {(dated.at.text, dated.at.start) for dated in report.dates if dated.kind.startswith("period")}
    for match, part in report.prose.find(_UNTIL):
        if int(match[1]) >= report.year or any(
            part.at.text is of and start <= part.at.end for of, start in period
        ):
            continue
        around = report.prose.around(match.start(), match.end(), 30)
        if not _COMPARED.search(around.replace(match[0], "")):
            claimed = _CLAIMED.search(around) and (match[2] in (None, "12"))
            yield (Fail if claimed else Review)(part, year=report.year, found=match[0])
