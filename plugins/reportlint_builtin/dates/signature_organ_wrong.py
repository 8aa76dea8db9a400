"""signature-organ-wrong."""

from collections.abc import Iterator

from reportlint import Case, Fact, Fail, Message, NotApplicable, Note, Report, rule
from reportlint_builtin._organs import same

_OTHER = "本年度未发出信息处理费收费通知，未收取信息处理费。"


@rule(
    id="signature-organ-wrong",
    group="dates",
    severity="warning",
    each="fact.signatory",
    clause="practice/dates",
    title=Message("落款机关与标题机关不一致", "The body that signs is not the title's"),
    message=Message(
        "落款为“{found}”，标题中的机关为“{organ}”",
        "signed by “{found}”, while the title names “{organ}”",
    ),
    fix=Message("核对落款和标题中的机关名称。", "Check the body in signature and title."),
    why=Message(
        "落款与标题不是同一机关，多半是套用了其他单位的报告。",
        "Where they differ, another body's report was reused as a rule.",
    ),
    exceptions=Message(
        "简称、省略上级地名、省略“人民政府”的视为一致；没有落款、标题没有机关名称的不判断。",
        "Short forms and names without place or 人民政府 agree. Not judged without a signature or a body in the title.",
    ),
    cases=(
        Case(Message("落款与标题一致", "they agree"), {}),
        Case(
            Message("落款用简称", "a short form"),
            {"signature": "县发改局\n2025年1月20日"},
        ),
        Case(Message("省略了县名", "the county is left out"), {}, base="annual-2021/township"),
        Case(
            Message("落款是另一个局", "another bureau signs"),
            {"signature": "云溪县交通运输局\n2025年1月20日"},
            ("fail facts/signatory",),
        ),
        Case(
            Message("附件之后落款，是另一个局", "below the annexes, another bureau"),
            {"sections/other": f"{_OTHER}\n附件：统计表", "signature": "云溪县交通运输局\n2025年1月20日"},
            ("fail facts/signatory",),
        ),
    ),
)
def signature_organ_wrong(signatory: Fact, report: Report) -> Iterator[Note]:
    """Compare the body that signs with the title's."""
    title = report.title
    if title is None or not title.organ:
        yield NotApplicable(signatory)
    elif not same(signatory.value, title.organ):
        yield Fail(signatory, found=signatory.value, organ=title.organ).beside(title)
