"""section-number-restart."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule

_AGAIN = """2024年，我局推进政府信息公开。
一、加强组织领导
明确分管领导和责任科室，将公开工作纳入股室年度考核，全年组织集中学习。主动公开各类政府信息。
二、规范申请办理
全年做好依申请公开工作。全年收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。
三、夯实工作基础
做好信息管理。落实先审后发要求，做好县政府网站专栏的日常维护和监督保障。"""


@rule(
    id="section-number-restart",
    group="structure",
    severity="warning",
    each="report",
    clause="form-2021/sections",
    title=Message("一级标题的序号重复", "A top-level number comes twice"),
    message=Message(
        "一级标题“{found}”与“{first}”序号相同", "the heading “{found}” has the same number as “{first}”"
    ),
    fix=Message(
        "总体情况内部的小标题改用（一）（二）（三）。",
        "Number the headings inside a part （一）（二）（三）.",
    ),
    why=Message(
        "六个部分用一、至六、编号，部分内部的标题用下一级序号，读者才分得清层次。",
        "Parts are numbered 一 to 六, what is inside them one level lower.",
    ),
    exceptions=Message("段落里的“一、……二、……”不算标题。", "Numbers inside a paragraph are no headings."),
    cases=(
        Case(Message("序号不重复", "no number twice"), {}),
        Case(
            Message("总体情况内部又从一开始", "part one counts from one again"),
            {"sections/overview": _AGAIN},
            ("fail headings/1",),
        ),
    ),
)
def section_number_restart(report: Report) -> Iterator[Note]:
    """Find a heading that counts from one again; one note a report."""
    parts = {id(section.heading) for section in report.sections.values() if section.heading is not None}
    numbers = [heading for heading in report.headings if heading.ordinal == 1]
    first = next((heading for heading in numbers if id(heading) in parts), None)
    # A part that comes again is for section-duplicate.
    told = {*parts, *map(id, report.repeated)}
    again = [heading for heading in numbers if id(heading) not in told]
    if first is not None and again:
        yield Fail(again[0], found=again[0].text, first=first.text)
