"""last-year-left-in."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Passage, Report, Years, rule
from reportlint_builtin._texts import narrative
from reportlint_builtin.dates._past import stale_in
from reportlint_builtin.years._pairs import LAST

_SENTENCE = re.compile(r"[^。；\n]+")
_LEAD = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、．]|[一二三四五六七八九十]+是)?(?:[^，：]{2,12}[：。])?"
)
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_OTHER_MATTER = re.compile(
    r"同比|相比|较|对比|结转|上年|上一年|去年|预算|决算|以来|历年|规划|《|〔|曾|当时|印发|出台|制定|修订|起施行"
)
SHORTEST = 12
"""A shorter sentence may well be the same in both reports (characters)."""


@rule(
    id="last-year-left-in",
    group="years",
    severity="warning",
    each="years",
    clause="form-2021/responsibility",
    title=Message("沿用了上一年度报告中写有年份的句子", "A sentence with last year's date was kept"),
    message=Message(
        "本句写“{year}年”，除数字外与上一年度报告的句子相同，疑似沿用了上一年度的文字",
        "this sentence says “{year}年” and, but for numbers, stands in last year's report: perhaps it was kept",
    ),
    fix=Message("核对本句，改为报告年度的情况。", "Check the sentence and make it one about this year."),
    why=Message(
        "以上一年度为主语的句子原样出现在本年报告里，所述情况和数据多半也是上一年度的。",
        "A sentence about last year that was kept mostly gives last year's facts and figures.",
    ),
    exceptions=Message(
        "与上年比较、说明结转、预决算、文件制定等沿革的不算；两份报告中说法不同的不判断；单看本页就能看出的由 stale-date 指出。",
        "Not comparisons, carried-over items, budgets or the history of documents; not where the wording differs. "
        "What the page itself shows is for stale-date.",
    ),
    cases=(
        Case(Message("年份已改", "the year was changed"), {}),
        Case(
            Message("整句沿用，单看本页已经指出", "a whole sentence was kept, as the page itself shows"),
            {
                "sections/overview|2024年，我局认真贯彻落实": "2023年，县发展和改革局把公开工作同营商环境建设一并部署，重大项目、粮食收储、节能审查等信息公开更加及时。我局认真贯彻落实"
            },
        ),
        Case(
            Message("数字改了，年份没有改", "the number was changed, the year was not"),
            {"sections/overview|（二）依申请公开。": "（二）依申请公开。2023年县政府门户网站公开信息326条。"},
            ("fail sections/overview/3/text",),
            last={
                "sections/overview|（二）依申请公开。": "（二）依申请公开。2023年县政府门户网站公开信息287条。"
            },
        ),
        Case(
            Message("起止日期没有改", "the period was not changed"),
            {
                "sections/overview|（二）依申请公开。": "（二）依申请公开。2023年1月1日至12月31日，网站公开信息326条。"
            },
            ("fail sections/overview/3/text",),
            last={
                "sections/overview|（二）依申请公开。": "（二）依申请公开。2023年1月1日至12月31日，网站公开信息287条。"
            },
        ),
        Case(
            Message("与上年比较", "a comparison"),
            {
                "sections/overview|（二）依申请公开。": "（二）依申请公开。2023年同期为8件，申请数量与上年相比变化不大。"
            },
            last={
                "sections/overview|（二）依申请公开。": "（二）依申请公开。2023年同期为8件，申请数量与上年相比变化不大。"
            },
        ),
        Case(
            Message("上一年度报告没有这句话", "last year's report lacks the sentence"),
            {"sections/overview|（二）依申请公开。": "（二）依申请公开。2023年县政府门户网站公开信息326条。"},
        ),
    ),
)
def last_year_left_in(years: Years) -> Iterator[Note]:
    """Find sentences that begin with last year and stand in last year's report."""
    year = years.last.year
    if year is None or year == years.this.year:
        yield NotApplicable(years)
        return
    before = _about(years.last, year)
    told = {paragraph.part(said.start, said.end).at for paragraph, said in stale_in(years.this)}
    for words, stretch in _about(years.this, year).items():
        here = stretch.at
        if words in before and not any(
            here.text is at.text and here.start <= at.start < here.end for at in told
        ):
            yield Fail(stretch, year=year).beside(before[words], role=LAST)


def _about(report: Report, year: int) -> dict[str, Passage]:
    """The sentences that speak of a year, by their words without figures."""
    subject = re.compile(
        rf"{year}年(?:(?:度|全年)?(?!\d|底|末|初|[上下]半年)|1月1日起?至(?:{year}年)?12月31日)"
    )
    found: dict[str, Passage] = {}
    for line in narrative(report):
        if f"{year}年" not in line.squeezed:
            continue
        for sentence in _SENTENCE.finditer(line.squeezed):
            text = sentence[0]
            lead = _LEAD.match(text)
            start = lead.end() if lead else 0
            if (
                subject.match(text, start)
                and len(text) - start >= SHORTEST
                and not _OTHER_MATTER.search(text)
            ):
                words = _FIGURES.sub("#", text[start:])
                found.setdefault(words, line.part(sentence.start() + start, sentence.end()))
    return found
