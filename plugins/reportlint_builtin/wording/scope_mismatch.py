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
_SYSTEM = re.compile(
    r"(?:^|(?<=[。；\n]))(?:（[一二三四五六七八九十]+）[^，。；\n]{0,12}[。：])?(?:20\d\d年度?，?|一年来，|全年，)?"
    r"(?P<found>全(?:省|市|州|县|区)(?P<system>法院|检察|公安|司法行政|教育|卫健|卫生健康|税务|气象|海关|市场监管|人社|民政|住建|交通运输|水利|农业农村|生态环境|应急管理|审计|统计|医保|退役军人|自然资源)(?:系统|机关))"
    r"(?=(?:各单位|各级)?(?:共|认真|严格|高度重视|坚持|坚决|深入|积极|扎实|作出|主动公开|公开|收到|受理))"
)
"""Who acts in a sentence: all bodies of one branch."""
_OWN_BRANCH = re.compile(r"行政|管理|系统|机关")
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
_LED = re.compile(
    r"(?:(?:在|按照|根据|落实|围绕)[^，。；、]{0,4}?|(?:^|(?<=[，。；\n])))(?P<led>(?<!自治)(?P<level>[县区旗镇乡])党?委、?和?(?P=level)(?:人民)?政府)"
    r"(?=[^，。；]{0,8}(?:领导|部署|要求|安排|中心工作)|高度重视|始终|定期|多次)"
)
"""Whose party committee and government lead the body."""
_BELOW = re.compile(
    r"(?:督促|指导|组织|推动|要求)[^，。；]{0,4}?(?P<below>各(?:乡镇|镇街|街镇|镇（街道）|乡镇（街道）|乡（镇）|县区|县（区）|县市区|市县|区县))"
)
"""Whom a body sees to that has others below it, as a county has towns."""
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
        "system": Message(
            "{body}的报告写“{found}”，不是本单位所在的系统，疑似套用了其他部门的文字",
            "the report of {body} says “{found}”, which is not its branch: perhaps text of another bureau",
        ),
        "led": Message(
            "{body}的报告写“{found}”，与本单位的层级不符，疑似套用了其他单位的文字",
            "the report of {body} says “{found}”, which is not of its place: perhaps another report was reused",
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
            Message("后面还印发要点、开展考核", "it issues points and appraises, too"),
            overview("组织推动全省政府信息公开工作，印发年度工作要点并对各市开展考核。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("乡镇推进全县工作", "a town runs a county"),
            {"sections/overview|推进政府信息公开": "统筹推进全县政务公开工作"},
            ("review sections/overview/1/text",),
            base="annual-2021/township",
        ),
        Case(
            Message("镇督促各乡镇", "a town sees to towns"),
            {"sections/overview|推进政府信息公开": "督促各乡镇（街道）落实公开责任"},
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
            Message("县里的部门写“区委、区政府”", "a county bureau under a district"),
            overview("在区委、区政府的坚强领导下，及时公布审批目录。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("街道写“镇党委、镇政府”", "a subdistrict under a town"),
            {
                "organ": "云溪区松岗街道办事处",
                "signature": "云溪区松岗街道办事处\n2025年1月20日",
                **overview("镇党委、镇政府高度重视，及时公布审批目录。", own="街道"),
            },
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("县委、市委和自治区", "under the county, the city and the autonomous region"),
            overview(
                "在县委、县政府的领导下，按照市委、市政府和自治区党委、自治区政府部署，及时公布审批目录。"
            ),
        ),
        Case(
            Message("县级部门说全县", "a county bureau speaks of the county"),
            overview("及时公布审批目录，组织推动全县政府信息公开工作。"),
        ),
        Case(
            Message("县级部门写成另一个系统", "a county bureau speaks as another branch"),
            overview("全县教育系统主动公开信息326条。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("本系统", "its own branch"),
            {"organ": "云溪县教育局", "signature": "云溪县教育局\n2025年1月20日"}
            | overview("全县教育系统主动公开信息326条。"),
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
    if report.body.kind is BodyKind.DEPARTMENT:
        for match in _SYSTEM.finditer(report.prose.text):
            if not set(_OWN_BRANCH.sub("", match["system"])) & set(report.body.name):
                yield Review(
                    report.prose.part(*match.span("found")),
                    "system",
                    body=report.body.name,
                    found=match["found"],
                )
    for match, _ in report.prose.find(_LED):
        if _led_elsewhere(match["level"], report):
            yield Review(
                report.prose.part(*match.span("led")), "led", body=report.body.name, found=match["led"]
            )
            break
    if report.body.among((BodyKind.TOWNSHIP, BodyKind.SUBDISTRICT)) is True:
        for match, part in report.prose.find(_BELOW):
            if not _ABOVE.search(_up_to_clause(match)):
                yield Review(part, body=report.body.name, found=match[0])
                break
    for match, part in report.prose.find(_SCOPE):
        if match["scope"][1] in wider and not _ABOVE.search(_up_to_clause(match)):
            yield Review(part, body=report.body.name, found=match[0])


def _led_elsewhere(level: str, report: Report) -> bool:
    """Whether no place of the body is of a level; a city's bureau may have branches in districts."""
    levels = {place[-1] for name in (report.body.name, report.superior) for place in places_in(name)}
    if level in report.body.name or level in levels or report.body.kind is BodyKind.ZONE:
        return False
    return bool(levels & set("县区旗镇乡道")) if level in "镇乡" else bool(levels & set("县区旗"))


def _several(report: Report) -> Iterator[Note]:
    """A note on what several bodies do in the report of one."""
    if report.body.name.endswith("办公室"):
        return
    for paragraph in report.paragraphs:
        match = _SEVERAL.search(paragraph.squeezed) if paragraph.key.startswith(_TOLD) else None
        if match:
            yield Review(paragraph.part(*match.span()), "several", body=report.body.name, found=match[0])
            return


def _up_to_clause(match: re.Match[str]) -> str:
    """Its sentence, up to the end of its own clause: what follows is what the body does next."""
    start = max(match.string.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
    ends = [at for mark in "，。；\n" if (at := match.string.find(mark, match.end())) >= 0]
    return match.string[start : min(ends, default=len(match.string))]
