"""section-extra."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule

_ANNEXES = ("附件", "附表", "联系", "附录", "名词")


@rule(
    id="section-extra",
    group="structure",
    severity="info",
    each="report",
    clause="form-2021/sections",
    title=Message("格式之外的部分", "A part that the form does not have"),
    message=Message("“{found}”不是格式规定的部分", "“{found}” is no part of the form"),
    fix=Message("把内容并入相应的部分。", "Move its content to the part it belongs to."),
    why=Message(
        "年度报告的内容不能遗漏，也不宜泛化。",
        "Reports are to leave nothing out and to add nothing without need.",
    ),
    exceptions=Message(
        "附件、联系方式、名词解释等附在后面的内容不算。",
        "Annexes and contact details at the end do not count.",
    ),
    cases=(
        Case(Message("六个部分", "six parts"), {}),
        Case(
            Message("另有第七部分", "a seventh part"),
            {
                "sections/other": "本年度未发出信息处理费收费通知，未收取信息处理费。\n七、下一年工作计划\n继续做好公开工作。"
            },
            ("fail headings/7",),
        ),
    ),
)
def section_extra(report: Report) -> Iterator[Note]:
    """Find numbered headings after the form's last part."""
    last = max((section.spec.ordinal for section in report.sections.values()), default=0)
    parts = {id(section.heading) for section in report.sections.values()}
    for heading in report.headings:
        further = heading.ordinal is not None and heading.ordinal > last >= len(report.form.sections)
        if further and id(heading) not in parts and not any(word in heading.title for word in _ANNEXES):
            yield Fail(heading, found=heading.text)
