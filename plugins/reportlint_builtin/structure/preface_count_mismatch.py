"""preface-count-mismatch."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin.structure._listed_parts import listed_parts

_FIVE = (
    "根据《中华人民共和国政府信息公开条例》要求，编制本报告。本报告由总体情况、主动公开政府信息情况、"
    "收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况六个部分组成。"
    "统计期限为2024年1月1日至2024年12月31日。"
)
_AND = (
    "编制本报告。本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议及行政诉讼情况、"
    "存在的主要问题及改进情况和其他需要报告的事项六个部分组成。统计期限为2024年1月1日至2024年12月31日。"
)
_FROM = (
    "根据《条例》，现将2024年政府信息公开工作情况从总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个方面报告如下，"
    "统计期限为2024年1月1日至2024年12月31日。"
)


@rule(
    id="preface-count-mismatch",
    group="structure",
    severity="warning",
    each="report",
    clause="practice/wording",
    title=Message(
        "前言说的部分数与列出的不同", "The preface announces another number of parts than it lists"
    ),
    message=Message(
        "前言说有 {said} 个部分，列出了 {listed} 个", "the preface says {said} parts and lists {listed}"
    ),
    fix=Message("核对前言，列全六个部分。", "Check the preface; list all six parts."),
    why=Message("前言列举不全，多半是漏写了一个部分。", "Most often one part was forgotten."),
    exceptions=Message(
        "列举中有“等”、没有写部分数的不判断；列出的部分数与所说的相同而与正文不同的，由 preface-parts-differ 判断。",
        "Not judged where the list is open or no number is given. Where number and list agree and the report differs, "
        "that is for preface-parts-differ.",
    ),
    cases=(
        Case(Message("六个部分都列出", "six of six"), {}),
        Case(
            Message("第六部分简称“其他”", "part six is called 其他 for short"),
            {
                "preface": "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
                "存在的问题和改进措施、其他共六部分组成。统计期限为2024年1月1日至2024年12月31日。"
            },
        ),
        Case(Message("最后一个部分用“和”连接", "the last part is joined by 和"), {"preface": _AND}),
        Case(
            Message("逗号之后用“以及”", "以及 behind a comma"),
            {"preface": _AND.replace("和其他需要", "，以及其他需要")},
        ),
        Case(
            Message("“将……情况从……方面报告”", "words around the list run into its first part"),
            {"preface": _FROM},
        ),
        Case(
            Message("说六个，列出五个", "says six, lists five"),
            {"preface": _FIVE},
            ("fail preface/1",),
        ),
        Case(
            Message("写在总体情况的开头", "at the beginning of part one"),
            {"sections/overview|2024年，": _FIVE + "2024年，"},
            ("fail sections/overview/1",),
        ),
    ),
)
def preface_count_mismatch(report: Report) -> Iterator[Note]:
    """Count the parts that the preface lists, before part one or at its beginning."""
    for paragraph, found in listed_parts(report):
        if found.said is not None and found.said != len(found.items):
            yield Fail(paragraph, said=found.said, listed=len(found.items))
