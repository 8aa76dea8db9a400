"""scope-mismatch."""

import re
from collections.abc import Iterator

from reportlint import BodyKind, Case, Message, NotApplicable, Note, Report, Review, places_in, rule
from reportlint_builtin._cases import overview

_SCOPE = re.compile(
    r"(?:组织|推动|推进|指导|统筹|协调|监督|督促|部署|抓好|做好|加强)(?:[、和并]?(?:组织|推动|推进|指导|统筹|协调|监督|督促|部署))*"
    r"(?P<scope>全国|全省|全市|全州|全县|全区)(?:的)?(?:政府信息公开|政务公开|信息公开)"
)
_ABOVE = re.compile(
    r"上级|国务院|中央|(?:省|市|州|县|区)(?:委|人民政府|政府(?!信息))|会议|培训|文件|通知|要求|意见|要点|平台|网站|安排|考核|评估|精神|参加|参与|配合"
)
_WIDER = {
    "自治区": "国",
    "地区": "国省",
    "镇": "国省市州县区",
    "乡": "国省市州县区",
    "街道": "国省市州县区",
    "县": "国省市州",
    "旗": "国省市州",
    "区": "国省市州",
    "市": "国省",
    "州": "国省",
    "盟": "国省",
    "省": "国",
}
"""What is wider than the last place in a body's name. 市 may be that of a county."""
_SEVERAL = re.compile(
    r"(?:部分|多数|少数|个别|一些|有些|有的)(?:(?:地区(?!别)|地方(?!政府))(?![^。；\n]{0,20}(?:网络|信号|偏远|山区|交通|群众|居民|老年|村))|部门(?!法|规)|县区|县市区|县（市、区）|市县|市州)(?![^，。；]{0,6}(?:文件|规章|会议|联动|配合))"
)
"""What a government says of those below it."""
_TOLD = ("sections/overview", "sections/problems")
_LOCAL = "县旗区镇乡道"
_GOVERNMENTS = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY, BodyKind.ZONE)
_ALL = (BodyKind.MINISTRY, BodyKind.VERTICAL, BodyKind.UNKNOWN)


@rule(
    id="scope-mismatch",
    group="wording",
    severity="warning",
    each="report",
    clause="form-2021/responsibility",
    title=Message("把上级的工作范围写成本单位的", "A wider scope than the body's own"),
    messages={
        "fault": Message(
            "{body}的报告写“{found}”，范围大于本单位，疑似套用了上级的文字",
            "the report of {body} says “{found}”: wider than its own scope, perhaps text of a body above",
        ),
        "several": Message(
            "{body}的报告写“{found}”，不像说本单位，疑似套用了政府或者上级的文字",
            "the report of {body} says “{found}”, which is not of itself: perhaps text of a government or a body above",
        ),
    },
    fix=Message("改为本单位的工作范围。", "Name the body's own scope."),
    why=Message(
        "乡镇不组织全省的工作，多半是复制了上级的内容。",
        "A town does not run a province: text was copied as a rule.",
    ),
    exceptions=Message(
        "“部分地区”“多数部门”只看县级部门、乡镇、街道的总体情况和存在问题部分；句中提到上级机关、会议、文件、要求、平台的不算；垂直管理单位和名称中看不出地方的单位不判断。",
        "部分地区, 多数部门 only in the overview and the problems of county bureaus and towns. Not where the sentence names a body above, a meeting, a document or a platform; bodies under a ministry, "
        "or without a place in their name, are not judged.",
    ),
    cases=(
        Case(Message("没有这样的话", "nothing of the kind"), {}),
        Case(
            Message("县里的部门推动全省工作", "a county bureau runs a province"),
            overview("及时公布审批目录，组织推动全省政府信息公开工作。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("乡镇监督全省工作", "a town supervises a province"),
            overview("党政办负责组织、指导、协调和监督全省政府信息公开工作。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("乡镇推进全县工作", "a town runs a county"),
            {"sections/overview|推进政府信息公开": "统筹推进全县政务公开工作"},
            ("review sections/overview/1/text",),
            base="annual-2021/township",
        ),
        Case(
            Message("一个局说“部分地区”的问题", "a bureau on the problems of some places"),
            {"sections/problems|个别事项办结后十余日才上网": "部分地区办结后十余日才上网"},
            ("review sections/problems/1/text",),
        ),
        Case(
            Message("乡镇说辖区内“部分地区”", "a town on parts of its own area"),
            {
                "sections/problems|惠农补贴发放明细上网时间不一": "部分地区地处山区，网络信号差，惠农补贴发放明细上网时间不一"
            },
            base="annual-2021/township",
        ),
        Case(
            Message("县政府说“部分部门”", "a government on some of its bureaus"),
            {"sections/problems|个别村的公示期满": "部分部门的公示期满"},
            base="annual-2021/county",
        ),
        Case(
            Message("县级部门说全县", "a county bureau speaks of the county"),
            overview("及时公布审批目录，组织推动全县政府信息公开工作。"),
        ),
        Case(
            Message("名称中的“城乡”不是乡", "城乡 in a name is no town"),
            {"organ": "云溪县住房和城乡建设局", "signature": "云溪县住房和城乡建设局\n2025年1月20日"}
            | overview("及时公布审批目录，组织推动全县政府信息公开工作。"),
        ),
        Case(
            Message("上级的会议和平台", "a meeting and a platform of the body above"),
            overview("参加推进全省政府信息公开工作会议。依托省政府推进全省政务公开平台建设。"),
        ),
    ),
)
def scope_mismatch(report: Report) -> Iterator[Note]:
    """Find work on the whole of a wider place."""
    places = places_in(report.body.name)
    wider = next((levels for level, levels in _WIDER.items() if places and places[-1].endswith(level)), "")
    if not wider or report.body.kind in _ALL:
        yield NotApplicable(report)
        return
    if places[-1][-1] in _LOCAL and report.body.among(_GOVERNMENTS) is False:
        yield from _several(report)
    for match, part in report.prose.find(_SCOPE):
        if match["scope"][1] in wider and not _ABOVE.search(_sentence(match)):
            yield Review(part, body=report.body.name, found=match[0])


def _several(report: Report) -> Iterator[Note]:
    """A note on what several bodies do in the report of one."""
    if report.body.name.endswith("办公室"):
        return
    for paragraph in report.paragraphs:
        match = _SEVERAL.search(paragraph.squeezed) if paragraph.key.startswith(_TOLD) else None
        if match:
            yield Review(paragraph.part(*match.span()), "several", body=report.body.name, found=match[0])
            return


def _sentence(match: re.Match[str]) -> str:
    """The sentence it stands in."""
    start = max(match.string.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
    ends = [at for mark in "。；\n" if (at := match.string.find(mark, match.end())) >= 0]
    return match.string[start : min(ends, default=len(match.string))]
