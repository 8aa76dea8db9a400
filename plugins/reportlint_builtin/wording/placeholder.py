"""placeholder."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule

_MARK = r"(?:[Xx]{2,4}|[OＯ]{2,4}|(?<![一二三四五六七八九])〇{2,4}|[×╳✕＊*○◯]{2,}|某某)"
_UNIT = r"(?:年度?|月|日|省|市|县|区|镇|乡|街道|局|委|办|单位|部门|条|件|次|个|号|份|篇|期|场|万元|元|活动|会议|培训|专栏|栏目|网站|平台|制度|方案|办法|通知|文件|工作)"
_ONE = r"[Xx×╳]"
_BLANK = r"待填写?|待补充?|待定|待核实|待完善|请?填写[^）】]{0,12}|请?填报[^）】]{0,12}|单位名称|单位全称|具体(?:数字|内容|网址|时间|地址|名称|电话|单位|日期|情况)"
_PLACEHOLDER = re.compile(
    rf"(?<![A-Za-z0-9]){_MARK}(?={_UNIT})|(?:第|共|共计|累计|收到|公开|发布|办结|受理){_MARK}(?![A-Za-z0-9])"
    rf"|(?<![A-Za-z0-9×]){_ONE}(?=[年月日件条次份篇期场县镇乡局])|(?<!\d)20(?:\d?{_ONE}{{1,2}}|[_＿＊*]{{2}})(?=年)"
    rf"|(?<![A-Za-z0-9])[_＿﹍﹎]{{2,}}(?![A-Za-z0-9])|待填写?|[（【\[](?:{_BLANK})[）】\]]"
    r"|(?<=[年月])[_＿]+(?=[月日])|(?:[？?]{2,}|[□■]+)(?=[件条次份篇期场年月日])|(?:^|(?<=[\n，。；]))某(?:局|委|镇|乡|县|区|市|街道)(?=认真|高度|积极|严格|共|未|主动|收到|坚持)"
    r"|(?:电话|传真|邮编|邮政编码|地址|网址|邮箱|联系方式|联系人)[：为是]{0,2}(?:[×╳✕＊*○◯〇]{2,}|[XxOＯ]{2,})(?![A-Za-z0-9×╳✕＊*○◯〇])"
    r"|(?:共|收到|公开|发布|办结|受理|清理)…+(?=[件条次份篇期场])|（[ _＿…]*）|【[ ]*】|〔[ ]*〕(?=\d*号)|〔20\d\d〕第?号"
    r"|(?:电话|传真|邮编|邮政编码|地址|邮箱)：(?=[，；。）])|(?<=\n)略。?(?=\n|$)"
)

_SIGN = re.compile(
    # What each of them begins with: elsewhere they need not be tried one by one.
    r"(?=[Xx×╳✕＊*○◯_＿﹍﹎…？?□■OＯ〇某待（【\[〔〕话真编码址箱略])"
    rf"(?:[Xx×╳✕＊*○◯_＿﹍﹎…？?□■]|[OＯ〇]{{2}}|某[某局委镇乡县区市街]|待填|[（【\[](?:{_BLANK})|（ *）|【 ?】|〔 ?〕|〕第?号|[话真编码址箱]：[，；。）]|略)"
)
"""What each of them holds: looked for first, for it is quick."""


@rule(
    id="placeholder",
    group="wording",
    severity="warning",
    each="report",
    clause="practice/wording",
    title=Message("留有占位符号", "A placeholder was left in"),
    message=Message("“{found}”处留有占位符号，未填写内容", "a placeholder at “{found}” was not filled in"),
    fix=Message("填写内容，或者删去该处。", "Fill it in or remove it."),
    why=Message("占位符号多半是套用模板时漏填的内容。", "It was not filled in when a template was used."),
    exceptions=Message(
        "隐去的姓名（张某某、李××）、号码和名称中的字母不算。",
        "Names and numbers that were masked, and letters in names, do not count.",
    ),
    cases=(
        Case(
            Message("隐去的姓名、名称中的字母", "masked names, letters in names"),
            {
                "sections/overview|落实先审后发要求": "落实先审后发要求，配合办理张××申请行政复议一案，使用XXL号展板，电话138****0000，联系电话：****0000，申请人：***，二〇〇八年起，O2O服务，3×4米展板、X光机、待补充材料的申请均有登记，见http://a.example.gov.cn/x__y"
            },
        ),
        Case(
            Message("机关名称没有填写", "the body was not filled in"),
            {"sections/overview|落实先审后发要求": "落实XX局先审后发要求"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("数字没有填写", "the number was not filled in"),
            {"sections/overview|发布政策解读材料18篇": "发布政策解读材料××篇"},
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("活动没有填写", "the activity was not filled in"),
            {"sections/overview|落实先审后发要求": "开展××活动，落实先审后发要求"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("字母O代替的机关名称", "letters O for a body's name"),
            {"sections/overview|落实先审后发要求": "与OOO局联合落实先审后发要求"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("星号代替的电话", "asterisks for a telephone number"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求，联系电话：****"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("下划线", "underscores"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求，清理文件＿＿件"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("年份、月份没有填写", "year and month were not filled in"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求，202X年X月完成清理"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("落款日期没有填写", "the day of signature was not filled in"),
            {"signature": "云溪县发展和改革局\n2025年X月X日"},
            ("fail signature/2/text",),
        ),
        Case(
            Message("“待填”", "to be filled in"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求（待补充）"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("电话没有填写", "no telephone number"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求（电话：，邮编：100000）"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("文号没有填写", "no number of the document"),
            {"sections/overview|落实先审后发要求": "落实云政办发〔2024〕号文件要求"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("整段只有“略”", "nothing but 略"),
            {"sections/other|未收取信息处理费。": "未收取信息处理费。\n略。"},
            ("fail sections/other/2/text",),
        ),
        Case(
            Message("空括号", "empty brackets"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求（ ）"},
            ("fail sections/overview/4/text",),
        ),
    ),
)
def placeholder(report: Report) -> Iterator[Note]:
    """Find marks that stand for something not filled in; one note a line."""
    yield from _in_signature(report)
    if _SIGN.search(report.prose.text) is None:
        return
    told = set()
    for match, part in report.prose.find(_PLACEHOLDER):
        if part.key not in told:
            told.add(part.key)
            yield Fail(part, found=report.prose.around(match.start(), match.end(), 6))


def _in_signature(report: Report) -> Iterator[Note]:
    for line in report.signature:
        match = _PLACEHOLDER.search(line.squeezed)
        if match:
            yield Fail(line.part(*match.span()), found=line.squeezed)
