"""heading-wording."""

from collections.abc import Iterator

from reportlint import Case, Form, Heading, Message, Note, Report, Review, rule
from reportlint_builtin._near_misses import mended
from reportlint_builtin.structure._slips import meant


@rule(
    id="heading-wording",
    group="structure",
    severity="warning",
    each="heading",
    clause="form-2021/sections",
    title=Message("标题有错字、漏字", "A heading is misspelt"),
    message=Message("标题“{found}”疑似应为“{right}”", "the heading “{found}” should perhaps be “{right}”"),
    fix=Message("核对标题并改正。", "Check the heading and correct it."),
    why=Message("标题写错，读者找不到相应的部分。", "With a misspelt heading its part is hard to find."),
    exceptions=Message(
        "措辞不同而意思相同的标题不算；行业用语的错字由 typo 判断。",
        "Headings in other words of the same meaning do not count. A misspelt term is for typo.",
    ),
    cases=(
        Case(Message("标题正确", "right headings"), {}),
        Case(Message("措辞不同", "other words"), {"sections/problems/heading": "五、存在的问题和改进措施"}),
        Case(
            Message("漏一个字", "a character left out"),
            {"sections/problems/heading": "五、存在的主要问题及改情况"},
            ("review sections/problems/heading",),
        ),
        Case(
            Message("短标题漏一个字", "a character left out of a short one"),
            {"sections/overview/heading": "一、总体情"},
            ("review sections/overview/heading",),
        ),
        Case(
            Message("短标题换了说法", "a short one in other words"),
            {"sections/overview/heading": "一、具体情况"},
        ),
    ),
)
def heading_wording(heading: Heading, report: Report) -> Iterator[Note]:
    """Compare headings that name no part with the names of the parts."""
    right = meant(heading.title, report.form)
    if right and not _named(mended(heading.title, report.form), report.form):
        yield Review(heading, found=heading.title, right=right)


def _named(title: str, form: Form) -> bool:
    """Whether a title names a part of the form."""
    return any(spec.heading.fullmatch(title) for spec in form.sections)
