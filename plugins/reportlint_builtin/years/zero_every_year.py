"""zero-every-year."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint import Case, Earlier, Message, NotApplicable, Note, Open, Report, Review, rule

_EARLIER = Message("以前年度报告", "an earlier report")


@dataclass(frozen=True, slots=True)
class ZeroYears:
    """From how many years on."""

    years: int = 3
    """Years in a row whose three tables hold nothing but 0."""


@rule(
    id="zero-every-year",
    group="years",
    severity="info",
    each="earlier",
    clause="practice/consistency",
    title=Message("连续几年三张表全部为 0", "All tables are zero, year after year"),
    message=Message(
        "{since} 至 {year} 年度，三张表全部为 0，疑似未按实际统计",
        "every figure of the three tables was 0 from {since} to {year}; perhaps nothing was counted",
    ),
    fix=Message(
        "核对行政许可、行政处罚、收费、依申请公开等是否确实没有；确实没有的不必改。",
        "See whether there really were no permits, penalties, charges or requests; if so, leave it.",
    ),
    why=Message(
        "有对外职能的机关很少几年之内没有一件申请、一项管理事项。",
        "A body that deals with the public seldom has nothing to count for years.",
    ),
    options=ZeroYears(),
    cases=(
        Case(
            Message("三年都是 0", "three years of zeros"),
            {},
            ("review report",),
            base="annual-2021/department-zero",
            earlier=({"in-year": "2023"}, {"in-year": "2022"}),
        ),
        Case(
            Message("只有两年的报告", "reports of two years only"),
            {},
            base="annual-2021/department-zero",
            earlier=({"in-year": "2023"},),
        ),
        Case(
            Message("中间一年的报告没有读到", "the year between was not read"),
            {},
            base="annual-2021/department-zero",
            earlier=({"in-year": "2022"}, {"in-year": "2021"}),
        ),
        Case(
            Message("其中一年有行政处罚", "penalties in one of the years"),
            {},
            base="annual-2021/department-zero",
            earlier=({"in-year": "2023", "disclosure/penalties/decisions": "2"}, {"in-year": "2022"}),
        ),
        Case(
            Message("其中一年缺表四", "one of the years lacks table 4"),
            {},
            base="annual-2021/department-zero",
            earlier=({"in-year": "2023"}, {"in-year": "2022", "disputes": None}),
        ),
    ),
)
def zero_every_year(reports: Earlier, this: Report, options: ZeroYears) -> Iterator[Note]:
    """Review where this and the years right before hold no other figure."""
    year = this.year or 0
    row = [one for n, one in enumerate(reports.reports) if one.year == year - n][: options.years]
    if len(row) < options.years:
        yield NotApplicable(reports)
    elif any(_nonzero(one) for one in row):
        return
    elif not all(map(_complete, row)):
        yield Open(reports)
    else:
        yield Review(this, since=row[-1].year, year=year).beside(*row[1:], role=_EARLIER)


def _nonzero(report: Report) -> bool:
    return any(cell.number for cell in report.cells.values())


def _complete(report: Report) -> bool:
    """Whether a number was read in every cell of every table of the form."""
    tables = {table.key for table in report.form.tables}
    return tables == report.tables.keys() and all(cell.number is not None for cell in report.cells.values())
