"""carried-in-mismatch."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, Review, Years, rule
from reportlint_builtin.years._pairs import LAST, explained, labelled, pair, renamed


@rule(
    id="carried-in-mismatch",
    group="years",
    severity="error",
    each="years",
    clause="form-2021/table-3",
    title=Message("上年结转数与上一年度报告不符", "Carried in differs from last year's carried out"),
    message=Message(
        "“上年结转政府信息公开申请数量”总计为 {found}，上一年度报告“结转下年度继续办理”总计为 {expected}",
        "{found} applications carried in, last year's report carried out {expected}",
    ),
    fix=Message(
        "核对两年的申请登记，改正填错的一处；上一年度报告有误的，在本年报告中说明。",
        "Check the registers of both years; where last year's report was wrong, say so in this one.",
    ),
    why=Message(
        "上一年度结转下年度继续办理的申请，就是本年的上年结转申请。",
        "What one year carries out the next one carries in.",
    ),
    exceptions=Message(
        "文字说明机构改革、职能划转或者更正数据的不判断；两份报告的机关名称不同、表内合计不符的列为待核。",
        "Not where reorganisation or a correction is mentioned; for review where bodies' names or row sums differ.",
    ),
    cases=(
        Case(Message("两年衔接", "the years agree"), {}),
        Case(
            Message("上一年度结转2件，本年写结转1件", "2 carried out, 1 carried in"),
            {},
            ("fail requests/carried-in/total",),
            last={
                "requests/received/natural": "8",
                "requests/received/total": "9",
                "requests/carried-out/natural": "2",
                "requests/carried-out/total": "2",
            },
        ),
        Case(
            Message("说明了职能划转", "a transfer is mentioned"),
            {"sections/other": "因职能划转，上年结转申请中1件移交县数据局办理。本年度未收取信息处理费。"},
            last={"requests/carried-out/natural": "2", "requests/carried-out/total": "2"},
        ),
        Case(
            Message("承办人员调整不是机构改革", "new staff is no reorganisation"),
            {"sections/other": "承办人员调整频繁，已组织培训。本年度未收取信息处理费。"},
            ("fail requests/carried-in/total",),
            last={
                "requests/received/natural": "8",
                "requests/received/total": "9",
                "requests/carried-out/natural": "2",
                "requests/carried-out/total": "2",
            },
        ),
        Case(
            Message("上一年度的总计与各列不符", "last year's total differs from its columns"),
            {},
            ("review requests/carried-in/total",),
            last={"requests/carried-out/total": "2"},
        ),
        Case(
            Message("机关名称不同", "another name of the body"),
            {},
            ("review requests/carried-in/total",),
            last={
                "organ": "云溪县发展改革和商务局",
                "requests/carried-out/natural": "2",
                "requests/carried-out/total": "2",
            },
        ),
    ),
)
def carried_in_mismatch(years: Years) -> Iterator[Note]:
    """Compare the two totals."""
    both = pair(years, "requests/carried-in/total", "requests/carried-out/total")
    if both is None:
        yield NotApplicable(years)
        return
    now, then = both
    if now.number == then.number:
        return
    if explained(years):
        yield NotApplicable(years)
        return
    sure = (
        labelled(now, then)
        and not renamed(years)
        and _adds_up(years.this, "requests/carried-in")
        and _adds_up(years.last, "requests/carried-out")
    )
    says = Fail if sure else Review
    yield says(now, found=now.number, expected=then.number).beside(then, role=LAST)


def _adds_up(report: Report, row: str) -> bool:
    """Whether the row's total, as it is printed, is the sum of its other columns."""
    numbers = {key: cell.counted for key, cell in report.cells.items() if key.startswith(f"{row}/")}
    total = numbers.pop(f"{row}/total", None)
    others = [number for number in numbers.values() if number is not None]
    return total is not None and len(others) == len(numbers) and total == sum(others)
