"""overview-without-figures."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Section, rule
from reportlint_builtin._cases import WITHOUT_FIGURES
from reportlint_builtin.structure.overview_empty import ENOUGH

_NO_FIGURE = re.compile(
    r"《[^》]*》|[〔（(\[]?(?<!\d)20\d\d[〕）)\]]?(?:年度?|第?\d+号)|(?:第|(?<!\d))\d+号|\d{1,2}月(?:\d{1,2}日)?|第\d+|(?:^|\n)[（(]?\d{1,2}[）).、．]|二十届?|十[八九]届?"
)
"""Digits that count nothing: years, dates, numbers of documents, ordinals."""
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(
    r"\d|[一二两三四五六七八九十百千]+(?:余)?(?:件|条|次|份|期|篇|个|场|人|项|名|处|起|宗)|未(?:收到|接到|受理|发生|出现|收取)|没有(?:收到|接到|受理|发生|出现|收取)|无(?:新收|申请|依申请|上年|结转|行政)|为零|零(?:申请|受理|发生|报告)"
)


@rule(
    id="overview-without-figures",
    group="structure",
    severity="info",
    each="section.overview",
    clause="form-2021/overview",
    title=Message("总体情况没有一个数字", "Part one has no figure at all"),
    message=Message(
        "“{section}”共 {count} 字，没有写任何数量，也没有写哪些事项没有发生",
        "“{section}” has {count} characters and no figure, nor does it say what did not occur",
    ),
    fix=Message(
        "写明公开、受理、清理、培训等事项的数量；没有发生的，写明没有。",
        "Say how much was disclosed, received, cleared and taught, and what did not occur.",
    ),
    why=Message(
        "只有原则性表述，看不出本年度做了什么。",
        "Without a figure nobody can tell what was done in the year.",
    ),
    exceptions=Message(
        f"年份、日期、文号、序号不算数量；有图片的、不足{ENOUGH}字的不判断。",
        f"Years, dates, numbers of documents and ordinals are no figures. Not judged with pictures, or below {ENOUGH} characters.",
    ),
    cases=(
        Case(Message("有数字", "with figures"), {}),
        Case(Message("零报告", "nothing occurred"), {}, base="annual-2021/department-zero"),
        Case(
            Message("没有一个数字", "no figure"),
            {"sections/overview": WITHOUT_FIGURES},
            ("fail sections/overview",),
        ),
    ),
)
def overview_without_figures(section: Section) -> Iterator[Note]:
    """Look for any count in part one, or for words that something did not occur."""
    if section.images or _length(section) < ENOUGH:
        yield NotApplicable(section)
    elif without_figures(section):
        yield Fail(section, section=section.label, count=_length(section)).explaining(section)


def without_figures(section: Section) -> bool:
    """Whether a part is long enough to have a figure, and has none, nor a word of what did not occur."""
    return _length(section) >= ENOUGH and not _has_figure(section.text)


def _has_figure(text: str) -> bool:
    at = 0
    for none in _NO_FIGURE.finditer(text):
        # Nearly always a digit is found soon.
        if _DIGIT.search(text, at, none.start()):
            return True
        at = none.end()
    if _DIGIT.search(text, at):
        return True
    return _COUNT.search(_NO_FIGURE.sub("", text)) is not None


def _length(section: Section) -> int:
    return len(section.text.replace("\n", ""))
