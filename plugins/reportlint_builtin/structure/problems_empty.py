"""problems-empty."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Review, Section, rule

ENOUGH = 15
"""Characters below which nothing can have been said."""


def says_nothing(section: Section) -> bool:
    """Whether the part is empty, or holds a word such as 无 only."""
    return sum(len(paragraph.squeezed) for paragraph in section.paragraphs) < ENOUGH


@rule(
    id="problems-empty",
    group="structure",
    severity="error",
    each="section.problems",
    clause="regulation-711/50",
    title=Message("存在的主要问题及改进情况没有内容", "The part on problems and improvements is empty"),
    message=Message("“{section}”没有实际内容：“{found}”", "“{section}” says nothing: “{found}”"),
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
        Case(Message("空白", "empty"), {"sections/problems": ""}, ("fail sections/problems",)),
    ),
)
def problems_empty(section: Section, report: Report) -> Iterator[Note]:
    """Count the characters of the part."""
    if says_nothing(section):
        says = Fail if report.complete and not section.images else Review
        yield says(section, section=section.label, found=section.text or "空白")
