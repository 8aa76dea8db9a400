"""problems-praise."""

from collections.abc import Iterator

from reportlint import Case, Message, NotApplicable, Note, Review, Section, rule
from reportlint_builtin.structure._problems import denial, praise
from reportlint_builtin.structure.problems_empty import says_nothing


@rule(
    id="problems-praise",
    group="structure",
    severity="warning",
    each="section.problems",
    clause="regulation-711/50",
    title=Message("存在的问题写的是成绩", "The problems stated are achievements"),
    message=Message(
        "“{section}”写“{found}”，没有写存在的问题", "“{section}” says “{found}” and states no problem"
    ),
    fix=Message("写明本年度存在的主要问题。", "State the main problems of the year."),
    why=Message(
        "年度报告应当包括政府信息公开工作存在的主要问题及改进情况。",
        "The report must state the main problems and the improvements.",
    ),
    exceptions=Message(
        "改进措施之前有任何一个字可能在说问题的，不算；列为待核。",
        "Not where any word before the improvements may speak of a problem. For review.",
    ),
    cases=(
        Case(Message("写了问题", "problems"), {}),
        Case(
            Message("写的是成绩", "achievements"),
            {
                "sections/problems": "存在的主要问题：审批公开机制日益完善，群众满意度稳步提高。改进措施：按月通报发布情况，增设查询点1处。"
            },
            ("review sections/problems",),
        ),
        Case(
            Message("每一句都是成绩", "every clause is one"),
            {"sections/problems": "一是公示贴得及时，二是群众都很满意，三是干部熟悉条例。"},
            ("review sections/problems",),
        ),
        Case(
            Message("先说成绩，再说问题", "achievements, then problems"),
            {
                "sections/problems": "审批公开机制日益完善，但事项办结后十余日才上网。改进措施：与审批系统对接。"
            },
        ),
    ),
)
def problems_praise(section: Section) -> Iterator[Note]:
    """Look whether what stands before the improvements is praise and nothing else."""
    if says_nothing(section) or denial(section.text):
        yield NotApplicable(section)
    elif said := praise(section.text):
        yield Review(section, section=section.label, found=said[0])
