"""problems-generic."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Lexicon, Message, NotApplicable, Note, Report, Section, rule

_MEASURES = re.compile(r"改进(?:措施|情况|方向|办法|思路)|整改(?:措施|情况)|下一?步|针对(?:上述|以上|存在的)")
_ITEM = re.compile(r"[一二三四五六七八九]是([^；。]+)")
_CLAUSE = re.compile(r"[^，、；。\n]{4,}")
_LABEL = re.compile(r"^.*?(?:问题|不足)[^，。；]{0,8}[：:。]|^[（(][一二三四五]）?[^，。；]{2,12}[：:。\n]")
"""What announces the problems."""
_FACT = re.compile(r"\d|如|例如|个别|部分(?:乡镇|街道|股室|科室)")


@rule(
    id="problems-generic",
    group="structure",
    severity="info",
    each="section.problems",
    clause="form-2021/responsibility",
    title=Message("存在的问题只有套话", "The problems are stock phrases only"),
    message=Message(
        "列出的 {count} 条问题疑似都是套话，没有具体情况，如“{first}”",
        "all {count} problems listed seem to be stock phrases without a fact, such as “{first}”",
    ),
    fix=Message(
        "写明本单位的具体情况：哪些信息、哪个环节、差在哪里。",
        "Say what fell short here: which information, at which step, by how much.",
    ),
    why=Message(
        "套话年年可用，看不出本年度的问题，也无从跟踪改进。",
        "Stock phrases fit any year; nothing can be followed up.",
    ),
    exceptions=Message(
        "只有一条，或者任何一条写了具体情况的，不算。词表可在自己规则目录的 lexicons 中增删。",
        "Not where there is only one, or any of them names a fact. The phrases can be added to in a folder of your own.",
    ),
    cases=(
        Case(Message("写了具体情况", "with facts"), {}),
        Case(
            Message("三条都是套话", "three stock phrases"),
            {
                "sections/problems": "存在的问题：一是公开意识有待加强；二是公开内容不够丰富；三是工作人员业务能力有待提升。\n"
                "改进措施：一是组织学习；二是拓展内容；三是开展培训。"
            },
            ("fail sections/problems",),
        ),
        Case(
            Message("一条写了具体情况", "one of them names a fact"),
            {
                "sections/problems": "存在的问题：一是公开意识有待加强；二是审批结果平均晚7天上网；三是工作人员业务能力有待提升。\n"
                "改进措施：一是组织学习；二是与审批系统对接；三是开展培训。"
            },
        ),
    ),
)
def problems_generic(section: Section, report: Report) -> Iterator[Note]:
    """Look whether every listed problem begins with a stock phrase and names no fact."""
    phrases: Lexicon | None = report.form.lexicons.get("stock-phrases")
    stated = _MEASURES.split(section.text)[0]
    items = _ITEM.findall(stated) or _CLAUSE.findall(_LABEL.sub("", stated))
    if phrases is None or len(items) < 2:
        yield NotApplicable(section)
    elif all(_generic(item, phrases) for item in items):
        yield Fail(section, count=len(items), first=items[0].partition("，")[0])


def _generic(item: str, phrases: Lexicon) -> bool:
    first = item.partition("，")[0]
    return not _FACT.search(first) and any(hit.end - hit.start == len(first) for hit in phrases.find(first))
