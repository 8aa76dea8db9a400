"""overview-empty."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Section, rule

ENOUGH = 120
"""Characters of part one below which it says next to nothing."""
FEW = 3
"""So many sentences say something, however short."""
_SENTENCE = re.compile("[^。]+。?")
_PREFACE = re.compile(
    r"统计(?:期限|时限|时间)|(?:编制|撰写|制作|形成|公布)[^，。]{0,30}年度报告|"
    r"本(?:年度)?报告(?:由|包括|所列|依据|根据|电子版)|如[^。]{0,12}(?:疑问|问题)[^。]{0,40}联系"
)
"""Sentences that speak of the report, not of the year's work."""


@rule(
    id="overview-empty",
    group="structure",
    severity="warning",
    each="section.overview",
    clause="form-2021/overview",
    title=Message("总体情况几乎没有内容", "Part one has next to no content"),
    messages={
        "little": Message(
            "“{section}”除编制说明外只有 {count} 字",
            "“{section}” has only {count} characters beside the preface",
        ),
        "preface": Message("“{section}”除编制说明外没有内容", "“{section}” has nothing beside the preface"),
        "nothing": Message("“{section}”只有标题，没有内容", "“{section}” has a heading and no text"),
    },
    fix=Message(
        "写明主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面的工作和数字。",
        "Cover the five aspects, with numbers.",
    ),
    why=Message(
        "总体情况应当对贯彻落实条例的情况进行综述。",
        "Part one is to sum up how the regulation was carried out.",
    ),
    exceptions=Message("有图片的部分不判断。", "Not judged where the part has pictures."),
    cases=(
        Case(Message("有内容", "with content"), {}),
        Case(
            Message("除编制说明外只有一句话", "one sentence beside the preface"),
            {
                "sections/overview": "根据《中华人民共和国政府信息公开条例》的规定，现公布云溪县发展和改革局2024年政府信息公开工作年度报告。"
                "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。如对本报告有疑问，请与云溪县发展和改革局办公室联系"
                "（地址：云溪县滨河路18号，电话：0731-5550123）。\n"
                "2024年，我局做好主动公开、依申请公开、信息管理、平台建设和监督保障，收到政府信息公开申请10件。"
            },
            ("fail sections/overview",),
        ),
        Case(
            Message("只有编制说明", "the preface only"),
            {
                "sections/overview": "本报告由云溪县发展和改革局编制，所列数据的统计期限为2024年1月1日至2024年12月31日。"
            },
            ("fail sections/overview",),
        ),
        Case(
            Message("五个方面各写一句", "a short sentence each on five aspects"),
            {
                "sections/overview": "主动公开政府信息60条。收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。"
                "严格信息审核。办好网站专栏。开展监督和培训。"
            },
        ),
        Case(Message("只有标题", "a heading only"), {"sections/overview": ""}, ("fail sections/overview",)),
        Case(
            Message("只有一句话", "one sentence only"),
            {
                "sections/overview": "2024年，我局做好主动公开、依申请公开、信息管理、平台建设和监督保障，收到政府信息公开申请10件。"
            },
            ("fail sections/overview",),
        ),
    ),
)
def overview_empty(section: Section, report: Report) -> Iterator[Note]:
    """Count the characters of part one; what it then lacks follows from that."""
    said = "".join(paragraph.squeezed for paragraph in section.paragraphs)
    own = [sentence for sentence in _SENTENCE.findall(said) if not _PREFACE.search(sentence)]
    count = sum(map(len, own))
    if count < ENOUGH and len(own) < FEW and not section.images and report.complete:
        if count:
            note = Fail(section, "little", section=section.label, count=count)
        else:
            note = Fail(section, "preface" if said else "nothing", section=section.label)
        yield note.explaining(section)
