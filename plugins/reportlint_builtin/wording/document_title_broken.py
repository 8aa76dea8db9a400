"""document-title-broken."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin.wording._pairs import unmatched

PAIRS = {"《": "》", "〈": "〉"}
_DOUBLED = re.compile(r"《《[^《》]{1,60}》》|《《|》》")
_TWICE = re.compile(r"的(通知|意见|决定|办法|函)的\1")


@rule(
    id="document-title-broken",
    group="wording",
    severity="info",
    each="report",
    clause="practice/wording",
    title=Message("文件名称不完整", "The title of a document is broken"),
    messages={
        "marks": Message(
            "“{found}”处的书名号不成对", "the mark of a title at “{found}” lacks its other half"
        ),
        "doubled": Message("“{found}”处的书名号重复", "the mark of a title stands twice at “{found}”"),
        "twice": Message("文件名称中“{found}”重复", "“{found}” stands twice in a title"),
    },
    fix=Message("核对文件名称，补全书名号。", "Check the title and complete its marks."),
    why=Message("引用文件应当写明完整的名称。", "A document is cited by its whole title."),
    exceptions=Message(
        "“转发〈…的通知〉的通知”中间有书名号的不算。",
        "Of two notices, one inside the other, the inner one has marks of its own.",
    ),
    cases=(
        Case(Message("名称完整", "the title is whole"), {}),
        Case(
            Message("少了后书名号", "the title is not closed"),
            {"preface|政府信息公开工作年度报告格式〉的通知》": "政府信息公开工作年度报告格式〉的通知"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("书名号写了两遍", "marks that stand twice"),
            {"preface|《中华人民共和国政府信息公开条例》": "《《中华人民共和国政府信息公开条例》"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("“的通知的通知”", "the ending is doubled"),
            {"preface|年度报告格式〉的通知》": "年度报告格式〉的通知的通知》"},
            ("fail preface/1/text",),
        ),
    ),
)
def document_title_broken(report: Report) -> Iterator[Note]:
    """Find titles without their marks, and doubled endings."""
    if report.traits & {"guessed", "inferred"}:
        return
    told = set()
    for paragraph, at in unmatched(report, PAIRS):
        if paragraph.key not in told:
            told.add(paragraph.key)
            found = paragraph.squeezed[max(at - 6, 0) : at + 7]
            yield Fail(paragraph.part(at, at + 1), "marks", found=found)
    for match, part in report.prose.find(_DOUBLED):
        yield Fail(part, "doubled", found=match[0])
    if "的" in report.prose.text:
        for match, part in report.prose.find(_TWICE):
            yield Fail(part, "twice", found=match[0])
