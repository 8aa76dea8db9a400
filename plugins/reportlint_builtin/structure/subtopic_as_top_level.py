"""subtopic-as-top-level."""

from collections.abc import Iterator

from reportlint import Case, Fail, Heading, Message, Note, Report, rule

_ASPECTS = ("主动公开", "依申请公开", "信息管理", "平台建设", "监督保障")
ENOUGH = 2
"""From this many on they are an outline, not a slip."""


@rule(
    id="subtopic-as-top-level",
    group="structure",
    severity="warning",
    each="report",
    clause="form-2021/overview",
    title=Message("总体情况的内容写成了一级标题", "Aspects of part one are headings of the top level"),
    messages={
        "items": Message(
            "{count} 个一级标题属于总体情况的内容：{found}",
            "{count} headings of the top level belong to part one: {found}",
        ),
        "shifted": Message(
            "{count} 个一级标题属于总体情况的内容：{found}；其后各部分的序号因此与格式不符：{parts}",
            "{count} headings of the top level belong to part one: {found}; the parts after them therefore have other "
            "numbers than in the form: {parts}",
        ),
    },
    fix=Message(
        "移到“一、总体情况”之下，用（一）（二）（三）编号。",
        "Put them under part one, numbered （一）（二）（三）.",
    ),
    why=Message(
        "主动公开、依申请公开、政府信息管理、平台建设、监督保障是总体情况的五个方面。",
        "They are the five aspects of part one.",
    ),
    cases=(
        Case(Message("用（一）（二）编号", "numbered one level lower"), {}),
        Case(
            Message("用二、三编号", "numbered as parts"),
            {
                "sections/overview": "2024年，我局推进政府信息公开，落实主动公开各项要求。\n二、依申请公开工作情况\n"
                "全年收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。\n三、政府信息管理情况\n"
                "落实先审后发要求。\n四、平台建设情况\n做好县政府网站专栏的日常维护。\n五、监督保障情况\n将公开工作纳入考核。"
            },
            ("fail headings/2",),
        ),
    ),
)
def subtopic_as_top_level(report: Report) -> Iterator[Note]:
    """Find headings of the top level that name aspects of part one, before part two; all that stand with them count.

    That the parts after them count from one again, and have other numbers than in the form, follows.
    """
    parts = {id(section.heading): section.spec.ordinal for section in report.sections.values()}
    found: list[Heading] = []
    for heading in report.headings:
        if parts.get(id(heading), 0) >= 2:
            break
        if id(heading) not in parts:
            found.append(heading)
    if sum(any(aspect in heading.title for aspect in _ASPECTS) for heading in found) < ENOUGH:
        return
    after = [section for section in report.sections.values() if section.spec.ordinal > 1]
    wrong = [part.heading for part in after if part.heading and part.heading.ordinal != part.spec.ordinal]
    note = Fail(
        found[0],
        "shifted" if wrong else "items",
        count=len(found),
        found=_quoted(found),
        parts=_quoted(wrong),
    )
    # That one of them counts from one again is a fault of its own.
    yield note.beside(*found[1:], *wrong).explaining(
        *(heading for heading in found if heading.ordinal != 1), *after
    )


def _quoted(headings: list[Heading]) -> str:
    return "、".join(f"“{heading.text}”" for heading in headings)
