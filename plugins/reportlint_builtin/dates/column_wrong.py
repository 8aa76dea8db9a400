"""column-wrong."""

import re
from collections.abc import Iterator

from reportlint import Case, Fact, Fail, Message, MetaTag, NotApplicable, Note, Report, Review, Severity, rule
from reportlint_builtin._organs import akin, is_organ, names, shared

_RIGHT = re.compile(r"年[度]?[工作]{0,2}报|年报|报告")
_IN_ADDRESS = re.compile(r"nb(?![a-z])|ndbg|niandubaogao|annual", re.I)
_NO_COLUMN = re.compile(
    r"^(?:20\d\d年?度?)?(?:正文|详情|内容|首页|当前|信息公开|政务公开|政府信息公开)?$"
    r"|^(?:网站|页面|公共|通用)?(?:页?[头脚眉]部?|顶部|底部|尾部|头尾|导航栏?|版头|版尾|公共(?:部分|代码)|模板)(?:文件|信息)?$"
)
"""Names that say nothing, and those of the parts of a page that sites include, tags and all."""

_STEP = re.compile(r"[>＞»›/]+")
_BUREAU = re.compile(r"[局委厅]$|委员会$")
"""Bodies that are none below another: what is filed under a bureau may be an office of its own."""
HALF = 0.5
"""Names that share so much may be those of one bureau, before and after a renaming."""
_SPOKEN_OF = ("columndescription", "columnkeywords")
"""Tags that tell what a column is about, not what it is called."""


@rule(
    id="column-wrong",
    group="dates",
    severity="warning",
    each="report",
    clause="practice/column",
    title=Message("没有发布在政府信息公开年报栏目", "Not published in the column of annual reports"),
    messages={
        "fault": Message(
            "所在栏目为“{found}”，不是政府信息公开年报栏目",
            "the column is “{found}”, not that of the annual reports",
        ),
        "body": Message(
            "当前位置写的是“{found}”，标题中的机关为“{organ}”，疑似放在其他单位的栏目",
            "the location line names {found}, the title {organ}: perhaps filed under another body",
        ),
    },
    fix=Message(
        "将报告归入政府信息公开平台的“政府信息公开年报”栏目。",
        "File the report in the column for annual reports.",
    ),
    why=Message(
        "年度报告应当集中发布在政府信息公开年报栏目，便于公众查找。",
        "Annual reports stand together so that the public can find them.",
    ),
    exceptions=Message(
        "当前位置、栏目名称、网址三者之一写明年报的，视为正确；只有栏目标签可看的、只有栏目描述或关键词写年报的列为待核；都没有的不判断。",
        "Right where the location line, the column's name or the address names annual reports. For review where only the "
        "tags speak, or where only description or keywords name them. Not judged where nothing does.",
    ),
    cases=(
        Case(Message("年报栏目", "the column of reports"), {}),
        Case(
            Message("栏目名为年度报告", "a column named otherwise"),
            {
                "breadcrumb": "当前位置：首页 > 政务公开 > 信息公开年度报告",
                "meta/ColumnName": "信息公开年度报告",
            },
        ),
        Case(
            Message("栏目标签是页面头部的", "the tag is that of the page's header"),
            {
                "breadcrumb": None,
                "meta/ColumnName": "头部",
                "meta/ColumnDescription": "头部",
                "meta/ColumnKeywords": "头部",
            },
        ),
        Case(
            Message("发布在工作动态栏目", "in the column of news"),
            {
                "breadcrumb": "当前位置：首页 > 新闻中心 > 工作动态",
                "meta/ColumnName": "工作动态",
                "meta/ColumnDescription": "云溪县工作动态",
                "meta/ColumnKeywords": "工作动态",
                "url": "http://yunxi.example.gov.cn/xwzx/gzdt/202501/t20250120_100001.html",
            },
            ("fail facts/trail",),
        ),
        Case(
            Message("只有栏目关键词写年报", "the column's keywords alone name the reports"),
            {
                "breadcrumb": "当前位置：首页 > 新闻中心 > 工作动态",
                "meta/ColumnName": "工作动态",
                "meta/ColumnDescription": "云溪县工作动态",
                "meta/ColumnKeywords": "政府信息公开,年报",
                "url": "http://yunxi.example.gov.cn/xwzx/gzdt/202501/t20250120_100001.html",
            },
            ("review facts/trail",),
        ),
        Case(
            Message("在其他局的栏目", "under another bureau"),
            {"breadcrumb": "当前位置：首页 > 县水利局 > 政府信息公开年报"},
            ("review facts/trail",),
        ),
        Case(
            Message("在本局的栏目，用简称", "under the bureau itself, shortened"),
            {"breadcrumb": "当前位置：首页 > 部门信息公开 > 县发改局（县粮食和储备局） > 政府信息公开年报"},
        ),
        Case(
            Message("只有栏目描述写年度报告", "the column's description alone names the reports"),
            {
                "breadcrumb": "当前位置：首页 > 新闻中心 > 工作动态",
                "meta/ColumnName": "工作动态",
                "meta/ColumnDescription": "政府信息公开工作年度报告",
                "meta/ColumnKeywords": "工作动态",
                "url": "http://yunxi.example.gov.cn/xwzx/gzdt/202501/t20250120_100001.html",
            },
            ("review facts/trail",),
        ),
    ),
)
def column_wrong(report: Report) -> Iterator[Note]:
    """Look for annual reports in the location line, the column tags and the address."""
    address, trail = report.fact("address"), report.fact("trail")
    if trail is not None:
        yield from _of_another(trail, report)
    tags = {tag.name.lower(): tag for tag in report.meta if tag.name.lower().startswith("column")}
    name = tags.get("columnname")
    named = name is not None and _NO_COLUMN.match(name.content) is None
    called = (trail.value if trail else "", name.content if name else "")
    if any(_RIGHT.search(_without_title(text, report)) for text in called):
        return
    spoken_of = any(_RIGHT.search(tags[key].content) for key in _SPOKEN_OF if key in tags)
    if spoken_of and not (named and trail):
        return
    if address and _IN_ADDRESS.search(address.value):
        return
    place: Fact | MetaTag | None = trail or (name if named else None)
    if place is None:
        yield NotApplicable(report)
        return
    found = trail.value if trail else name.content if name else ""
    yield (Fail if trail and name and not spoken_of else Review)(place, found=found)


def _of_another(trail: Fact, report: Report) -> Iterator[Note]:
    """A note on a location line with a bureau for other work, and without the title's own."""
    own = report.body.name
    bureaus = [part for part in _STEP.split(trail.value) for part in names(part) if _BUREAU.search(part)]
    if report.title is None or not _BUREAU.search(own) or any(akin(part, own) for part in bureaus):
        return
    for part in bureaus:
        if is_organ(part) and shared(part, own) < HALF:
            note = Review(trail, "body", found=part, organ=report.title.organ).beside(report.title)
            yield note.weighing(Severity.INFO)
            return


def _without_title(text: str, report: Report) -> str:
    """A location line without the report's own title at its end."""
    return text.replace(report.title.text, "") if report.title else text
