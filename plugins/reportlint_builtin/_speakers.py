"""Who a report says that it is of, who makes it, who acts in it and who answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_SECOND: Final = r"(?:（(?!以下|简称|下称|下同|公章|盖章)[\u4e00-\u9fff]{4,24}）)?"
"""A second name in brackets: 县信访局（县委社会工作部）."""
_NAME: Final = rf"(?P<name>[\u4e00-\u9fff]{{4,24}}?{_SECOND})"
_WHOSE: Final = rf"(?P<name>(?!公布|公开|发布|编制|向社会|现将|将)[\u4e00-\u9fff]{{3,24}}?{_SECOND})"
"""A name may be as short as 柳溪镇; the verb before it is no part of it."""
_BASIS: Final = "(?:根据|按照|依据|依照|遵照|对照)"
_OF: Final = re.compile(
    rf"(?:^(?:现|兹|特)?(?:将|(?:向社会)?(?:公布|发布|公开|编制))?|编制|公布|公开|发布|现将|是)(?:的|了)?《?(?:20\d\d年度?)?{_WHOSE}(?:20\d\d年度?|年度)?"
    r"政府信息公开(?:工作)?(?:20\d\d年度?)?(?:年度)?(?:工作)?报告(?![\u4e00-\u9fff]{0,4}格式)"
)
_BY: Final = re.compile(
    rf"^[，　]*{_NAME}{_BASIS}[　，、（）\w]*?(?:编制|编写|公布)[^，]*年度?报告"
    rf"|(?:^|，)由?{_NAME.replace('name', 'maker')}(?:现|特|特此|负责|组织|牵头)?(?:编制|编写|撰写|制作)(?:了|完成)?(?:《|本|20\d\d年|年度|政府信息公开)[^，]*报告"
    rf"|(?:^|，){_NAME.replace('name', 'issuer')}(?:现|特|依法|按要求)(?:将|向社会)*(?:公布|发布|公开)(?:《|本|20\d\d年|年度|政府信息公开)[^，]*报告(?![\u4e00-\u9fff]{{0,4}}格式)"
    rf"|编制(?:单位|机关|主体|部门)[：为是]{_NAME.replace('name', 'unit')}(?=[，；。（]|$)"
    rf"|(?:报告[^，。]{{0,30}}，|报告)(?:系|是)?由{_NAME.replace('name', 'author')}(?:负责|牵头|组织|{_BASIS}[　，、（）\w]*?)?(?:编制|编写|撰写|制作)"
)
_DOES: Final = re.compile(
    r"^(?:(?:[（(][一二三四五六七八九十][）)]|[一二三四五六七八九十]+、)[^。，]{0,12}[。：])?(?:20\d\d年度?+(?:以来)?，?|一年来，?)?"
    r"(?P<name>[\u4e00-\u9fff]{3,24}?)(?:党组|党委|领导班子|党委、政府)?(?:20\d\d年度?)?"
    r"(?:高度重视|认真|严格|始终|坚持|坚决|深入|切实|积极|不断|持续|全面|扎实|紧?紧?围绕|紧扣|聚焦|依法|推进|推动|做好|加强"
    r"|进一步|规范|健全|完善|优化|落实|明确|强化|定期|及时|建立|丰富|拓展|提升|严把|压实|制定|修订|以(?=公开|服务|人民)|共(?=主动|发布|公开|收到|受理)|主动公开|收到|受理)"
)
_CLAIMS: Final = re.compile(
    r"^(?:[^，。：]{2,12}[：，])?(?:20\d\d年度?+(?:全年)?，?)?(?P<name>[\u4e00-\u9fff]{3,24}?)(?:20\d\d年度?)?(?:全年)?(?:共|新|均|主动|依法)*"
    r"(?:本年度?)?(?:(?:通过|依托|利用|借助|经由?)[^，。；]{2,16}?(?:共|主动|依法)*)?(?:(?:未|没有)?(?:公开|收到|接到|受理|收取|发出)(?=[^，。；]{0,14}(?:政府信息|信息[0-9]|信息公开申请|信息处理费|收费通知))"
    r"|(?:暂?无|没有)(?=其他(?:需要?|须|应)?(?:报告|说明)的?(?:事项|情况)))"
)
_OWNS: Final = re.compile(
    r"(?:^|[，：])(?P<name>[\u4e00-\u9fff]{3,24}?)(?:的|(?:政府|政务)?信息公开|政务公开|依申请公开)*"
    r"(?:(?:监督|咨询|举报|联系|受理)(?:举报)?电话|(?:受理|查阅|申请)(?:点|窗口|场所)|党组(?:书记|会)?|主要负责人|分管负责人|领导小组"
    r"|[将把](?:政务公开|(?:政府)?信息公开)[^，。]{0,6}(?:[列纳]入|作为)"
    r"|(?:成立|调整|召开|印发|制定|修订)了?[^，。]{0,8}(?:政务公开|信息公开))"
    rf"|(?:调整|成立|充实|健全|完善)了?{_NAME.replace('name', 'led')}(?:政务公开|(?:政府)?信息公开)(?:工作)?领导小组"
)
_RULES: Final = re.compile(
    r"(?:执行|落实|遵守|修订|制定|印发|按照|依照|对照)了?《(?P<name>[\u4e00-\u9fff]{3,24}?)(?:政府)?(?:信息公开|政务公开)[^《》]{0,8}"
    r"(?:规则|制度|规定|办法|细则|规范|指南)》"
)
_ASKED: Final = re.compile(
    r"(?:请|可|可以|欢迎|直接|及时|随时)(?:与|向|联系|致电|拨打|致函)：?(?P<name>[\u4e00-\u9fff]{3,24}?)(?:办公室|党政办)?(?:联系|咨询|反映|反馈|[（(，]|$)"
    r"|(?:联系|咨询)(?:单位|机构|部门)[：为是](?P<unit>[\u4e00-\u9fff]{3,24}?)(?:办公室|党政办)?(?:[（(，]|$)"
    r"|报告由(?P<explains>[\u4e00-\u9fff]{3,24}?)(?:办公室|党政办)?(?:负责解释|解释)"
)
_PLACED: Final = re.compile(
    r"(?:[（(][一二三四五六七八九十][）)][^。，]{0,12}[。：])?(?:20\d\d年度?+，?|一年来，?)?"
    r"(?P<name>(?!全年|现|兹|公布|发布|编制|通过|依托|利用|借助|根据|按照|[经由向在与对])[\u4e00-\u9fff]{2,5}[省市州盟县旗区])"
)
"""What stands before the organ in 青禾县教育局认真…."""
_NO_ACT: Final = re.compile("[与和、及转移来同联共的等在对]|发布|印发|组织的|官?网|门户|公众号|，")
"""What follows the name of a body that does nothing here."""
_SELF: Final = re.compile(
    r"^(?:我|本|全|该|各|其)|(?:我|本|该|各)(?:局|委|办|厅|镇|乡|县|区|市|街道|单位|机关)"
)

_WHEN: Final = re.compile(
    r"(?:[一二三四五六七八九十]是)?(?:(?:今年|本年度?|全年|当年|年内|年度|年初|年底|一年|去年|上年|报告期内?|过去一年|[上下]半年|[一二三四]季度)(?:以来|来|里|中|期间)?)*"
)
"""Words before a name that say when or as which point, not who: 今年街道, 一是我院."""
_VERB: Final = re.compile(r"(?:成立|组建|调整|建立|设立|充实|健全|形成|构建|明确|指定|安排)了?|[由以]")
"""What a clause begins with that names no body: 成立了以局党组书记为组长的领导小组."""
_KINDS: Final = frozenset({"街道", "街道办", "办事处", "机关", "单位", "部门"})
"""What kind of body, but not which: 街道接到申请10件."""


class Speaker(NamedTuple):
    """A body that a sentence names as the report's own."""

    name: str
    start: int
    end: int


