"""citation-number-wrong."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Paragraph, rule

_CITED = re.compile(r"(国办[^，。；、（）《》〔〕\[\]]{0,10}函?)[〔\[（【]?(20\d\d)[〕\]）】]?第?(\d+)号")
_RIGHT = ("国办公开办函", "2021", "30")


@rule(
    id="citation-number-wrong",
    group="structure",
    severity="warning",
    each="paragraph",
    clause="form-2021/sections",
    title=Message("格式文件的文号写错", "The number of the form's circular is wrong"),
    message=Message(
        "文号“{found}”疑似有误，应为“国办公开办函〔2021〕30号”",
        "“{found}” is perhaps meant to be 国办公开办函〔2021〕30号",
    ),
    fix=Message("改为“国办公开办函〔2021〕30号”。", "Write 国办公开办函〔2021〕30号, as it was issued."),
    why=Message("文号写错，读者查不到文件。", "With a wrong number the circular cannot be found."),
    exceptions=Message("括号形状不同不算。", "The shape of the brackets does not matter."),
    cases=(
        Case(Message("文号正确", "the right number"), {}),
        Case(
            Message("“国办公开函”", "a character left out"),
            {
                "preface": "根据《中华人民共和国政府信息公开条例》和国办公开函〔2021〕30号文件要求，编制本报告。"
                "统计期限为2024年1月1日至2024年12月31日。"
            },
            ("fail preface/1/text",),
        ),
    ),
)
def citation_number_wrong(paragraph: Paragraph) -> Iterator[Note]:
    """Find near misses of the circular's number: its year, under a name that speaks of disclosure."""
    for match in _CITED.finditer(paragraph.squeezed):
        near = "公开" in match[1] and match[2] == _RIGHT[1]
        if near and (match[1], match[2], match[3]) != _RIGHT:
            yield Fail(paragraph.part(*match.span()), found=match[0])
