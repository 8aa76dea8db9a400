"""charset-mojibake."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule

_BROKEN = re.compile(
    r"\ufffd+|锟斤拷|烫烫烫|屯屯屯|(?:鏀垮簻|淇℃伅|鍏紑|鐢宠|骞村害|鎶ュ憡|宸ヤ綔)+|(?:[ÃÂäåæçèé][\u0080-\u00bf]{1,2}){2,}|(?:Õþ¸®|ÐÅÏ¢|¹«¿ª)+"
)
"""Signs of lost characters, and of 政府信息公开 read with the wrong encoding."""

_SIGN = re.compile("[\ufffd锟烫屯鏀淇鍏鐢骞鎶宸ÃÂäåæçèéÕÐ¹]")
"""What each of them begins with: looked for first, for it is quick."""


@rule(
    id="charset-mojibake",
    group="metadata",
    severity="error",
    each="report",
    clause="practice/display",
    title=Message("正文有乱码", "Characters in the text are broken"),
    message=Message(
        "正文有 {count} 处乱码，如“{found}”",
        "characters are broken in {count} places, such as “{found}”",
    ),
    fix=Message(
        "用正确的编码重新发布该页面，并核对受影响的文字和数字。",
        "Publish the page again in the right encoding and check what was touched.",
    ),
    why=Message(
        "乱码的文字无法阅读，受影响的数字也无法核对。", "Broken text cannot be read, nor its numbers checked."
    ),
    exceptions=Message(
        "网页声明的编码与实际不符、但能够正确读出的，不算乱码。",
        "A page that declares another encoding than it has, and can be read, is not broken.",
    ),
    cases=(
        Case(Message("没有乱码", "all is legible"), {}),
        Case(
            Message("有无法识别的字符", "a character that cannot be read"),
            {"sections/overview|价格管理": "价\ufffd\ufffd管理"},
            ("fail sections/overview/1/text",),
        ),
        Case(
            Message("编码混用", "two encodings mixed"),
            {"sections/overview|价格管理": "锟斤拷锟斤拷管理"},
            ("fail sections/overview/1/text",),
        ),
    ),
)
def charset_mojibake(report: Report) -> Iterator[Note]:
    """Find characters that were lost, and words that were read with the wrong encoding."""
    if _SIGN.search(report.prose.text) is None:
        return
    found = list(report.prose.find(_BROKEN))
    if found:
        (match, part), *others = found
        yield Fail(part, count=len(found), found=match[0]).beside(*(other for _, other in others[:5]))
