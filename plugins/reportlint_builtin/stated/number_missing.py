"""number-missing."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Paragraph, Review, rule
from reportlint_builtin._cases import overview

# “申请件”, “公开件” and “答复件” are words of their own, so 件 right after them need not be a unit that lost its number.
_LOST = re.compile(
    r"(?<![未无没有曾])(?:共|共计|累计|主动公开|公开|发布|收到|受理|办结|答复|制发|废止)"
    r"(?:(?:了|各类|(?<=共)|(?<=计))(?:条|件|份)|(?<!依申请公开)[ ]?(?:条|份)"
    r"|(?:了|各类)?(?:政府信息|政务信息|信息|行政规范性文件|规范性文件)[ ]?(?:条|件|份)"
    r"|(?:政府信息公开)?申请[ ]?(?:条|份))(?=[，。；、（]|$)"
    r"|(?:共|累计)(?:主动)?(?:公开|发布|推送|刊发)(?:了)?[\u4e00-\u9fff]{2,6}(?<![词线头每逐首该这此各分几数多半两整一二三四五六七八九十百千])"
    r"[条篇](?:信息|稿件|动态|消息)(?=[，。；、（]|$)"
)

_NONE = re.compile(r"(?:未|没有|无)[^，。；：]{0,12}$")
"""What says that there was none: 未收到依申请公开信息件."""
_CLAUSE = re.compile(r"[^，。；：、（）]+")
_UNITS = "人次|条|份|篇|次|期|场"
_COUNTED = re.compile(
    r"(?:共|累计|公开|发布|推送|刊发|编发|更新|收到|新收|受理|接收|办结|答复|结转|制发|制定|出台|废止|有效|组织|举办|召开|开展|维持|纠正|发出)"
    rf"[^0-9]{{0,14}}?(?P<unit>{_UNITS})$"
)
"""A clause that counts something and ends in a unit."""
_CASES = re.compile(
    r"^(?:20\d\d年|全年|本年度?|年内|年度内|共|已|现|累计|其中|目前)*(?:新收|收到|受理|接收|办结|答复|结转|制发|废止|现行有效|有效|维持|纠正)"
    r"(?:到|了)?(?:政府信息公开)?(?:申请|行政规范性文件|规范性文件)?(?P<unit>件)$"
)
"""The same with 件, which ends many a noun: no word but those of counting stands in it."""
_MEMBER = re.compile(rf"^[\u4e00-\u9fff]{{2,10}}(?P<unit>{_UNITS})$")
"""What may be one of a list of numbers with units that lost its own."""
_HELD = re.compile(r"(?:组织|举办|召开|开展)[\u4e00-\u9fff]{2,10}[次期场]$|(?:信息|动态|推文|文章)[条篇]$")
"""What is held so many times, or published; no word ends like that."""
_WORD = re.compile(
    r"(?:条条|头条|线条|教条|面条|苗条|身份|月份|年份|省份|股份|部份|备份|成份|其次|再次|多次|每次|首次|依次|批次|层次|档次|等次|名次|位次|席次|梯次|轮次|逐次|数次|主次|人次|频次"
    r"|定期|长期|到期|逾期|按期|周期|时期|近期|同期|短期|日期|学期|工期|限期|前期|后期|中期|初期|分期|如期|延期|现场|市场|立场|广场|到场|会场|职场|农场|林场|机场|当场|入场|在场|一篇)$"
    r"|[一二三四五六七八九十两几数百千万半余多各逐]+(?:人次|条|份|篇|次|期|场)$"
)
"""Words that end like a unit, and numbers in words."""
_ENDS = (*_UNITS.split("|"), "件")
"""How a clause ends that may have lost a number."""
_NUMBERED = re.compile(r"[0-9未无没]")
"""A clause with a number, or one that denies."""
_NEAR = 200
"""Characters before and behind a clause in which other numbers of its sentence are looked for."""


@rule(
    id="number-missing",
    group="stated",
    severity="error",
    each="paragraph",
    clause="practice/consistency",
    title=Message("有单位没有数字", "A unit stands without its number"),
    message=Message("“{found}”缺少数字", "“{found}” has no number"),
    fix=Message("补上数字；没有发生的写 0。", "Add the number; write 0 where there was nothing."),
    why=Message("数字漏填，或者在发布时丢失。", "The number was forgotten, or lost in publishing."),
    exceptions=Message(
        "“一件”“数条”等用汉字写数的不算；同一句里别处以同一单位计数的，列为待核。",
        "Numbers in Chinese characters are numbers; where only other numbers of the sentence show that one is missing, it is for review.",
    ),
    cases=(
        Case(Message("有数字", "with its number"), overview("全年共主动公开政府信息326条。")),
        Case(
            Message("“申请件”是一个词", "申请件 is a word"),
            overview(requests="全年未收到书面提出的政府信息公开申请件，收到政府信息公开申请10件。"),
        ),
        Case(
            Message("没有收到的没有数字", "what was not received has no number"),
            overview(requests="我局未收到依申请公开信息件。"),
        ),
        Case(
            Message("“共主动公开条”", "no number before the unit"),
            overview("全年共主动公开政府信息条，其中通过网站公开212条。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("单位后面还有名词", "a noun behind the unit"),
            overview("全年共发布政策解读条信息，公开动态信息12条。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("“办结件”", "closed without a number"),
            overview(requests="收到政府信息公开申请10件，本年度办结件，结转下年1件。"),
            ("review sections/overview/3/text",),
        ),
        Case(
            Message("培训次数漏填", "the number of courses is missing"),
            overview("召开推进会2次，组织业务培训次。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message(
                "学习的次数漏填，句中没有别的数字", "the number of lessons is missing, and no other is there"
            ),
            overview("采取以会代训方式开展学习次。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("清单中的一项漏填", "one of a list has no number"),
            overview("公开文件类370条、动态类370条、图解和视频条。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("以“次”“期”结尾的词", "words that end like a unit"),
            overview("召开推进会2次，按时更新频次，分期开展首次，到期后组织现场，办结申请件逐件归档1件。"),
        ),
    ),
)
def number_missing(paragraph: Paragraph) -> Iterator[Note]:
    """Find a verb of counting and a unit with no number between, in a sentence that counts in that unit elsewhere."""
    text = paragraph.squeezed
    lost = [match.span() for match in _LOST.finditer(text) if not _NONE.search(text, 0, match.start())]
    for start, end in lost:
        yield Fail(paragraph.part(start, end), found=text[start:end])
    for clause in _CLAUSE.finditer(text):
        if not clause[0].rstrip(" ").endswith(_ENDS):
            continue
        start, end = clause.span()
        told = any(first < end and start < last for first, last in lost)
        if not told and _without_number(clause[0].replace(" ", ""), text, start, end):
            yield Review(paragraph.part(start, end), found=clause[0])


def _without_number(clause: str, text: str, start: int, end: int) -> bool:
    """Whether the clause, which stands in the text there, counts something and has no number."""
    if end == len(text) or _WORD.search(clause) or _NUMBERED.search(clause):
        return False
    said, member = _COUNTED.search(clause) or _CASES.match(clause), _MEMBER.match(clause)
    match = said or member
    if match is None:
        return False
    before, unit = text[max(0, start - _NEAR) : start], re.escape(match["unit"])
    if said is None and not re.search(rf"[0-9]{unit}[）、，]$", before):
        return False
    sentence = before.rpartition("。")[2] + text[end : end + _NEAR].partition("。")[0]
    return _HELD.search(clause) is not None or re.search(rf"[0-9][万余多]*{unit}", sentence) is not None
