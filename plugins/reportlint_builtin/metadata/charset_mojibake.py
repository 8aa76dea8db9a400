"""charset-mojibake."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Severity, rule

_BROKEN = re.compile(
    r"\ufffd+|锟斤拷|烫烫烫|屯屯屯|(?:鏀垮簻|淇℃伅|鍏紑|鐢宠|骞村害|鎶ュ憡|宸ヤ綔)+|(?:[ÃÂâãäåæçèéï][^\u4e00-\u9fff\uff00-\uffef。、a-zA-Z0-9\s]{1,2}){2,}|(?:Õþ¸®|ÐÅÏ¢|¹«¿ª)+"
)
"""Signs of lost characters, and of 政府信息公开 read with the wrong encoding."""

_MARKUP = re.compile(
    r"</?(?:br|p|span|div|strong|b|font|table|tr|td|img|a|o：p)(?![a-z])[^<>]{0,80}>|&(?:nbsp|amp|lt|gt|quot|[lr]dquo|e[mn]sp|middot|#\d{2,5})；"
    r"|(?<![A-Za-z])(?:undefined|null|NaN)(?![A-Za-z])|\[object Object\]"
)
"""Marks of HTML, and words of scripts, that the page shows as text."""

_SIGN = re.compile("[\ufffd锟烫屯鏀淇鍏鐢骞鎶宸ÃÂâãäåæçèéïÕÐ¹<&]|undefined|null|NaN|object")
"""What each of them begins with: looked for first, for it is quick."""


@rule(
    id="charset-mojibake",
    group="metadata",
    severity="error",
    each="report",
    clause="practice/display",
    title=Message("正文有乱码", "Characters in the text are broken"),
    messages={
        "broken": Message(
            "正文有 {count} 处乱码，如“{found}”",
            "characters are broken in {count} places, such as “{found}”",
        ),
        "shown": Message(
            "正文中显示出网页代码，共 {count} 处，如“{found}”",
            "the text shows code of the page in {count} places, such as “{found}”",
        ),
    },
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
        Case(
            Message("按别的编码读出", "read in another encoding"),
            {"sections/overview|价格管理": "å…¬å¼€æœºåˆ¶管理"},
            ("fail sections/overview/1/text",),
        ),
        Case(
            Message("显示出网页代码", "code of the page is shown"),
            {"sections/overview|价格管理": "价格管理&lt;br/&gt;&amp;nbsp;"},
            ("fail sections/overview/1/text",),
        ),
        Case(
            Message("显示出程序的空值", "an empty value of a script"),
            {"sections/overview|价格管理": "价格管理（浏览undefined次）"},
            ("fail sections/overview/1/text",),
        ),
    ),
)
def charset_mojibake(report: Report) -> Iterator[Note]:
    """Find characters that were lost, and words that were read with the wrong encoding."""
    if _SIGN.search(report.prose.text) is None:
        return
    for message, pattern in (("broken", _BROKEN), ("shown", _MARKUP)):
        found = list(report.prose.find(pattern))
        if found:
            (match, part), *others = found
            note = Fail(part, message, count=len(found), found=match[0])
            note = note.weighing(Severity.WARNING) if message == "shown" else note
            yield note.beside(*(other for _, other in others[:5]))
