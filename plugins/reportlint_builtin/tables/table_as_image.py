"""table-as-image."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Missing, Note, Report, Review, Section, rule

_NAMED = re.compile(r"(?m)^附件(?:下载)?[^。\n]*$|^[^。\n]*\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar)$")
"""A line that is nothing but the name of an attachment."""
_REFERS = re.compile(
    r"(?:见|详见|参见|参照|附于|以)[^。；]{0,8}(?:附件|附表|附图)|^（?(?:附件|附表)\d*）?[。：]?$", re.M
)
_SEE = "详见附件。"


@rule(
    id="table-as-image",
    group="tables",
    severity="error",
    each="report",
    clause="regulation-711/24",
    title=Message("表格是图片，或者只在附件中", "Tables are pictures, or stand in an attachment only"),
    messages={
        "picture": Message(
            "{parts}没有文字表格，有 {count} 张图片或附件",
            "{parts}: no table but {count} pictures or documents",
        ),
        "attachment": Message(
            "{parts}没有表格，写的是“{found}”：表格只在附件中",
            "{parts}: no table but “{found}”: the tables stand in an attachment only",
        ),
        "perhaps": Message(
            "{parts}没有表格，页面有 {count} 个附件，疑似表格只在附件中",
            "{parts}: no table; the page has {count} attachments, where the tables perhaps stand",
        ),
    },
    fix=Message(
        "把表格以文字表格列在正文的相应部分；附件可以保留。",
        "Put the tables into their parts as text; the attachment may stay.",
    ),
    why=Message(
        "图片和附件中的数字无法检索、复制和核对。",
        "Numbers in a picture or an attachment can neither be searched nor copied nor checked.",
    ),
    exceptions=Message(
        "有文字表格、另附图片或附件的不算。几张表都是这样的，只列一条。",
        "Not where the table is there as text. One finding for all tables.",
    ),
    cases=(
        Case(Message("文字表格", "a table of text"), {}),
        Case(
            Message("表三是图片", "table 3 is a picture"),
            {"requests": None, "sections/requests": '<p><img src="/images/table3.png" alt=""></p>'},
            ("fail requests",),
        ),
        Case(
            Message("三张表都在附件中", "all three tables are in the attachment"),
            {
                "disclosure": None,
                "requests": None,
                "disputes": None,
                "sections/disclosure": _SEE,
                "sections/requests": _SEE,
                "sections/disputes": _SEE,
                "attachments": "附表.xlsx /files/tables.xlsx",
            },
            ("fail disclosure",),
        ),
    ),
)
def table_as_image(report: Report) -> Iterator[Note]:
    """Look into the parts that should hold missing tables; one note for each reason."""
    found: dict[str, list[tuple[Missing, Section]]] = {}
    attached = [link for link in report.links if link.kind == "attachment"]
    for missing in report.missing:
        if missing.kind == "table":
            section = report.sections.get(report.form.table(missing.key).section)
            why = _why(section, attached=bool(attached))
            if section is not None and why:
                found.setdefault(why, []).append((missing, section))
    for why, lost in found.items():
        first, tables = lost[0][0], [missing for missing, _ in lost]
        names = "、".join(f"“{_printed(section)}”" for _, section in lost)
        says = Fail if report.complete and why != "perhaps" else Review
        note = says(
            first,
            why,
            parts=Message(names, names),
            count=sum(section.images for _, section in lost) if why == "picture" else len(attached),
            found=_reference(lost[0][1]),
        )
        yield note.beside(*tables[1:], *(attached if why != "picture" else ())).explaining(*tables)


def _why(section: Section | None, *, attached: bool) -> str:
    """Why a part has no table; empty where nothing says."""
    if section is None:
        return ""
    if section.images:
        return "picture"
    if _REFERS.search(section.text):
        return "attachment"
    return "perhaps" if attached and not _NAMED.sub("", section.text).strip() else ""


def _reference(section: Section) -> str:
    """The sentence that refers to the attachment, as printed; empty where there is none."""
    match = _REFERS.search(section.text)
    if match is None:
        return ""
    start = max(section.text.rfind(mark, 0, match.start()) for mark in "\n。；") + 1
    return section.text[start : match.end()]


def _printed(section: Section) -> str:
    return section.heading.text if section.heading else section.label.zh
