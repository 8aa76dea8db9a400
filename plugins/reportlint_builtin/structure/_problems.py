"""What the part on problems says: problems, measures, or that there are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

PROBLEM: Final = re.compile(
    r"问题|不足|短板|(?:压力|负担|难度)(?:不断|日益|明显)?(?:加大|加重|过重|较重|较大)|加重了?.{0,4}负担|重复(?:发布|公开|录入|报送|设置|建设)|有待|差距|薄弱|欠缺|滞后|困难|需进一步|还需|仍需|弱项|偏[少低慢弱窄差旧长]|较[少慢弱低]|单一|还没有|疏漏|遗漏|误解|误读"
    r"|晚[了于]|晚\d|晚上网|(?<!快)慢|迟(?:缓|延|报|于|了)|逾期|超(?:期|时|过\d)|延误|差错|出错|错[误漏别]|漏[报发登]|退回|纠正|投诉|空白|断档|拖[延沓]"
    r"|未(?:能|及时|按|配|更新|公开|同步|做到|形成|建立|覆盖|达)|尚未|没有(?:及时|按|更新|配|做到|形成|建立|覆盖|图)|缺[少乏失位项]"
    r"|毛病|[瑕弊漏]|堵点|痛点|[误出]错|难(?:以|题|点)|[少低]于|过[少低长旧]|不(?!断|仅|忘|懈|但|光|遗余力|定期|折不扣|少于)"
)
MEASURE: Final = re.compile(
    r"改进|下一?步|下一?阶段|今后|后续|按[月季周]|将|措施|加强|整改|完善|强化|提升|提高|优化|健全|加大|规范|推进|落实|建立|拓宽|深化|同步|对接|针对|计划|打算|列入|纳入|修订|制定|已经?把|已将|现已|组织|明确|对此|为此|引入|实行|实施|采取|开展|增[加设配]|设[立置]|安排|配备|试行|启用|改为|逐[步项月季]"
    r"|对策|举措|办法|应对|须|一律|不得|20\d\d年起|完成|已(?:委托|安排|建成|解决|调整|更换|增|开|印|建|联|要求|督促|落实|于)|下一?年度?|[明次来]年|往后|接下来|(?<![虚模草])拟"
    r"|(?:^|[，。；：\n、])(?:要|当以|争取|力争|务求|确保)(?!求)"
)
ENOUGH: Final = 15
"""Characters below which nothing can have been said."""
PRAISE: Final = re.compile(
    r"扎实有序|有序(?:推进|开展)|(?:满意|知晓)率(?:达|为)|日益完善|日趋完善|不断完善|健全完善|及时准确|成效(?:显著|明显)|成效突出|(?:稳步|明显|显著|大幅|持续|不断)(?:提高|提升|上升|增强|改善)"
    r"|好评|肯定|全覆盖|圆满|良好|名列前茅|位居前列|走在前列|示范"
)
"""What an achievement is called."""
_STATED: Final = re.compile(r"存在的?(?:主要)?问题|主要问题|问题[。：]")
"""The label that announces problems."""
_NO_PROBLEM: Final = re.compile(r"没有?|未|不|缺|少|难|低|弱|慢|偏|欠|差|滞后|单一|但|仍|还|需|应|待")
_YEAR: Final = re.compile(r"(20\d\d)年")
_MERIT: Final = re.compile(
    r"成[效绩果]|良好|顺利|圆满|满意|认真|重视|积极|及时|严格|明显|显著|进步|有序|稳步|扎实|到位|熟悉|达[到标]|好评|肯定|贯彻|规范|全面"
    r"|按照|根据|对照|回顾|平稳|依法"
)
"""Words of praise, or of what goes without saying."""
_SAYS_NOTHING: Final = re.compile(
    r"20\d\d年度?|[今本]年度?|一年来|全年|以来|(?:我|本)(?:[局委办厅院镇乡县区市州省校]|街道|机关|单位)|(?:政府)?信息公开|政务公开|工作|方面|进一步|继续"
)
_STATES: Final = 4
"""Characters a clause has at least that may state a problem."""
_LACKING: Final = re.compile(
    r"(?:有待|亟待|尚待|不够?|欠|缺乏|未能?|尚未)(?:进一步)?(?:加强|完善|强化|提升|提高|优化|健全|加大|规范|推进|落实|建立|拓宽|深化|同步|组织|明确|改进|整改)"
)
"""Words of an improvement that say what is lacking: 有待提高, 不规范."""
_DENIED: Final = re.compile(
    r"(?:暂时?|目前|尚)?(?:没有|未|无|不)(?:发现|存在|出现)?(?:任何|新增|新的?|明显|突出|较大|重大|其他|相关|存在|需要?(?:改进|整改|解决)的?)*的?(?:主要)?(?:问题(?!答复|解决)|短板(?:弱项)?|弱项|不足(?:之处)?)"
)
"""That there is no problem."""
_SOLVED: Final = re.compile(
    r"[^，。；]*(?:上年|去年|以往|往年|上一年)[^，。；]*问题[^，。；]*(?:已|完成|整改)[^，。；]*"
)
"""What became of last year's problems."""
_NOW_MEASURES: Final = re.compile(
    r"改进(?:措施|情况|方向|办法|思路)|整改(?:措施|情况)|下一?步|今后|针对(?:上述|以上|存在的|这些)"
)
_VAGUE: Final = re.compile(
    r"(?:(?:工作|打算|计划|措施|中)?[，：]?)?(?:针对(?:上述|以上|这些|存在的)(?:问题|不足))?(?:我[局委办厅院镇乡县区市]|我街道|本机关|本单位)?(?:将|要|会)?"
    r"(?:继续|进一步|不断|认真|努力|切实|全面|积极|持续|再接再厉|更加|以更大的?力度|采取(?:有力|有效)?措施|在今后的工作中|和|、)*"
    r"(?:努力|改进|完善|做好|加强|提高|提升|推进|抓好|落实|加大|优化|解决|克服|弥补)?(?:和|、)?(?:改进|完善|提高)?"
    r"(?:各项|政府信息公开|政务公开|信息公开|公开|我[局镇县]|(?:上述|以上|存在的?)?(?:问题|不足))*(?:的)?(?:各项)?(?:工作|水平|质量|力度|能力|效果|服务|制度|再上新台阶|取得新成效)*"
)
"""A measure that says nothing of what is done."""


