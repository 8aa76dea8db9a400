"""zero-but-handled."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin._cases import overview


@rule(
    id="zero-but-handled",
    group="zero",
    severity="info",
    each="report",
    clause="practice/wording",
    title=Message("没有收到申请，又说已全部办结", "Nothing was received, and all of it was closed"),
    message=Message(
        "文字说收到申请 0 件，又说申请均已办结或答复",
        "the text says that no application came and that all were closed",
    ),
    fix=Message("没有收到申请的，不必再写办结情况。", "Where none came there is nothing to say of closing."),
    why=Message("前后说法不协调，多半是沿用了模板。", "Most often a template was kept."),
    cases=(
        Case(
            Message("收到并办结", "received and closed"),
            {
                "sections/overview": overview(requests="全年收到政府信息公开申请10件，上年结转1件。")[
                    "sections/overview"
                ]
            },
        ),
        Case(
            Message("0件，均已办结", "none, all closed"),
            overview(requests="全年收到政府信息公开申请0件，均已办结。", own="我馆"),
            ("fail sections/overview/said/all-finished",),
            base="annual-2021/department-zero",
        ),
    ),
)
def zero_but_handled(report: Report) -> Iterator[Note]:
    """Find a claim that all were closed where none came."""
    received = [said for said in report.statements if said.subject in ("received", "handled")]
    if received and all(said.value == 0 for said in received):
        for said in report.statements:
            if said.subject == "all-finished":
                yield Fail(said).beside(received[0])
