"""signature-organ-wrong."""

from collections.abc import Iterator

from reportlint import Case, Fact, Fail, Message, NotApplicable, Note, Report, Review, rule
from reportlint_builtin._organs import FREE, is_bureau, lost, names, of_government, same

_OTHER = "本年度未发出信息处理费收费通知，未收取信息处理费。"


@rule(
    id="signature-organ-wrong",
    group="dates",
    severity="warning",
    each="fact.signatory",
    clause="practice/dates",
    title=Message("落款机关与标题机关不一致", "The body that signs is not the title's"),
    messages={
        "other": Message(
            "落款为“{found}”，标题中的机关为“{organ}”",
            "signed by “{found}”, while the title names “{organ}”",
        ),
        "lost": Message(
            "落款为“{found}”，标题中的机关为“{organ}”，疑似缺“{lost}”",
            "signed by “{found}”, while the title names “{organ}”: {lost} seems to be lost",
        ),
    },
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
            Message("政府办公室的报告由局落款", "a bureau signs the general office's report"),
            {
                "organ": "云溪县人民政府办公室",
                "signature": "云溪县水利局\n2025年1月20日",
                "sections/overview|2024年，我局": "2024年，我办",
            },
            ("fail facts/signatory",),
        ),
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
        Case(
            Message("落款缺一个字", "a character is lost in the signature"),
            {"signature": "云溪县发展和改局\n2025年1月20日"},
            ("review facts/signatory",),
        ),
        Case(
            Message("少写“和”", "without the “and”"),
            {"signature": "云溪县发展改革局\n2025年1月20日"},
        ),
        Case(
            Message("落款有两个名称", "two names sign"),
            {"signature": "云溪县发展和改革局（云溪县粮食和物资储备局）\n2025年1月20日"},
        ),
        Case(
            Message("外地的局，有两个名称", "a bureau from elsewhere with two names"),
            {"signature": "松川县发展和改革局（松川县粮食和物资储备局）\n2025年1月20日"},
            ("fail facts/signatory",),
        ),
    ),
)
def signature_organ_wrong(signatory: Fact, report: Report) -> Iterator[Note]:
    """Compare the body that signs with the title's."""
    title = report.title
    if title is None or not title.organ:
        yield NotApplicable(signatory)
        return
    signed, organs = names(signatory.value), names(title.organ)
    # A bureau may sign its government's report, and not that of the general office.
    other = of_government(title.organ) and not title.organ.endswith("政府") and is_bureau(signatory.value)
    if other or not any(same(one, organ) for one in signed for organ in organs):
        yield Fail(signatory, "other", found=signatory.value, organ=title.organ).beside(title)
        return
    for one in signed:
        missing = next((gone for organ in organs if (gone := lost(one, organ))), "")
        if missing and missing not in FREE and one not in organs:
            yield Review(signatory, "lost", found=one, organ=title.organ, lost=missing).beside(title)
