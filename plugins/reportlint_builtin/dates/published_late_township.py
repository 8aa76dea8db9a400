"""published-late-township."""

from collections.abc import Iterator

from reportlint import BodyKind, Case, Message, Note, Report, rule
from reportlint_builtin.dates._days import EXCEPTIONS, MESSAGES, late


@rule(
    id="published-late-township",
    group="dates",
    severity="warning",
    each="report",
    clause="practice/township-deadline",
    title=Message(
        "乡镇、街道的年度报告晚于1月31日发布",
        "A township's or subdistrict's report was published after 31 January",
    ),
    messages=MESSAGES,
    fix=Message(
        "核实首次发布时间，并与当地关于年度报告发布时间的要求核对。",
        "Check when it was first published, and what is asked for locally.",
    ),
    why=Message(
        "各地通常要求乡镇、街道与部门同时在1月31日前发布。",
        "As a rule townships and subdistricts are to publish when departments do.",
    ),
    exceptions=EXCEPTIONS,
    cases=(
        Case(Message("1月22日发布", "published on 22 January"), {}, base="annual-2021/township"),
        Case(
            Message("乡镇2月10日发布", "a township on 10 February"),
            {"published": "2025-02-10"},
            ("fail dates/pubdate",),
            base="annual-2021/township",
        ),
        Case(
            Message("街道2月8日发布", "a subdistrict on 8 February"),
            {"published": "2025-02-08"},
            ("fail dates/pubdate",),
            base="annual-2021/subdistrict",
        ),
    ),
)
def published_late_township(report: Report) -> Iterator[Note]:
    """Compare the day of publication with the deadline of townships."""
    yield from late(report, (BodyKind.TOWNSHIP, BodyKind.SUBDISTRICT), "township")
