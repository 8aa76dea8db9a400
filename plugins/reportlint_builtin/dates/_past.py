"""Sentences of a report that another year governs, and plans for a year that is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reportlint import Paragraph, Report

_DATED: Final = re.compile(r"20[0-3]\d年")
"""What every sentence has that is told."""
_IN_HANZI: Final = re.compile(r"二[〇○零][〇○零一二三][〇○零一二三四五六七八九](?=年)")
_DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SENTENCE: Final = re.compile(r"[^。；！？\n]+")
_CLAUSE: Final = re.compile(r"[^，：]+")
_QUOTED: Final = re.compile(r"《[^》]*》|“[^”]*”|〔[^〕]*〕|（(?![一二三四五六七八九十]{1,3}）)[^）]*）")
"""Names of documents, words of others, remarks: their years are not the sentence's."""

_LEAD: Final = r"(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+[是、]|\d{1,2}[.、]|[\u4e00-\u9fff]{2,8}(?:情况|方面))?"
_BODY: Final = (
    r"(?:[我本全各](?:[\u4e00-\u9fff]{1,3}?)|[\u4e00-\u9fff]{2,20}?"
    r"(?:局|委|委员会|办公室|厅|镇|乡|街道|办事处|政府|县|区|市|中心|管委会|机关|单位|部门)|管委会|街道|学校|医院)"
)
_GOVERNED: Final = re.compile(
    rf"^{_LEAD}(?P<subject>{_BODY}(?:在)?)?(?P<said>(?P<year>20[0-3]\d)年(?:度|全年)?"
    r"(?P<whole>1月1日起?至(?:20\d\d年)?12月31日(?:止|期间)?)?)(?P<rest>.*)$"
)
"""A clause that begins with a year, perhaps behind a label or the body that acts."""
_NO_SUBJECT: Final = re.compile(r"[较比与同自从于对将把按据含除]|截[至止]|针对|结转|根据|落实|贯彻")
_NOT_ADVERBIAL: Final = re.compile(
    r"^(?:\d|以来|底|末|初|前|后|[上下]半年|[一二三四第]|的|与|和|及|、|至|到|—|－|-|~|同期|起|结转|来)"
)
_ACTS: Final = re.compile(
    rf"^(?:{_BODY})?(?:全年|共计?|累计|合计|总共|依法|均|已|都|主动|及时|按时|新)*"
    r"(?:(?:未|没有|无|不存在)(?:发出|收取|收到|产生|发生|接到|受理|因|向|任何|信息处理费)|(?:共|累计)(?=\d)"
    r"|(?:公开|发布|收到|收|受理|接到|接收|办理|办结|处理|答复|收取|发出|制发|更新|举办|开展|组织|召开|编发|回应|解读"
    r"|被申请|被提起|引[发起]|发生|做好|加强|维护|完善|推进|推动|强化|规范|健全|深化|优化|拓宽)"
    r"(?![\u4e00-\u9fff]{0,12}的(?!日常|维护|管理|更新))|认真|严格|坚持|坚决|深入|积极|全面|扎实|紧紧?围绕|围绕|持续|不断|高度重视|切实|依托|通过)"
)
"""What a report says of its own year, right behind the year."""
_HISTORY: Final = re.compile(
    r"组建|成立|设立|挂牌|机构改革|更名|合并|划转|撤[县乡镇并]|移交|建成|上线|启用|改版|印发|出台|制定|修订|修正|施行|通过审|立项|(?<!公)开工|竣工|试点|获评|评为|荣获|表彰|命名|至今|沿用|一直"
)
"""What is said of the past because it lasts."""
_COMPARED: Final = re.compile(
    r"同比|相比|较|比(?!赛|例|武|如)|对比|上年|上一年|去年|往年|历年|近年|逐年|连续|结转|增长|增加|增至|下降|减少|降至|降低|提高到|上升|批复|规划|预算|决算|考核结果|评估结果|分别为"
)
_CARRIED: Final = re.compile(r"(?:上年度?|上一年度?|没有|无)结转|结转(?:至|到)?(?:下|次)一?年度?")
"""What every year's figures go with: it compares nothing."""
_NOW: Final = re.compile(r"今年|本年|当年|次年|翌年")
_REPORTED: Final = re.compile(
    r"上年|上一年|去年|此前|提出|承诺|原计划|原定|报告中|明确了?要|要求|曾|如期|已经?(?:全部|按|完成)"
)
_OWN_PROBLEMS: Final = re.compile(
    r"取得|但|仍|依然|虽然|尽管|[还尚]存在|还有|存在(?![\u4e00-\u9fff]{0,20}(?:已|整改|解决|完成))"
)
"""How the part on problems begins that speaks of this year's, not of what became of last year's."""
_DONE: Final = re.compile(r"已|整改|改进了|得到|解决|完成|针对|指出|反馈")
_SINCE: Final = re.compile(rf"^{_LEAD}(?:{_BODY})?(?P<said>(?P<year>20[0-3]\d)年以来)，")
"""How part one begins where it sums up more than the year."""
_PLANNED: Final = re.compile(
    rf"^{_LEAD}(?:{_BODY})?(?P<said>(?P<year>20[0-3]\d)年(?:度)?)，?(?:{_BODY})?(?P<plan>(?:将|拟|计划|打算|力争)(?:继续|进一步|持续|不断|重点|着力|努力|以|从|按照|围绕|坚持|严格|认真|切实|深入|加大|加强|着重|主要|全力|积极).*)$"
)
_NEXT_STEP: Final = re.compile(r"下一步|下一?阶段|今后|接下来|下年度|来年")
"""What announces a plan: behind it any 将 does."""
_WILL: Final = re.compile(
    rf"^{_LEAD}(?:{_BODY})?(?P<said>(?P<year>20[0-3]\d)年(?:度)?)，?(?:{_BODY})?(?P<plan>[将拟].*)$"
)
_INTENDED: Final = re.compile(
    rf"^{_LEAD}(?:{_BODY})?(?P<said>(?P<year>20[0-3]\d)年(?:度)?)，?(?:{_BODY})?(?P<plan>(?:打算|准备|力争|争取|计划(?![生单书])).*)$"
)
"""What the part on problems says of a year that is to come."""
_UNDER: Final = re.compile(
    r"，(?:[我本][^，]{1,3})?(?:将|要|继续|严格|认真)*(?:按照|根据|对照|围绕|落实)(?P<said>(?P<year>20[0-3]\d)年(?:度)?)[^，]{0,14}(?:要点|任务|安排|部署)"
)
"""What a plan goes by: 下一步，按照2024年政务公开工作要点，…."""
_TO_COME: Final = re.compile(r"将于(?P<said>(?P<year>20[0-3]\d)年)")
"""What was still to come when it was written: 新修订的《条例》将于2019年5月15日起施行."""
_PROMISED: Final = re.compile(r"提出|承诺|原计划|原定|报告中|曾|如期")
"""What was to come by then, as was said before."""
_PLANNED_FOR: Final = re.compile(
    r"(?:谋划|部署|安排|启动|做好|抓好|推进|开展|推动)(?:好|实)?(?P<said>(?P<year>20[0-3]\d)年(?:度)?)(?:的?(?:政府信息公开|政务公开|信息公开|公开))?"
    r"(?:各项|重点)?工作(?!总结|考核|评估|报告|年报|情况)"
)
"""What is planned in so many words: 下一步，谋划2024年政府信息公开工作."""
_HANDLED: Final = re.compile(r"纳入|列入|列为|作为|融入|摆在|放在|放到|贯穿|转化|当作|视为")
"""Verbs that 将 has an object for: 将加强培训纳入考核 is no plan."""
_PLAN_HEADING: Final = re.compile(
    r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d{1,2}[.、])?(?P<said>(?P<year>20[0-3]\d)年(?:度)?)"
    r"(?:政府信息公开|政务公开|信息公开)?(?:下一步)?(?:工作)?(?:打算|思路|计划|安排|设想)(?:$|：)"
)
_NEXT: Final = re.compile(
    r"(?:下一?年度?|明年|次年|来年)[，（]?即?(?P<next>20[0-3]\d)年"
    r"|(?<!上年)(?<!上年度)(?<!上一年度)(?<!去年)(?<!\d年)(?<!\d年度)结转(?:至|到|入)?(?P<carried>20[0-3]\d)年(?:度)?(?:继续)?(?:办理|处理|答复)"
)
"""The year after the one reported on: 下一年度，即2025年; 结转2025年度继续办理."""
_FUTURE: Final = re.compile(r"将|计划|拟|打算|力争|继续|进一步|准备|要|预计|预算|起")
_WHOLE: Final = re.compile(r"全年|共|累计|合计|总计")
_TERM: Final = re.compile(r"“?(?P<said>十(?P<term>[一二三四五])五)”?(?:时期|期间|规划|发展)?")
_TERM_ENDS: Final = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030}
_INTENDS: Final = re.compile(
    r"下一步|下一?阶段|今后|接下来|来年|(?:我[局委办厅镇乡县区市]|我街道|，)将(?!于)"
)
"""What makes a sentence a plan."""
SHOWN: Final = 24


