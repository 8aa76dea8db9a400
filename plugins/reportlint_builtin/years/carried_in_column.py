"""carried-in-column."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Review, Years, rule
from reportlint_builtin.years._pairs import LAST, explained, labelled, pair, renamed

_IN, _OUT, _TOTAL = "requests/carried-in/", "requests/carried-out/", "total"


@rule(
    id="carried-in-column",
    group="years",
    severity="warning",
    each="years",
    clause="form-2021/table-3",
    title=Message("上年结转各列与上一年度报告不符", "Carried in by kind of applicant differs from last year"),
    message=Message(
        "上年结转总计与上一年度报告相同，但各列不同：{columns}",
        "carried in agrees with last year in total, but not by kind of applicant: {columns}",
    ),
    fix=Message(
        "按上一年度结转申请的申请人类别填写本年的上年结转数。",
        "Fill in the applications carried over by the kind of applicant they had last year.",
    ),
    why=Message(
        "结转的是同一批申请，申请人类别不会因跨年而改变。",
        "They are the same applications, with the same applicants.",
    ),
    exceptions=Message(
        "总计不同的由另一条规则说明；文字说明机构改革、职能划转或者更正数据的不判断。",
        "Where totals differ another rule tells; not where reorganisation or a correction is mentioned.",
    ),
    cases=(
        Case(Message("各列衔接", "every column agrees"), {}),
        Case(
            Message("上一年度是商业企业，本年写成自然人", "a company's last year, a person's this year"),
            {},
            ("fail requests/carried-in/natural",),
            last={
                "requests/carried-out/natural": "0",
                "requests/carried-out/commercial": "1",
                "requests/received/natural": "6",
                "requests/received/commercial": "2",
            },
        ),
        Case(
            Message("总计也不同", "totals differ, too"),
            {},
            last={"requests/carried-out/commercial": "1", "requests/carried-out/total": "2"},
        ),
    ),
)
def carried_in_column(years: Years) -> Iterator[Note]:
    """Compare the two rows column by column, where their totals agree."""
    totals = pair(years, _IN + _TOTAL, _OUT + _TOTAL)
    if totals is None or totals[0].number != totals[1].number or explained(years):
        yield NotApplicable(years)
        return
    columns = (key.removeprefix(_IN) for key in years.this.cells if key.startswith(_IN))
    pairs = [pair(years, _IN + column, _OUT + column) for column in columns if column != _TOTAL]
    found = [both for both in pairs if both is not None]
    if len(found) < len(pairs):
        yield NotApplicable(years)
        return
    different = [(now, then) for now, then in found if now.number != then.number]
    if not different:
        return
    told = [
        [f"{now.label[n].split(' · ')[-1]} {now.number}≠{then.number}" for now, then in different]
        for n in (0, 1)
    ]
    sure = not renamed(years) and all(labelled(now, then) for now, then in different)
    yield (
        (Fail if sure else Review)(different[0][0], columns=Message("、".join(told[0]), ", ".join(told[1])))
        .beside(*(now for now, _ in different[1:]))
        .beside(*(then for _, then in different), role=LAST)
    )
