"""stale-date."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, Review, rule
from reportlint_builtin.dates._past import ended_terms, stale_in
from reportlint_builtin.dates._years import years_in

_UNTIL = re.compile(
    r"截[至止](?:到|时间为)?(20[0-3]\d)年(?:(\d{1,2})月(?:份|底|末)?(?:\d{1,2}日)?)?(?:底|末|年底|年末)?"
)
_COMPARED = re.compile(
    r"同比|相比|较|比|对比|与上|与去|上年|上一年|去年|结转|以来|历年|有效的|评估|清理|自20|原|曾|当时|增长|下降|批复|规划|实施期"
)
_CLAIMED = re.compile(r"共|累计|主动公开|公开|收到|受理|现行有效|发布|统计")


@rule(
    id="stale-date",
    group="dates",
    severity="warning",
    each="report",
    clause="form-2021/responsibility",
    title=Message("以往年日期表述本年情况", "An earlier year's date is given for this year"),
    messages={
        "fault": Message(
            "{year} 年度报告中写“{found}”，疑似沿用了往年的文字",
            "a report on {year} says “{found}”: perhaps kept from an older report",
        ),
        "plan": Message(
            "{year} 年度报告中写“{found}”，把已经过去的年度写成今后的打算，疑似沿用了往年的文字",
            "a report on {year} says “{found}”, a plan for a year that is over: perhaps kept from an older report",
        ),
        "term": Message(
            "{year} 年度报告的打算中写“{found}”，这个规划期已经过去，疑似沿用了往年的文字",
            "a report on {year} plans by “{found}”, a term that is over: perhaps kept from an older report",
        ),
        "since": Message(
            "{year} 年度报告的总体情况以“{found}”开头，疑似沿用了往年的文字",
            "part one of a report on {year} begins with “{found}”: perhaps kept from an older report",
        ),
        "next": Message(
            "{year} 年度报告中写“{found}”，下一年度应为 {next} 年，疑似沿用了往年的文字",
            "a report on {year} says “{found}”; the year after is {next}: perhaps kept from an older report",
        ),
        "future": Message(
            "{year} 年度报告中写“{found}”，统计的是报告年度以后的情况",
            "a report on {year} says “{found}”, which counts what is after the year reported on",
        ),
    },
    fix=Message(
        "核对该处年份和所述情况、数据，改为报告年度的情况；工作打算写次年的。",
        "Check the year, the facts and the figures that go with it; plans are for the next year.",
    ),
    why=Message(
        "沿用往年文字会使情况、数据与年度不符。",
        "A sentence kept from an older report gives the wrong year's facts and figures.",
    ),
    exceptions=Message(
        "与往年比较、说明结转或沿革、转述上年度报告的不算；看不出是否统计本年数据的“截至”、总体情况开头的“上一年以来”列为待核。",
        "Comparisons, carried-over items, history and what last year's report said do not count. "
        "“Up to” is for review where it may be no claim about this year, and so is part one that begins with the time "
        "since last year.",
    ),
    cases=(
        Case(Message("没有往年日期", "no earlier date"), {}),
        Case(
            Message("与上年比较", "a comparison"),
            {
                "sections/overview|全年主动公开政府信息326条": "全年主动公开政府信息326条（截至2023年底为318条，同比略有增长）"
            },
        ),
        Case(
            Message("截至两年前的年底", "up to a year end two years ago"),
            {
                "sections/overview|全年主动公开政府信息326条": "截至2022年12月31日，全年共主动公开政府信息326条"
            },
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("前一句里有比较", "a comparison in the sentence before"),
            {
                "sections/overview|全年主动公开政府信息326条": "办理量比上年略有增长。截至2023年底，公开专栏共有32个栏目。全年主动公开政府信息326条"
            },
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("总体情况以上一年开头", "part one opens with the year before"),
            {"sections/overview|2024年，我局认真贯彻": "2023年，我局认真贯彻"},
            ("fail sections/overview/1/text",),
        ),
        Case(
            Message("先说上一年，再说本年", "the year before leads up to the report's own"),
            {
                "sections/overview|2024年，我局认真贯彻": "2023年，在全县政务公开评估中，我局列第3位。2024年，我局认真贯彻"
            },
        ),
        Case(
            Message("总体情况从上一年说起", "part one begins with the time since last year"),
            {"sections/overview|2024年，我局认真贯彻": "2023年以来，我局认真贯彻"},
            ("review sections/overview/1/text",),
        ),
        Case(
            Message("第五部分说的是上一年的问题", "part five is about the problems of the year before"),
            {
                "sections/problems": "2023年，我局的政府信息公开工作还存在一些不足：归集不够快。\n下一步，加强系统对接。"
            },
            ("fail sections/problems/1/text",),
        ),
        Case(
            Message("打算做的是已经过去的年度的工作", "the work of a year that is over is planned"),
            {
                "sections/problems": "存在的问题：归集不够快。\n下一步，谋划好2024年政务公开工作，加强系统对接。"
            },
            ("fail sections/problems/2/text",),
        ),
        Case(
            Message("打算在已经过去的年底前完成", "to be done by the end of a year that is over"),
            {"sections/problems": "存在的问题：归集不够快。\n改进措施：加强系统对接，将于2024年底前完成。"},
            ("fail sections/problems/2/text",),
        ),
        Case(
            Message("编制年度报告是次年的事", "the report on the year is made the year after"),
            {
                "sections/problems": "存在的问题：归集不够快。\n下一步，做好2024年度政府信息公开年度报告编制工作，加强系统对接。"
            },
        ),
        Case(
            Message("以已经过去的规划期为契机", "a five-year plan that is over"),
            {
                "sections/problems": "存在的问题：归集不够快。\n下一步，以“十三五”规划实施为契机，加强系统对接。"
            },
            ("fail sections/problems/2/text",),
        ),
        Case(
            Message("用汉字写的年份", "a year in hanzi"),
            {"sections/overview|全年主动公开政府信息326条": "二〇二三年全年主动公开政府信息326条"},
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("上一年的问题已经整改", "last year's problems were mended"),
            {
                "sections/problems": "2023年，我局政府信息公开工作存在的2个问题已整改到位。\n存在的问题：归集不够快。改进措施：加强系统对接。"
            },
        ),
        Case(
            Message("上一年的数字", "figures of the year before"),
            {"sections/overview|全年主动公开政府信息326条": "2023年全年主动公开政府信息326条"},
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("信息处理费写的是上一年度", "the fee of the year before"),
            {"sections/other": "2023年度未发出信息处理费收费通知，未收取信息处理费。"},
            ("fail sections/other/1/text",),
        ),
        Case(
            Message("今后打算写的是报告年度", "a plan for the year reported on"),
            {"sections/problems|改进措施：": "改进措施：2024年，我局将继续围绕上述问题改进。"},
            ("fail sections/problems/2/text",),
        ),
        Case(
            Message("下一步写的是报告年度", "the next step is for the year reported on"),
            {"sections/problems|改进措施：": "改进措施：下一步，2024年我局将设立统一入口。"},
            ("fail sections/problems/2/text",),
        ),
        Case(
            Message("今后打算写的是上一年度", "a plan for the year before"),
            {"sections/problems|改进措施：": "改进措施：2023年打算增设查阅点2处。"},
            ("fail sections/problems/2/text",),
        ),
        Case(
            Message("今后打算写的是两年以后", "a plan for the year after next"),
            {"sections/problems|改进措施：": "改进措施：2026年，我局将继续围绕上述问题改进。"},
            ("fail sections/problems/2/text",),
        ),
        Case(
            Message("结转到报告年度", "carried over to the year reported on"),
            {"sections/overview|结转下年度继续办理1件": "结转2024年度继续办理1件"},
            ("fail sections/overview/3/text",),
        ),
        Case(
            Message("次年的全年数字", "figures of all the next year"),
            {"sections/overview|全年主动公开政府信息326条": "2025年全年主动公开政府信息326条"},
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("“将……纳入”不是打算", "将 with an object is no plan"),
            {"sections/overview|将公开工作纳入股室年度考核": "2024年将加强公开工作纳入股室年度考核"},
        ),
        Case(
            Message("沿革和转述", "history, and what was said last year"),
            {
                "sections/overview|调整栏目6个": "2021年建成公开专区，调整栏目6个",
                "sections/problems|改进措施：": "上年度报告提出2024年将继续改进检索，已经完成。改进措施：",
            },
        ),
    ),
)
def stale_date(report: Report) -> Iterator[Note]:
    """Find “up to” dates of earlier years, sentences that an earlier year governs, plans for a past one."""
    title = report.title
    another = years_in(report, title).another(title) if title is not None and not report.misdated else None
    if report.year is None or another is not None:
        # Where all of the text is about another year, that is told of the title.
        yield NotApplicable(report)
        return
    for paragraph, said in stale_in(report):
        part = paragraph.part(said.start, said.end)
        says = Review if said.message == "since" else Fail
        yield says(part, said.message, year=report.year, found=said.found, next=report.year + 1)
    for paragraph, said in ended_terms(report):
        yield Fail(paragraph.part(said.start, said.end), said.message, year=report.year, found=said.found)
    yield from _until(report, report.year)


def _until(report: Report, year: int) -> Iterator[Note]:
    text = report.prose.text
    if "截" not in text:
        return
    period = {(dated.at.text, dated.at.start) for dated in report.dates if dated.kind.startswith("period")}
    for match, part in report.prose.find(_UNTIL):
        if int(match[1]) >= year or any(part.at.text is of and start <= part.at.end for of, start in period):
            continue
        around = _said(report.prose.around(match.start(), match.end(), 30), match[0])
        if not _COMPARED.search(around.replace(match[0], "")):
            claimed = _CLAIMED.search(around) and (match[2] in (None, "12"))
            yield (Fail if claimed else Review)(part, year=year, found=match[0])


def _said(around: str, until: str) -> str:
    """What is said with the date, and next; what was said before is about something else."""
    before, _, after = around.partition(until)
    return before[before.rfind("。") + 1 :] + until + after
