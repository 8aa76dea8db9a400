"""number-missing."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Paragraph, rule
from reportlint_builtin._cases import overview

# “申请件”, “公开件” and “答复件” are words of their own, so 件 right after them need not be a unit that lost its number.
_LOST = re.compile(
    r"(?<![未无没有曾])(?:共|共计|累计|主动公开|公开|发布|收到|受理|办结|答复|制发|废止)"
    r"(?:(?:了|各类|(?<=共)|(?<=计))(?:条|件|份)|(?<!依申请公开)[ ]?(?:条|份)"
    r"|(?:了|各类)?(?:政府信息|政务信息|信息|行政规范性文件|规范性文件)[ ]?(?:条|件|份)"
    r"|(?:政府信息公开)?申请[ ]?(?:条|份))(?=[，。；、（]|$)"
)


@rule(
    id="number-missing",
    group="stated",
    severity="error",
    each="paragraph",
    clause="practice/consistency",
    title=Message("有单位没有数字", "A unit stands without its number"),
    message=Message("“{found}”缺少数字", "“{found}” has no number"),
    fix=Message("补上数字；没有发生的写 0。", "Add the number; write 0 where there was nothing."),
    why=Message("数字漏填，或者在发布时丢失。", "The number was forgotten, or lost in publishing."),
    exceptions=Message("“一件”“数条”等用汉字写数的不算。", "Numbers in Chinese characters are numbers."),
    cases=(
        Case(Message("有数字", "with its number"), overview("全年共主动公开政府信息326条。")),
        Case(
            Message("“申请件”是一个词", "申请件 is a word"),
            overview(requests="全年未收到书面提出的政府信息公开申请件，收到政府信息公开申请10件。"),
        ),
        Case(
            Message("“共主动公开条”", "no number before the unit"),
            overview("全年共主动公开政府信息条，其中通过网站公开212条。"),
            ("fail sections/overview/2/text",),
        ),
    ),
)
def number_missing(paragraph: Paragraph) -> Iterator[Note]:
    """Find a verb of counting and a unit with no number between."""
    for match in _LOST.finditer(paragraph.squeezed):
        yield Fail(paragraph.part(*match.span()), found=match[0])
