"""law-name-wrong."""

import re
from collections.abc import Iterator

from reportlint import Case, Message, Note, Report, rule
from reportlint_builtin.wording._hits import hits, told


@rule(
    id="law-name-wrong",
    group="wording",
    severity="warning",
    each="report",
    clause="practice/wording",
    title=Message("法规、文件名称写错", "The name of a law or document is wrong"),
    message=Message("{found}疑似应为{right}", "{found} should perhaps be {right}"),
    fix=Message(
        "核对名称，写全称；用简称的，在第一次出现处说明。",
        "Check the name; say so where a short form is used first.",
    ),
    why=Message("引用的法规名称应当准确。", "A law is cited by its right name."),
    exceptions=Message(
        "报告自己约定的简称（“以下简称《…》”）不算；可在自己规则目录的 lexicons 中增删。",
        "A short form that the report introduces does not count. Lists of your own can add to it.",
    ),
    cases=(
        Case(Message("名称正确", "the right name"), {}),
        Case(
            Message("约定了简称", "a short form that is introduced"),
            {
                "preface|（以下简称《条例》）": "（以下简称《信息公开条例》）",
                "sections/overview|《条例》": "《信息公开条例》",
            },
        ),
        Case(
            Message("漏了“政府”", "政府 left out"),
            {"preface|《中华人民共和国政府信息公开条例》": "《中华人民共和国信息公开条例》"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("没有这部法律", "there is no such law"),
            {"preface|《中华人民共和国政府信息公开条例》": "《中华人民共和国政务信息公开法》"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("没有约定的简称", "a short form that is not introduced"),
            {"sections/overview|《条例》": "《信息公开条例》"},
            ("fail sections/overview/1/text",),
        ),
    ),
)
def law_name_wrong(report: Report) -> Iterator[Note]:
    """Look up the list of wrong names, but for short forms the report introduces."""
    text = report.prose.text
    for several in hits(report, "law-names"):
        if not _introduced(several[0].text.strip("《》"), text):
            yield told(report, several)


def _introduced(name: str, text: str) -> bool:
    """Whether the report says that it will use this short form."""
    return re.search(rf"简称[：为“《\"]*{re.escape(name)}", text) is not None
