"""sentence-incomplete."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Paragraph, Report, Section, Severity, rule

LENGTH = 30
SHORT = 24
"""A shorter paragraph may be a heading or an item of a list; one of three clauses is neither."""
SHARE = 0.34
"""Where more of the paragraphs than this end without a mark, that is how the page breaks its lines."""
_ENDED = re.compile(r"[。！？；：…—”》）】、，.!?;:]$")
_SENTENCE = re.compile(r"[，。；]")
_NO_SENTENCE = re.compile(
    r"^(?:附件|联系|地址|电话|单位|填报|注|备注|来源|http|www|扫一扫|上一篇|下一篇|主办|承办|版权|技术支持|责任编辑)|分享|打印|关闭|：[^，。；]*$"
)
_ITEM = re.compile(r"（[一二三四五六七八九十]）[^，。；：！？]{2,24}")
"""The heading of an item within a part."""
_HALF = re.compile(r"问题|不足|改进|措施|打算")
"""What the two halves of the part on problems are called."""
SHOWN = 5


@rule(
    id="sentence-incomplete",
    group="wording",
    severity="info",
    each="report",
    clause="practice/wording",
    title=Message(
        "段落末尾没有标点，或者小标题之后没有内容",
        "A paragraph ends without a mark, or nothing stands below a heading",
    ),
    messages={
        "empty": Message("小标题“{found}”之后没有内容", "nothing stands below “{found}”"),
        "fault": Message(
            "有 {count} 段末尾没有标点，疑似不完整，如“…{found}”",
            "{count} paragraphs end without a mark and may be incomplete, such as “…{found}”",
        ),
    },
    fix=Message("核对该段文字是否完整，补上标点。", "See whether it is whole, and end it with a mark."),
    why=Message("末尾没有标点，可能漏了文字。", "Something may have been left out."),
    exceptions=Message(
        "标题、条目、落款、联系方式等短段落和有表格的部分不算；整页都不用标点断段的不判断。",
        "Headings, items, signatures and other short paragraphs do not count, nor parts with tables. Not judged where most paragraphs end so.",
    ),
    cases=(
        Case(Message("都有标点", "all end with a mark"), {}),
        Case(
            Message("句子没有写完", "a sentence that stops"),
            {"sections/overview|均在网站集中公布。": "均在网站"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("小标题之后没有内容", "nothing below a heading"),
            {"sections/problems": "（一）存在的主要问题\n归集不够快。\n（二）改进情况"},
            ("fail sections/problems/3",),
        ),
        Case(
            Message("分项的最后一项没有内容", "the last item of a part"),
            {
                "sections/overview|（五）监督保障。明确一名副局长分管，将公开工作纳入股室年度考核，组织业务培训3次，全年没有发生需要追究责任的情形。": "（五）监督保障情况"
            },
            ("fail sections/overview/6",),
        ),
        Case(
            Message("几条短句，后面是打算", "short items, and then what will be done"),
            {
                "sections/problems": "（一）归集不够快\n（二）解读不够\n（三）检索不便\n改进措施：加强对接，制作图表，完善检索。"
            },
        ),
        Case(
            Message("三个分句的短段落", "a short paragraph of three clauses"),
            {
                "sections/overview|（五）监督保障。": "同时，加强业务学习，提高经办人员的保密意识和服务\n（五）监督保障。"
            },
            ("fail sections/overview/6/text",),
        ),
    ),
)
def sentence_incomplete(report: Report) -> Iterator[Note]:
    """Look at the last character of paragraphs that hold sentences."""
    if report.traits & {"guessed", "inferred"}:
        return
    for section in report.sections.values():
        empty = _empty_item(section)
        if empty is not None:
            yield Fail(empty, "empty", found=empty.squeezed).weighing(Severity.WARNING)
    long = [paragraph for paragraph in _narrative(report) if _is_prose(paragraph)]
    broken = [paragraph for paragraph in long if not _ENDED.search(paragraph.squeezed)]
    if broken and len(broken) <= max(1, SHARE * len(long)):
        parts = [
            paragraph.part(max(len(paragraph.squeezed) - 8, 0), len(paragraph.squeezed))
            for paragraph in broken
        ]
        note = Fail(parts[0], count=len(broken), found=broken[0].squeezed[-8:])
        yield note.beside(*parts[1 : SHOWN + 1])


def _empty_item(section: Section) -> Paragraph | None:
    """The one item of a part that has nothing below its heading, while others have."""
    if section.images or section.spec.table is not None:
        return None
    paragraphs = section.paragraphs
    items = [_ITEM.match(paragraph.squeezed) for paragraph in paragraphs]
    bare = [
        item is not None and item.end() == len(one.squeezed)
        for item, one in zip(items, paragraphs, strict=True)
    ]
    ends = [*(after is not None for after in items[1:]), True][: len(items)]
    empty = [one for one, is_bare, at_end in zip(paragraphs, bare, ends, strict=True) if is_bare and at_end]
    filled = sum(item is not None for item in items) - len(empty)
    # Short items may stand in a row, the last before the words that close the part.
    told = len(empty) == 1 and (filled > 1 or (filled == 1 and _HALF.search(empty[0].squeezed)))
    return empty[0] if told else None


def _narrative(report: Report) -> Iterator[Paragraph]:
    """The preface and the parts that are prose: where a table is due, lines may be cells."""
    yield from report.preface
    for section in report.sections.values():
        if section.spec.table is None:
            yield from section.paragraphs


def _is_prose(paragraph: Paragraph) -> bool:
    text = paragraph.squeezed
    long = len(text) >= (SHORT if text.count("，") > 1 else LENGTH)
    return long and _SENTENCE.search(text[:-1]) is not None and not _NO_SENTENCE.search(text)
