"""other-matters-empty."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Review, Section, rule


@rule(
    id="other-matters-empty",
    group="structure",
    severity="warning",
    each="section.other",
    clause="regulation-711/50",
    title=Message("其他需要报告的事项没有内容", "The part on other matters is empty"),
    message=Message("“{section}”只有标题，没有内容", "“{section}” has a heading and no text"),
    fix=Message(
        "写明信息处理费收取情况和其他事项；没有其他事项的，写“无”。",
        "Report on the processing fee and other matters, or write that there are none.",
    ),
    why=Message("只有标题，分不清是没有事项还是漏填。", "A heading alone may mean none, or forgotten."),
    exceptions=Message("写“无”的不算空。", "“None” is content."),
    cases=(
        Case(Message("有内容", "with content"), {}),
        Case(
            Message("只有标题", "a heading only"),
            {
                "sections/other": "",
                "sections/problems": "存在的主要问题：归集不够快。改进措施：加强对接。本年度未收取信息处理费。",
            },
            ("fail sections/other",),
        ),
    ),
)
def other_matters_empty(section: Section, report: Report) -> Iterator[Note]:
    """Look for any text in the part."""
    if not section.text.strip():
        yield (Fail if report.complete and not section.images else Review)(section, section=section.label)
