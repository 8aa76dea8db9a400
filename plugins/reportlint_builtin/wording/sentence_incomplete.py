"""sentence-incomplete."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Paragraph, Report, rule

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
SHOWN = 5


@rule(
    id="sentence-incomplete",
    group="wording",
    severity="info",
    each="report",
    clause="practice/wording",
    title=Message("段落末尾没有标点", "A paragraph ends without a mark"),
    message=Message(
        "有 {count} 段末尾没有标点，疑似不完整，如“…{found}”",
        "{count} paragraphs end without a mark and may be incomplete, such as “…{found}”",
    ),
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
    long = [paragraph for paragraph in _narrative(report) if _is_prose(paragraph)]
    broken = [paragraph for paragraph in long if not _ENDED.search(paragraph.squeezed)]
    if broken and len(broken) <= max(1, SHARE * len(long)):
        parts = [
            paragraph.part(max(len(paragraph.squeezed) - 8, 0), len(paragraph.squeezed))
            for paragraph in broken
        ]
        note = Fail(parts[0], count=len(broken), found=broken[0].squeezed[-8:])
        yield note.beside(*parts[1 : SHOWN + 1])


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
