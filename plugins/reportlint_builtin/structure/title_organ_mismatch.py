"""title-organ-mismatch."""

import re
from collections.abc import Iterator

from reportlint import (
    BodyKind,
    Case,
    Fail,
    Message,
    NotApplicable,
    Note,
    Report,
    Review,
    Severity,
    Title,
    places_in,
    rule,
)
from reportlint_builtin._cases import overview
from reportlint_builtin._organs import FREE, akin, is_bureau, is_organ, lost, names, of_government, shared
from reportlint_builtin._places import same_level, stem
from reportlint_builtin._speakers import maker, of_report, own_sentences
from reportlint_builtin.structure._relied_on import relied_on
from reportlint_builtin.structure._spoken_names import HALF, spoken

_OFFICE = re.compile(r"(?:人民)?政府(?:办公厅|办公室|办)$|人民防空办公室$")
"""Offices that make reports of their own."""
_LEVELS = frozenset("省市州盟县旗区镇乡")
_LOST = 2
"""A title's body that ends like none may have lost so many characters."""
_PERIOD = "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"


@rule(
    id="title-organ-mismatch",
    group="structure",
    severity="error",
    each="report",
    clause="form-2021/responsibility",
    title=Message("正文的机关、地方与标题不一致", "The text is of another body or place than the title's"),
    messages={
        "report": Message(
            "正文称这是“{found}”的报告，标题中的机关为“{organ}”，疑似套用其他单位的文字",
            "the text calls itself the report of {found}, the title names {organ}: another report may have been reused",
        ),
        "maker": Message(
            "正文称报告由“{found}”编制，标题中的机关为“{organ}”，疑似套用其他单位的文字",
            "the text says that {found} makes the report, the title names {organ}: another report may have been reused",
        ),
        "subject": Message(
            "正文以“{found}”的名义叙述工作，标题中的机关为“{organ}”，疑似套用其他单位的文字",
            "the text tells what {found} did, the title names {organ}: another report may have been reused",
        ),
        "contact": Message(
            "正文请读者与“{found}”联系，标题中的机关为“{organ}”，疑似套用其他单位的文字",
            "readers are to ask {found}, the title names {organ}: another report may have been reused",
        ),
        "owner": Message(
            "正文把“{found}”的信息公开工作写成本机关的，标题中的机关为“{organ}”，疑似套用其他单位的文字",
            "the text has {found} do what the body itself does, the title names {organ}: another report may have been reused",
        ),
        "lost": Message(
            "标题中的机关写作“{organ}”，其他地方为“{found}”，疑似缺“{lost}”",
            "the title's body is {organ}, elsewhere it is {found}: {lost} seems to be lost",
        ),
        "short": Message(
            "正文中的机关写作“{found}”，标题为“{organ}”，疑似缺“{lost}”",
            "the text has {found}, the title {organ}: {lost} seems to be lost",
        ),
        "place": Message(
            "“{found}”中的{place}不是标题中的机关“{organ}”所在地，疑似套用外地的文字",
            "{place} in “{found}” is not where the title's body, {organ}, is: text from elsewhere may have been reused",
        ),
    },
    fix=Message("核对标题和正文中的机关、地方名称。", "Check body and place in title and text."),
    why=Message(
        "套用其他单位的报告而没有改尽名称，公布后影响公信力。",
        "A report that was reused with another body's name left in harms trust once it is published.",
    ),
    exceptions=Message(
        "简称、改名前后的名称、本级政府及其办公室不算；政府的报告由部门编制的不算。以其他单位名义叙述、联系其他单位的，以及名称相近、可能是改名的，列为待核。"
        "落款由 signature-organ-wrong 判断，来源由 meta-source-mismatch 判断。",
        "Not short forms, names before or after a renaming, the government of the place and its office, nor a bureau that "
        "makes its government's report. What another body did, whom to ask, and names that are much alike are for review. The signature is for "
        "signature-organ-wrong, the source for meta-source-mismatch.",
    ),
    cases=(
        Case(Message("只有本单位", "this body only"), {}),
        Case(
            Message("前言称是另一局的报告", "the preface is another bureau's"),
            {"preface": f"现公布云溪县水利局2024年政府信息公开工作年度报告。{_PERIOD}"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("编制的是另一局", "another bureau makes the report"),
            {
                "preface": f"根据《中华人民共和国政府信息公开条例》，云溪县水利局编制2024年政府信息公开工作年度报告。{_PERIOD}"
            },
            ("fail preface/1/text",),
        ),
        Case(
            Message("另一局向社会公布", "another bureau publishes it"),
            {
                "preface": f"根据《中华人民共和国政府信息公开条例》规定，云溪县水利局现向社会公布2024年政府信息公开工作年度报告。{_PERIOD}"
            },
            ("fail preface/1/text",),
        ),
        Case(
            Message("“本报告由……编制”", "made by, in other words"),
            {"preface": f"本报告由松川县发展和改革局按照《条例》要求编制。{_PERIOD}"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("“编制单位”是另一局", "the body named as the maker is another"),
            {"preface": f"编制单位：云溪县水利局；编制依据：《条例》。{_PERIOD}"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("标题的机关缺“局”字", "the title's body has lost its last character"),
            {"title": "云溪县发展和改革2024年政府信息公开工作年度报告"},
            ("fail title",),
        ),
        Case(
            Message("前言的机关缺字", "the body has lost a character in the preface"),
            {
                "preface": f"根据《中华人民共和国政府信息公开条例》，云溪发展和改革局编制2024年政府信息公开工作年度报告。{_PERIOD}"
            },
            ("review preface/1/text",),
        ),
        Case(
            Message("通行的简称", "a usual short form"),
            {
                "preface": f"根据《中华人民共和国政府信息公开条例》，云溪县发展改革局编制2024年政府信息公开工作年度报告。{_PERIOD}"
            },
        ),
        Case(
            Message("总体情况以另一局开头", "part one opens with another bureau"),
            {"sections/overview|2024年，我局": "2024年，云溪县水利局"},
            ("review sections/overview/1/text",),
        ),
        Case(
            Message("“2024年度我局”", "the body itself, behind the year"),
            {"sections/overview|2024年，我局认真贯彻落实": "2024年度我局收到政府信息公开申请，认真贯彻落实"},
        ),
        Case(
            Message("没有收费的是另一局", "another bureau charged no fee"),
            {"sections/other": "2024年，云溪县水利局未收取信息处理费。"},
            ("review sections/other/1/text",),
        ),
        Case(
            Message("联系人是另一局", "another bureau is to be asked"),
            {"preface": f"{_PERIOD}如对本报告有疑问，请与云溪县水利局联系。"},
            ("review preface/1/text",),
        ),
        Case(
            Message("“可与另一局联系”", "another bureau may be asked"),
            {"preface": f"{_PERIOD}对本报告有疑问的，可与云溪县水利局联系（电话：0999-1234567）。"},
            ("review preface/1/text",),
        ),
        Case(
            Message("报告由另一局解释", "another bureau explains the report"),
            {"preface": f"{_PERIOD}本报告由云溪县水利局负责解释。"},
            ("review preface/1/text",),
        ),
        Case(
            Message("向复议机关申请复议", "a review is applied for at another body"),
            {"preface": f"{_PERIOD}对答复不服的，可向云溪县司法局提出行政复议申请。"},
        ),
        Case(
            Message("监督电话是另一局的", "another bureau's telephone"),
            overview("云溪县水利局信息公开监督电话全年畅通。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("另一局把公开列入考核", "another bureau has disclosure in its appraisal"),
            overview("云溪县水利局将政务公开列入股室年度考核。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("调整另一局的领导小组", "the group that leads another bureau's disclosure"),
            overview("及时调整云溪县水利局政务公开领导小组成员。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("执行另一局的制度", "the rules of another bureau"),
            overview("严格执行《云溪县水利局政府信息公开工作规则》，按月自查。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("后文写成外地的同名局", "another place's bureau of the same name further on"),
            {"organ": "云溪县教育局", "signature": "云溪县教育局\n2025年1月20日"}
            | overview("松川县教育局完善公开目录12项。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("通过本局网站", "by its own site"),
            {"organ": "云溪县教育局", "signature": "云溪县教育局\n2025年1月20日"}
            | overview("全年通过县教育局网站公布招生信息12条。"),
        ),
        Case(
            Message("外地同名局来交流", "a bureau of the same name that came to visit"),
            {"organ": "云溪县教育局", "signature": "云溪县教育局\n2025年1月20日"}
            | overview("松川县教育局来我局学习公开目录。"),
        ),
        Case(
            Message("执行外省的制度", "the rules of another province's bureau"),
            {
                "organ": "青峦省水利厅",
                "signature": "青峦省水利厅\n2025年1月20日",
                **overview("严格执行《白河省水利厅政府信息公开工作规则》，按月自查。", own="我厅"),
            },
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("执行本局和上级的制度", "the rules of the bureau itself and of the one above"),
            overview(
                "严格执行《云溪县发展和改革局政府信息公开工作规则》《安平市发展和改革委员会政府信息公开办法》，按月自查。"
            ),
        ),
        Case(
            Message("另一个镇", "another town"),
            {"sections/overview|2024年，松岗镇": "2024年，石桥镇"},
            ("review sections/overview/1/text",),
            base="annual-2021/township",
        ),
        Case(
            Message("后文写成另一个镇", "another town further on"),
            {"sections/overview|5.监督保障。": "5.监督保障。石桥镇高度重视政务公开工作。"},
            ("review sections/overview/6/text",),
            base="annual-2021/township",
        ),
        Case(
            Message("总体情况以另一个县开头", "part one opens with another county"),
            {"sections/overview|2024年，全县": "2024年，松川县"},
            ("review sections/overview/1/text",),
            base="annual-2021/county",
        ),
        Case(
            Message("依托另一个县的网站", "the site of another county"),
            overview("依托松川县人民政府门户网站公布审批目录。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("在另一个县领导下", "under the lead of another county"),
            overview("在松川县委、县政府的坚强领导下，及时公布审批目录。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("县政府办公室的报告称是另一局的", "the general office's report calls itself a bureau's"),
            {
                "organ": "云溪县人民政府办公室",
                "signature": "云溪县人民政府办公室\n2025年1月20日",
                "preface": f"现公布云溪县水利局2024年政府信息公开工作年度报告。{_PERIOD}",
                "sections/overview|2024年，我局": "2024年，我办",
            },
            ("review preface/1/text",),
        ),
        Case(
            Message("“由……编制”", "made by, behind a comma"),
            {"preface": f"根据《条例》规定，由松川县水利局编制本报告。{_PERIOD}"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("没有其他事项的是另一局", "another bureau has nothing else to report"),
            {"sections/other": "未收取信息处理费。松川县水利局本年度无其他需要报告的事项。"},
            ("review sections/other/1/text",),
        ),
        Case(
            Message("后文写成另一局的做法", "another bureau's doing further on"),
            overview("松川县水利局进一步规范公文公开属性审核。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("本地、上级、协作", "the place itself, the city above, co-operation"),
            overview(
                "依托云溪县人民政府门户网站和安平市人民政府门户网站公布审批目录。与松川县开展协作，依托松川县人民政府门户网站同步公布。"
            ),
        ),
        Case(
            Message("简称、改名、政府办公室", "a short form, a former name, the government's office"),
            {
                "preface": f"县发改委根据《条例》编制2024年度报告。{_PERIOD}如有疑问，请与云溪县人民政府办公室联系。",
                "sections/overview|2024年，我局": "2024年，云溪县发改局",
            },
        ),
        Case(
            Message("政府的报告由部门编制", "a bureau makes its government's report"),
            {"preface": f"云溪县数据局根据《条例》编制2024年度报告。{_PERIOD}"},
            base="annual-2021/county",
        ),
    ),
)
def title_organ_mismatch(report: Report) -> Iterator[Note]:
    """Compare the title's body with those the preface and the opening of part one speak as; each is told once."""
    title = report.title
    if title is not None and title.organ:
        yield from _lost(report, title)
    if title is None or not title.organ or report.body.kind is BodyKind.UNKNOWN:
        yield NotApplicable(report)
        return
    told: list[str] = []
    for paragraph, offset, role, speaker in spoken(report):
        name = speaker.name
        if _ours(name, role, report) or any(akin(name, other) for other in told):
            continue
        told.append(name)
        part = paragraph.part(offset + speaker.start, offset + speaker.end)
        sure = role in ("report", "maker") and _another(name, report.body.name)
        note = (Fail if sure else Review)(part, role, found=name, organ=title.organ).beside(title)
        yield note if sure else note.weighing(Severity.WARNING)
    for part, used, below in relied_on(report, title):
        say = Review if below else Fail
        note = say(part, "place", found=used.found, place=used.place, organ=title.organ).beside(title)
        yield note.weighing(Severity.WARNING) if below else note


def _lost(report: Report, title: Title) -> Iterator[Note]:
    """Notes on a character that the body's name lost in the title, or in the preface while the title has it."""
    told = [fact.value for fact in report.facts if fact.kind in ("source", "publisher", "signatory")]
    for paragraph in report.preface:
        for offset, sentence in own_sentences(paragraph.squeezed, preface=True):
            for speaker in (of_report(sentence), maker(sentence)):
                if speaker is None:
                    continue
                told.append(speaker.name)
                missing = lost(speaker.name, title.organ)
                if (
                    missing
                    and missing not in FREE
                    and title.organ in told
                    and report.prose.text.count(speaker.name) == 1
                ):
                    part = paragraph.part(offset + speaker.start, offset + speaker.end)
                    note = Review(part, "short", found=speaker.name, organ=title.organ, lost=missing)
                    # 安平市气象局 is called 安平气象局, too.
                    note = (
                        note.weighing(Severity.INFO)
                        if missing in _LEVELS
                        else note.weighing(Severity.WARNING)
                    )
                    yield note.beside(title)
    if not _named(title.organ):
        whole = next((name for name in told if is_organ(name) and lost(title.organ, name, _LOST)), "")
        if whole:
            missing = lost(title.organ, whole, _LOST)
            note = Fail(title, "lost", organ=title.organ, found=whole, lost=missing)
            yield note.weighing(Severity.WARNING)


def _named(name: str) -> bool:
    """Whether it is the whole name of a body, not a clause that ends like one."""
    return is_organ(name) or "".join(places_in(name)) == name


def _ours(name: str, role: str, report: Report) -> bool:
    """Whether a name is none of another body: this body's, its government's, or no body's at all."""
    makes = role in ("report", "maker")
    if role == "report" and of_government(report.body.name) and is_bureau(name):
        return False
    others = [one for one in names(name) if _named(one) or (makes and places_in(one) and _OFFICE.search(one))]
    return not others or any(
        akin(one, own) for one in others for own in (report.body.name, *names(report.body.name))
    )


def _another(name: str, own: str) -> bool:
    """Whether two names can't be one body's under a former name: of other places, or for other work."""
    mine, others = places_in(own), places_in(name)
    elsewhere = same_level(others[-1], mine) and stem(others[-1]) not in map(stem, mine) if others else False
    return elsewhere or shared(name, own) < HALF
