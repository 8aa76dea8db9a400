"""lookalike-character."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, rule

_LOOKALIKE = re.compile(r"[\u2e80-\u2fd5\uf900-\ufad9]")


@rule(
    id="lookalike-character",
    group="wording",
    severity="info",
    each="report",
    clause="practice/display",
    title=Message("混有与汉字同形的部首字符", "Radicals that look like hanzi"),
    message=Message(
        "正文有 {count} 个字符看起来是汉字，实际是同形的部首或兼容字符，如“{found}”（{code}）",
        "{count} characters of the text look like hanzi and are radicals, such as “{found}” ({code})",
    ),
    fix=Message(
        "换成通用汉字；多半是从浏览器打印的 PDF 中复制时带入的。",
        "Put the ordinary hanzi; most often they came with a copy from a PDF that a browser printed.",
    ),
    why=Message(
        "这类字符看不出差别，却检索不到，朗读软件也读不出。",
        "Nobody sees the difference, but no search finds the word and no screen reader reads it.",
    ),
    exceptions=Message(
        "核对时按同形的汉字读取，全文只提示一次。",
        "They are read as the hanzi they look like; one hint a report.",
    ),
    cases=(
        Case(Message("通用汉字", "ordinary hanzi"), {}),
        Case(
            Message("“⾏政”", "a radical in 行政"),
            {"sections/problems": "存在的主要问题：⾏政审批目录归集不够快。改进措施：加强对接。"},
            ("fail sections/problems/1",),
        ),
    ),
)
def lookalike_character(report: Report) -> Iterator[Note]:
    """Find such characters in the paragraphs as printed; the first is told, the others are counted."""
    if "guessed" in report.traits:
        yield NotApplicable(report)
        return
    found = [(text, match[0]) for text in report.paragraphs for match in _LOOKALIKE.finditer(text.text.raw)]
    if found:
        first, char = found[0]
        yield Fail(first, count=len(found), found=char, code=f"U+{ord(char):04X}")
