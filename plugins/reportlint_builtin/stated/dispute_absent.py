"""dispute-absent."""

import re
from collections.abc import Iterator

from reportlint import Case, Message, Note, Report, Review, rule
from reportlint_builtin._cases import REQUESTS, overview
from reportlint_builtin._sentences import sentence_of

_RAISED = re.compile(
    r"(?:(?:[一两二三四五六七八九十]|(?<![0-9])[1-9][0-9]*)[名位家个]|[一某](?=村|居民|企业|公司|公民|市民|群众|职工|业主|商户|律师))"
    r"[^，。；、]{1,20}?(?:因|就|对|不服)[^，。；]{0,24}"
    r"(?<!被)(?:提起|申请|提出)了?(?P<kind>行政诉讼|行政复议)(?![^，。；0-9]{0,4}0(?![0-9.]))"
)
"""Somebody, counted or spoken of, raised it; 三是 and 第四部分 count nobody."""
_OURS = re.compile(r"信息公开|答复")
_OTHER = re.compile(
    r"未|没|无|不[涉可能]|可以|可依|有权|如|若|上年|去年|往年|20[0-9]{2}年度?(?=[^，。；]{0,4}(?:曾|已))|指引|告知|救济|为例|案例|代理|立案|撤回|以.{1,8}为(?:被告|被申请人)"
)
_CELLS = {
    "行政复议": ("disputes/review/total",),
    "行政诉讼": ("disputes/litigation-direct/total", "disputes/litigation-after-review/total"),
}


@rule(
    id="dispute-absent",
    group="stated",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message("文字中的复议、诉讼，表四没有", "Table four has no such review or lawsuit"),
    message=Message(
        "文字写“{found}”，表四的{kind}为 0 件", "the text says “{found}”, table four has none ({kind})"
    ),
    fix=Message(
        "核对案件，补填表四或者改正文字。", "Check the cases: complete table four, or correct the text."
    ),
    why=Message(
        "本年发生的因政府信息公开的复议、诉讼都填在表四。",
        "Every review or lawsuit of the year on disclosure stands in table four.",
    ),
    exceptions=Message(
        "只看写明了何人因信息公开提起的；上年的、假设的、撤回的不算；一律列为待核。",
        "Only where it is told who raised it over disclosure; not those of other years, supposed or withdrawn. For review.",
    ),
    cases=(
        Case(
            Message("村民提起行政复议，表中有", "a review, and the table has one"),
            overview(requests="8月，1名村民因信息公开答复申请行政复议，结果维持。"),
        ),
        Case(
            Message("村民提起行政诉讼，表中没有", "a lawsuit, the table has none"),
            overview(requests=f"{REQUESTS}8月，1名村民因信息公开事项对我局提起行政诉讼，法院已受理。")
            | {f"disputes/litigation-direct/{result}": "0" for result in ("upheld", "total")},
            ("review sections/overview/3/text",),
        ),
        Case(
            Message("列为第三点的没有", "none, said under the third point"),
            overview(requests=f"{REQUESTS}三是因政府信息公开被申请行政复议0件、提起行政诉讼0件。")
            | {f"disputes/litigation-direct/{result}": "0" for result in ("upheld", "total")},
        ),
        Case(
            Message("上年的诉讼", "a lawsuit of the year before"),
            overview(requests="上年，1名村民因信息公开事项对我局提起行政诉讼。"),
        ),
    ),
)
def dispute_absent(report: Report) -> Iterator[Note]:
    """Find reviews and lawsuits told in words of which table four has none."""
    for match, part in report.prose.find(_RAISED):
        sentence = sentence_of(match)
        if not part.key.startswith("sections/") or not _OURS.search(sentence) or _OTHER.search(sentence):
            continue
        kind = match["kind"]
        if report.amount_of(_CELLS[kind]) == 0:
            cells = [report.cells[key] for key in _CELLS[kind]]
            yield Review(part, found=match[0], kind=Message(kind, kind)).beside(*cells)
