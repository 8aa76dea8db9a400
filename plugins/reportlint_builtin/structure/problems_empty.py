"""problems-empty."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Review, Section, rule
from reportlint_builtin.structure._problems import ENOUGH, denial

_LABEL = re.compile(
    r"(?:（[一二三]）|[一二三]、)?(?:(?:存在的?)?(?:主要)?(?:问题|不足)(?:[及和]原因)?|(?:下一步)?(?:整改|改进)(?:措施|情况|方向))[：。]"
)
_NONE = re.compile(r"(?:(?:暂?无|没有)[。；，]?)*")


def says_nothing(section: Section) -> bool:
    """Whether the part is empty, or holds a word such as 无 only, be it below labels."""
    text = "".join(paragraph.squeezed for paragraph in section.paragraphs)
    return len(text) < ENOUGH or _NONE.fullmatch(_LABEL.sub("", text)) is not None


@rule(
    id="problems-empty",
    group="structure",
    severity="error",
    each="section.problems",
    clause="regulation-711/50",
    title=Message("存在的主要问题及改进情况没有内容", "The part on problems and improvements is empty"),
    messages={
        "fault": Message("“{section}”没有实际内容：“{found}”", "“{section}” says nothing: “{found}”"),
        "none": Message(
            "“{section}”写“{found}”，没有写存在的问题", "“{section}” says “{found}” and states no problem"
        ),
    },
    fix=Message(
        "写明本年度存在的主要问题和改进情况。",
        "State the main problems of the year and how they are dealt with.",
    ),
    why=Message(
        "年度报告应当包括政府信息公开工作存在的主要问题及改进情况。",
        "The report must state the main problems and the improvements.",
    ),
    exceptions=Message("该部分是图片的列为待核。", "Where the part is a picture it is for review."),
    cases=(
        Case(Message("有内容", "with content"), {}),
        Case(Message("只写“无”", "only “none”"), {"sections/problems": "无。"}, ("fail sections/problems",)),
        Case(
            Message("写没有新的问题", "no new problem"),
            {"sections/problems": "本年度政府信息公开工作未发现新的问题。下一步，将继续加强业务培训。"},
            ("fail sections/problems",),
        ),
        Case(
            Message("没有发现其他问题，但写了问题", "no other problem, but one"),
            {
                "sections/problems": "审批结果公开平均晚了5天，已把发布环节前移到审批系统，办结当日推送。未发现其他问题。"
            },
        ),
        Case(
            Message("两个小标题下都写“无”", "“none” below two labels"),
            {"sections/problems": "（一）存在的主要问题：无。\n（二）下一步改进措施：暂无。"},
            ("fail sections/problems",),
        ),
        Case(
            Message("小标题下写得很短", "few words below labels"),
            {"sections/problems": "存在的问题：更新不及时。\n改进措施：每月核对。"},
        ),
        Case(
            Message("没有需要改进的问题", "no problem to mend"),
            {"sections/problems": "公开工作规范有序，得到群众认可，目前没有需要改进的问题。今后将继续保持。"},
            ("fail sections/problems",),
        ),
        Case(
            Message("没有短板弱项，但写了问题", "no weak point, but a problem"),
            {"sections/problems": "制度上没有短板，但审批结果公开平均晚了5天。已把发布环节前移到审批系统。"},
        ),
        Case(Message("空白", "empty"), {"sections/problems": ""}, ("fail sections/problems",)),
    ),
)
def problems_empty(section: Section, report: Report) -> Iterator[Note]:
    """Count the characters of the part, and look whether it denies that there are problems."""
    says = Fail if report.complete and not section.images else Review
    denied = denial(section.text)
    if says_nothing(section):
        yield says(section, section=section.label, found=section.text or "空白")
    elif denied:
        yield says(section, "none", section=section.label, found=denied[0])
