"""title-name-wrong."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Severity, Title, rule
from reportlint_builtin._near_misses import mended

_RIGHT = re.compile(r"政府信息公开工作(?:20[0-3]\d年)?年度报告")
_SWALLOWED = re.compile(r"人民政府信息公开")
_DRAFT = re.compile(
    r"[（(](?:送审|征求意见|讨论|审核|修改|审定|上报|报批)?(?:初|草|定|终|文|审)?稿\d?[）)]|[（(](?:定稿|终稿|最终版?|修改版?\d?|第[一二三四五\d]稿)[）)]|\.(?:docx?|pdf|wps|html?)$",
    re.I,
)
"""What the title of a draft, or the name of a file, has left."""
_SMALL = re.compile(r"政府信息公开年度报告|政府信息公开工作20[0-3]\d年度报告")


@rule(
    id="title-name-wrong",
    group="structure",
    severity="warning",
    each="title",
    clause="form-2021/sections",
    title=Message("标题中的文件名称与规定名称不同", "The title names the document otherwise than the form"),
    messages={
        "fault": Message(
            "标题“{title}”，规定的名称为“政府信息公开工作年度报告”",
            "the title is “{title}”; the document is called 政府信息公开工作年度报告",
        ),
        "draft": Message(
            "标题“{title}”留有“{found}”，是草稿或者文件名的字样",
            "the title “{title}” has {found} left, of a draft or a file's name",
        ),
        "swallowed": Message(
            "标题“{title}”中，“人民政府”与“政府信息公开”共用了“政府”二字，疑似缺“政府”",
            "in the title “{title}”, 人民政府 and 政府信息公开 share one 政府: one seems to be lost",
        ),
    },
    fix=Message("改为“政府信息公开工作年度报告”。", "Call it 政府信息公开工作年度报告."),
    why=Message("统一名称便于检索。", "One name can be searched for."),
    exceptions=Message(
        "年份写在名称前面或中间、写作“2024年”或“2024年度”都可以；“政府信息公开年度报告”“人民政府信息公开工作年度报告”只作提示。",
        "The year may stand before the name or in it, as 2024年 or 2024年度; small differences are a hint only.",
    ),
    cases=(
        Case(Message("规定的名称", "the right name"), {}),
        Case(
            Message("年份写作“2024年度”", "the year as 2024年度"),
            {"title": "云溪县发展和改革局2024年度政府信息公开工作年度报告"},
        ),
        Case(
            Message("写成“年度工作报告”", "another name"),
            {"title": "云溪县发展和改革局2024年政府信息公开年度工作报告"},
            ("fail title",),
        ),
        Case(
            Message("缺“工作”二字", "工作 is missing"),
            {"title": "云溪县发展和改革局2024年政府信息公开年度报告"},
            ("fail title",),
        ),
        Case(
            Message("“人民政府信息公开”", "one 政府 lost"),
            {"title": "2024年云溪县人民政府信息公开工作年度报告"},
            ("fail title",),
            base="annual-2021/county",
        ),
        Case(
            Message("标题留有“送审稿”", "the title of a draft"),
            {"title": "云溪县发展和改革局2024年政府信息公开工作年度报告（送审稿）"},
            ("fail title",),
        ),
        Case(
            Message("年份写在前面", "the year first"),
            {"title": "2024年云溪县人民政府政府信息公开工作年度报告"},
            base="annual-2021/county",
        ),
    ),
)
def title_name_wrong(title: Title, report: Report) -> Iterator[Note]:
    """Compare the document's name in the title with the prescribed one."""
    draft = _DRAFT.search(title.text)
    if draft is not None:
        yield Fail(title, "draft", title=title.text, found=draft[0])
    text = mended(title.text, report.form)
    if _SMALL.search(text):
        yield Fail(title, title=title.text).weighing(Severity.INFO).following(title)
    elif not _RIGHT.search(text):
        yield Fail(title, title=title.text)
    elif _SWALLOWED.search(title.text):
        yield Fail(title, "swallowed", title=title.text).weighing(Severity.INFO)
