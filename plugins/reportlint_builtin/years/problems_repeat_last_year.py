"""problems-repeat-last-year."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint import Case, Fail, Message, NotApplicable, Note, Years, rule
from reportlint_builtin._texts import PROBLEMS, part, percent, shared
from reportlint_builtin.years._pairs import LAST

_REPEATED = (
    "存在的问题：一是项目审批类信息归集不够快，个别事项办结后{days}日才上网；二是解读材料以文字为主，企业反映不够直观。\n"
    "改进措施：一是与行政审批系统对接，办结信息自动推送；二是重要政策同步制作图表和问答，邀请企业代表试读。"
)


@dataclass(frozen=True, slots=True)
class Options:
    """From which share on the part repeats last year's."""

    warning: float = 0.8


@rule(
    id="problems-repeat-last-year",
    group="years",
    severity="warning",
    each="years",
    clause="form-2021/responsibility",
    title=Message("存在的问题与上一年度雷同", "The problems are last year's"),
    message=Message(
        "除年份、数字、名称外，“存在的主要问题及改进情况”有 {share}% 的文字与上一年度报告相同",
        "leaving out years, numbers and names, {share} % of the part on problems is last year's text",
    ),
    fix=Message(
        "写明上一年度的问题改进得怎样，再写本年度的问题和措施。",
        "Say what became of last year's problems, then name this year's with their remedies.",
    ),
    why=Message(
        "问题和措施年年相同，看不出改进情况，属于内容雷同。",
        "Where problems and remedies stay the same, nothing shows what was improved.",
    ),
    exceptions=Message("文字太少的不判断。", "Not judged where there is little text."),
    options=Options(),
    cases=(
        Case(Message("两年各写各的", "two texts of their own"), {}),
        Case(
            Message("照抄上一年度", "last year's text"),
            {"sections/problems": _REPEATED.format(days=12)},
            ("fail sections/problems",),
            last={"sections/problems": _REPEATED.format(days=15)},
        ),
        Case(
            Message("问题相同，措施重写", "the same problems, other remedies"),
            {
                "sections/problems": _REPEATED.format(days=12).partition("改进措施")[0]
                + "改进措施：上年约定的系统对接已经完成，今后按月核对推送结果；图表解读由各股室轮流承担，年底评选优秀作品。"
            },
            last={"sections/problems": _REPEATED.format(days=15)},
        ),
        Case(
            Message("只有一句话", "one sentence only"),
            {"sections/problems": "存在的问题：更新不够及时。改进措施：按月检查。"},
            last={"sections/problems": "存在的问题：更新不够及时。改进措施：按月检查。"},
        ),
    ),
)
def problems_repeat_last_year(years: Years, _: object, options: Options) -> Iterator[Note]:
    """Compare part five with last year's."""
    share = shared(years.this, years.last, (PROBLEMS,))
    if share is None:
        yield NotApplicable(years)
    elif share >= options.warning:
        note = Fail(part(years.this, PROBLEMS), share=percent(share))
        yield note.beside(part(years.last, PROBLEMS), role=LAST)
