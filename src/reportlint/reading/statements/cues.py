"""How a list of parts begins: 其中, 包括, a colon, 按…分, 中, a bracket, quarters; or with no word at all."""

from __future__ import annotations

import re

from reportlint.model.grammar import WordRole
from reportlint.model.statement import Scope
from reportlint.reading.statements.items import ListItem

LISTED_OF = {"applicant": {"received", "handled", "processed"}, "outcome": {"processed"}}
"""Lists without an opening word are taken for a list of these only."""
_OF_THESE = re.compile(
    r"(?:政府信息公开)?(?:申请|案件|事项|信息|[公来函]?文件?|答复|稿件|[工订]单)?(?:之|当)?中(?![心央国学小介期旬])[^，。；：]"
)
"""What stands behind a number whose parts follow without a mark: 20件中公开17件."""
_GOES_ON = re.compile(r"(?:状态|过程|进程|进行)中[，：]$|[正尚仍还]在[^，。；：0-9]{0,8}中[，：]$")
"""How 中 says that something is not done yet: 除1件尚在答复状态中，其余26件…."""
_MADE_OF = re.compile(r"，?由[^，。；：0-9][^。；：]*[0-9][^，。；：0-9]{1,8}(?:构成|组成)(?=[，。；]|$)")
"""What stands behind a number that is made of the following ones: 587件，由许可76件、处罚511件构成."""
_KIND = re.compile(r"(?<![种各同分])类$")
"""How what is counted by its kind is called: 养老保险类19件."""
_ABOUT = re.compile(r"，(?:申请)?(?:内容|事项|领域)?涉及(?![^，。；：、0-9]{0,12}的)")
"""What stands between applications and what they are about: 69件，涉及征地41件、其他28件."""
_ALL_STRETCHES = re.compile(
    r"[，；：](?:其中[，：]?)?(?:第?[一1](?:季度)?[至到—~-]+第?[四4]季度|[四各4]个?季度|上(?:半年)?[、和]?下半年|[1一]月?[至到—~-]+(?:12|十二)月)"
    r"(?:收到|受理|公开|发布)?分别(?:[为是有]|收到|受理|公开|发布)?"
)
"""What stands before numbers of all quarters, halves or months of the year."""
_RANKED = re.compile(
    r"(?:居|位居|位列|排名?|排在)前[一二两三四五六七八九十0-9]+[位名]?|(?:其后|其次|随后|之后|后面|再次|接下来)[^，。；：0-9]{0,4}依次"
)
"""What stands before numbers that go on from the one before, not into it: 案卷25件最多，其后依次是…."""
_OTHER_MATTER = re.compile(r"(?:方面|情况|人数|次数|数量|[总阅浏][^，。；：0-9]{0,6}[数量])：$")
"""How a label ends that begins another matter, or is that of one number: 新媒体方面：, 总阅读次数：."""
OF_WHAT_WAS_SAID = re.compile(r"[^，。；：0-9]{0,14}(?:[件条篇]|申请|案件|信息|答复|办结|数)(?:之|当)?[中里]")
"""How a sentence begins whose list is about the sentence before: 答复件中，…"""


_JOINED = re.compile(r"[和及与、]")


def names_joined(item: ListItem, text: str) -> int:
    """How many names the label of a total joins: 2 for 公开和部分公开共47件; 0 where it is no total or joins none."""
    told = item.before.total_end
    label = text[item.before.start : told] if told >= 0 else ""
    return len(_JOINED.split(label)) if _JOINED.search(label) else 0


def cue_of(item: ListItem, previous: ListItem | None, text: str, framed: re.Pattern[str] | None) -> str:
    """How a list begins with this item; empty where none does."""
    before = item.before
    if WordRole.SUBSET in before.roles:
        return "" if previous is not None and names_joined(item, text) else "subset"
    if WordRole.INTRO in before.roles:
        ranked = previous is not None and _RANKED.search(text, previous.number.end, item.number.start)
        return "" if ranked else "intro"
    if previous is None:
        if OF_WHAT_WAS_SAID.match(text, item.opens, item.number.start):
            return "of"
        divided = framed is not None and framed.search(text[item.opens : before.start])
        return "division" if divided else ""
    if (
        item.respective
        and previous is not None
        and _ALL_STRETCHES.fullmatch(text, previous.number.end, item.number.start)
    ):
        # 46件，一至四季度分别为10件、…
        return "intro"
    if item.stretch and item.stretch in "一1上" and not previous.stretch and before.marks:
        return "stretch"
    gap = text[previous.number.end : before.start]
    if _MADE_OF.match(text, previous.number.end):
        return "intro"
    apart = before.marks == "，：" and _OTHER_MATTER.search(text, 0, before.start) is not None
    if before.marks.rpartition("）")[2] in ("：", "，：") and not apart:
        return "colon"
    if framed is not None and framed.search(gap):
        return "division"
    if not before.marks and _OF_THESE.match(text, previous.number.end, item.number.start):
        return "of"
    of_that = gap.endswith(("中，", "中：", "里，", "里：")) and not _GOES_ON.search(gap)
    if of_that and before.marks[:1] in "，：":
        return "of"
    said = item.claim.subject if item.claim is not None else ""
    same = said == "received" or (previous.claim is not None and said == previous.claim.subject)
    carried = item.family in ("intake", "progress") and not same
    summed = before.total_end >= 0  # 供水、供电企业各1家（共97家单位）
    if before.marks[:1] == "（" and before.depth > previous.before.depth and not (carried or summed):
        return "bracket"
    if previous.claim is None or previous.before.channel:
        return ""
    counted_by_channel = item.claim is None or item.claim.scope is Scope.CHANNEL
    cases = previous.family in ("intake", "progress")
    by_channel = before.channel and counted_by_channel and cases
    if cases and _ABOUT.match(text, previous.number.end, item.number.start):
        return "plain" if before.marks == "，" else ""
    by_kind = item.claim is None and cases and _KIND.search(text, before.start, item.number.start) is not None
    applicants = previous.claim.subject in LISTED_OF.get(item.family, ())
    return "plain" if by_channel or by_kind or applicants else ""
