"""signature-year-wrong."""

from collections.abc import Iterator

from reportlint import Case, Dated, Fail, Message, NotApplicable, Note, Report, rule

_OTHER = "本年度未发出信息处理费收费通知，未收取信息处理费。"


@rule(
    id="signature-year-wrong",
    group="dates",
    severity="warning",
    each="date.signature",
    clause="practice/dates",
    title=Message("落款的年份不是报告年度的次年", "The signature's year is not the one after the report's"),
    message=Message(
        "落款日期为“{found}”，报告年度为 {year} 年，落款一般应在 {next} 年",
        "signed on “{found}”; the report is about {year} and would be signed in {next}",
    ),
    fix=Message("核对落款日期。", "Check the day of signature."),
    why=Message(
        "年度报告在报告年度结束以后编制，落款年份应为次年；年份不符多半是笔误，或者沿用了往年的落款。",
        "A report is made after its year is over. Another year is a slip, or was taken over from an older report.",
    ),
    exceptions=Message(
        "没有落款、标题没有年度的不判断。", "Not judged without a signature or a year in the title."
    ),
    cases=(
        Case(Message("落款在次年", "signed in the next year"), {}),
        Case(
            Message("落款还是上一年", "signed a year too early"),
            {"signature": "云溪县发展和改革局\n2024年1月20日"},
            ("fail dates/signature",),
        ),
        Case(
            Message("落款晚了一年", "signed a year too late"),
            {"signature": "云溪县发展和改革局\n2026年1月20日"},
            ("fail dates/signature",),
        ),
        Case(
            Message("附件之后落款，是上一年", "below the annexes, the year before"),
            {"sections/other": f"{_OTHER}\n附件：统计表", "signature": "云溪县发展和改革局\n2024年1月20日"},
            ("fail dates/signature",),
        ),
    ),
)
def signature_year_wrong(signed: Dated, report: Report) -> Iterator[Note]:
    """Compare the signature's year with the title's."""
    title = report.title
    if title is None or title.year is None or report.year is None:
        yield NotApplicable(signed)
    elif signed.day.year != report.year + 1:
        yield Fail(signed, found=signed.printed, year=report.year, next=report.year + 1).beside(title)
