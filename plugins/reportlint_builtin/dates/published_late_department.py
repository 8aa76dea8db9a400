"""published-late-department."""

from collections.abc import Iterator

from reportlint import BodyKind, Case, Message, Note, Report, rule
from reportlint_builtin.dates._days import EXCEPTIONS, MESSAGES, late

KINDS = (BodyKind.DEPARTMENT, BodyKind.VERTICAL, BodyKind.MINISTRY)


@rule(
    id="published-late-department",
    group="dates",
    severity="error",
    each="report",
    clause="regulation-711/49",
    title=Message("部门的年度报告晚于1月31日发布", "A department's report was published after 31 January"),
    messages=MESSAGES,
    fix=Message(
        "核实首次发布时间；确属逾期的，下一年度按期发布。更正后重新发布的，在页面上注明。",
        "Check when it was first published. Where it was published again after a correction, say so on the page.",
    ),
    why=Message(
        "《条例》第四十九条要求县级以上人民政府部门在每年1月31日前公布上一年度的年度报告。",
        "Article 49 of the Regulation demands a department's report by 31 January.",
    ),
    exceptions=EXCEPTIONS,
    cases=(
        Case(Message("1月20日发布", "published on 20 January"), {}),
        Case(Message("1月31日发布", "published on the last day"), {"published": "2025-01-31"}),
        Case(
            Message("2月18日发布", "published on 18 February"),
            {"published": "2025-02-18"},
            ("fail dates/pubdate",),
        ),
        Case(
            Message("垂直管理单位2月10日发布", "a body under a ministry, on 10 February"),
            {"published": "2025-02-10"},
            ("fail dates/pubdate",),
            base="annual-2021/vertical",
        ),
        Case(
            Message("可能不是行政机关的单位2月10日发布", "perhaps no administrative body, on 10 February"),
            {"published": "2025-02-10"},
            ("review dates/pubdate",),
            base="annual-2021/department-zero",
        ),
        Case(
            Message("园区2月10日发布", "a zone on 10 February"),
            {"published": "2025-02-10"},
            ("review dates/pubdate",),
            base="annual-2021/zone",
        ),
        Case(
            Message("两年后的日期，疑似网站迁移", "two years later, when the site was moved"),
            {"published": "2027-03-01"},
            ("review dates/pubdate",),
        ),
        Case(
            Message("县政府3月发布，不适用", "a county government in March: not for this rule"),
            {},
            base="annual-2021/county",
        ),
    ),
)
def published_late_department(report: Report) -> Iterator[Note]:
    """Compare the day of publication with the deadline of departments."""
    yield from late(report, KINDS, "department", doubtful=(BodyKind.ZONE,))
