"""problems-without-measures."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Open, Report, Review, Section, rule
from reportlint_builtin.structure._problems import (
    denial,
    has_measure,
    has_problem,
    may_have_measure,
    may_have_problem,
    praise,
    vague_measures,
)
from reportlint_builtin.structure.problems_empty import says_nothing

_LISTED = re.compile(r"[二三]是|其[二三]|第[二三]")


@rule(
    id="problems-without-measures",
    group="structure",
    severity="warning",
    each="section.problems",
    clause="regulation-711/50",
    title=Message("只有问题没有改进，或者只有改进没有问题", "Problems without improvements, or the reverse"),
    messages={
        "measures": Message(
            "“{section}”写了问题，没有写改进情况", "“{section}” states problems and no improvement"
        ),
        "problems": Message(
            "“{section}”写了改进，没有写存在的问题", "“{section}” states improvements and no problem"
        ),
        "vague": Message(
            "“{section}”列出几条问题，改进只写“{found}”，没有具体措施",
            "“{section}” lists problems; of improvements it only says “{found}”",
        ),
    },
    fix=Message("逐项写明问题和对应的改进情况。", "State each problem with how it is dealt with."),
    why=Message(
        "该部分应当包括存在的主要问题及改进情况。", "The part is to state the problems and the improvements."
    ),
    exceptions=Message(
        "不要求分开写，同一段里都提到即可；用自己的话说的问题或改进，看不懂的不判断；只有表态、没有措施的列为待核；写没有问题的由 problems-empty 判断。",
        "They may stand in one paragraph; what is said in words that are not understood is not judged. Good will without a measure is for review; that there is no problem is for "
        "problems-empty.",
    ),
    cases=(
        Case(
            Message("只有措施，前面只有年度", "measures only, behind the year"),
            {
                "sections/problems": "一年来，对全部专栏建立台账，按月核对；推动图解与文件一并起草；组织新任信息员跟班学习。"
            },
            ("fail sections/problems",),
        ),
        Case(Message("两方面都有", "both"), {}),
        Case(
            Message("只有问题", "problems only"),
            {
                "sections/problems": "存在的问题：一是归集不够快，部分事项办结后十余日才上网；二是解读材料形式单一。"
            },
            ("fail sections/problems",),
        ),
        Case(
            Message("不用“问题”二字说问题", "problems without the word"),
            {
                "sections/problems": "一是审批结果发布偏慢；二是历史资料尚未数字化。下一步，与业务系统对接，分两年完成扫描。"
            },
        ),
        Case(
            Message("看不出是不是问题", "whether it is a problem cannot be told"),
            {
                "sections/problems": "随着采砂审批增多，热线在雨季时常占线，群众反复拨打。改进情况：雨季增加坐席2个。"
            },
        ),
        Case(
            Message("有待提高、不规范也是问题", "what is wanting is a problem, too"),
            {"sections/problems": "存在的主要问题：答复不规范，解读质量有待提高，公开的制度不够健全。"},
            ("fail sections/problems",),
        ),
        Case(
            Message("用事实、数字说问题", "problems told by facts and figures"),
            {
                "sections/problems": "一是采砂审批结果公开平均晚了5天。已把发布环节前移到审批系统。\n二是停水公告到达村组慢，有3次晚于停水时间。现已与9个乡镇建立短信群发。"
            },
        ),
        Case(
            Message("来年的年份、“明年”后面是改进", "what follows next year's name is a measure"),
            {"sections/problems": "毛病有两处：字小，话绕。2025年换大字版，写完先念一遍再贴。"},
        ),
        Case(
            Message("问题和改进都用自己的话说", "problem and measure in words of their own"),
            {"sections/problems": "公告贴上墙三天就叫雨打湿了，村民说看着费劲。明年换防雨栏，字号放大一倍。"},
        ),
        Case(
            Message("只有打算", "plans only"),
            {"sections/problems": "2025年，我局将扩大公开范围，增加解读频次，开通查询专线。"},
            ("fail sections/problems",),
        ),
        Case(
            Message("几条问题，只有一句表态", "several problems and a sentence of good will"),
            {
                "sections/problems": "一是3份文件未配图解；二是采砂审批结果平均晚了5天上网。下一步，我局将继续努力，做好各项工作。"
            },
            ("review sections/problems",),
        ),
    ),
)
def problems_without_measures(section: Section, report: Report) -> Iterator[Note]:
    """Look for words of a problem and of an improvement anywhere in the part.

    Complaints have no end of words: what stands before the measures and is no praise may be one.
    """
    if says_nothing(section) or denial(section.text):
        yield NotApplicable(section)
        return
    text = section.text
    problem, measure = has_problem(text), has_measure(text, report.year)
    vague = vague_measures(text) if problem and _LISTED.search(text) else ""
    if problem and not measure and not may_have_measure(text):
        yield Fail(section, "measures", section=section.label)
    elif measure and not problem and may_have_problem(text, report.year):
        yield Open(section)
    elif measure and not problem and not praise(text):
        yield Fail(section, "problems", section=section.label)
    elif vague:
        yield Review(section, "vague", section=section.label, found=vague)
