"""form-regression."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Years, rule
from reportlint_builtin.years._pairs import LAST


@rule(
    id="form-regression",
    group="years",
    severity="error",
    each="years",
    clause="form-2021/table-2",
    title=Message(
        "上一年度已用现行格式，本年又用其他年度的格式", "Last year's form was right, this year's is another"
    ),
    message=Message(
        "上一年度报告的表格已使用 {since} 年度起的格式，本年报告又使用其他年度格式的表格",
        "last year's tables had the form in force since {since}, this year's have that of other years",
    ),
    fix=Message(
        "改用报告年度适用的格式，按其栏目重新填写。",
        "Use the form in force for the year and fill in its columns.",
    ),
    why=Message(
        "格式修订后，以后各年度都使用修订后的格式。", "Once revised, a form is used in all later years."
    ),
    exceptions=Message(
        "上一年度适用的是另一种格式的，由核对单份报告的规则说明。",
        "Where another form was in force last year, the rules on single reports tell.",
    ),
    cases=(
        Case(Message("格式相同", "the same form"), {}),
        Case(
            Message("上一年度用新格式，本年用旧格式", "the new form last year, the old one now"),
            {"year": "2024", "preface|2020年1月1日至2020年12月31日": "2024年1月1日至2024年12月31日"},
            ("fail report",),
            base="annual-2019",
            last={
                "base": "annual-2021/department-earlier",
                "requests/carried-out/natural": "0",
                "requests/carried-out/total": "0",
            },
        ),
        Case(
            Message("由旧格式改为新格式", "from the old form to the new one"),
            {},
            last={"base": "annual-2019", "year": "2023"},
        ),
        Case(
            Message("两年都用旧格式", "the old form in both years"),
            {"year": "2024", "preface|2020年1月1日至2020年12月31日": "2024年1月1日至2024年12月31日"},
            base="annual-2019",
            last={"base": "annual-2019", "year": "2023"},
        ),
    ),
)
def form_regression(years: Years) -> Iterator[Note]:
    """Find tables of another form where last year's were of the form in force."""
    this, last = years.this, years.last
    known = {key.split("/")[0] for key in last.cells}
    relapsed = [key for key in _foreign(this) if key in known and key not in _foreign(last)]
    if relapsed and this.form.id == last.form.id:
        yield Fail(this, since=last.form.first_year).beside(last, role=LAST)


def _foreign(report: Report) -> list[str]:
    """Keys of its tables that have the labels of another form only."""
    return [key for key, table in report.tables.items() if "foreign" in table.traits]
