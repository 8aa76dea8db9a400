"""section-missing."""

from collections.abc import Iterator

from reportlint import (
    Case,
    Certainty,
    Fail,
    Message,
    Missing,
    Note,
    Open,
    Paragraph,
    Report,
    Review,
    Section,
    Severity,
    rule,
)

_PARTS = ("overview", "disclosure", "requests", "disputes", "problems", "other")
_PROBLEMS = "（一）主要问题。归集不够快。\n（二）改进情况。加强与审批系统的对接。"


@rule(
    id="section-missing",
    group="structure",
    severity="error",
    each="section?",
    clause="form-2021/sections",
    title=Message(
        "缺少格式规定的部分或者其标题", "A part that the form prescribes, or its heading, is missing"
    ),
    messages={
        "part": Message("未找到“{part}”部分", "no part “{part}” was found"),
        "with-table": Message(
            "未找到“{part}”部分：没有该部分的标题，也没有该部分的表格",
            "no part “{part}” was found: neither its heading nor its table",
        ),
        "heading": Message(
            "没有“{part}”的标题；疑似该部分的内容在“{where}”之下：“{found}”",
            "the heading “{part}” is missing; its text seems to stand below “{where}”: “{found}”",
        ),
        "heading-of-table": Message(
            "没有“{part}”的标题；该部分的表格在“{where}”之下",
            "the heading “{part}” is missing; its table stands below “{where}”",
        ),
        "headings": Message(
            "没有找到各部分的标题，只凭表格认出{part}；其余部分是否具备，请对照原文核实",
            "no heading of a part was found; the tables alone show {part}. Check whether the others are there",
        ),
    },
    fix=Message(
        "补上该部分及其标题；没有相应情况的，在该部分写明没有。",
        "Add the part with its heading; where there is nothing to report, say so in it.",
    ),
    why=Message(
        "《条例》第五十条规定了年度报告应当包括的内容，所附格式分为六个部分，不能遗漏。",
        "Article 50 of the Regulation lists what the report must contain; the form divides it into six parts, none of which may be left out.",
    ),
    exceptions=Message(
        "标题措辞不同而意思相同的、没有序号的、与正文同段的、是图片而有替代文字的，都视为有该部分；只缺标题、内容还在的为警告。页面不完整时列为待核。",
        "A heading in other words of the same meaning, without a number, in one paragraph with the text, or as a picture "
        "with a text that stands for it is accepted; where the heading alone is missing it is a warning. On a page that is "
        "cut off it is for review.",
    ),
    cases=(
        Case(Message("六个部分齐全", "all six parts"), {}),
        Case(
            Message("标题没有序号", "a heading without its number"),
            {"sections/problems/heading": "存在的主要问题及改进情况"},
        ),
        Case(
            Message("没有第五部分", "part five is left out"),
            {"sections/problems": None},
            ("fail sections/problems",),
        ),
        Case(
            Message("报告到第五部分为止", "the report ends with part five"),
            {"sections/other": None},
            ("fail sections/other",),
        ),
        Case(
            Message("第五部分只缺标题", "the heading of part five alone is missing"),
            {"sections/problems": None, "sections/disputes": _PROBLEMS},
            ("fail sections/problems",),
        ),
        Case(
            Message("第四部分只缺标题", "the heading of part four alone is missing"),
            {"sections/disputes/heading": None},
            ("fail sections/disputes",),
        ),
        Case(
            Message("六个标题都没有", "without any heading"),
            {f"sections/{part}/heading": None for part in _PARTS},
            ("fail sections/disclosure",),
        ),
    ),
)
def section_missing(part: Section | Missing, report: Report) -> Iterator[Note]:
    """Look for parts without heading; where their text or table stands all the same, say where."""
    if not any(section.heading for section in report.sections.values()) and report.sections:
        yield from _headless(part, report)
    elif isinstance(part, Missing):
        yield _missing(part, report)
    elif part.heading is None and (table := report.tables.get(part.spec.table or "")) is not None:
        home = report.sections.get(table.section)
        if home is not None:
            sure = report.complete and "guessed" not in report.traits and not report.page.pictures
            note = (Fail if sure else Review)(part, "heading-of-table", part=part.label, where=_printed(home))
            yield note.weighing(Severity.WARNING).explaining(table)


def _headless(part: Section | Missing, report: Report) -> Iterator[Note]:
    """Without any heading all of them are told once; what else there is cannot be judged."""
    first, *others = report.sections.values()
    if part is first:
        says = Review if report.page.pictures or not report.complete else Fail
        names = "、".join(f"“{section.label.zh}”" for section in (first, *others))
        note = says(part, "headings", part=Message(names, names))
        yield note.weighing(Severity.WARNING).beside(*others)
    else:
        yield Open(part)


def _missing(part: Missing, report: Report) -> Note:
    says = Fail if part.certainty is Certainty.LABEL else Review
    home, text = _text_elsewhere(part, report)
    if text is None:
        tabled = any(table.section == part.key for table in report.form.tables)
        return says(part, "with-table" if tabled else "part", part=part.label)
    where = _printed(home) if home is not None else Message("前言", "the preface")
    note = says(part, "heading", part=part.label, where=where, found=_beginning(text))
    return note.weighing(Severity.WARNING).beside(text)


def _text_elsewhere(part: Missing, report: Report) -> tuple[Section | None, Paragraph | None]:
    """The part before, None for the preface, and the paragraph in it that says what a missing part says."""
    spec = next(spec for spec in report.form.sections if spec.key == part.key)
    before = [section for section in report.sections.values() if section.spec.ordinal < spec.ordinal]
    home = max(before, key=lambda section: section.spec.ordinal, default=None)
    paragraphs = report.preface if home is None else home.paragraphs
    if spec.says is None or (home is not None and home.spec.ordinal < spec.ordinal - 1):
        return home, None
    return home, next((text for text in paragraphs if spec.says.search(text.squeezed)), None)


def _printed(section: Section) -> Message:
    text = section.heading.text if section.heading else ""
    return Message(text, text) if text else section.label


def _beginning(text: Paragraph) -> str:
    """A line, or the beginning of a longer one."""
    return text.squeezed if len(text.squeezed) <= 20 else f"{text.squeezed[:20]}…"
