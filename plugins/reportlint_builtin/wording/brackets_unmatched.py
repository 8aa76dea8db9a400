"""brackets-unmatched."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin.wording._pairs import unmatched

PAIRS = {"（": "）", "“": "”", "【": "】"}


@rule(
    id="brackets-unmatched",
    group="wording",
    severity="info",
    each="report",
    clause="practice/wording",
    title=Message("括号、引号不成对", "A bracket or quotation mark lacks its other half"),
    message=Message(
        "“{found}”处的括号或引号不成对", "a bracket or quotation mark at “{found}” lacks its other half"
    ),
    fix=Message("补上或删去一个。", "Add the other half or remove it."),
    why=Message("括号、引号不成对，多半是漏字或者多字。", "As a rule something was left out or left in."),
    exceptions=Message(
        "条目序号“1）”“一）”不算；在后面两段以内成对的不算；书名号由 document-title-broken 判断，文号的括号由 citation-number-wrong 判断。",
        "Ordinals such as 1） do not count, nor a pair that closes within two paragraphs. 《》 is for document-title-broken, "
        "〔〕 for citation-number-wrong.",
    ),
    cases=(
        Case(
            Message("成对", "in pairs"),
            {"sections/overview|落实先审后发要求": "落实“先审后发”要求：1）登记（含来源）；2）审核"},
        ),
        Case(
            Message("少了后括号", "a bracket is not closed"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求（三级审核"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("后引号写成前引号", "the mark that opens in place of the one that closes"),
            {"sections/overview|“发展和改革”专栏": "“发展和改革“专栏"},
            ("fail sections/overview/5/text",),
        ),
        Case(
            Message("前后引号颠倒", "the marks are exchanged"),
            {"sections/overview|“发展和改革”专栏": "”发展和改革“专栏"},
            ("fail sections/overview/5/text",),
        ),
    ),
)
def brackets_unmatched(report: Report) -> Iterator[Note]:
    """Find brackets and quotation marks without their other half; one note a paragraph."""
    if report.traits & {"guessed", "inferred"}:
        return
    told = set()
    for paragraph, at in unmatched(report, PAIRS):
        if paragraph.key not in told:
            told.add(paragraph.key)
            yield Fail(paragraph.part(at, at + 1), found=paragraph.squeezed[max(at - 6, 0) : at + 7])