class Stale(NamedTuple):
    """A stretch of a text that speaks of another year than the report's as if it were this one."""

    start: int
    end: int
    found: str
    message: str
    """`fault`: a statement under an earlier year; `plan`: one for a year that is over; `next`: the year after
    the report's is not the one named; `future`: a statement under a year that is still to come; `since`: what
    is said of the time from last year on, where the year should be summed up."""


def stale_in(report: Report) -> Iterator[tuple[Paragraph, Stale]]:
    """What the preface and the parts say under an earlier year, or plan for one that is over."""
    if report.year is None:
        return
    for paragraph, opening in _narrative(report):
        if "年" in paragraph.squeezed:
            problems = paragraph.key.startswith("sections/problems")
            for said in stale(paragraph.squeezed, report.year, opening=opening, problems=problems):
                yield paragraph, said


def ended_terms(report: Report) -> Iterator[tuple[Paragraph, Stale]]:
    """The five-year plans that are over and that the part on problems still plans by: 以“十三五”规划实施为契机."""
    section = report.sections.get("sections/problems")
    if report.year is None or section is None:
        return
    for paragraph in section.paragraphs:
        text = paragraph.squeezed
        for sentence in _SENTENCE.finditer(text):
            plan = _INTENDS.search(sentence[0])
            term = _TERM.search(sentence[0], plan.end()) if plan is not None else None
            if term is not None and _TERM_ENDS[term["term"]] < report.year:
                start = sentence.start() + term.start()
                yield paragraph, Stale(start, sentence.start() + term.end(), term[0], "term")


