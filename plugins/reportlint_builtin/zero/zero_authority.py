"""zero-authority."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Table, rule

_ENFORCES = re.compile(
    r"公安|市场监督管理|综合行政执法|城市管理|城管|税务|交通运输|生态环境|应急管理|自然资源|住房和城乡建设|卫生健康|海关$|海事局|烟草专卖局|药品监督管理|消防救援"
)


@rule(
    id="zero-authority",
    group="zero",
    severity="info",
    each="table.disclosure",
    clause="practice/numbers",
    title=Message(
        "执法机关的许可、处罚、强制都是 0", "An enforcing body with no licence, penalty or coercive measure"
    ),
    message=Message(
        "“{body}”的行政许可、行政处罚、行政强制都填写为 0，请核对",
        "“{body}” reports no licence, penalty or coercive measure; check it",
    ),
    fix=Message(
        "表二应当填写全部处理决定，包括依法不公开的。", "The table counts all decisions, disclosed or not."
    ),
    why=Message("这类机关通常有许可或处罚。", "Bodies of this kind usually have some."),
    exceptions=Message("数据由上级统一填报的除外。", "Unless a higher body reports them."),
    cases=(
        Case(Message("有许可", "with licences"), {}),
        Case(
            Message("公安局都是0", "a police bureau with none"),
            {
                "organ": "云溪县公安局",
                "signature": None,
                "disclosure/licences/decisions": "0",
                "disclosure/penalties/decisions": "0",
            },
            ("fail disclosure",),
        ),
    ),
)
def zero_authority(table: Table, report: Report) -> Iterator[Note]:
    """Compare the three numbers with what the body's name suggests."""
    keys = ("licences", "penalties", "coercion")
    cells = [cell for cell in table.cells.values() if cell.row.key in keys and cell.column.key == "decisions"]
    if (
        len(cells) == len(keys)
        and all(cell.number == 0 for cell in cells)
        and _ENFORCES.search(report.body.name)
    ):
        yield Fail(table, body=report.body.name).beside(*cells)
