"""foreign-organ."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Passage, Peers, Report, Review, places_in, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._organs import is_organ, same
from reportlint_builtin._places import stem
from reportlint_builtin._speakers import Speaker, contact, doer, maker, of_report
from reportlint_builtin.peers._own import GOVERNMENTS, known, own_places, sentences

_UNNAMED = {"title": "2024年政府信息公开工作年度报告", "html-title": "2024年政府信息公开工作年度报告"}
"""A draft whose title names no body."""
_TOWN, _COUNTY = "镇乡道木", "县旗区"


@rule(
    id="foreign-organ",
    group="peers",
    severity="error",
    each="peers",
    clause="form-2021/responsibility",
    title=Message("文字中的机关不是本单位", "The text is about another body"),
    messages={
        "report": Message(
            "文字称这是“{found}”的报告，本单位为“{own}”，疑似套用其他单位的文字",
            "the text calls itself the report of {found}; the body is {own}: another report may have been reused",
        ),
        "subject": Message(
            "以“{found}”的名义叙述工作，本单位为“{own}”，疑似套用其他单位的文字",
            "the text tells what {found} did; the body is {own}: another report may have been reused",
        ),
        "contact": Message(
            "请读者与“{found}”联系，本单位为“{own}”，疑似套用其他单位的文字",
            "readers are to ask {found}; the body is {own}: another report may have been reused",
        ),
    },
    fix=Message("核对并改为本单位名称。", "Check, and name this body."),
    why=Message(
        "套用其他单位的报告而没有改尽名称，公布后影响公信力。",
        "A report that was reused with another body's name left in harms trust once it is published.",
    ),
    exceptions=Message(
        "上级机关、简称、合作或者参与的单位、文件名称和引号中的机关不算；以其他单位名义叙述工作、联系其他单位的，只认名单中的同级单位；标题写明机关的，文字自称的机关由 title-organ-mismatch 判断。",
        "Bodies above, short forms, partners, and what stands in titles or quotation marks do not count; "
        "for what another body did, or whom to ask, only those of the list and of the same level are known. "
        "Where the title names the body, whose report it is is for title-organ-mismatch.",
    ),
    cases=(
        Case(Message("只有本单位", "this body only"), {}),
        Case(
            Message("前言是另一单位的", "the preface is another body's"),
            _UNNAMED
            | {
                "preface": "现公布松川县水利局2024年政府信息公开工作年度报告。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
            },
            ("fail preface/1/text",),
        ),
        Case(
            Message(
                "前言书名号中的是另一单位的报告", "the title in the preface is that of another body's report"
            ),
            _UNNAMED
            | {
                "preface": "现发布《松川县水利局2024年政府信息公开工作年度报告》。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
            },
            ("fail preface/1/text",),
        ),
        Case(
            Message("撤县设区以前的名称", "the name before the county became a district"),
            {
                "preface": "现公布云溪区发展和改革委员会2024年政府信息公开工作年度报告。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
            },
        ),
        Case(
            Message("引用格式文件和通知", "the form's circular and a notice"),
            {
                "preface": "根据《中华人民共和国政府信息公开工作年度报告格式》和《松川县政务公开领导小组关于做好2024年政府信息公开工作年度报告编制工作的通知》编制本报告。统计期限为2024年1月1日至2024年12月31日。"
            },
        ),
        Case(
            Message("联系人是另一单位", "another body is to be asked"),
            {
                "preface": "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。如对本报告有疑问，请与云溪县水利局联系。"
            },
            ("review preface/1/text",),
            missing=("安平市云溪县水利局",),
        ),
        Case(
            Message("由县政府办公室接待咨询", "the government's office is to be asked"),
            {
                "preface": "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。如对本报告有疑问，请与云溪县人民政府办公室联系。"
            },
            missing=("云溪县人民政府办公室", "云溪县人民政府"),
        ),
        Case(
            Message("前言用简称", "a short form in the preface"),
            {
                "preface": "县发改局根据《中华人民共和国政府信息公开条例》编制2024年度报告。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
            },
        ),
        Case(
            Message("编制单位是另一机关", "another body says that it makes the report"),
            _UNNAMED
            | {
                "preface": "松川县水利局根据《中华人民共和国政府信息公开条例》编制2024年度报告。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
            },
            ("fail preface/1/text",),
        ),
        Case(
            Message("县政府的报告由部门编制", "a bureau makes the government's report"),
            {
                "preface": "云溪县数据局根据《中华人民共和国政府信息公开条例》编制2024年度报告。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
            },
            base="annual-2021/county",
            missing=("云溪县数据局",),
        ),
        Case(
            Message("以名单中另一单位的名义叙述", "what another body of the list did"),
            overview("云溪县水利局高度重视信息发布，及时公布审批目录。"),
            ("review sections/overview/2/text",),
            missing=("云溪县水利局",),
        ),
        Case(
            Message("两处提到同一单位，只说一次", "one body named twice is told once"),
            overview("云溪县水利局高度重视信息发布。云溪县水利局2024年主动公开信息58条。"),
            ("review sections/overview/2/text",),
            missing=("云溪县水利局",),
        ),
        Case(
            Message("乡镇写成另一个镇", "a town tells of another town"),
            {"sections/overview|镇政府通过县政府网站": "石桥镇严格落实公开要求。通过县政府网站"},
            ("review sections/overview/2/text",),
            base="annual-2021/township",
            missing=("云溪县石桥镇人民政府",),
        ),
        Case(
            Message("部门说到乡镇", "a bureau on a town"),
            overview("松岗镇严格落实公示要求，及时公布审批目录。"),
            missing=("云溪县松岗镇人民政府",),
        ),
        Case(
            Message("会同其他单位", "with a partner"),
            overview("会同云溪县水利局公布审批目录。云溪县水利局积极配合数据归集。"),
            missing=("云溪县水利局",),
        ),
        Case(
            Message("引用其他机关的文件", "a document of another body"),
            overview("落实《云溪县水利局关于公布审批目录的通知》，及时公布审批目录。"),
            missing=("云溪县水利局",),
        ),
        Case(
            Message("县政府的报告说到部门", "a government on its bureaus"),
            {"sections/overview|全县坚持": "云溪县水利局积极推进试点。全县坚持"},
            base="annual-2021/county",
            missing=("云溪县水利局",),
        ),
        Case(
            Message("上级机关", "the body above"),
            overview("云溪县人民政府高度重视政府信息公开，及时公布审批目录。"),
            missing=("云溪县人民政府",),
        ),
    ),
)
def foreign_organ(peers: Peers) -> Iterator[Note]:
    """Look who the sentences of the report say it is about; a body is told once."""
    this = peers.this
    found: dict[str, list[tuple[str, Passage]]] = {}
    for line, offset, sentence in sentences(this):
        told = _told(sentence, peers)
        if told is not None:
            message, speaker = told
            part = line.part(offset + speaker.start, offset + speaker.end)
            name = next((one for one in found if same(one, speaker.name)), speaker.name)
            found.setdefault(name, []).append((message, part))
    for name, parts in found.items():
        message, part = min(parts, key=lambda one: one[0] != "report")
        say = Fail if message == "report" else Review
        yield say(part, message, found=name, own=this.name).beside(
            *(other for _, other in parts if other is not part)
        )


def _told(sentence: str, peers: Peers) -> tuple[str, Speaker] | None:
    """What a sentence says of a body that is not the report's: the message, and the body."""
    this = peers.this
    government = this.body.among(GOVERNMENTS) is not False
    if this.body.name not in (this.title.text if this.title else ""):
        # Where the title names the body, title-organ-mismatch compares the two on the page itself.
        for speaker, makes in ((of_report(sentence), False), (maker(sentence), True)):
            if speaker is not None and _foreign(speaker.name, this):
                own_bureau = government and makes
                if _of_elsewhere(speaker.name, this) or (
                    not own_bureau and speaker.name in known(peers.names)
                ):
                    return "report", speaker
    if government:
        return None
    for message, speaker in (("subject", doer(sentence)), ("contact", contact(sentence))):
        if speaker is not None and speaker.name in known(peers.names) and _foreign(speaker.name, this):
            return (message, speaker) if _of_this_level(speaker.name, this) else None
    return None


def _foreign(name: str, this: Report) -> bool:
    """Whether it is a body, and neither this one nor the one above it, however shortened."""
    own = {this.agency, this.body.name} - {""}
    if not is_organ(name) or any(same(name, one) for one in own):
        return False
    above = this.superior
    # Below a government all names begin with its own.
    return not above or (name not in above if above.endswith("政府") else not same(name, above))


def _of_this_level(name: str, this: Report) -> bool:
    """Whether it stands as high as this body, so that it can't be above it."""
    places, own = places_in(name), places_in(this.body.name)
    if not places or not own:
        return False
    for level in (_TOWN, _COUNTY):
        if own[-1][-1] in level:
            return places[-1][-1] in level and (level is _TOWN or not name.endswith("政府"))
    return not name.endswith("政府") and places[-1][-1] == own[-1][-1]


def _of_elsewhere(name: str, this: Report) -> bool:
    """Whether it is of a place that is not this body's."""
    own, places = ({stem(place) for place in found} for found in (own_places(this), places_in(name)))
    return bool(own and places and not places & own)
