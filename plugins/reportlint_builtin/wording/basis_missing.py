"""basis-missing."""

import re
from collections.abc import Iterator

from reportlint import Case, Message, Note, Report, Review, rule

_BASIS = re.compile(r"(?:根据|按照|依据|依照)[^，。；]{0,30}，?特?(?:编制|制作|公布|撰写)")
_NAMED = re.compile(
    r"《|条例|〔\d{4}〕|通知|办法|格式"
    r"|(?:报告|报表|数据|台账|材料|资料|统计|情况)(?:经?(?:汇总|汇集|归集|整理|统计|分析|审核)(?:后|而成)?|，)*特?(?:编制|制作|公布|撰写)$"
)
"""A law or document, or what the report is made from: 根据各部门年度报告汇总编制."""


@rule(
    id="basis-missing",
    group="wording",
    severity="info",
    each="report",
    clause="practice/wording",
    title=Message("编制依据没有写明", "What the report is based on is not named"),
    message=Message("“{found}”没有写明依据哪个法规、文件", "“{found}” names no law or document"),
    fix=Message(
        "写明编制依据，如《中华人民共和国政府信息公开条例》。",
        "Name it, such as the Regulation on the Disclosure of Government Information.",
    ),
    why=Message("写了“依据…编制”而没有名称，多半是漏字。", "As a rule the name was left out."),
    exceptions=Message("没有编制依据一句的不判断。", "Not judged where no such sentence stands."),
    cases=(
        Case(Message("写明了依据", "named"), {}),
        Case(
            Message("依据漏写", "left out"),
            {
                "preface": "本报告依据有关要求编制，现予以公布。\n本报告所列数据的统计期限为2024年1月1日至2024年12月31日。",
                "sections/overview|《条例》": "《中华人民共和国政府信息公开条例》",
            },
            ("review preface/1/text",),
        ),
        Case(
            Message("写明由什么编成", "made from reports, named"),
            {
                "preface": "本报告根据各股室报送的数据整理后编制。\n本报告所列数据的统计期限为2024年1月1日至2024年12月31日。",
                "sections/overview|《条例》": "《中华人民共和国政府信息公开条例》",
            },
        ),
        Case(
            Message("写在总体情况的开头", "at the beginning of part one"),
            {
                "preface": "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。",
                "sections/overview|2024年，": "根据有关要求，特编制本报告。2024年，",
            },
            ("review sections/overview/1/text",),
        ),
    ),
)
def basis_missing(report: Report) -> Iterator[Note]:
    """Look at the sentence on the basis, before part one or at its beginning."""
    if any(_NAMED.search(paragraph.squeezed) for paragraph in report.preface):
        return
    overview = report.sections.get("sections/overview")
    for paragraph in (*report.preface, *(overview.paragraphs[:2] if overview else ())):
        match = _BASIS.search(paragraph.squeezed)
        if match:
            if not _NAMED.search(paragraph.squeezed[: match.end()]):
                yield Review(paragraph.part(match.start(), match.end()), found=match[0])
            return
