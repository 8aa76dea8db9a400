"""punctuation."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Paragraph, Passage, Report, rule

_ASCII = re.compile(
    r"[,;:](?=\s*[\u4e00-\u9fff])|\.(?=\s*[\u4e00-\u9fff]|\s*$)|\((?![一二三四五六七八九十]{1,3}\))(?=[\u4e00-\u9fff])|\)(?=[\u4e00-\u9fff])"
)
_ORDINAL = re.compile(r"[(（][一二三四五六七八九十]{1,3}$")
_DOUBLED = re.compile(r"([，；：、])\1|[，、；：]。|。[，、；：。]|，[；、：]|；[，、]|、[，；]")
_LEADING = re.compile(r"^[，。；：、！？]")
_UNPARTED = re.compile(
    r"(?<![，。；：、）”其第之十百期周目])(?<=[\u4e00-\u9fff])[二三四五六]是(?=[\u4e00-\u9fff]{4})"
)
"""An item of a list within a line, without a mark before it."""
SHOWN = 5


@rule(
    id="punctuation",
    group="wording",
    severity="info",
    each="report",
    clause="practice/wording",
    title=Message("标点使用不规范", "Punctuation marks are not right"),
    messages={
        "ascii": Message(
            "汉字之间使用半角标点，共 {count} 处，如“{found}”",
            "half-width marks between hanzi in {count} places, such as “{found}”",
        ),
        "doubled": Message(
            "标点重复或连用，共 {count} 处，如“{found}”",
            "marks are doubled in {count} places, such as “{found}”",
        ),
        "leading": Message(
            "段落以标点开头，共 {count} 处，如“{found}”",
            "{count} paragraphs begin with a mark, such as “{found}”",
        ),
        "unparted": Message(
            "分项之前没有标点，共 {count} 处，如“{found}”",
            "no mark stands before {count} items, such as “{found}”",
        ),
    },
    fix=Message("改用全角标点，删去多余的标点。", "Use full-width marks and remove the surplus ones."),
    why=Message("中文文稿使用全角标点。", "Chinese text has full-width marks."),
    exceptions=Message(
        "数字、网址中的标点和“(一)”一类序号的括号不算；同类问题合为一条。",
        "Marks in numbers and addresses and the brackets of ordinals do not count. One finding for all places.",
    ),
    cases=(
        Case(
            Message("数字、网址、序号", "numbers, addresses, ordinals"),
            {
                "sections/overview|（一）主动公开。": "(一)主动公开。网址为 www.yunxi.example.gov.cn，访问量1,234次，占12.5%，按第二十条第(一)项执行。"
            },
        ),
        Case(
            Message("半角逗号", "a half-width comma"),
            {"sections/overview|审核办法，落实": "审核办法,落实"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("句号连用", "two marks"),
            {"sections/overview|落实先审后发要求。": "落实先审后发要求；。"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("段落以逗号开头", "a comma begins a paragraph"),
            {"sections/overview|（五）监督保障。": "，（五）监督保障。"},
            ("fail sections/overview/6/text",),
        ),
        Case(
            Message("“二是”之前没有标点", "no mark before 二是"),
            {"sections/overview|落实先审后发要求。": "一是落实先审后发要求二是完善目录体系。"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("“其二是”“科目二是”", "other words that end so"),
            {
                "sections/overview|落实先审后发要求。": "一是落实先审后发要求，其二是完善目录体系，科目三是公开重点。"
            },
        ),
    ),
)
def punctuation(report: Report) -> Iterator[Note]:
    """Look for half-width marks between hanzi, and for marks in a row."""
    if report.traits & {"guessed", "inferred"}:
        return
    paragraphs = list(report.paragraphs)
    ascii_ = [place for paragraph in paragraphs for place in _ascii(paragraph)]
    doubled = [
        (paragraph.part(match.start(), match.end()), match[0])
        for paragraph in paragraphs
        for match in _DOUBLED.finditer(paragraph.squeezed)
    ]
    leading = [
        (paragraph.part(0, 1), paragraph.squeezed[:8])
        for paragraph in paragraphs
        if _LEADING.match(paragraph.squeezed)
    ]
    unparted = [
        (
            paragraph.part(match.start(), match.end()),
            paragraph.squeezed[max(match.start() - 4, 0) : match.end()],
        )
        for paragraph in paragraphs
        if "一是" in paragraph.squeezed
        for match in _UNPARTED.finditer(paragraph.squeezed)
    ]
    told = (("ascii", ascii_), ("doubled", doubled), ("leading", leading), ("unparted", unparted))
    for message, places in told:
        if places:
            (part, found), *others = places
            note = Fail(part, message, count=len(places), found=found)
            yield note.beside(*(other for other, _ in others[:SHOWN]))


def _ascii(paragraph: Paragraph) -> Iterator[tuple[Passage, str]]:
    raw = paragraph.text.raw
    for match in _ASCII.finditer(raw):
        before = raw[: match.start()].rstrip()
        if before and "\u4e00" <= before[-1] <= "\u9fff" and not _ORDINAL.search(before):
            start = paragraph.text.squeezed_at(match.start())
            yield paragraph.part(start, start + 1), f"{before[-1]}{match[0]}"
