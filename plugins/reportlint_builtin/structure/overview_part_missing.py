"""overview-part-missing."""

import re
from collections.abc import Iterator, Mapping, Sequence

from reportlint import (
    Case,
    Fail,
    Message,
    Missing,
    NotApplicable,
    Note,
    Paragraph,
    Report,
    Review,
    Section,
    rule,
)
from reportlint_builtin.structure._aspects import left_out

_ITEM = re.compile(r"（([一二三四五六七八九])）")
_ORDINALS = "一二三四五六七八九"
FOLLOWING = 3
"""Items after a lost first one that must be the form's aspects, for the lost one to be the form's first."""

_FOUR = """2024年，我馆围绕群众关心的事项做好信息发布和回应。
（一）依申请公开。全年未收到政府信息公开申请。
（二）政府信息管理。修订信息发布审核办法，落实先审后发要求。
（三）政府信息公开平台建设。办好门户网站的政务公开专栏。
（四）监督保障。将政务公开纳入考核，开展业务培训。"""
_WITHOUT_FIRST = """（二）依申请公开。全年未收到政府信息公开申请。
（三）政府信息管理。对规范性文件进行清理，落实发布前的审核。
（四）政府信息公开平台建设。办好门户网站的政务公开专栏。
（五）监督保障。将政务公开纳入考核，开展业务培训。"""


@rule(
    id="overview-part-missing",
    group="structure",
    severity="warning",
    each="section.overview",
    clause="form-2021/overview",
    title=Message("总体情况没有写到规定的方面", "The overview leaves out an aspect"),
    messages={
        "aspect": Message("“{part}”中没有写到“{aspect}”", "“{part}” says nothing of “{aspect}”"),
        "first": Message(
            "“{part}”的小标题从“{found}”起，没有写到“{aspect}”",
            "the items of “{part}” begin with “{found}”; it says nothing of “{aspect}”",
        ),
        "item": Message(
            "“{part}”分项写了规定的其他各个方面，疑似漏了“{aspect}”",
            "“{part}” has an item for each of the other aspects; it seems to have left out “{aspect}”",
        ),
    },
    fix=Message(
        "在总体情况中补写该方面的工作；没有开展的，如实说明。",
        "Add what was done in this respect; where nothing was done, say so.",
    ),
    why=Message(
        "总体情况应当综述主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。",
        "The overview is to cover disclosure, requests, information management, platforms, and supervision.",
    ),
    exceptions=Message(
        "不要求设小标题，次序和写法不限，任何一处提到即可；一段写几个方面的也可以。有图片的、其他四个方面都有小标题的列为待核。",
        "No headings are needed, order and wording are free, one mention is enough. For review where there are pictures, "
        "or where the four others have items of their own.",
    ),
    cases=(
        Case(Message("五个方面都写到", "all five aspects"), {}),
        Case(
            Message("五个方面写在一段里，没有小标题", "all five aspects in one paragraph without headings"),
            {
                "sections/overview": "本年度，我馆主动公开政府信息60条，未收到政府信息公开申请，加强规范性文件管理，办好门户网站专栏，开展业务培训。"
            },
            base="annual-2021/department-zero",
        ),
        Case(
            Message("没有写到平台建设和监督保障", "platforms and supervision are left out"),
            {
                "sections/overview": "本年度，我馆主动公开政府信息60条，未收到政府信息公开申请，对规范性文件进行清理。全年及时公布办事指南、收费标准、便民电话和重大项目进展，回应群众关切，方便群众查询，得到群众的认可和好评；对外答复做到一次说清、依据明确、用语规范、及时送达。"
            },
            ("fail sections/overview/政府信息公开平台建设", "fail sections/overview/监督保障"),
            base="annual-2021/department-zero",
        ),
        Case(
            Message(
                "小标题从（二）起，缺主动公开", "the items begin with the second, disclosure is left out"
            ),
            {"sections/overview": _WITHOUT_FIRST},
            ("fail sections/overview/主动公开",),
            base="annual-2021/department-zero",
        ),
        Case(
            Message("其他四个方面都有小标题", "the four others have items of their own"),
            {"sections/overview": _FOUR},
            ("review sections/overview/主动公开",),
            base="annual-2021/department-zero",
        ),
        Case(
            Message("第五个方面写在没有小标题的一段", "the fifth has a paragraph of its own"),
            {"sections/overview": _FOUR.replace("的事项做好", "的事项公开信息60条，做好")},
            base="annual-2021/department-zero",
        ),
        Case(
            Message("主动公开写在小标题之前", "disclosure stands before the items"),
            {"sections/overview": f"2024年，我馆主动公开政府信息60条。\n{_WITHOUT_FIRST}"},
            base="annual-2021/department-zero",
        ),
    ),
)
def overview_part_missing(part: Section, report: Report) -> Iterator[Note]:
    """Look for the words of each aspect; for those of a lost first item before the second."""
    aspects = report.form.vocabulary.get("aspects")
    if not isinstance(aspects, Mapping) or not aspects:
        yield NotApplicable(part)
        return
    text = "\n".join(paragraph.squeezed for paragraph in part.paragraphs)
    says = Review if part.images else Fail
    lost = _lost_first(part.paragraphs, list(aspects.values()))
    for name, words in aspects.items():
        before, mark = lost or ("", "")
        kind, where = ("first", before) if mark and name == next(iter(aspects)) else ("aspect", text)
        aspect = Missing("words", f"{part.key}/{name}", part.label, part.at, "")
        if not any(word in where for word in words):
            yield says(aspect, kind, part=part.label, aspect=name, found=mark)
        elif left_out(text, name, aspects):
            yield Review(aspect, "item", part=part.label, aspect=name)


def _lost_first(paragraphs: Sequence[Paragraph], aspects: Sequence[Sequence[str]]) -> tuple[str, str] | None:
    """What stands before the items, and the mark of the first, where the items are the form's from the second on."""
    items = [(n, match[1]) for n, text in enumerate(paragraphs) if (match := _ITEM.match(text.squeezed))]
    if not items or items[0][1] != _ORDINALS[1] or any(ordinal == _ORDINALS[0] for _, ordinal in items):
        return None
    fitting = 0
    for n, ordinal in items:
        words = aspects[number] if (number := _ORDINALS.index(ordinal)) < len(aspects) else ()
        heading = paragraphs[n].squeezed.partition("。")[0]
        fitting += any(word in heading for word in words)
    if fitting < FOLLOWING:
        return None
    start = items[0][0]
    return "\n".join(text.squeezed for text in paragraphs[:start]), f"（{items[0][1]}）"
