"""overview-empty."""

from collections.abc import Iterator

from reportlint import Case, Fail, Note, Report, Say, Section, rule

ENOUGH = 120
"""Characters of part one below which it says next to nothing."""


@rule(
    id="overview-empty",
    group="structure",
    severity="warning",
    each="section.overview",
    clause="form-2021/overview",
    title=Say("总体情况几乎没有内容", "Part one has next to no content"),
    message=Say("“{section}”只有 {count} 字", "“{section}” has only {count} characters"),
    fix=Say(
        "写明主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面的工作和数字。",
        "Cover the five aspects, with numbers.",
    ),
    why=Say(
        "总体情况应当对贯彻落实条例的情况进行综述。",
        "Part one is to sum up how the regulation was carried out.",
    ),
    exceptions=Say("有图片的部分不判断。", "Not judged where the part has pictures."),
    cases=(
        Case(Say("有内容", "with content"), {}),
        Case(
            Say("只有一句话", "one sentence only"),
            {
                "sections/overview": "2024年，我局做好主动公开、依申请公开、信息管理、平台建设和监督保障，收到政府信息公开申请10件。"
            },
            ("fail sections/overview",),
        ),
    ),
)
def overview_empty(section: Section, report: Report) -> Iterator[Note]:
    """Count the characters of part one; what it then lacks follows from that."""
    count = sum(len(paragraph.squeezed) for paragraph in section.paragraphs)
    if count < ENOUGH and not section.images and report.complete:
        yield Fail(section, section=section.label, count=count).explaining(section)
