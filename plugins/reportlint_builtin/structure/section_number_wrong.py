"""section-number-wrong."""

from collections.abc import Iterator, Sequence

from reportlint import Case, Fail, Heading, Locatable, Message, Note, Report, Section, Severity, rule
from reportlint_builtin.structure._old_outline import OLD_PART


@rule(
    id="section-number-wrong",
    group="structure",
    severity="warning",
    each="report",
    clause="form-2021/sections",
    title=Message("部分的序号与格式不符", "A part has another number than the form gives it"),
    messages={
        "wrong": Message(
            "标题“{found}”的序号不对，应为“{expected}”", "the heading “{found}” should be “{expected}”"
        ),
        "several": Message(
            "{count} 个部分的序号与格式不符：{parts}",
            "{count} parts have other numbers than in the form: {parts}",
        ),
        "none": Message(
            "标题“{found}”没有序号，格式为“{expected}”",
            "the heading “{found}” has no number; the form has “{expected}”",
        ),
        "none-of-several": Message(
            "{count} 个部分的标题没有序号：{parts}", "{count} headings have no number: {parts}"
        ),
    },
    fix=Message("按格式改正序号。", "Number it as in the form."),
    why=Message("格式规定了六个部分和次序。", "The form sets six parts and their order."),
    exceptions=Message("没有序号的只作提示。", "A heading without a number is a hint only."),
    cases=(
        Case(Message("序号正确", "right numbers"), {}),
        Case(
            Message("第六部分写成七", "part six is numbered seven"),
            {"sections/other/heading": "七、其他需要报告的事项"},
            ("fail sections/other",),
        ),
        Case(
            Message("没有序号", "no number"),
            {"sections/other/heading": "其他需要报告的事项"},
            ("fail sections/other",),
        ),
        Case(
            Message("从第二部分起都少一", "all numbers from part two on are one less"),
            {
                "sections/disclosure/heading": "一、主动公开政府信息情况",
                "sections/requests/heading": "二、收到和处理政府信息公开申请情况",
                "sections/disputes/heading": "三、政府信息公开行政复议、行政诉讼情况",
                "sections/problems/heading": "四、存在的主要问题及改进情况",
                "sections/other/heading": "五、其他需要报告的事项",
            },
            ("fail sections/disclosure",),
        ),
    ),
)
def section_number_wrong(report: Report) -> Iterator[Note]:
    """Compare the printed numbers of headings with the form's; one note for all that are wrong, one for all without."""
    headed = [
        (section, section.heading) for section in report.sections.values() if section.heading is not None
    ]
    wrong = [part for part, heading in headed if heading.ordinal not in (None, part.spec.ordinal)]
    none = [part for part, heading in headed if heading.ordinal is None]
    if wrong:
        yield _note(wrong, "wrong", "several").following(*_reasons(wrong, headed, report))
    if none:
        yield _note(none, "none", "none-of-several").weighing(Severity.INFO)


def _reasons(
    wrong: Sequence[Section], headed: Sequence[tuple[Section, Heading]], report: Report
) -> Sequence[Locatable]:
    """What explains all wrong numbers: parts in another order, counted as they stand; parts of the old outline between."""
    printed = [heading.ordinal for _, heading in headed]
    ranks = [part.spec.ordinal for part, _ in headed]
    if printed == list(range(1, len(headed) + 1)) and ranks != sorted(ranks):
        return wrong
    parts = {id(heading): part for part, heading in headed}
    between: list[Heading] = []
    for heading in report.headings:
        part = parts.get(id(heading))
        if part is None:
            if heading.ordinal is not None and OLD_PART.fullmatch(heading.title):
                between.append(heading)
        elif part in wrong and heading.ordinal != part.spec.ordinal + len(between):
            return ()
    return between


def _note(parts: Sequence[Section], one: str, several: str) -> Note:
    first = parts[0]
    if len(parts) == 1:
        return Fail(first, one, found=_printed(first), expected=first.spec.title)
    pairs = [f"“{_printed(part)}”（应为“{part.spec.title.zh}”）" for part in parts]
    named = Message("、".join(pairs), ", ".join(f"“{_printed(part)}”" for part in parts))
    return Fail(first, several, count=len(parts), parts=named).beside(*parts[1:])


def _printed(part: Section) -> str:
    return part.heading.text if part.heading else ""
