"""period-garbled."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Paragraph, Report, Review, Severity, rule
from reportlint_builtin.dates._garbled import garbled

_MONTH_ONLY = re.compile(r"(?:[^，。；：\d]{2,30})?(?P<found>20\d\d年\d{1,2}月|\d{1,2}月\d{1,2}日)")
_LINES = 4
"""How many lines from the end the day of signature may stand."""


@rule(
    id="period-garbled",
    group="dates",
    severity="warning",
    each="report",
    clause="practice/display",
    title=Message("日期残缺、不存在或者前后颠倒", "A date is broken, impossible or runs backwards"),
    messages={
        "fault": Message(
            "日期“{found}”疑似缺字或者多字", "the date “{found}” seems to have lost or gained a character"
        ),
        "letters": Message(
            "日期“{found}”中有字母，应为数字", "the date “{found}” holds letters where digits belong"
        ),
        "no-year": Message(
            "年份“{found}”疑似数字写错、写漏或者写多", "the year “{found}” seems to have wrong digits"
        ),
        "impossible": Message("“{found}”，没有这一天", "“{found}”: there is no such day"),
        "month": Message("“{found}”，没有这个月", "“{found}”: there is no such month"),
        "order": Message("“{found}”，截止日期早于起始日期", "“{found}” ends before it begins"),
        "year": Message("统计期限写作“{found}”，没有写年份", "the period is “{found}” and names no year"),
        "day": Message(
            "落款日期“{found}”不完整，缺年份或者日",
            "the day of signature, “{found}”, lacks its year or its day",
        ),
    },
    fix=Message(
        "核对网页上显示的日期，补齐或者改正。", "Look at the date on the page and complete or correct it."
    ),
    document_fix=Message("核对日期，补齐缺字。", "Look at the date and put back what is missing."),
    why=Message(
        "从 Word 粘贴时，嵌套的字体标签会使日期丢字；手工录入时也容易漏填、错填，读者看到的日期不完整。",
        "Nested fonts pasted from Word can swallow characters, and dates typed by hand are left unfinished.",
    ),
    exceptions=Message(
        "缺字可能只是网页源代码的问题，列为待核；统计期限没有写年份、落款没有写日的只作提示。",
        "A lost character is for review: the page may look right. A period without a year and a signature without a "
        "day are hints.",
    ),
    cases=(
        Case(Message("日期完整", "the date is whole"), {}),
        Case(
            Message("缺“年”", "年 is lost"),
            {"preface|2024年1月1日至2024年12月31日": "20241月1日至12月31日"},
            ("review preface/2/text",),
        ),
        Case(
            Message("缺“年”“月”", "年 and 月 are lost"),
            {"preface|2024年1月1日至2024年12月31日": "202411日至20241231日"},
            ("review preface/2/text",),
        ),
        Case(
            Message("只剩数字", "only the digits are left"),
            {"preface|2024年1月1日至2024年12月31日": "2024111231日"},
            ("review preface/2/text",),
        ),
        Case(
            Message("缺“日”", "日 is lost"),
            {"preface|2024年1月1日至2024年12月31日": "2024年1月1日起至2024年12月31止"},
            ("review preface/2/text",),
        ),
        Case(
            Message("没有这一天", "no such day"),
            {"sections/overview|组织业务培训3次": "2月30日前组织业务培训3次"},
            ("fail sections/overview/6/text",),
        ),
        Case(
            Message("数字写成字母", "letters for digits"),
            {"preface|2024年1月1日至2024年12月31日": "2024年l月l日至2024年12月31日"},
            ("fail preface/2/text",),
        ),
        Case(
            Message("没有这一年", "no such year"),
            {"sections/overview|2024年，我局": "2204年，我局"},
            ("fail sections/overview/1/text",),
        ),
        Case(
            Message("年份以外的数", "numbers that are no years"),
            {
                "sections/overview|2024年，我局": "2024年，我局整理2500年历史的古城资料，修复2100年前的文物。我局"
            },
        ),
        Case(
            Message("起止颠倒", "it runs backwards"),
            {"preface|2024年1月1日至2024年12月31日": "2024年12月31日至2024年1月1日"},
            ("fail preface/2/text",),
        ),
        Case(
            Message("起止颠倒，年份只写一次", "it runs backwards, with one year"),
            {"preface|2024年1月1日至2024年12月31日": "2024年12月31日至1月1日"},
            ("fail preface/2/text",),
        ),
        Case(
            Message("统计期限没有写年份", "a period without a year"),
            {"preface|2024年1月1日至2024年12月31日": "1月1日至12月31日"},
            ("fail preface/2/text",),
        ),
        Case(
            Message("落款的日空着", "the day of signature was left blank"),
            {"signature": "云溪县发展和改革局\n2025年1月　日"},
            ("review signature/2/text",),
        ),
        Case(
            Message("落款没有写日", "a signature without a day"),
            {"signature": "云溪县发展和改革局\n2025年1月"},
            ("fail sections/other/3/text",),
        ),
    ),
)
def period_garbled(report: Report) -> Iterator[Note]:
    """Look at every date of the text and of the signature."""
    lines = (*report.paragraphs, *report.signature)
    for line in lines:
        for date in garbled(line.squeezed):
            part, found = line.part(date.start, date.end), line.squeezed[date.start : date.end]
            if date.message == "fault":
                yield Review(part, found=found).weighing(Severity.INFO)
            else:
                note = Fail(part, date.message, found=found)
                yield note.weighing(Severity.INFO) if date.message == "year" else note
    yield from _without_day(lines[-_LINES:])


def _without_day(lines: tuple[Paragraph, ...]) -> Iterator[Note]:
    """A note on a last line that holds a body and a month only."""
    for line in lines:
        match = _MONTH_ONLY.fullmatch(line.squeezed)
        if match:
            part = line.part(match.start("found"), match.end("found"))
            yield Fail(part, "day", found=match["found"]).weighing(Severity.INFO)
