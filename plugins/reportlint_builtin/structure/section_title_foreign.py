"""section-title-foreign."""

from collections.abc import Iterator

from reportlint import Case, Fail, Heading, Message, Note, Report, rule
from reportlint_builtin.structure._old_outline import OLD_PART


@rule(
    id="section-title-foreign",
    group="structure",
    severity="warning",
    each="heading",
    clause="form-2021/sections",
    title=Message("沿用了旧提纲的标题", "A heading of the outline before 2019"),
    messages={
        "fault": Message(
            "“{found}”是2019年以前提纲的标题，不在现行格式的六个部分之内",
            "“{found}” is from the outline before 2019",
        ),
        "instead": Message(
            "“{found}”是2019年以前提纲的标题，现行格式为“{right}”",
            "“{found}” is from the outline before 2019; the form in force has “{right}”",
        ),
    },
    fix=Message("按现行格式的六个部分改写。", "Write by the six parts of the form in force."),
    why=Message(
        "现行格式由六个部分组成，旧提纲的部分已经取消。",
        "The form in force has six parts; those of the old outline are gone.",
    ),
    cases=(
        Case(Message("现行格式的标题", "headings of the form"), {}),
        Case(
            Message("另列“收费及减免情况”", "a part on charges and waivers"),
            {
                "sections/problems": "存在的主要问题：归集不够快。改进措施：加强对接。\n六、收费及减免情况\n本年度没有收费。"
            },
            ("fail headings/6",),
        ),
        Case(
            Message("“总体情况”写成“概述”", "the overview by its old name"),
            {"sections/overview/heading": "一、概述"},
            ("fail sections/overview/heading",),
        ),
        Case(
            Message("第三部分写成“依申请公开政府信息情况”", "part three by its old name"),
            {"sections/requests/heading": "三、依申请公开政府信息情况"},
            ("fail sections/requests/heading",),
        ),
    ),
)
def section_title_foreign(heading: Heading, report: Report) -> Iterator[Note]:
    """Find headings that only the old outline has, of parts that the form has and of others."""
    part = next((section for section in report.sections.values() if section.heading is heading), None)
    if (part is not None or heading.ordinal is not None) and OLD_PART.fullmatch(heading.title):
        if part is None:
            yield Fail(heading, found=heading.text)
        else:
            yield Fail(heading, "instead", found=heading.text, right=part.spec.title)
