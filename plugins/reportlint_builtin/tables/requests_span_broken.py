"""requests-span-broken."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Table, rule

_KINDS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_ROWS = (
    "一、本年新收政府信息公开申请数量|二、上年结转政府信息公开申请数量|（一）予以公开|（二）部分公开（区分处理的，只计这一情形，不计其他情形）|1.属于国家秘密|"
    "2.其他法律行政法规禁止公开|3.危及“三安全一稳定”|4.保护第三方合法权益|5.属于三类内部事务信息|6.属于四类过程性信息|"
    "7.属于行政执法案卷|8.属于行政查询事项|1.本机关不掌握相关政府信息|2.没有现成信息需要另行制作|3.补正后申请内容仍不明确|"
    "1.信访举报投诉类申请|2.重复申请|3.要求提供公开出版物|4.无正当理由大量反复申请|5.要求行政机关确认或重新出具已获取信息|"
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请|"
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请|3.其他|（七）总计|四、结转下年度继续办理"
).split("|")
_NARROW = {
    "requests": None,
    "sections/requests": '<table><tr><td colspan="2" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>'
    '<td colspan="6">申请人情况</td></tr><tr><td rowspan="2">自然人</td><td colspan="4">法人或其他组织</td><td>总计</td></tr><tr>'
    + "".join(f"<td>{kind}</td>" for kind in _KINDS)
    + "</tr>"
    + "".join(f'<tr><td colspan="3">{row}</td>{"<td>0</td>" * 7}</tr>' for row in _ROWS)
    + "</table>",
}


@rule(
    id="requests-span-broken",
    group="tables",
    severity="info",
    each="table.requests",
    clause="form-2021/table-3",
    title=Message("表头与表身的列数不同", "The header is not as wide as the table"),
    message=Message(
        "{table}的表头与表身列数不同，显示时会错位",
        "the header of {table} has another width than its rows; it is drawn askew",
    ),
    fix=Message(
        "在发布系统中改正表头的合并单元格。",
        "Correct the merged cells of the header in the publishing system.",
    ),
    document_fix=Message("改正表头的合并单元格。", "Correct the merged cells of the header."),
    why=Message(
        "错位的表头让读者看错数字属于哪一栏。",
        "A header askew makes readers take numbers for another column's.",
    ),
    cases=(
        Case(Message("列数相同", "as wide"), {}),
        Case(
            Message("表头窄两列", "two columns narrower"),
            _NARROW,
            ("fail requests",),
            base="annual-2021/department-zero",
        ),
    ),
)
def requests_span_broken(table: Table) -> Iterator[Note]:
    """Tell tables whose header does not fit."""
    if "span-broken" in table.traits:
        yield Fail(table, table=table.label)
