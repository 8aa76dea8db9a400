"""stale-meeting."""

import re
from collections.abc import Iterator
from datetime import date

from reportlint import Case, Fail, Hit, Message, NotApplicable, Note, Report, Review, Severity, rule
from reportlint_builtin.dates._days import publication

_SPIRIT = re.compile(r"[^。；]{0,30}?精神")
"""What is studied and carried out, as against what is said of history (党的十八大以来)."""
_PRESENT = re.compile(
    r"(?:今年|本年度?|20\d\d年)(?:既|正)?是|正值|恰逢|适逢|迎来|在[^，。；]{0,6}$|作为[^，。；]{0,4}$"
)
"""How a sentence says that something is this year."""
_YEAR = re.compile(r"20\d\d(?=年)")
_NEXT = 5
"""Years between two congresses."""


@rule(
    id="stale-meeting",
    group="dates",
    severity="info",
    each="report",
    clause="form-2021/responsibility",
    title=Message(
        "所提会议、规划、周年与报告年度不相称",
        "A meeting, plan or anniversary that does not go with the year",
    ),
    messages={
        "old": Message(
            "{year} 年度报告只提到“{found}”精神，没有提到其后召开的代表大会，疑似沿用了往年的文字",
            "a report on {year} names “{found}” and not the congress held since: perhaps kept from an older report",
        ),
        "occasion": Message(
            "{year} 年度报告中写“{found}”，那是 {then} 年，疑似沿用了往年的文字",
            "a report on {year} says “{found}”, which was {then}: perhaps kept from an older report",
        ),
        "new": Message(
            "提到“{found}”，该会议于 {held} 闭幕，晚于发布日期 {day}",
            "it names “{found}”, which closed on {held}, after the day of publication, {day}",
        ),
    },
    fix=Message(
        "核对会议名称，按报告年度的情况更新。", "Check the meeting and bring the sentence up to date."
    ),
    why=Message(
        "会议届次陈旧，多半是沿用了往年的文字。",
        "An old meeting shows as a rule that a sentence was kept.",
    ),
    exceptions=Message(
        "“党的十八大以来”一类回顾不算；同时提到新一届会议的不算；新一届召开后的第一个完整年度不算。",
        "What is said of the past does not count, nor an old meeting beside a new one, nor the first full year after.",
    ),
    cases=(
        Case(Message("没有提到会议", "no meeting named"), {}),
        Case(
            Message("提到二十届三中全会", "a recent meeting"),
            {
                "sections/overview|认真贯彻落实《条例》": "深入学习贯彻党的二十大和二十届三中全会精神，认真贯彻落实《条例》"
            },
        ),
        Case(
            Message("回顾", "looking back"),
            {
                "sections/overview|认真贯彻落实《条例》": "总结党的十八大以来政务公开工作经验，认真贯彻落实《条例》"
            },
        ),
        Case(
            Message("2024年度报告只提到十九大精神", "only the congress before, in a report on 2024"),
            {
                "sections/overview|认真贯彻落实《条例》": "深入贯彻党的十九大和十九届六中全会精神，认真贯彻落实《条例》"
            },
            ("fail sections/overview/1/text",),
        ),
        Case(
            Message("以往的“收官之年”", "the last year of an earlier plan"),
            {"sections/overview|认真贯彻落实《条例》": "今年是“十三五”规划收官之年，认真贯彻落实《条例》"},
            ("review sections/overview/1/text",),
        ),
        Case(
            Message("去年的周年", "an anniversary of the year before"),
            {"sections/overview|认真贯彻落实《条例》": "在新中国成立74周年之际，认真贯彻落实《条例》"},
            ("review sections/overview/1/text",),
        ),
        Case(
            Message("本年的周年、回顾、来年", "this year's, one looked back at, the next year's"),
            {
                "sections/overview|认真贯彻落实《条例》": "正值新中国成立75周年，总结2021年“十四五”开局之年以来的做法，迎接“十四五”收官之年，认真贯彻落实《条例》"
            },
        ),
        Case(
            Message("提到发布以后才召开的会议", "a meeting held after publication"),
            {
                "sections/overview|认真贯彻落实《条例》": "深入学习贯彻党的二十届四中全会精神，认真贯彻落实《条例》"
            },
            ("fail sections/overview/1/text",),
        ),
    ),
)
def stale_meeting(report: Report) -> Iterator[Note]:
    """Compare the newest meeting named with the year and the day of publication."""
    text = report.prose.text
    yield from _occasions(report)
    lexicon = report.form.lexicons.get("meetings")
    if lexicon is None or ("大" not in text and "中全会" not in text):
        return
    hits = [hit for hit in lexicon.find(text) if _SPIRIT.match(text, hit.end)]
    if not hits:
        return
    year = report.year
    if year is None:
        yield NotApplicable(report)
        return
    newest = max(hits, key=_held)
    part = report.prose.part(newest.start, newest.end)
    days = [dated.day for dated in publication(report)]
    if days and _held(newest) > max(days):
        note = Fail(part, "new", found=newest.text, held=_held(newest), day=max(days))
        yield note.weighing(Severity.WARNING)
    following = [
        _held(Hit(entry, 0, 0, "", ""))
        for entry in lexicon.entries
        if entry.more["congress"] > newest.entry.more["congress"]
    ]
    if following and year >= min(following).year + 2:
        yield Fail(part, "old", found=newest.text, year=year)


def _occasions(report: Report) -> Iterator[Note]:
    """Notes on what the text says of this year, and was an earlier one's: 收官之年, 周年."""
    text, lexicon = report.prose.text, report.form.lexicons.get("occasions")
    if lexicon is None or report.year is None or ("之年" not in text and "周年" not in text):
        return
    for hit in lexicon.find(text):
        start = max(text.rfind(mark, 0, hit.start) for mark in "。；\n") + 1
        sentence = text[start : hit.end]
        year = _of(hit)
        if (
            year < report.year
            and _PRESENT.search(text[start : hit.start])
            and str(year) not in _YEAR.findall(sentence)
        ):
            part = report.prose.part(hit.start, hit.end)
            note = Review(part, "occasion", year=report.year, found=hit.text, then=year)
            yield note.weighing(Severity.WARNING)


def _of(hit: Hit) -> int:
    """The year of an occasion."""
    more = hit.entry.more
    if "year" in more:
        return int(str(more["year"]))
    number = re.search(hit.entry.pattern, hit.text)
    return int(str(more["since"])) + int(number[1]) if number else 0


def _held(hit: Hit) -> date:
    held = hit.entry.more["held"]
    assert isinstance(held, date)
    return held
