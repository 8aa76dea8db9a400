"""info-block-placeholder."""

import re
from collections.abc import Iterator

from reportlint import Case, Fact, Fail, Message, Note, Report, rule

KINDS = ("number", "index", "subject")
MAY_BE_EMPTY = ("number",)
"""A report as a rule has no document number."""
_PLACEHOLDER = re.compile(
    r"[\u4e00-\u9fff]{0,8}[〔\[（(【](?:20\d\d)?[〕\]）)】]\s*号?|[-—_/]+|[xX×]{2,}.*|待定|暂缺"
)


@rule(
    id="info-block-placeholder",
    group="metadata",
    severity="info",
    each="report",
    clause="practice/display",
    title=Message("索引号、文号等要素没有填写", "Index or document number is not filled in"),
    messages={
        "empty": Message("“{name}”一栏是空的", "“{name}” is empty"),
        "placeholder": Message("“{name}”一栏填写的是“{found}”", "“{name}” holds “{found}”"),
    },
    fix=Message(
        "填写该要素；没有文号的，不显示该栏或者写“无”。",
        "Fill it in; where there is no number, write 无 or show no field.",
    ),
    why=Message(
        "要素没有填写，不便检索，也会在网站检查中扣分。", "It helps searching, and inspections look for it."
    ),
    exceptions=Message(
        "文号为空、写“无”的不算；名称后面换行显示内容、看不出是否为空的不判断。",
        "A report may have no document number, and 无 is an answer. Where the value may stand elsewhere it is not judged.",
    ),
    cases=(
        Case(
            Message("要素已填写", "filled in"), {"body/before": "<p>索引号：901100/2025-00012　文号：无</p>"}
        ),
        Case(
            Message("文号只有括号", "a number of brackets only"),
            {
                "body/before": "<table><tr><td>索引号</td><td>901100/2025-00012</td><td>文号</td><td>无〔〕号</td></tr></table>"
            },
            ("fail facts/number",),
        ),
        Case(
            Message("主题词为空", "no subject words"),
            {"body/before": "<table><tr><td>主题词：</td><td></td><td>文号：</td><td>无</td></tr></table>"},
            ("fail facts/subject",),
        ),
    ),
)
def info_block_placeholder(report: Report) -> Iterator[Note]:
    """Look at index number, document number and subject words."""
    for fact in report.facts:
        if fact.kind in KINDS:
            yield from _judged(fact)


def _judged(fact: Fact) -> Iterator[Note]:
    if not fact.value:
        if fact.kind not in MAY_BE_EMPTY:
            yield Fail(fact, "empty", name=fact.name)
    elif _PLACEHOLDER.fullmatch(fact.value):
        yield Fail(fact, "placeholder", name=fact.name, found=fact.value)
