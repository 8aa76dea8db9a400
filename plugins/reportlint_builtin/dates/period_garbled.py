"""period-garbled."""

import re
from collections.abc import Iterator

from reportlint import Case, Message, Note, Report, Review, rule

_GARBLED = re.compile(r"(?<!\d)20\d\d(?:\d{1,2}月\d{1,2}日|\d{2,4}日)|(?<!\d)20\d\d年\d{2,4}日")


@rule(
    id="period-garbled",
    group="dates",
    severity="info",
    each="report",
    clause="practice/display",
    title=Message("日期中缺少“年”或“月”", "A date has lost its 年 or 月"),
    message=Message("“{found}”疑似缺字", "“{found}” seems to have lost a character"),
    fix=Message(
        "核对网页上显示的日期；缺字的补齐。",
        "Look at the date on the page and put back what is missing.",
    ),
    document_fix=Message("核对日期，补齐缺字。", "Look at the date and put back what is missing."),
    why=Message(
        "从 Word 粘贴时，嵌套的字体标签会使日期丢字，读者看到的日期不完整。",
        "Nested fonts pasted from Word can swallow characters, and readers see a broken date.",
    ),
    exceptions=Message("可能只是网页源代码的问题，列为待核。", "For review: the page may look right."),
    cases=(
        Case(Message("日期完整", "the date is whole"), {}),
        Case(
            Message("缺少“年”字", "年 is missing"),
            {"preface|2024年1月1日至2024年12月31日": "20241月1日至12月31日"},
            ("review preface/2/text",),
        ),
        Case(
            Message("缺少“年”“月”", "年 and 月 are missing"),
            {"preface|2024年1月1日至2024年12月31日": "202411日至20241231日"},
            ("review preface/2/text",),
        ),
    ),
)
def period_garbled(report: Report) -> Iterator[Note]:
    """Find dates whose parts run together."""
    seen: set[str] = set()
    for match, part in report.prose.find(_GARBLED):
        if part.key not in seen:
            seen.add(part.key)
            yield Review(part, found=match[0])
