"""section-duplicate."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Review, rule

_AGAIN = "存在的主要问题：归集不够快。改进措施：加强与审批系统的对接。"


@rule(
    id="section-duplicate",
    group="structure",
    severity="warning",
    each="report",
    clause="form-2021/sections",
    title=Message("同一部分出现两次", "A part stands there twice"),
    message=Message("“{found}”这一部分出现 {count} 次", "the part “{found}” stands there {count} times"),
    fix=Message(
        "核对后保留一处，删去重复的标题和内容。", "Keep one and delete the other heading and its text."
    ),
    why=Message(
        "格式规定六个部分各一处；重复的内容多半是粘贴时留下的，读者不知道以哪一处为准。",
        "Each part has one place; a second one is a slip of pasting, and nobody knows which one counts.",
    ),
    exceptions=Message(
        "目录、导航中的标题，以及标题之后没有内容的，不算。",
        "Not for contents and menus, nor where nothing stands below the second heading.",
    ),
    cases=(
        Case(Message("每个部分一处", "each once"), {}),
        Case(
            Message("第五部分出现两次", "part five twice"),
            {"sections/problems": f"{_AGAIN}\n五、存在的主要问题及改进情况\n{_AGAIN}"},
            ("fail sections/problems/heading",),
        ),
    ),
)
def section_duplicate(report: Report) -> Iterator[Note]:
    """Find headings of parts that come again; one note a part."""
    for section in report.sections.values():
        again = [heading for heading in report.repeated if heading.key == f"{section.key}/heading"]
        if again and section.heading is not None:
            note = (Fail if report.complete else Review)(again[0], found=again[0].text, count=len(again) + 1)
            yield note.beside(section.heading, *again[1:])
