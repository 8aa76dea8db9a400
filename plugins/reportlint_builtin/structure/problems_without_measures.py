"""problems-without-measures."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Section, rule
from reportlint_builtin.structure.problems_empty import says_nothing

_PROBLEM = re.compile(
    r"问题|不足|短板|有待|不够|差距|薄弱|欠缺|不高|不强|滞后|困难|不完善|不全面|不及时|需进一步|还需|仍需|弱项|偏[少低慢弱窄]|较[少慢弱]|单一|尚未|还没有|不一致|不到位|不[深快细准多]|缺少|缺乏|疏漏|遗漏|误解|超期"
)
_MEASURE = re.compile(
    r"改进|下一步|今后|将|措施|加强|整改|完善|强化|提升|提高|优化|健全|加大|规范|推进|落实|建立|拓宽|深化|同步|对接|针对|计划|打算|列入|纳入|修订|制定|已经?把|已将|组织|明确"
)

_LACKING = re.compile(
    r"(?:有待|亟待|尚待|不够?|欠|缺乏|未能?|尚未)(?:进一步)?(?:加强|完善|强化|提升|提高|优化|健全|加大|规范|推进|落实|建立|拓宽|深化|同步|组织|明确|改进|整改)"
)
"""Words of an improvement that say what is lacking: 有待提高, 不规范."""


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
    },
    fix=Message("逐项写明问题和对应的改进情况。", "State each problem with how it is dealt with."),
    why=Message(
        "该部分应当包括存在的主要问题及改进情况。", "The part is to state the problems and the improvements."
    ),
    exceptions=Message("不要求分开写，同一段里都提到即可。", "They may stand in one paragraph."),
    cases=(
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
            Message("有待提高、不规范也是问题", "what is wanting is a problem, too"),
            {"sections/problems": "存在的主要问题：答复不规范，解读质量有待提高，公开的制度不够健全。"},
            ("fail sections/problems",),
        ),
    ),
)
def problems_without_measures(section: Section) -> Iterator[Note]:
    """Look for words of a problem and of an improvement anywhere in the part."""
    if says_nothing(section):
        yield NotApplicable(section)
        return
    text = section.text
    problem, measure = _PROBLEM.search(text), _MEASURE.search(_LACKING.sub("", text))
    if problem and not measure:
        yield Fail(section, "measures", section=section.label)
    elif measure and not problem:
        yield Fail(section, "problems", section=section.label)