def of_report(sentence: str) -> Speaker | None:
    """Whose report the sentence says it is."""
    return _speaker(_OF.search(sentence))


def maker(sentence: str) -> Speaker | None:
    """Who says that it makes the report."""
    return _speaker(_BY.search(sentence))


def doer(sentence: str) -> Speaker | None:
    """Who does what the report tells."""
    return _speaker(_DOES.match(sentence))


def claimant(sentence: str) -> Speaker | None:
    """Who gives the figures of the report: what was disclosed, received or charged."""
    return _speaker(_CLAIMS.match(sentence))


def namesake(sentence: str, organ: str) -> Speaker | None:
    """A body of the same name but for its place that does something; `organ` is the name without the place."""
    start = sentence.find(organ)
    while start >= 0:
        end = start + len(organ)
        place = _PLACED.fullmatch(sentence, 0, start)
        if place is not None and not _NO_ACT.match(sentence, end):
            return _named(place["name"] + organ, end)
        start = sentence.find(organ, end)
    return None


def owner(sentence: str) -> Speaker | None:
    """Who has what a body has for its own disclosure: a telephone, a window, a group that leads it."""
    return _speaker(_OWNS.search(sentence))


def rules_of(text: str) -> Iterator[Speaker]:
    """Whose rules on disclosure a paragraph says are followed."""
    for match in _RULES.finditer(text):
        speaker = _speaker(match)
        if speaker is not None:
            yield speaker


def contact(sentence: str) -> Speaker | None:
    """Who is to be asked about the report."""
    return _speaker(_ASKED.search(sentence))


def _speaker(match: re.Match[str] | None) -> Speaker | None:
    if match is None:
        return None
    group = next(name for name, text in match.groupdict().items() if text)
    return _named(match[group], match.end(group))


def _named(name: str, end: int) -> Speaker | None:
    """Who is called so; the name ends there."""
    time = _WHEN.match(name)
    name = name[time.end() :] if time else name
    other = _SELF.search(name) or _VERB.match(name) or name in _KINDS
    return None if other else Speaker(name, end - len(name), end)


_SENTENCE: Final = re.compile("[^。；！？]+")
_QUOTED: Final = re.compile(r"《[^》]*》|“[^”]*”")
_REPORT: Final = re.compile(r"政府信息公开(?:工作)?(?:20\d\d年度?)?(?:年度)?(?:工作)?报告》$")
_TOGETHER: Final = re.compile(
    r"对口|协作|帮扶|结对|支援|合作|联合|会同|配合|协助|学习|考察|借鉴|交流|赴|毗邻|跨省|跨域|异地|邻近|周边|转发|转载"
)


@lru_cache(maxsize=1024)
def own_sentences(text: str, *, preface: bool) -> tuple[tuple[int, str], ...]:
    """The sentences of a paragraph about the body itself, with their offsets; titles and quotations are blanked.

    The preface keeps the title of the report. Left out are sentences on what bodies do together.
    """
    bare = _QUOTED.sub(_but_report if preface else _blank, text)
    sentences = _SENTENCE.finditer(bare)
    return tuple((one.start(), one[0]) for one in sentences if not _TOGETHER.search(one[0]))


def _blank(match: re.Match[str]) -> str:
    return "　" * len(match[0])


def _but_report(match: re.Match[str]) -> str:
    return match[0] if _REPORT.search(match[0]) else _blank(match)