def denial(text: str) -> re.Match[str] | None:
    """Where the part says that there is no problem, and names none."""
    match = _DENIED.search(text)
    return match if match and not has_problem(_SOLVED.sub("", text)) else None


def has_problem(text: str) -> bool:
    """Whether it states anything that falls short."""
    return PROBLEM.search(_DENIED.sub("", _bare(text))) is not None


def praise(text: str) -> re.Match[str] | None:
    """Where what should be problems is called an achievement; None where any word may speak of a problem."""
    stated = _bare(text)
    measures = _NOW_MEASURES.search(stated)
    stated = stated[: measures.start()] if measures is not None else stated
    clauses = _clauses(stated)
    said = PRAISE.search(stated)
    if said is None and len(clauses) > 1 and all(map(_MERIT.search, clauses)):
        said = _MERIT.search(stated)
    stated = _STATED.sub("", stated)
    return said if said is not None and not (PROBLEM.search(stated) or _NO_PROBLEM.search(stated)) else None


def has_measure(text: str, year: int | None) -> bool:
    """Whether it states anything that was or will be done about it; `year` is the year reported on."""
    return _first_measure(text, year) is not None


def may_have_measure(text: str) -> bool:
    """Whether its last sentence, not its only one, may be a measure in words of its own: no problem, no praise."""
    *before, last = re.split(r"[。\n]", text.strip("。\n"))
    return bool(before) and not PROBLEM.search(last) and not _MERIT.search(last)


def may_have_problem(text: str, year: int | None) -> bool:
    """Whether what stands before the first measure may be a problem in words of its own: it is no praise."""
    measure = _first_measure(text, year)
    # The clause that a measure stands in is its own: 对全部栏目建立台账.
    before = re.sub(r"[^，。；：\n]*$", "", text[: measure.start()]) if measure is not None else text
    stated = _bare(before)
    bare = _clauses(_SAYS_NOTHING.sub("", stated))
    return any(len(clause) >= _STATES and not _MERIT.search(clause) for clause in bare)


def _first_measure(text: str, year: int | None) -> re.Match[str] | None:
    bare = _LACKING.sub(lambda match: "　" * len(match[0]), text)
    later = (match for match in _YEAR.finditer(bare) if year is not None and int(match[1]) > year)
    found = [match for match in (MEASURE.search(bare), next(later, None)) if match is not None]
    return min(found, key=lambda match: match.start(), default=None)


def vague_measures(text: str) -> str:
    """All that is said of measures, where that is nothing but good will; empty where it is more."""
    match = _NOW_MEASURES.search(text)
    if match is None:
        return ""
    said = text[match.start() :].strip("。\n")
    return said if all(map(_VAGUE.fullmatch, _clauses(text[match.end() :]))) else ""


def _clauses(text: str) -> Sequence[str]:
    return [clause for clause in re.split(r"[，。；：\n]", text) if clause]


def _bare(text: str) -> str:
    """The text without the words of the heading that stand in it as a label: 存在的主要问题及改进情况."""
    return re.sub(r"(?:存在的?)?(?:主要)?问题(?:及|和|与)(?:改进|整改)(?:情况|措施)?", "", text)