def stale(text: str, year: int, *, opening: bool, problems: bool = False) -> Iterator[Stale]:
    """What a paragraph of a report on `year` says under an earlier year, or plans for `year` itself.

    `opening` is true where it is the first of its part, whose first sentence sums up the year. In the part on
    `problems` last year's are followed up, so that only its opening sentence is looked at, and plans.
    """
    dated = _IN_HANZI.sub(lambda match: match[0].translate(_DIGITS), text)
    if _DATED.search(dated) is None:
        return
    bare = _QUOTED.sub(lambda match: "　" * len(match[0]), dated)
    for number, sentence in enumerate(_SENTENCE.finditer(bare)):
        words = sentence[0]
        if _DATED.search(words) is None:
            continue
        planned, following = _planned(words, year, problems=problems), _following(words, year)
        if following is None and problems:
            following = _ahead(words, year)
        if planned is not None:
            yield _found(text, sentence, planned, "plan")
            continue
        if following is not None:
            yield _found(text, sentence, following, "next")
            continue
        # 2023年，……被评为优秀。2024年，……: the year before leads up to the report's own.
        first = opening and number == 0 and not bare.startswith(f"{year}年", sentence.end() + 1)
        if problems and not (first and _OWN_PROBLEMS.search(words) and not _DONE.search(words)):
            continue
        since = _SINCE.match(words) if first and not problems else None
        if since is not None and int(since["year"]) == year - 1 and f"{year}年" not in text:
            yield _found(text, sentence, since.start("said"), "since")
            continue
        match = _governed(words, year, first=first)
        if match is not None:
            yield _found(text, sentence, *match)


