"""problems-empty."""

from collections.abc import Iterator

from reportlint import Case, Fail, Note, Report, Review, Say, Section, rule

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
    title=Say("存在的主要问题及改进情况没有内容", "The part on problems and improvements is empty"),
    message=Say("“{section}”没有实际内容：“{found}”", "“{section}” says nothing: “{found}”"),
    fix=Say(
        "写明本年度存在的主要问题和改进情况。",
        "State the main problems of the year and how they are dealt with.",
    ),
    why=Say(
        "年度报告应当包括政府信息公开工作存在的主要问题及改进情况。",
        "The report must state the main problems and the improvements.",
    ),
    exceptions=Say("该部分是图片的列为待核。", "Where the part is a picture it is for review."),
    cases=(
        Case(Say("有内容", "with content"), {}),
        Case(Say("只写“无”", "only “none”"), {"sections/problems": "无。"}, ("fail sections/problems",)),
        Case(Say("空白", "empty"), {"sections/problems": ""}, ("fail sections/problems",)),
    ),
)
def problems_empty(section: Section, report: Report) -> Iterator[Note]:
    """Count the characters of the part."""
    if says_nothing(section):
        says = Fail if report.complete and not section.images else Review
        yield says(section, section=section.label, found=section.text or "空白")
