"""text-repeats-last-year."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint import Case, Fail, Message, NotApplicable, Note, Severity, Years, rule
from reportlint_builtin._texts import OVERVIEW, few, part, percent, shared
from reportlint_builtin.years._pairs import LAST

_REPEATED = """{year}年，我局围绕能源保供和价格管理推进公开，每月通报一次进展。
（一）主动公开。全年主动公开政府信息{count}条，及时公布审批目录、价格监测和重大项目进展，举办企业开放日活动。
（二）政府信息管理。修订信息发布审核办法，对历年文件逐件核定公开属性，落实先审后发要求。
（三）平台建设。做好专栏日常维护，归并重复栏目，补充历史文件，并在办事大厅设置查询终端。"""


@dataclass(frozen=True, slots=True)
class Options:
    """From which share on a text repeats last year's."""

    warning: float = 0.85
    error: float = 0.97


@rule(
    id="text-repeats-last-year",
    group="years",
    severity="warning",
    each="years",
    clause="form-2021/responsibility",
    title=Message("总体情况与上一年度雷同", "The overview repeats last year's"),
    message=Message(
        "除年份、数字、名称和规定内容外，“总体情况”有 {share}% 的文字与上一年度报告相同",
        "leaving out years, numbers, names and what the form prescribes, {share} % of the overview is last year's text",
    ),
    fix=Message("按本年度的实际工作重新撰写。", "Write it anew, on this year's work."),
    why=Message(
        "总体情况应当反映本年度工作；内容雷同属于格式文件点名的问题。",
        "The overview tells of this year; the form's circular names copied reports as a fault.",
    ),
    exceptions=Message(
        "前言、没有发生的事项、与表格对应的数字等各年必然相同的文字不计；剩下的文字太少的不判断。",
        "Text that is the same every year by law does not count; not judged where little else is left.",
    ),
    options=Options(),
    cases=(
        Case(Message("两年各写各的", "two texts of their own"), {}),
        Case(
            Message("换了年份和数字，其余照抄", "only year and numbers were changed"),
            {"sections/overview": _REPEATED.format(year=2024, count=326)},
            ("fail sections/overview",),
            last={"sections/overview": _REPEATED.format(year=2023, count=287)},
        ),
        Case(
            Message("只有规定内容相同", "only what is prescribed is the same"),
            {
                "sections/overview": "（一）主动公开。全年主动公开政府信息326条。\n"
                "（二）依申请公开。全年收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。"
            },
            last={
                "sections/overview": "（一）主动公开。全年主动公开政府信息287条。\n"
                "（二）依申请公开。全年收到政府信息公开申请8件，上年结转0件；办结7件，结转下年度继续办理1件。"
            },
        ),
        Case(
            Message("一半重写", "half of it was written anew"),
            {
                "sections/overview": _REPEATED.format(year=2024, count=326).partition("（二）")[0]
                + "（二）政府信息管理。制定政策文件归集规程，由法规股会签，全年退回材料不全的稿件并逐件说明理由。\n"
                "（三）平台建设。完成适老化改造，新增图表展示和问答检索，邀请街坊试用，根据意见调整三处入口。"
            },
            last={"sections/overview": _REPEATED.format(year=2023, count=287)},
        ),
    ),
)
def text_repeats_last_year(years: Years, _: object, options: Options) -> Iterator[Note]:
    """Compare part one with last year's."""
    share = shared(years.this, years.last, (OVERVIEW,))
    if share is None:
        yield NotApplicable(years)
    elif share >= options.warning:
        note = Fail(part(years.this, OVERVIEW), share=percent(share))
        note = note.beside(part(years.last, OVERVIEW), role=LAST)
        sure = share >= options.error and not few(years.this, years.last, (OVERVIEW,))
        yield note.weighing(Severity.ERROR) if sure else note