def _narrative(report: Report) -> Iterator[tuple[Paragraph, bool]]:
    """The paragraphs of preface and parts, and whether each is the first of its part."""
    yield from ((paragraph, False) for paragraph in report.preface)
    for section in report.sections.values():
        yield from ((paragraph, n == 0) for n, paragraph in enumerate(section.paragraphs))


def _found(text: str, sentence: re.Match[str], start: int, message: str) -> Stale:
    first = sentence.start() + start
    end = min(first + SHOWN, sentence.end())
    return Stale(first, end, text[first:end], message)


def _following(sentence: str, year: int) -> int | None:
    """Where the year after this one is named, and is another; None where it is right, or not named."""
    match = _NEXT.search(sentence)
    if match is None:
        return None
    group = "next" if match["next"] else "carried"
    wrong = int(match[group]) <= year if match["next"] else int(match[group]) == year
    return match.start(group) if wrong else None


def _ahead(sentence: str, year: int) -> int | None:
    """Where a year stands that is more than one off, and of which the sentence says what will be done."""
    for clause in _CLAUSE.finditer(sentence):
        match = _PLANNED.match(sentence[clause.start() :])
        if match is not None and int(match["year"]) > year + 1:
            return clause.start() + match.start("said")
    return None


def _governed(sentence: str, year: int, *, first: bool) -> tuple[int, str] | None:
    """Where another year stands that the sentence is about; None where it is about this year or compares."""
    if f"{year}年" in sentence or _NOW.search(sentence) or _HISTORY.search(sentence):
        return None
    compared = _COMPARED.search(_CARRIED.sub("", sentence)) is not None
    for clause in _CLAUSE.finditer(sentence):
        match = _GOVERNED.match(clause[0])
        if match is None or int(match["year"]) == year or _NO_SUBJECT.search(match["subject"] or ""):
            continue
        rest = match["rest"]
        follows = sentence[clause.end() :]
        if _NOT_ADVERBIAL.match(rest):
            return None
        alone = not rest and follows.startswith("，")
        said = follows[1:] if alone else rest
        if (first and alone) or (not compared and _ACTS.match(said)):
            message = _tense(sentence, int(match["year"]) - year, counted=_ACTS.match(said) is not None)
            return (clause.start() + match.start("said"), message) if message else None
        return None
    return None


def _tense(sentence: str, difference: int, *, counted: bool) -> str:
    """What is wrong with a statement so many years off; empty where a later year's may be a plan."""
    if difference < 0:
        return "fault"
    told = counted and difference == 1 and _WHOLE.search(sentence) and not _FUTURE.search(sentence)
    return "future" if told else ""


def _planned(sentence: str, year: int, *, problems: bool) -> int | None:
    """Where a year that is over stands for which something is planned; None where there is none."""
    heading = _PLAN_HEADING.match(sentence)
    if heading is not None and int(heading["year"]) <= year:
        return heading.start("said")
    come = _TO_COME.search(sentence)
    promised = problems and _PROMISED.search(sentence) is None
    if come and int(come["year"]) < year + promised:
        return come.start("said")
    if _NEXT_STEP.search(sentence) and (aim := _PLANNED_FOR.search(sentence)) and int(aim["year"]) <= year:
        return aim.start("said")
    under = _NEXT_STEP.match(sentence) and _UNDER.search(sentence)
    if under and int(under["year"]) < year:
        return under.start("said")
    if _REPORTED.search(sentence):
        return None
    for clause in _CLAUSE.finditer(sentence):
        words = sentence[clause.start() :]
        announced = _NEXT_STEP.search(sentence, 0, clause.start()) is not None
        match = (
            _PLANNED.match(words)
            or (_INTENDED.match(words) if problems else None)
            or (_WILL.match(words) if announced else None)
        )
        if match is not None and int(match["year"]) <= year:
            handled = _HANDLED.search(match["plan"].partition("，")[0])
            return None if handled else clause.start() + match.start("said")
    return None
