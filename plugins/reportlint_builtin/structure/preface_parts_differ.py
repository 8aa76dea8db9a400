"""preface-parts-differ."""

from collections.abc import Iterator
from itertools import pairwise

from reportlint import Case, Fail, Message, Note, Report, Review, rule
from reportlint_builtin._naming import listed
from reportlint_builtin.structure._listed_parts import Item, listed_parts
from reportlint_builtin.structure._old_outline import OLD_PART

_PERIOD = "统计期限为2024年1月1日至2024年12月31日。"
_FIVE = (
    "编制本报告。全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、"
    f"其他需要报告的事项等五部分。{_PERIOD}"
)
_EXTRA = (
    "编制本报告。全文包括总体情况、政策宣讲情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    f"存在的主要问题及改进情况、其他需要报告的事项。{_PERIOD}"
)
_APART = _EXTRA.replace("、政策宣讲情况", "").replace("问题及改进情况", "问题、改进措施落实情况")
_SLIP = (
    "编制本报告。全文包括：总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，"
    f"存在的主要问题及改情况，其进他需要报告的事项。{_PERIOD}"
)
_OLD = (
    "编制本报告。全文由概述、主动公开政府信息情况、回应解读情况、依申请公开政府信息情况、收费及减免情况、"
    f"因政府信息公开工作被申请行政复议、提起行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项八个部分组成。{_PERIOD}"
)
_OPEN = f"编制本报告。全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等。{_PERIOD}"


@rule(
    id="preface-parts-differ",
    group="structure",
    severity="warning",
    each="report",
    clause="practice/wording",
    title=Message("前言列出的部分与正文不同", "The preface lists other parts than the report has"),
    messages={
        "missing": Message(
            "前言列出 {count} 个部分，没有列出正文中的{parts}",
            "the preface lists {count} parts and not {parts}, which the report has",
        ),
        "old": Message(
            "前言列出的“{found}”等 {count} 个部分属于2019年以前的提纲，不在现行格式之内",
            "“{found}” and others that the preface lists, {count} in all, are from the outline before 2019",
        ),
        "extra": Message(
            "前言列出了{parts}，正文没有这样的部分",
            "the preface lists {parts}, which the report does not have",
        ),
        "slip": Message(
            "前言中的“{found}”疑似应为“{right}”", "“{found}” in the preface should perhaps be “{right}”"
        ),
    },
    fix=Message("按正文的部分改写前言。", "List in the preface what the report has."),
    why=Message(
        "前言的列举与正文不同，多半是漏写、错写，或者沿用了别的报告。",
        "A part was forgotten or misspelt, or the sentence comes from another report.",
    ),
    exceptions=Message(
        "以“等”结尾而没有写部分数的不判断；部分数与列举不同的由 preface-count-mismatch 判断。",
        "Not judged where the list is open. Where number and list differ, that is for preface-count-mismatch.",
    ),
    cases=(
        Case(Message("与正文相同", "as in the report"), {}),
        Case(Message("以“等”结尾", "an open list"), {"preface": _OPEN}),
        Case(
            Message("列出五个部分，正文有六个", "five are listed, six stand there"),
            {"preface": _FIVE},
            ("fail preface/1/text",),
        ),
        Case(
            Message("沿用旧提纲的各部分", "the parts of the old outline"),
            {"preface": _OLD},
            ("fail preface/1/text",),
        ),
        Case(
            Message("列出的一个部分，正文没有", "a part is listed that the report does not have"),
            {"preface": _EXTRA},
            ("fail preface/1/text",),
        ),
        Case(Message("一个部分的名称分成两段", "the name of a part in two pieces"), {"preface": _APART}),
        Case(
            Message("部分的名称写错", "names of parts are misspelt"),
            {"preface": _SLIP},
            ("review preface/1/text", "review preface/1/text"),
        ),
    ),
)
def preface_parts_differ(report: Report) -> Iterator[Note]:
    """Compare the parts that the preface lists with those of the report."""
    for paragraph, found in listed_parts(report):
        for item in found.items:
            if item.meant:
                part = paragraph.part(item.start, item.start + len(item.text))
                yield Review(part, "slip", found=item.text, right=item.meant)
        if found.open or (found.said is not None and found.said != len(found.items)):
            continue
        old = [
            item for item in found.items if OLD_PART.fullmatch(item.text) and item.part != "sections/overview"
        ]
        if len(old) > 1:
            part = paragraph.part(found.start, found.end)
            yield Fail(part, "old", found=old[0].text, count=len(old))
        elif extra := [item for item in found.items if _is_extra(item, report)]:
            part = paragraph.part(found.start, found.end)
            yield Fail(
                part, "extra", parts=listed(Message(f"“{one.text}”", f"“{one.text}”") for one in extra)
            )
        named = {item.part for item in found.items}
        lacking = [section for key, section in report.sections.items() if key not in named]
        if lacking and all(item.part for item in found.items):
            count = len(found.items)
            part = paragraph.part(found.start, found.end)
            yield Fail(part, "missing", count=count, parts=listed(section.label for section in lacking))


def _is_extra(item: Item, report: Report) -> bool:
    """True for a part that is neither the form's nor the report's, nor a piece of the name of one (改进措施)."""
    if item.part or item.meant:
        return False
    if OLD_PART.fullmatch(item.text):
        return True
    names = [
        *(spec.title.zh for spec in report.form.sections),
        *(heading.text for heading in report.headings),
    ]
    pairs = {"".join(pair) for pair in pairwise(item.text.removesuffix("情况"))}
    return item.text.endswith("情况") and not any(pair in name for pair in pairs for name in names)
