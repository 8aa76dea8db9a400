"""What rules of this group ask of two reports: cells in both, and what explains a difference between them."""

import re

from reportlint import Cell, Certainty, Message, Years

LAST = Message("上一年度报告", "last year's report")

_BODY = r"(?:局|委|办|厅|中心|镇|乡|街道|管委会|机构|单位)"
_REORGANISED = re.compile(
    r"机构(?:改革|调整)|(?:职能|职责|机构|业务|整体)(?:划转|划入|划出|调整|移交)|人员(?:划转|划入|划出)|转隶"
    rf"|(?:组建|合并(?:成立|设立|为)|新成立|新设)[^，。；]{{0,12}}{_BODY}|{_BODY}[^，。；]{{0,6}}更名为"
)
_CORRECTED = re.compile(
    r"(?:结转|上一?年度?|[上去]年|年度报告|年报)[^。；]{0,20}(?:更正|修正|勘误|有误|误报|误填|重新(?:核|统计))"
    r"|(?:更正|修正|勘误)[^。；]{0,20}(?:结转|年度报告|年报|数据)"
)
_GOVERNMENT = re.compile(r"(?:人民政府|政府|办事处)$")


def pair(years: Years, now: str, then: str) -> tuple[Cell, Cell] | None:
    """A cell of this report and one of last year's; None unless a number stands in both."""
    this, last = years.this.cells.get(now), years.last.cells.get(then)
    if this is None or last is None or this.number is None or last.number is None:
        return None
    return this, last


def labelled(*cells: Cell) -> bool:
    """True where every cell is tied to its key by its own labels."""
    return all(cell.certainty is Certainty.LABEL for cell in cells)


def explained(years: Years) -> bool:
    """Whether one of the reports says that the body was reorganised or that figures were corrected."""
    texts = [line.squeezed for report in years.reports for line in report.lines]
    return any(_REORGANISED.search(text) or _CORRECTED.search(text) for text in texts)


def renamed(years: Years) -> bool:
    """Whether the reports name different bodies; a name may lack what stands at its beginning, or 人民政府."""
    this, last = (_GOVERNMENT.sub("", report.body.name) for report in years.reports)
    return not (this.endswith(last) or last.endswith(this))
