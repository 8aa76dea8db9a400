"""section-number-wrong."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Section, Severity, rule


@rule(
    id="section-number-wrong",
    group="structure",
    severity="warning",
    each="section",
    clause="form-2021/sections",
    title=Message("部分的序号与格式不符", "A part has another number than the form gives it"),
    messages={
        "wrong": Message(
            "标题“{found}”的序号不对，应为“{expected}”", "the heading “{found}” should be “{expected}”"
        ),
        "none": Message(
            "标题“{found}”没有序号，格式为“{expected}”",
            "the heading “{found}” has no number; the form has “{expected}”",
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
    ),
)
def section_number_wrong(section: Section) -> Iterator[Note]:
    """Compare the printed number of a heading with the form's."""
    heading = section.heading
    if heading is None or heading.ordinal == section.spec.ordinal:
        return
    if heading.ordinal is None:
        yield Fail(section, "none", found=heading.text, expected=section.spec.title).weighing(Severity.INFO)
    else:
        yield Fail(section, "wrong", found=heading.text, expected=section.spec.title)
