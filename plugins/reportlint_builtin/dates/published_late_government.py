"""published-late-government."""

from collections.abc import Iterator

from reportlint import BodyKind, Case, Message, Note, Report, rule
from reportlint_builtin.dates._days import EXCEPTIONS, MESSAGES, late


@rule(
    id="published-late-government",
    group="dates",
    severity="error",
    each="report",
    clause="regulation-711/49",
    title=Message(
        "县级以上地方人民政府的年度报告晚于3月31日发布",
        "A local government's report was published after 31 March",
    ),
    messages=MESSAGES,
    fix=Message(
        "核实首次发布时间；确属逾期的，下一年度按期发布。更正后重新发布的，在页面上注明。",
        "Check when it was first published. Where it was published again after a correction, say so on the page.",
    ),
    why=Message(
        "《条例》第四十九条要求县级以上地方人民政府的政府信息公开工作主管部门在每年3月31日前公布本级政府上一年度的年度报告。",
        "Article 49 of the Regulation demands a local government's report by 31 March.",
    ),
    exceptions=EXCEPTIONS,
    cases=(
        Case(Message("3月18日发布", "published on 18 March"), {}, base="annual-2021/county"),
        Case(
            Message("县政府4月8日发布", "a county government on 8 April"),
            {"published": "2025-04-08"},
            ("fail dates/pubdate",),
            base="annual-2021/county",
        ),
        Case(
            Message(
                "市政府4月2日发布，无论设区的市还是县级市", "a city government on 2 April, whatever its level"
            ),
            {"published": "2025-04-02"},
            ("fail dates/pubdate",),
            base="annual-2021/city",
        ),
    ),
)
def published_late_government(report: Report) -> Iterator[Note]:
    """Compare the day of publication with the deadline of local governments."""
    yield from late(report, (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY), "government")
